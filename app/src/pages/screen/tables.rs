//! Themes and their tables, side by side: places while people choose, proposals while they write, fields while they work one out.

use super::panel::{Panel, free, panels, proposals};
use super::pips::{Mark, Pips};
use crate::components::Icon;
use crate::i18n::{count, say, words};
use crate::live::Live;
use kabinet_core::agenda::StageKind;
use kabinet_core::cabinet::Presence;
use kabinet_core::fiche::Field;
use kabinet_core::id::{TableId, ThemeId};
use kabinet_core::view::TableView;
use leptos::prelude::*;

/// The panels of all themes, in the same places in every stage.
#[component]
pub(super) fn Tables(live: Live, now: ReadSignal<u64>, kind: StageKind) -> impl IntoView {
    let shown = Memo::new(move |_| live.see(|view| panels(view, now.get())));
    let number = Memo::new(move |_| shown.with(Vec::len));
    let themes = move || shown.with(|shown| shown.iter().map(|panel| panel.theme.id).collect::<Vec<_>>());
    view! {
        <ul class="screen-panels" data-panels=number>
            <For each=themes key=|theme| *theme let:theme>
                <OnePanel shown theme kind />
            </For>
        </ul>
    }
    .into_any()
}

#[component]
fn OnePanel(shown: Memo<Vec<Panel>>, theme: ThemeId, kind: StageKind) -> impl IntoView {
    let words = words();
    let panel = Memo::new(move |_| shown.with(|shown| shown.iter().find(|panel| panel.theme.id == theme).cloned()));
    let Some(Panel { theme, .. }) = panel.get_untracked() else {
        return ().into_any();
    };
    let sum = Memo::new(move |_| panel.with(|panel| panel.as_ref().map(|panel| panel.sum).unwrap_or_default()));
    let headline = move || match kind {
        StageKind::Choose if sum.get().free == 0 => say!(words, screen.full).to_owned(),
        StageKind::Choose => count!(words, sum.get().free, screen.place_left, screen.places_left),
        StageKind::Collect => count!(words, sum.get().proposals, screen.number_proposal, screen.number_proposals),
        _ => String::new(),
    };
    let tables = move || {
        panel.with(|panel| {
            panel
                .iter()
                .flat_map(|panel| panel.tables.iter().map(|table| table.id))
                .collect::<Vec<_>>()
        })
    };
    let page = Memo::new(move |_| panel.with(|panel| panel.as_ref().map_or((0, 1), |panel| panel.page)));
    let dense = Memo::new(move |_| panel.with(|panel| panel.as_ref().is_some_and(|panel| panel.dense)));
    let empty = Memo::new(move |_| panel.with(|panel| panel.as_ref().is_none_or(|panel| panel.tables.is_empty())));
    view! {
        <li class=format!("screen-panel theme-{}", theme.colour.name())>
            <h2 dir="auto">
                <Icon name=theme.icon />
                {theme.title}
            </h2>
            <p class="screen-sum">{headline}</p>
            <ul class="screen-rows" data-dense=move || dense.get().then_some("")>
                <For each=tables key=|table| *table let:table>
                    <Row panel table kind />
                </For>
            </ul>
            <Show when=move || empty.get()>
                <p class="screen-none">{say!(words, screen.no_table)}</p>
            </Show>
            <Dots page />
        </li>
    }
    .into_any()
}

/// Which page of a panel's tables this is.
#[component]
fn Dots(page: Memo<(usize, usize)>) -> impl IntoView {
    let words = words();
    let dots = move || {
        let (here, of) = page.get();
        (0..of).map(|dot| view! { <span class:here=dot == here></span> }).collect_view()
    };
    view! {
        <Show when=move || { page.get().1 > 1 }>
            <p class="screen-dots" aria-hidden="true">
                {dots}
            </p>
            <p class="visually-hidden">{move || say!(words, screen.page, number = page.get().0 + 1, of = page.get().1)}</p>
        </Show>
    }
    .into_any()
}

#[component]
fn Row(panel: Memo<Option<Panel>>, table: TableId, kind: StageKind) -> impl IntoView {
    let words = words();
    let row = Memo::new(move |_| panel.with(|panel| panel.as_ref()?.tables.iter().find(|row| row.id == table).cloned()));
    let Some(TableView { seats, presence, .. }) = row.get_untracked() else {
        return ().into_any();
    };
    let number = move |of: fn(&TableView) -> u16| Signal::derive(move || row.with(|row| row.as_ref().map_or(0, of)));
    let (marks, text) = match kind {
        StageKind::Choose => {
            let left = number(free);
            let open = Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|row| row.open)));
            let text = move || match left.get() {
                0 if open.get() => say!(words, screen.full).to_owned(),
                0 => say!(words, screen.locked).to_owned(),
                left => count!(words, left, screen.one_left, screen.number_left),
            };
            (
                view! { <Pips mark=Mark::Seat total=seats filled=number(|row| row.seated) /> }.into_any(),
                Signal::derive(text),
            )
        }
        StageKind::Collect => {
            let written = number(proposals);
            let text = move || count!(words, written.get(), screen.number_proposal, screen.number_proposals);
            (().into_any(), Signal::derive(text))
        }
        _ => {
            let (filled, total) = (number(|row| row.filled.into()), u16::try_from(Field::ALL.len()).unwrap_or(0));
            let text = move || say!(words, screen.filled, number = filled.get(), of = total);
            (
                view! { <Pips mark=Mark::Field total=total filled=filled /> }.into_any(),
                Signal::derive(text),
            )
        }
    };
    view! {
        <li class="screen-row">
            <span class="screen-table">
                {say!(words, screen.table, number = table.0)}
                {(presence == Presence::Online).then(|| view! { <span class="screen-online">{say!(words, screen.online)}</span> })}
            </span>
            {marks}
            <span class="screen-number">{text}</span>
        </li>
    }
    .into_any()
}
