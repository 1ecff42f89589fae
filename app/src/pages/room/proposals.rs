//! The proposals a person may read: the private ones first, then those of the table in the order in which they came, so that nothing
//! moves when somebody adds one.

use super::lead::FicheActs;
use super::merge::Merged;
use crate::components::{Icon, ProposalCard, When, flag, memo};
use crate::i18n::{say, words};
use crate::live::{Link, Live};
use kabinet_core::agenda::StageKind;
use kabinet_core::cabinet::Command;
use kabinet_core::id::{FicheId, TableId};
use kabinet_core::view::{FicheView, View};
use leptos::prelude::*;

/// The proposals of a table, or of all, that are picked; oldest first.
pub(super) fn list(view: &View, table: Option<TableId>, pick: impl Fn(&FicheView) -> bool) -> Vec<FicheId> {
    let mut fiches: Vec<_> = (view.fiches.values())
        .filter(|fiche| table.is_none_or(|table| fiche.table == table) && pick(fiche))
        .collect();
    fiches.sort_by_key(|fiche| (fiche.at, fiche.id));
    fiches.into_iter().map(|fiche| fiche.id).collect()
}

/// The lists.
#[component]
pub fn Proposals(live: Live, table: Option<TableId>) -> impl IntoView {
    let words = words();
    let private = memo(move || live.see(|view| list(view, table, |fiche| fiche.private && !fiche.removed)));
    // What goes on under another stands there, unless that one is out of sight: its author may have moved to another table.
    let shown = memo(move || {
        live.see(|view| {
            let alone = |fiche: &FicheView| fiche.into.is_none_or(|into| !view.fiches.contains_key(&into));
            list(view, table, |fiche| !fiche.private && !fiche.removed && alone(fiche))
        })
    });
    let removed = memo(move || live.see(|view| list(view, table, |fiche| fiche.removed)));
    let some = |list: Memo<Vec<FicheId>>| flag(move || !list.with(Vec::is_empty));
    let empty = flag(move || shown.with(Vec::is_empty) && private.with(Vec::is_empty));
    view! {
        <div class="proposals">
            <When is=some(private)>
                <section>
                    <h2>
                        <Icon name="eye-off" />
                        {say!(words, room.for_you)}
                    </h2>
                    <List live fiches=private />
                </section>
            </When>
            <section>
                <h2>
                    <Icon name="users" />
                    {say!(words, room.at_our_table)}
                </h2>
                <When is=empty>
                    <p class="empty">{say!(words, room.none_yet)}</p>
                </When>
                <List live fiches=shown />
            </section>
            <When is=some(removed)>
                <details class="fold">
                    <summary>
                        <Icon name="trash-2" />
                        {say!(words, room.taken_away)}
                    </summary>
                    <List live fiches=removed />
                </details>
            </When>
        </div>
    }
}

/// Proposals in a list, each with what this person can do with it.
#[component]
fn List(live: Live, fiches: Memo<Vec<FicheId>>) -> impl IntoView {
    view! {
        <For each=move || fiches.get() key=|id| *id let:fiche>
            <ProposalCard live fiche>
                <Merged live fiche />
                <Reveal live fiche />
                <FicheActs live fiche />
            </ProposalCard>
        </For>
    }
}

/// Shows a private proposal to the table.
#[component]
fn Reveal(live: Live, fiche: FicheId) -> impl IntoView {
    let words = words();
    let off = flag(move || live.link.get() != Link::Live);
    let open = flag(move || {
        live.see(|view| {
            view.stage.kind != StageKind::Closed && view.fiches.get(&fiche).is_some_and(|fiche| fiche.private && !fiche.removed)
        })
    });
    let show = move |_| live.command(Command::ShowFiche { fiche });
    view! {
        <When is=open>
            <button type="button" class="button needs-wasm" disabled=off on:click=show>
                <Icon name="eye" />
                {say!(words, room.show_to_table)}
            </button>
        </When>
    }
}
