//! Somebody at the table wants the facilitator to come.

use crate::components::{Icon, flag, memo, text};
use crate::i18n::{say, words};
use crate::live::{Link, Live};
use kabinet_core::cabinet::Command;
use kabinet_core::id::TableId;
use leptos::prelude::*;

/// Asks for help, or says that it is solved.
#[component]
pub fn Help(live: Live, table: TableId) -> impl IntoView {
    let words = words();
    let wanted = memo(move || live.see(|view| view.tables.get(&table).is_some_and(|table| table.help)));
    let off = flag(move || live.link.get() != Link::Live);
    let ask = move |_| {
        live.command(Command::Help {
            table,
            wanted: !wanted.get_untracked(),
        })
    };
    view! {
        <div class="help" data-wanted=text(move || wanted.get().to_string())>
            <p role="status">{text(move || if wanted.get() { say!(words, room.help_comes) } else { "" })}</p>
            <button type="button" class="button button-quiet needs-wasm" disabled=off on:click=ask>
                <Icon name="life-buoy" />
                {text(move || if wanted.get() { say!(words, room.help_solved) } else { say!(words, room.help) })}
            </button>
        </div>
    }
}
