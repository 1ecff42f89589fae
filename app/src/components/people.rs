//! Who sits at a table.

use crate::components::{When, flag, memo, text};
use crate::i18n::{say, words};
use crate::live::Live;
use kabinet_core::cabinet::Role;
use kabinet_core::id::{PersonId, TableId};
use kabinet_core::view::{PersonView, View};
use leptos::prelude::*;

/// Everybody at a table, the moderator first.
pub fn members(view: &View, table: TableId) -> Vec<PersonView> {
    let mut members: Vec<_> = view.people.values().filter(|person| person.table == Some(table)).cloned().collect();
    members.sort_by_key(|person| (person.role, person.id));
    members
}

/// The order of before, with who came since at the end: nobody changes place while one looks.
pub fn in_order<T: PartialEq + Copy>(before: Option<&Vec<T>>, now: Vec<T>) -> Vec<T> {
    let mut order: Vec<T> = before.into_iter().flatten().copied().filter(|known| now.contains(known)).collect();
    let new: Vec<T> = now.into_iter().filter(|here| !order.contains(here)).collect();
    order.extend(new);
    order
}

/// The names at a table, with a dot for whose phone is connected.
#[component]
pub fn WhoIsHere(
    /// The cabinet.
    live: Live,
    /// The table.
    table: TableId,
) -> impl IntoView {
    let words = words();
    let people = Memo::new(move |before| {
        let now = live.see(|view| members(view, table).into_iter().map(|person| person.id).collect::<Vec<_>>());
        in_order(before, now)
    });
    view! {
        <ul class="people" aria-label=say!(words, room.at_the_table)>
            <For each=move || people.get() key=|id| *id let:id>
                <Member live id />
            </For>
        </ul>
    }
}

#[component]
fn Member(live: Live, id: PersonId) -> impl IntoView {
    let words = words();
    let person = memo(move || live.see(|view| view.people.get(&id).cloned()));
    let me = live.peek(|view| view.me.person) == id;
    let name = text(move || person.get().map(|person| person.name).unwrap_or_default());
    let here = flag(move || person.get().is_some_and(|person| person.here) || me);
    let leads = flag(move || person.get().is_some_and(|person| person.role == Role::Moderator));
    view! {
        <li class="person" data-here=text(move || here.get().to_string())>
            <span class="person-dot" aria-hidden="true"></span>
            <bdi>{name}</bdi>
            {me.then(|| view! { <span class="person-note">{say!(words, room.you)}</span> })}
            <When is=leads>
                <span class="person-note">{say!(words, room.moderator)}</span>
            </When>
            <When is=flag(move || !here.get())>
                <span class="visually-hidden">{say!(words, room.away)}</span>
            </When>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn who_comes_later_stands_at_the_end() {
        assert_eq!(in_order(None, vec![2, 5]), [2, 5]);
        assert_eq!(in_order(Some(&vec![2, 5]), vec![1, 2, 5]), [2, 5, 1]);
        assert_eq!(in_order(Some(&vec![2, 5, 1]), vec![1, 5]), [5, 1]);
    }
}
