//! The clock, large enough for the last row.

use super::face::{Face, Pace};
use crate::i18n::{say, words};
use crate::live::Live;
use leptos::prelude::*;

/// The time left, or over; nothing in a stage without a clock.
#[component]
pub(super) fn Time(live: Live, now: ReadSignal<u64>) -> impl IntoView {
    let words = words();
    let clock = Memo::new(move |_| live.see(|view| view.stage.clock));
    let face = Memo::new(move |_| Face::at(clock.get(), now.get()));
    let pace = Memo::new(move |_| face.get().map(|face| face.pace));
    let note = move || match pace.get() {
        Some(Pace::Running) => say!(words, screen.left),
        Some(Pace::Paused) => say!(words, screen.paused),
        Some(Pace::Over) => say!(words, screen.over),
        None => "",
    };
    view! {
        <Show when=move || pace.get().is_some()>
            <div class="screen-time" data-pace=move || pace.get().map(Pace::name)>
                <time role="timer" aria-live="off" datetime=move || face.get().map(Face::duration)>
                    {move || face.get().map(Face::text)}
                </time>
                <p>{note}</p>
            </div>
        </Show>
    }
    .into_any()
}
