//! Proposals that say the same become one: which ones go on under another, and how a moderator puts them together and takes them apart.

use super::proposals::list;
use crate::components::{Icon, When, flag, memo, text, yes_no};
use crate::i18n::{say, words};
use crate::live::{Link, Live, fiche_path};
use kabinet_core::cabinet::Command;
use kabinet_core::id::FicheId;
use kabinet_core::view::{FicheView, View};
use leptos::prelude::*;

/// What was put together with a proposal; nothing where nothing was.
#[component]
pub fn Merged(live: Live, fiche: FicheId) -> impl IntoView {
    let words = words();
    let merged = memo(move || live.see(|view| list(view, None, |row| row.into == Some(fiche) && !row.removed)));
    view! {
        <When is=flag(move || !merged.with(Vec::is_empty))>
            <div class="merged">
                <p class="merged-with">
                    <Icon name="merge" />
                    {say!(words, room.merged)}
                </p>
                <ul>
                    <For each=move || merged.get() key=|id| *id let:other>
                        <MergedOne live fiche=other />
                    </For>
                </ul>
            </div>
        </When>
    }
}

#[component]
fn MergedOne(live: Live, fiche: FicheId) -> impl IntoView {
    let words = words();
    let href = live.peek(|view| fiche_path(view, fiche));
    let name = text(move || live.see(|view| view.fiches.get(&fiche).map(|row| row.name.clone()).unwrap_or_default()));
    let proposal = text(move || live.see(|view| view.fiches.get(&fiche).map(|row| row.proposal.clone()).unwrap_or_default()));
    let open = flag(move || live.see(|view| view.stage.kind.writes() && leads(view, fiche)));
    let off = yes_no(move || live.link.get() != Link::Live);
    let apart = move |_| live.command(Command::MergeFiche { fiche, into: None });
    view! {
        <li>
            <a href=href dir="auto">
                {title(live, fiche)}
            </a>
            " "
            <bdi class="hint">{name}</bdi>
            <p class="merged-words" dir="auto">
                {proposal}
            </p>
            <When is=open>
                <button type="button" class="button button-quiet needs-wasm" aria-disabled=off on:click=apart>
                    <Icon name="undo-2" />
                    {say!(words, room.apart)}
                </button>
            </When>
        </li>
    }
}

/// Puts a proposal together with one of the others of its table.
#[component]
pub fn Merge(live: Live, fiche: FicheId) -> impl IntoView {
    let words = words();
    let others = memo(move || {
        live.see(|view| {
            let table = view.fiches.get(&fiche).map(|row| row.table);
            list(view, table, |row| {
                row.id != fiche && !row.private && !row.removed && row.into.is_none()
            })
        })
    });
    // Sixty proposals have sixty choices each: they are made when somebody looks for them.
    let wanted = RwSignal::new(false);
    let choices = move || if wanted.get() { others.get() } else { Vec::new() };
    view! {
        <details class="fold merge">
            <summary on:click=move |_| wanted.set(true)>
                <Icon name="merge" />
                {say!(words, room.merge)}
            </summary>
            <When is=flag(move || others.with(Vec::is_empty))>
                <p class="hint">{say!(words, room.merge_none)}</p>
            </When>
            <ul>
                <For each=choices key=|id| *id let:into>
                    <li>
                        <Into live fiche into />
                    </li>
                </For>
            </ul>
        </details>
    }
}

#[component]
fn Into(live: Live, fiche: FicheId, into: FicheId) -> impl IntoView {
    let off = yes_no(move || live.link.get() != Link::Live);
    let words = words();
    let merge = move |_| live.command(Command::MergeFiche { fiche, into: Some(into) });
    let title = title(live, into);
    let label = text(move || say!(words, room.merge_with, title = title.get()));
    view! {
        <button type="button" class="button" aria-disabled=off on:click=merge dir="auto" aria-label=label>
            {title}
        </button>
    }
}

fn leads(view: &View, fiche: FicheId) -> bool {
    view.fiches.get(&fiche).is_some_and(|row| view.leads(row.table))
}

/// What a proposal is called.
fn title(live: Live, fiche: FicheId) -> Signal<String> {
    let words = words();
    let titled = |row: &FicheView| (!row.title.trim().is_empty()).then(|| row.title.clone());
    text(move || {
        let title = live.see(|view| view.fiches.get(&fiche).and_then(titled));
        title.unwrap_or_else(|| say!(words, room.untitled).to_owned())
    })
}
