//! One proposal in a list: what it is called, its first lines, whose it is and how it stands.

use crate::components::{Icon, When, flag, memo, text};
use crate::i18n::{say, words};
use crate::live::{Live, fiche_path};
use crate::pages::fiche::missing;
use kabinet_core::agenda::StageKind;
use kabinet_core::fiche::Field;
use kabinet_core::id::FicheId;
use kabinet_core::view::FicheView;
use leptos::prelude::*;

/// A proposal; the whole card opens it.
#[component]
pub fn ProposalCard(
    /// The cabinet.
    live: Live,
    /// Which proposal.
    fiche: FicheId,
    /// Buttons below it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let words = words();
    let shown = memo(move || live.see(|view| view.fiches.get(&fiche).cloned()));
    let part = move |pick: fn(FicheView) -> String| text(move || shown.get().map(pick).unwrap_or_default());
    let is = move |pick: fn(&FicheView) -> bool| flag(move || shown.with(|shown| shown.as_ref().is_some_and(pick)));
    let (private, removed) = (is(|fiche| fiche.private), is(|fiche| fiche.removed));
    let elaborating = flag(move || live.see(|view| matches!(view.stage.kind, StageKind::Elaborate | StageKind::Closed)));
    let href = live.peek(|view| fiche_path(view, fiche));
    let title = text(move || match shown.get() {
        Some(fiche) if !fiche.title.is_empty() => fiche.title,
        _ => say!(words, room.untitled).to_owned(),
    });
    let scribe = text(move || match shown.get().and_then(|fiche| fiche.scribe) {
        Some(name) => say!(words, room.written_by, name = name),
        None => String::new(),
    });
    let filled = text(move || {
        let filled = shown.with(|shown| shown.as_ref().map_or(0, |fiche| fiche.written.count()));
        say!(words, room.filled, number = filled, of = Field::ALL.len())
    });
    // Whoever leads sees at a glance what to ask the table for.
    let written = memo(move || shown.with(|shown| shown.as_ref().map(|fiche| fiche.written).unwrap_or_default()));
    let lacks = flag(move || {
        let leads =
            live.see(|view| view.stage.kind == StageKind::Elaborate && view.fiches.get(&fiche).is_some_and(|row| view.leads(row.table)));
        leads && written.get().missing().next().is_some()
    });
    let lacking = text(move || say!(words, room.missing, fields = missing(words, written.get())));
    view! {
        <article class="proposal" aria-labelledby=format!("proposal-{fiche}") data-private=text(move || private.get().to_string()) data-removed=text(move || removed.get().to_string())>
            <h3 class="proposal-title" id=format!("proposal-{fiche}") dir="auto">
                <a href=href>{title}</a>
            </h3>
            <p class="proposal-words" dir="auto">
                {part(|fiche| fiche.proposal)}
            </p>
            <ul class="proposal-facts">
                <li>
                    <Icon name="user" />
                    <bdi>{part(|fiche| fiche.name)}</bdi>
                    <bdi>{scribe}</bdi>
                </li>
                <When is=private>
                    <li class="badge">
                        <Icon name="eye-off" />
                        {say!(words, room.only_you)}
                    </li>
                </When>
                <When is=is(|fiche| fiche.locked)>
                    <li class="badge">
                        <Icon name="lock" />
                        {say!(words, room.locked)}
                    </li>
                </When>
                <When is=removed>
                    <li class="badge">
                        <Icon name="trash-2" />
                        {say!(words, room.removed)}
                    </li>
                </When>
                <When is=elaborating>
                    <li class="badge">
                        <Icon name="list-checks" />
                        {filled}
                    </li>
                </When>
            </ul>
            <When is=lacks>
                <p class="proposal-lacks hint">{lacking}</p>
            </When>
            {children.map(|children| view! { <div class="proposal-acts">{children()}</div> })}
        </article>
    }
}
