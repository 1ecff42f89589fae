//! The clock of the stage, on the server's time.

use crate::components::{Icon, When, flag, memo, text};
use crate::i18n::{say, words};
use crate::live::Live;
use crate::pages::screen::face::{Face, Pace};
use crate::pages::screen::tick::server_time;
use leptos::prelude::*;

/// The time left, for a phone; nothing in a stage without a clock.
#[component]
pub fn StageClock(
    /// The cabinet.
    live: Live,
    /// The server's time when the page was made, milliseconds since 1970.
    now: u64,
) -> impl IntoView {
    let words = words();
    let time = server_time(live, now);
    let clock = memo(move || live.see(|view| view.stage.clock));
    let face = memo(move || Face::at(clock.get(), time.get()));
    let pace = memo(move || face.get().map(|face| face.pace));
    let note = text(move || match pace.get() {
        Some(Pace::Running) => say!(words, room.clock_left),
        Some(Pace::Paused) => say!(words, room.clock_paused),
        Some(Pace::Over) => say!(words, room.clock_over),
        None => "",
    });
    view! {
        <When is=flag(move || pace.get().is_some())>
            <p class="clock" data-pace=text(move || pace.get().map_or("", Pace::name))>
                <Icon name="clock" />
                <span class=text(move || if pace.get() == Some(Pace::Running) { "visually-hidden" } else { "clock-note" })>{note}</span>
                <time role="timer" aria-live="off" datetime=text(move || face.get().map(Face::duration).unwrap_or_default())>
                    {text(move || face.get().map(Face::text).unwrap_or_default())}
                </time>
            </p>
        </When>
    }
}
