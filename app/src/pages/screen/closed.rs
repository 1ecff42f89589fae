//! The end: thank you, and what there is now.

use super::bunting::Bunting;
use super::noun;
use crate::components::Icon;
use crate::i18n::{count, say, words};
use crate::live::Live;
use kabinet_core::id::ThemeId;
use kabinet_core::view::{TableView, ThemeView, View};
use leptos::prelude::*;

/// Proposals of the tables that are meant, as far as they were shown: the others stay their authors' own.
fn gathered(view: &View, meant: impl Fn(&TableView) -> bool) -> u16 {
    view.tables
        .values()
        .filter(|table| meant(table))
        .map(|table| table.fiches)
        .fold(0, u16::saturating_add)
}

/// What came of it.
#[component]
pub(super) fn Closed(live: Live) -> impl IntoView {
    let words = words();
    let parents = Memo::new(move |_| live.see(|view| view.count.joined));
    let ideas = Memo::new(move |_| live.see(|view| gathered(view, |_| true)));
    let themes = live.peek(|view| view.head.themes.clone());
    view! {
        <Bunting live />
        <ul class="screen-harvest">
            <li>
                <strong>{parents}</strong>
                {move || noun(words, parents.get(), say!(words, screen.parent), say!(words, screen.parents))}
            </li>
            <li>
                <strong>{ideas}</strong>
                {move || noun(words, ideas.get(), say!(words, screen.proposal), say!(words, screen.proposals))}
            </li>
        </ul>
        <ul class="screen-gathered">{themes.into_iter().map(|theme| view! { <Gathered live theme /> }).collect_view()}</ul>
    }
    .into_any()
}

#[component]
fn Gathered(live: Live, theme: ThemeView) -> impl IntoView {
    let words = words();
    let id: ThemeId = theme.id;
    let ideas = Memo::new(move |_| live.see(|view| gathered(view, |table| table.theme == id)));
    view! {
        <li class=format!("theme-{}", theme.colour.name())>
            <Icon name=theme.icon />
            <strong dir="auto">{theme.title}</strong>
            <span>{move || count!(words, ideas.get(), screen.number_proposal, screen.number_proposals)}</span>
        </li>
    }
    .into_any()
}
