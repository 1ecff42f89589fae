//! Somebody at the table wants the facilitator to come.

use crate::components::{Icon, Taps, When, flag, memo, text, yes_no};
use crate::i18n::{say, words};
use crate::live::{Link, Live};
use kabinet_core::cabinet::Command;
use kabinet_core::id::TableId;
use leptos::prelude::*;

/// Whether a table has asked for help.
fn wanted(live: Live, table: TableId) -> Memo<bool> {
    memo(move || live.see(|view| view.tables.get(&table).is_some_and(|table| table.help)))
}

/// Asks for help, or says that it is solved.
#[component]
pub fn Help(live: Live, table: TableId) -> impl IntoView {
    let words = words();
    let wanted = wanted(live, table);
    view! {
        <div class="help" data-wanted=text(move || wanted.get().to_string())>
            <p role="status">{text(move || if wanted.get() { say!(words, room.help_comes) } else { "" })}</p>
            <HelpButton live table />
        </div>
    }
}

/// That somebody comes, on a page that has only the button.
#[component]
pub fn HelpComes(
    /// The cabinet.
    live: Live,
) -> impl IntoView {
    let words = words();
    let comes = flag(move || {
        live.see(|view| {
            let table = view.me.table.and_then(|table| view.tables.get(&table));
            view.stage.kind.writes() && table.is_some_and(|table| table.help)
        })
    });
    view! {
        <When is=comes>
            <p class="help-comes" role="status">
                {say!(words, room.help_comes)}
            </p>
        </When>
    }
}

/// The same as one button, for where there is no room for more.
#[component]
pub fn HelpButton(
    /// The cabinet.
    live: Live,
    /// Who asks.
    table: TableId,
) -> impl IntoView {
    let words = words();
    let wanted = wanted(live, table);
    let taps = Taps::on(wanted);
    let ask = move |_| {
        taps.command(
            live,
            Command::Help {
                table,
                wanted: !wanted.get_untracked(),
            },
        )
    };
    view! {
        <button
            type="button"
            class="button button-quiet needs-wasm help-button"
            data-wanted=text(move || wanted.get().to_string())
            aria-disabled=yes_no(move || live.link.get() != Link::Live)
            on:click=ask
        >
            <Icon name="life-buoy" />
            <span>{text(move || if wanted.get() { say!(words, room.help_solved) } else { say!(words, room.help) })}</span>
        </button>
    }
}
