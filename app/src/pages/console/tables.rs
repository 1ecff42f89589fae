//! All tables, and one more.

use super::add::AddTable;
use super::movement::Asked;
use super::table::Table;
use crate::i18n::{say, words};
use crate::live::Live;
use kabinet_core::cabinet::Presence;
use kabinet_core::id::TableId;
use leptos::prelude::*;

/// A card per table, those in the hall first, by number.
#[component]
pub(super) fn Tables(live: Live, moving: Asked) -> impl IntoView {
    let words = words();
    let tables = Memo::new(move |_| {
        live.see(|view| {
            let mut tables: Vec<(bool, TableId)> = view
                .tables
                .values()
                .map(|table| (table.presence == Presence::Online, table.id))
                .collect();
            tables.sort_unstable();
            tables.into_iter().map(|(_, table)| table).collect::<Vec<_>>()
        })
    });
    view! {
        <section class="console-tables" aria-labelledby="tables-title">
            <h2 id="tables-title">{say!(words, console.tables)}</h2>
            <div class="console-grid">
                <For each=move || tables.get() key=|table| *table let:table>
                    <Table live moving id=table />
                </For>
                <AddTable live />
            </div>
        </section>
    }
    .into_any()
}
