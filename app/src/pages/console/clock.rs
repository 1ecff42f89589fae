//! The clock of the stage, and what can be done to it.

use super::rests;
use crate::components::Taps;
use crate::i18n::{say, words};
use crate::live::Live;
use crate::pages::screen::face::{Face, Pace};
use kabinet_core::agenda::StageKind;
use kabinet_core::cabinet::Command;
use kabinet_core::wire::Ask;
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
    let paused = Memo::new(move |_| pace.get() == Some(Pace::Paused));
    let taps = Taps::on(paused);
    let turn = move |_| {
        let command = if paused.get_untracked() {
            Command::ResumeClock
        } else {
            Command::PauseClock
        };
        taps.command(live, command);
    };
    let more = More::new(live);
    let closed = Memo::new(move |_| live.see(|view| view.stage.kind == StageKind::Closed));
    let runs = Memo::new(move |_| pace.get().is_some());
    view! {
        <Show when=move || !closed.get()>
            <div class="console-clock" data-pace=move || pace.get().map(Pace::name)>
                <Show when=move || runs.get()>
                    <time role="timer" aria-live="off" datetime=move || face.get().map(Face::duration)>
                        {move || face.get().map(Face::text)}
                    </time>
                </Show>
                <p>{note}</p>
                <div class="console-clock-buttons">
                    <Show when=move || matches!(pace.get(), Some(Pace::Running | Pace::Paused))>
                        <button type="button" class="button" aria-disabled=rests on:click=turn>
                            {move || if paused.get() { say!(words, console.resume) } else { say!(words, console.pause) }}
                        </button>
                    </Show>
                    <Show when=move || runs.get()>
                        <button type="button" class="button" aria-disabled=rests on:click=move |_| more.minutes(1)>
                            {say!(words, console.one_more)}
                        </button>
                    </Show>
                    <button type="button" class="button" aria-disabled=rests on:click=move |_| more.minutes(5)>
                        {move || if runs.get() { say!(words, console.five_more) } else { say!(words, console.start_clock) }}
                    </button>
                </div>
            </div>
        </Show>
    }
    .into_any()
}

/// Minutes that are asked for one after the other: each tap counts, and each asks for more of the clock that the one before left.
#[derive(Clone, Copy)]
struct More {
    live: Live,
    /// Minutes that were tapped and not yet asked for.
    owed: StoredValue<u64>,
    /// Whether some were asked for and not yet answered.
    asked: StoredValue<bool>,
}

impl More {
    fn new(live: Live) -> Self {
        Self {
            live,
            owed: StoredValue::new(0),
            asked: StoredValue::new(false),
        }
    }

    fn minutes(self, minutes: u64) {
        self.owed.update_value(|owed| *owed += minutes);
        if !self.asked.get_value() {
            self.ask();
        }
    }

    fn ask(self) {
        let by = self.owed.get_value() * MINUTE;
        self.owed.set_value(0);
        self.asked.set_value(true);
        let from = self.live.peek(|view| view.stage.clock);
        self.live.ask(Ask::Command(Command::Extend { by, from }), move |answer| {
            // The page may be another one by the time the answer comes.
            if self.asked.try_set_value(false).is_some() {
                return;
            }
            let _ = self.live.refusal.try_set(answer.err());
            if self.owed.get_value() > 0 {
                self.ask();
            }
        });
    }
}
