//! One table on the console.

use super::fiches::Fiches;
use super::movement::Asked;
use super::people::{People, sitting};
use super::rests;
use crate::components::{Icon, Taps};
use crate::i18n::{count, say, words};
use crate::live::Live;
use kabinet_core::cabinet::{Command, Presence};
use kabinet_core::fiche::Field;
use kabinet_core::id::TableId;
use kabinet_core::view::TableView;
use leptos::prelude::*;

/// Its theme, its people, how far it is.
#[component]
pub(super) fn Table(live: Live, moving: Asked, id: TableId) -> impl IntoView {
    let words = words();
    let row = Memo::new(move |_| live.see(|view| view.tables.get(&id).cloned()));
    let (theme, presence) = live.peek(|view| (view.theme_of(id).cloned(), view.tables.get(&id).map(|table| table.presence)));
    let Some(theme) = theme else { return ().into_any() };
    let with = move |of: fn(&TableView) -> u16| Memo::new(move |_| row.with(|row| row.as_ref().map_or(0, of)));
    let (seated, seats) = (with(|row| row.seated), with(|row| row.seats));
    let present = Memo::new(move |_| live.see(|view| sitting(view, Some(id)).len()));
    let help = Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|row| row.help)));
    let open = Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|row| row.open)));
    let heading = format!("table-{id}-title");
    let label = heading.clone();
    view! {
        <article
            id=format!("table-{id}")
            class=format!("console-table theme-{}", theme.colour.name())
            aria-labelledby=label
            data-help=move || help.get().then_some("")
            data-locked=move || (!open.get()).then_some("")
        >
            <header>
                <Icon name=theme.icon />
                <h3 id=heading>
                    {say!(words, console.table, number = id.0)}
                    <span dir="auto">{theme.title}</span>
                </h3>
                {(presence == Some(Presence::Online)).then(|| view! { <span class="console-tag">{say!(words, console.online)}</span> })}
            </header>
            <Show when=move || help.get()>
                <p class="console-help">{say!(words, console.help)}</p>
            </Show>
            <p class="console-seats">
                {move || say!(words, console.seated_of, number = seated.get(), of = seats.get())}
                <Show when=move || !open.get()>
                    <span class="console-tag">{say!(words, console.locked)}</span>
                </Show>
            </p>
            <Progress row />
            <Show when=move || { present.get() != 0 }>
                <details>
                    <summary>{move || count!(words, present.get(), console.one_person, console.people)}</summary>
                    <People live moving table=Some(id) />
                </details>
            </Show>
            <Fiches live table=id />
            <Lock live id open />
        </article>
    }
    .into_any()
}

/// How far the table is: nothing is said before there is something.
#[component]
fn Progress(row: Memo<Option<TableView>>) -> impl IntoView {
    let words = words();
    let private = Memo::new(move |_| row.with(|row| row.as_ref().map_or(0, |row| row.private)));
    let filled = Memo::new(move |_| row.with(|row| row.as_ref().map_or(0, |row| row.filled)));
    view! {
        <Show when=move || { private.get() != 0 }>
            <p>{move || count!(words, private.get(), console.one_private, console.private)}</p>
        </Show>
        <Show when=move || { filled.get() != 0 }>
            <p class="console-progress">
                <meter min="0" max=Field::ALL.len() value=move || filled.get().to_string() aria-hidden="true"></meter>
                {move || say!(words, console.filled, number = filled.get(), of = Field::ALL.len())}
            </p>
        </Show>
    }
    .into_any()
}

/// Open to newcomers, or not.
#[component]
fn Lock(live: Live, id: TableId, open: Memo<bool>) -> impl IntoView {
    let words = words();
    let rests = rests(live);
    let taps = Taps::on(open);
    let turn = move |_| {
        let open = !open.get_untracked();
        taps.command(live, Command::OpenTable { table: id, open });
    };
    view! {
        <button type="button" class="console-lock" aria-disabled=rests on:click=turn>
            {move || if open.get() { say!(words, console.lock) } else { say!(words, console.unlock) }}
            <span class="visually-hidden">{say!(words, console.table, number = id.0)}</span>
        </button>
    }
    .into_any()
}
