//! Bringing somebody to a table, to none, or out of the cabinet.

use super::dialog::Dialog;
use super::people::called;
use super::{rests, rests_or};
use crate::components::{Icon, theme_class};
use crate::i18n::{count, say, words};
use crate::live::Live;
use kabinet_core::cabinet::{Command, Presence, Role};
use kabinet_core::id::{PersonId, TableId};
use kabinet_core::view::PersonView;
use leptos::html;
use leptos::prelude::*;

/// Who is to go elsewhere, if anybody.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Asked(RwSignal<Option<PersonId>>);

impl Asked {
    /// Asks where a person is to go.
    pub(super) fn ask(self, person: PersonId) {
        self.0.set(Some(person));
    }
}

/// The question.
#[component]
pub(super) fn MoveDialog(live: Live, asked: Asked) -> impl IntoView {
    let open = Signal::derive(move || asked.0.get().is_some());
    let close = move || asked.0.set(None);
    view! {
        <Dialog open closed=close label="move-title">
            {move || {
                let person = asked.0.get()?;
                let person = live.peek(|view| view.people.get(&person).cloned())?;
                Some(view! { <Question live person close /> })
            }}
        </Dialog>
    }
    .into_any()
}

#[component]
fn Question(live: Live, person: PersonView, close: impl Fn() + Copy + Send + Sync + 'static) -> impl IntoView {
    let words = words();
    let leaving = RwSignal::new(false);
    let name = called(words, &person);
    let title = {
        let name = name.clone();
        move || {
            if leaving.get() {
                say!(words, console.remove_title, name = &name)
            } else {
                say!(words, console.move_title, name = &name)
            }
        }
    };
    let id = person.id;
    view! {
        <h2 id="move-title" dir="auto">
            {title}
        </h2>
        {move || {
            if leaving.get() {
                view! { <Leave live person=id close back=move || leaving.set(false) /> }.into_any()
            } else {
                view! { <Places live person=person.clone() close leave=move || leaving.set(true) /> }.into_any()
            }
        }}
    }
    .into_any()
}

/// Where somebody could sit.
#[component]
fn Places(
    live: Live,
    person: PersonView,
    close: impl Fn() + Copy + Send + Sync + 'static,
    leave: impl Fn() + Copy + 'static,
) -> impl IntoView {
    let words = words();
    let rests = rests(live);
    let tables = live.peek(|view| view.tables.keys().copied().collect::<Vec<_>>());
    let PersonView { id, role, table: sits, .. } = person;
    let bring = move |table| {
        live.command(Command::MovePerson { person: id, table });
        close();
    };
    let places = tables
        .into_iter()
        .map(|table| view! { <Place live table role here=sits == Some(table) bring=move || bring(Some(table)) /> });
    let parent = role == Role::Participant;
    let remove = parent.then(|| {
        view! {
            <button type="button" class="button button-quiet console-leave" aria-disabled=rests on:click=move |_| leave()>
                {say!(words, console.remove)}
            </button>
        }
    });
    let nowhere = (parent && sits.is_some()).then(|| {
        view! {
            <button type="button" class="button" aria-disabled=rests on:click=move |_| bring(None)>
                {say!(words, console.no_table)}
            </button>
        }
    });
    view! {
        <ul class="console-places">{places.collect_view()}</ul>
        <div class="console-dialog-buttons">
            {remove}
            {nowhere}
            <button type="button" class="button" on:click=move |_| close()>
                {say!(words, console.cancel)}
            </button>
        </div>
    }
    .into_any()
}

#[component]
fn Place(live: Live, table: TableId, role: Role, here: bool, bring: impl Fn() + 'static) -> impl IntoView {
    let words = words();
    let row = Memo::new(move |_| live.see(|view| view.tables.get(&table).cloned()));
    let left = Memo::new(move |_| row.with(|row| row.as_ref().map_or(0, |row| row.seats.saturating_sub(row.seated))));
    let theme = live.peek(|view| view.theme_of(table).cloned());
    let colour = theme.as_ref().map(theme_class).unwrap_or_default();
    let online = live.peek(|view| view.tables.get(&table).is_some_and(|table| table.presence == Presence::Online));
    let locked = Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|row| !row.open)));
    let state = move || match left.get() {
        _ if here => say!(words, console.sits_here).to_owned(),
        0 => say!(words, console.full).to_owned(),
        left => count!(words, left, console.place_left, console.places_left),
    };
    let closed = rests_or(live, move || here || (role == Role::Participant && left.get() == 0));
    view! {
        <li>
            <button type="button" class=format!("console-place {colour}") aria-disabled=closed on:click=move |_| bring()>
                <strong>{say!(words, console.table, number = table.0)}</strong>
                <span class="console-place-theme" dir="auto">
                    {theme.map(|theme| view! { <Icon name=theme.icon /> {theme.title} })}
                </span>
                <span>
                    {online.then(|| say!(words, console.online_and))}
                    {state}
                    {move || locked.get().then(|| format!(" · {}", say!(words, console.locked)))}
                </span>
            </button>
        </li>
    }
    .into_any()
}

/// Asking somebody to leave cannot be taken back, so it is asked twice.
#[component]
fn Leave(live: Live, person: PersonId, close: impl Fn() + Copy + 'static, back: impl Fn() + 'static) -> impl IntoView {
    let words = words();
    let rests = rests(live);
    // The button that was tapped is gone: the focus goes to the careful answer, not out of the dialog.
    let stay = NodeRef::<html::Button>::new();
    Effect::new(move |_| {
        if let Some(stay) = stay.get() {
            // It fails only for an element that left the page in between.
            drop(stay.focus());
        }
    });
    let remove = move |_| {
        live.command(Command::RemovePerson { person });
        close();
    };
    view! {
        <p>{say!(words, console.remove_what)}</p>
        <div class="console-dialog-buttons">
            <button type="button" class="button" node_ref=stay on:click=move |_| back()>
                {say!(words, console.back_again)}
            </button>
            <button type="button" class="button button-danger" aria-disabled=rests on:click=remove>
                {say!(words, console.remove_yes)}
            </button>
        </div>
    }
    .into_any()
}
