//! What is on, always in sight: the stage, its words, its clock, the steps before and after, who asks for help, and the way back.

use super::calls::Calls;
use super::change::{Asked, is_end};
use super::clock::Clock;
use super::rests;
use super::stage::beside;
use super::undo::Undo;
use crate::components::Icon;
use crate::components::stage::stage_name;
use crate::i18n::{say, words};
use crate::live::Live;
use kabinet_core::agenda::StageKind;
use leptos::prelude::*;

/// The bar that stays.
#[component]
pub(super) fn Now(live: Live, now: ReadSignal<u64>, change: Asked) -> impl IntoView {
    let words = words();
    let rests = rests(live);
    let current = Memo::new(move |_| live.see(|view| beside(view, 0)));
    let steps = live.peek(|view| view.head.agenda.len());
    let next = Memo::new(move |_| live.see(|view| beside(view, 1)));
    let back = Memo::new(move |_| live.see(|view| beside(view, -1)));
    let closed = Memo::new(move |_| live.see(|view| view.stage.kind == StageKind::Closed));
    let report = live.peek(|view| format!("/c/{}/report", view.head.cabinet));
    let step = move || {
        current
            .get()
            .map(|(index, _)| say!(words, console.step, number = index + 1, of = steps))
    };
    let title = move || current.get().map(|(_, stage)| stage_name(words, stage.kind));
    let instruction = move || current.get().map(|(_, stage)| stage.instruction);
    let go = move |to: Memo<Option<_>>| {
        move |_| {
            if let Some((stage, _)) = to.get_untracked() {
                change.ask(live, stage);
            }
        }
    };
    view! {
        <section class="console-now" aria-labelledby="now-title">
            <div class="console-now-stage">
                <p class="console-eyebrow">{step}</p>
                <h2 id="now-title">{title}</h2>
                <p class="console-say" dir="auto">
                    {instruction}
                </p>
            </div>
            <Clock live now />
            <div class="console-now-steps">
                <Show when=move || next.get().is_some()>
                    <button type="button" class="button button-primary console-next" aria-disabled=rests on:click=go(next)>
                        <span>{say!(words, console.next)}</span>
                        <strong>{move || next.get().map(|(_, stage)| if is_end(stage.kind) { say!(words, console.close) } else { stage_name(words, stage.kind) })}</strong>
                    </button>
                </Show>
                <Show when=move || closed.get()>
                    <a class="button button-primary" href=report.clone()>
                        <Icon name="file-text" />
                        {say!(words, console.open_report)}
                    </a>
                </Show>
                <Show when=move || back.get().is_some()>
                    <button type="button" class="button console-back" aria-disabled=rests on:click=go(back)>
                        {move || back.get().map(|(_, stage)| say!(words, console.back, stage = stage_name(words, stage.kind)))}
                    </button>
                </Show>
            </div>
            <div class="console-news">
                <Calls live />
                <Undo live now />
            </div>
        </section>
    }
    .into_any()
}
