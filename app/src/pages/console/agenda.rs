//! The day as a list; every stage is one confirmed step away.

use super::change::{Asked, is_end};
use super::rests_or;
use crate::components::stage::stage_name;
use crate::i18n::{count, say, words};
use crate::live::Live;
use leptos::prelude::*;

/// The agenda.
#[component]
pub(super) fn Agenda(live: Live, change: Asked) -> impl IntoView {
    let words = words();
    let on = Memo::new(move |_| live.see(|view| view.stage.index));
    let stages = live.peek(|view| view.head.agenda.clone());
    let stages = stages.into_iter().enumerate().map(|(index, stage)| {
        let minutes = stage.minutes.map(|minutes| count!(words, minutes, console.minute, console.minutes));
        let state = move || match index.cmp(&on.get()) {
            std::cmp::Ordering::Less => "past",
            std::cmp::Ordering::Equal => "now",
            std::cmp::Ordering::Greater => "next",
        };
        view! {
            <li data-state=state data-end=is_end(stage.kind).then_some("")>
                <button
                    type="button"
                    aria-current=move || (on.get() == index).then_some("step")
                    aria-disabled=rests_or(live, move || on.get() == index)
                    on:click=move |_| change.ask(live, index)
                >
                    <span class="console-agenda-name">{stage_name(words, stage.kind)}</span>
                    <span class="console-agenda-minutes">{minutes}</span>
                </button>
            </li>
        }
    });
    view! {
        <nav class="console-agenda" aria-label=say!(words, console.agenda)>
            <ol>{stages.collect_view()}</ol>
        </nav>
    }
    .into_any()
}
