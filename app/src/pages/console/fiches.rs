//! The proposals of a table as they grow, for reading along.

use crate::i18n::{count, say, words};
use crate::live::{Live, fiche_path};
use crate::pages::fiche::missing;
use kabinet_core::agenda::StageKind;
use kabinet_core::fiche::Field;
use kabinet_core::id::{FicheId, TableId};
use kabinet_core::view::{FicheView, View};
use leptos::prelude::*;

/// Those that the table sees, oldest first: a list that grows at its end moves nothing.
fn shown(view: &View, table: TableId) -> Vec<FicheId> {
    let mut fiches: Vec<&FicheView> = view
        .fiches
        .values()
        .filter(|fiche| fiche.table == table && !fiche.removed && fiche.into.is_none())
        .collect();
    fiches.sort_by_key(|fiche| (fiche.at, fiche.id));
    fiches.into_iter().map(|fiche| fiche.id).collect()
}

/// The list, folded.
#[component]
pub(super) fn Fiches(live: Live, table: TableId) -> impl IntoView {
    let words = words();
    let fiches = Memo::new(move |_| live.see(|view| shown(view, table)));
    let number = Memo::new(move |_| fiches.with(Vec::len));
    view! {
        <Show when=move || { number.get() != 0 }>
            <details>
                <summary>{move || count!(words, number.get(), console.one_fiche, console.fiches)}</summary>
                <ul class="console-fiches">
                    <For each=move || fiches.get() key=|fiche| *fiche let:fiche>
                        <OneFiche live fiche />
                    </For>
                </ul>
            </details>
        </Show>
    }
    .into_any()
}

#[component]
fn OneFiche(live: Live, fiche: FicheId) -> impl IntoView {
    let words = words();
    let row = Memo::new(move |_| live.see(|view| view.fiches.get(&fiche).cloned()));
    let with = move |of: fn(&FicheView) -> String| Memo::new(move |_| row.with(|row| row.as_ref().map(of).unwrap_or_default()));
    let (title, proposal) = (with(|row| row.title.clone()), with(|row| row.proposal.clone()));
    let written = Memo::new(move |_| row.with(|row| row.as_ref().map(|row| row.written).unwrap_or_default()));
    let elaborates = Memo::new(move |_| live.see(|view| view.stage.kind == StageKind::Elaborate));
    let lacks = move || elaborates.get() && written.get().missing().next().is_some();
    let locked = Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|row| row.locked)));
    let href = live.peek(|view| fiche_path(view, fiche));
    let heading = move || {
        let title = title.get();
        if title.trim().is_empty() {
            say!(words, console.no_title).to_owned()
        } else {
            title
        }
    };
    view! {
        <li>
            <h4 dir="auto">
                <a href=href>{heading}</a>
            </h4>
            <p class="console-excerpt" dir="auto">
                {proposal}
            </p>
            <p class="console-hint">
                {move || say!(words, console.filled, number = written.get().count(), of = Field::ALL.len())}
                <Show when=move || locked.get()>
                    <span class="console-tag">{say!(words, console.finished)}</span>
                </Show>
            </p>
            <Show when=lacks>
                <p class="console-hint">{move || say!(words, console.missing, fields = missing(words, written.get()))}</p>
            </Show>
        </li>
    }
    .into_any()
}
