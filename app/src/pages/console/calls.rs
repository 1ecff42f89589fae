//! Tables that ask for help, where nobody overlooks them.

use super::rests;
use crate::i18n::{say, words};
use crate::live::Live;
use kabinet_core::cabinet::Command;
use kabinet_core::id::TableId;
use leptos::prelude::*;

/// One line per call.
#[component]
pub(super) fn Calls(live: Live) -> impl IntoView {
    let words = words();
    let calls = Memo::new(move |_| {
        live.see(|view| {
            view.tables
                .values()
                .filter(|table| table.help)
                .map(|table| table.id)
                .collect::<Vec<TableId>>()
        })
    });
    let rests = rests(live);
    view! {
        <div class="console-calls" role="status">
            <Show when=move || calls.with(Vec::is_empty)>
                <p class="console-hint">{say!(words, console.no_calls)}</p>
            </Show>
            <For each=move || calls.get() key=|table| *table let:table>
                <div class="console-call">
                    <a href=format!("#table-{table}")>{say!(words, console.asks_help, number = table.0)}</a>
                    <button
                        type="button"
                        class="button"
                        aria-disabled=rests
                        on:click=move |_| live.command(Command::Help { table, wanted: false })
                    >
                        {say!(words, console.helped)}
                        <span class="visually-hidden">{say!(words, console.table, number = table.0)}</span>
                    </button>
                </div>
            </For>
        </div>
    }
    .into_any()
}
