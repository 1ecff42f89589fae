//! People by name: at a table, or waiting for one.

use super::movement::Asked;
use super::rests;
use crate::components::people::in_order;
use crate::i18n::{Locale, count, say, words};
use crate::live::Live;
use kabinet_core::cabinet::{Presence, Role};
use kabinet_core::id::{PersonId, TableId};
use kabinet_core::view::{PersonView, View};
use leptos::prelude::*;

/// What a person is called, also when they gave no name.
pub(super) fn called(words: Locale, person: &PersonView) -> String {
    if person.name.is_empty() {
        say!(words, console.no_name).to_owned()
    } else {
        person.name.clone()
    }
}

/// Who sits at a table, or at none: moderators first, then by name; who comes later is put at the end.
pub(super) fn sitting(view: &View, table: Option<TableId>) -> Vec<PersonId> {
    let seated = |person: &&PersonView| person.table == table && matches!(person.role, Role::Moderator | Role::Participant);
    let mut people: Vec<&PersonView> = view.people.values().filter(seated).collect();
    people.sort_by_cached_key(|person| (person.role, person.name.to_lowercase(), person.id));
    people.into_iter().map(|person| person.id).collect()
}

/// Those who have no table yet come last: nothing above moves when they come and go.
#[component]
pub(super) fn WithoutTable(live: Live, moving: Asked) -> impl IntoView {
    let words = words();
    let number = Memo::new(move |_| live.see(|view| sitting(view, None).len()));
    view! {
        <Show when=move || { number.get() != 0 }>
            <section class="console-waiting" aria-labelledby="waiting-title">
                <h2 id="waiting-title">{move || count!(words, number.get(), console.one_waits, console.many_wait)}</h2>
                <People live moving table=None />
            </section>
        </Show>
    }
    .into_any()
}

/// The people at a table, or at none.
#[component]
pub(super) fn People(live: Live, moving: Asked, table: Option<TableId>) -> impl IntoView {
    let people = Memo::new(move |before| in_order(before, live.see(|view| sitting(view, table))));
    view! {
        <ul class="console-people">
            <For each=move || people.get() key=|person| *person let:person>
                <Person live moving person />
            </For>
        </ul>
    }
    .into_any()
}

#[component]
fn Person(live: Live, moving: Asked, person: PersonId) -> impl IntoView {
    let words = words();
    let rests = rests(live);
    let row = Memo::new(move |_| live.see(|view| view.people.get(&person).cloned()));
    let name = Memo::new(move |_| row.with(|row| row.as_ref().map(|row| called(words, row))));
    let here = Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|row| row.here)));
    let tag = move || {
        row.with(|row| match row.as_ref()? {
            PersonView { role: Role::Moderator, .. } => Some(say!(words, console.moderator)),
            PersonView {
                presence: Presence::Online,
                ..
            } => Some(say!(words, console.online)),
            _ => None,
        })
    };
    let connected = move || {
        if here.get() {
            say!(words, console.here)
        } else {
            say!(words, console.away)
        }
    };
    view! {
        <li class="console-person" data-here=move || here.get().then_some("")>
            <span class="console-dot" aria-hidden="true"></span>
            <bdi class="console-person-name">{name}</bdi>
            <span class="visually-hidden">{connected}</span>
            <span class="console-tag">{tag}</span>
            <button type="button" class="console-move" aria-disabled=rests on:click=move |_| moving.ask(person)>
                {say!(words, console.move_person)}
                <span class="visually-hidden">{name}</span>
            </button>
        </li>
    }
    .into_any()
}
