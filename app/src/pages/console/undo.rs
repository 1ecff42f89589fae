//! Taking a stage change back, for half a minute.

use super::rests;
use crate::components::stage::stage_name;
use crate::i18n::{say, words};
use crate::live::Live;
use kabinet_core::cabinet::Command;
use kabinet_core::limits::UNDO_STAGE_MS;
use leptos::prelude::*;

/// The banner after a change.
#[component]
pub(super) fn Undo(live: Live, now: ReadSignal<u64>) -> impl IntoView {
    let words = words();
    let rests = rests(live);
    let until = Memo::new(move |_| live.see(|view| view.stage.undo_until));
    let left = Memo::new(move |_| until.get().map_or(0, |until| until.saturating_sub(now.get()).div_ceil(1000)));
    let here = Memo::new(move |_| left.get() > 0);
    let undo = move |_| {
        let stage = live.peek(|view| view.stage.index);
        live.command(Command::UndoStage { stage });
    };
    let title = move || live.see(|view| say!(words, console.moved_to, stage = stage_name(words, view.stage.kind)));
    view! {
        <div class="console-undo" role="status">
            <Show when=move || here.get()>
                <p>{title}</p>
                <button type="button" class="button" aria-disabled=rests on:click=undo>
                    {say!(words, console.undo)}
                </button>
                <progress aria-hidden="true" max=UNDO_STAGE_MS / 1000 prop:value=move || left.get() value=move || left.get().to_string()></progress>
            </Show>
        </div>
    }
    .into_any()
}
