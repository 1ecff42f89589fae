//! The proposals a person may read: the private ones first, then those of the table in the order in which they came, so that nothing
//! moves when somebody adds one.

use super::lead::FicheActs;
use super::merge::Merged;
use crate::components::{Icon, ProposalCard, Taps, When, flag, memo, yes_no};
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
    let discarded = RwSignal::new(None);
    let some = |list: Memo<Vec<FicheId>>| flag(move || !list.with(Vec::is_empty));
    let empty = flag(move || shown.with(Vec::is_empty) && private.with(Vec::is_empty));
    view! {
        <div class="proposals">
            <Discarded live discarded />
            <When is=some(private)>
                <section>
                    <h2>
                        <Icon name="eye-off" />
                        {say!(words, room.for_you)}
                    </h2>
                    <List live fiches=private discarded />
                </section>
            </When>
            <section>
                <h2 id="proposals-title">
                    <Icon name="users" />
                    {say!(words, room.at_our_table)}
                </h2>
                <When is=empty>
                    <p class="empty">{say!(words, room.none_yet)}</p>
                </When>
                <List live fiches=shown discarded />
            </section>
            <When is=some(removed)>
                <details class="fold">
                    <summary>
                        <Icon name="trash-2" />
                        {say!(words, room.taken_away)}
                    </summary>
                    <List live fiches=removed discarded />
                </details>
            </When>
        </div>
    }
}

/// Proposals in a list, each with what this person can do with it.
#[component]
fn List(live: Live, fiches: Memo<Vec<FicheId>>, discarded: RwSignal<Option<FicheId>>) -> impl IntoView {
    view! {
        <For each=move || fiches.get() key=|id| *id let:fiche>
            <ProposalCard live fiche>
                <Merged live fiche />
                <Reveal live fiche />
                <Discard live fiche discarded />
                <FicheActs live fiche />
            </ProposalCard>
        </For>
    }
}

/// Shows a private proposal to the table.
#[component]
fn Reveal(live: Live, fiche: FicheId) -> impl IntoView {
    let words = words();
    let off = yes_no(move || live.link.get() != Link::Live);
    let open = flag(move || {
        live.see(|view| {
            view.stage.kind != StageKind::Closed && view.fiches.get(&fiche).is_some_and(|fiche| fiche.private && !fiche.removed)
        })
    });
    let taps = Taps::on(memo(move || open.get()));
    let show = move |_| taps.command(live, Command::ShowFiche { fiche });
    view! {
        <When is=open>
            <button type="button" class="button needs-wasm" aria-disabled=off on:click=show>
                <Icon name="eye" />
                {say!(words, room.show_to_table)}
            </button>
        </When>
    }
}

/// Throws away an own draft that nobody else has seen.
#[component]
fn Discard(live: Live, fiche: FicheId, discarded: RwSignal<Option<FicheId>>) -> impl IntoView {
    let words = words();
    let off = yes_no(move || live.link.get() != Link::Live);
    let own = memo(move || {
        live.see(|view| {
            let mine = |fiche: &FicheView| fiche.private && !fiche.removed && fiche.author == view.me.person;
            view.stage.kind != StageKind::Closed && view.fiches.get(&fiche).is_some_and(mine)
        })
    });
    let taps = Taps::on(own);
    let discard = move |_| {
        discarded.set(Some(fiche));
        taps.command(live, Command::RemoveFiche { fiche, removed: true });
    };
    view! {
        <When is=own>
            <button type="button" class="button button-quiet needs-wasm" aria-disabled=off on:click=discard>
                <Icon name="trash-2" />
                {say!(words, room.discard)}
            </button>
        </When>
    }
}

/// The draft that was thrown away last can be taken back as long as the page stands.
#[component]
fn Discarded(live: Live, discarded: RwSignal<Option<FicheId>>) -> impl IntoView {
    let words = words();
    let off = yes_no(move || live.link.get() != Link::Live);
    let gone = memo(move || discarded.get().filter(|fiche| live.see(|view| !view.fiches.contains_key(fiche))));
    let taps = Taps::on(gone);
    let back = move |_| {
        if let Some(fiche) = gone.get_untracked() {
            taps.command(live, Command::RemoveFiche { fiche, removed: false });
        }
    };
    view! {
        <div class="discarded" role="status">
            <When is=flag(move || gone.get().is_some())>
                <p>{say!(words, room.discarded)}</p>
                <button type="button" class="button" aria-disabled=off on:click=back>
                    <Icon name="undo-2" />
                    {say!(words, room.bring_back)}
                </button>
            </When>
        </div>
    }
}
