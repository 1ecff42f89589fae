//! The clock of the stage, and what can be done to it.

use super::rests;
use crate::i18n::{say, words};
use crate::live::Live;
use crate::pages::screen::face::{Face, Pace};
use kabinet_core::cabinet::Command;
use leptos::prelude::*;

/// A minute, milliseconds.
const MINUTE: u64 = 60_000;

/// The time left, on the server's clock.
#[component]
pub(super) fn Clock(live: Live, now: ReadSignal<u64>) -> impl IntoView {
    let words = words();
    let rests = rests(live);
    let clock = Memo::new(move |_| live.see(|view| view.stage.clock));
    let face = Memo::new(move |_| Face::at(clock.get(), now.get()));
    let pace = Memo::new(move |_| face.get().map(|face| face.pace));
    let note = move || match pace.get() {
        Some(Pace::Running) => say!(words, console.clock_left),
        Some(Pace::Over) => say!(words, console.clock_over),
        Some(Pace::Paused) => say!(words, console.clock_paused),
        None => say!(words, console.clock_none),
    };
    let paused = move || pace.get() == Some(Pace::Paused);
    let turn = move |_| live.command(if paused() { Command::ResumeClock } else { Command::PauseClock });
    let extend = move |minutes: u64| {
        move |_| {
            let from = live.peek(|view| view.stage.clock);
            live.command(Command::Extend {
                by: minutes * MINUTE,
                from,
            });
        }
    };
    view! {
        <div class="console-clock" data-pace=move || pace.get().map(Pace::name)>
            <Show when=move || pace.get().is_some()>
                <time role="timer" aria-live="off" datetime=move || face.get().map(Face::duration)>
                    {move || face.get().map(Face::text)}
                </time>
            </Show>
            <p>{note}</p>
            <div class="console-clock-buttons">
                <Show when=move || matches!(pace.get(), Some(Pace::Running | Pace::Paused))>
                    <button type="button" class="button" disabled=rests on:click=turn>
                        {move || if paused() { say!(words, console.resume) } else { say!(words, console.pause) }}
                    </button>
                </Show>
                <button type="button" class="button" disabled=rests on:click=extend(1)>
                    {say!(words, console.one_more)}
                </button>
                <button type="button" class="button" disabled=rests on:click=extend(5)>
                    {say!(words, console.five_more)}
                </button>
            </div>
        </div>
    }
    .into_any()
}
