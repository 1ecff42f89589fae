//! Pick a theme and a table: one tap.

use crate::components::{Icon, When, flag, memo, text, theme_class, yes_no};
use crate::i18n::{count, say, words};
use crate::live::Live;
use kabinet_core::cabinet::{Command, Presence};
use kabinet_core::id::{TableId, ThemeId};
use kabinet_core::view::{TableView, ThemeView, View};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// Where a person is; the hall for whom we do not know.
fn presence(view: &View) -> Presence {
    view.people.get(&view.me.person).map(|person| person.presence).unwrap_or_default()
}

fn tables(view: &View, theme: ThemeId, presence: Presence) -> Vec<TableId> {
    view.tables
        .values()
        .filter(|table| table.theme == theme && table.presence == presence)
        .map(|table| table.id)
        .collect()
}

/// Themes with their tables: first those where the person is, in the hall or online.
#[component]
pub fn Choose(live: Live) -> impl IntoView {
    let words = words();
    let themes = live.peek(|view| view.head.themes.clone());
    let mine = live.peek(presence);
    let other = match mine {
        Presence::Hall => Presence::Online,
        Presence::Online => Presence::Hall,
    };
    let elsewhere = match other {
        Presence::Hall => say!(words, room.tables_in_hall),
        Presence::Online => say!(words, room.tables_online),
    };
    let my_table = memo(move || live.see(|view| view.me.table));
    let you_sit = text(move || {
        my_table
            .get()
            .map(|table| say!(words, room.you_sit, number = table.0))
            .unwrap_or_default()
    });
    let theme = move |presence: Presence| move |theme: ThemeView| view! { <Theme live theme presence /> };
    // Who has a table, or can still find one anywhere, needs no other way.
    let full = flag(move || {
        live.see(|view| view.me.table.is_none() && !view.tables.values().any(|table| table.open && table.seated < table.seats))
    });
    view! {
        <div role="status">
            <When is=full>
                <p class="empty">{say!(words, room.all_full)}</p>
            </When>
        </div>
        <div class="themes">{themes.clone().into_iter().map(theme(mine)).collect_view()}</div>
        <details class="fold">
            <summary>{elsewhere}</summary>
            <div class="themes">{themes.into_iter().map(theme(other)).collect_view()}</div>
        </details>
        <When is=flag(move || my_table.get().is_some())>
            <div class="action-bar action-bar-words">
                <Icon name="circle-check" />
                <p>{you_sit}</p>
            </div>
        </When>
    }
}

#[component]
fn Theme(live: Live, theme: ThemeView, presence: Presence) -> impl IntoView {
    let class = format!("theme-card {}", theme_class(&theme));
    let id = theme.id;
    let tables = memo(move || live.see(|view| tables(view, id, presence)));
    view! {
        <When is=flag(move || !tables.with(Vec::is_empty))>
            <section class=class.clone()>
                <div class="theme-card-head">
                    <span class="theme-mark">
                        <Icon name=theme.icon.clone() />
                    </span>
                    <h2 class="theme-name">{theme.title.clone()}</h2>
                </div>
                <ul class="theme-topics">{theme.topics.iter().map(|topic| view! { <li>{topic.clone()}</li> }).collect_view()}</ul>
                <div class="theme-tables">
                    <For each=move || tables.get() key=|id| *id let:id>
                        <Table live id />
                    </For>
                </div>
            </section>
        </When>
    }
}

/// A table to sit down at: a form, and the same by wire where there is one.
#[component]
fn Table(live: Live, id: TableId) -> impl IntoView {
    let words = words();
    let table = memo(move || live.see(|view| view.tables.get(&id).cloned()));
    let mine = memo(move || live.see(|view| view.me.table == Some(id)));
    let left = |table: &TableView| table.seats.saturating_sub(table.seated);
    let state = text(move || match table.get() {
        _ if mine.get() => say!(words, room.you_sit_here).to_owned(),
        Some(table) if !table.open => say!(words, room.table_locked).to_owned(),
        Some(table) if left(&table) == 0 => say!(words, room.table_full).to_owned(),
        Some(table) => count!(words, left(&table), room.place_left, room.places_left),
        None => String::new(),
    });
    // It can be tapped all the same: the answer says what to do.
    let shut = yes_no(move || table.get().is_none_or(|table| !table.open || left(&table) == 0));
    let locked = flag(move || table.get().is_some_and(|table| !table.open));
    let action = live.peek(|view| format!("/c/{}/choose", view.head.cabinet));
    let submit = move |event: SubmitEvent| {
        if live.asks() {
            event.prevent_default();
            live.command(Command::ChooseTable { table: id });
        }
    };
    view! {
        <form method="post" action=action on:submit=submit>
            <button class="seat" name="table" value=id.0.to_string() aria-disabled=yes_no(move || mine.get()) data-shut=shut data-mine=text(move || mine.get().to_string())>
                <span class="seat-number">{say!(words, room.table, number = id.0)}</span>
                <span class="seat-state">
                    <When is=locked>
                        <Icon name="lock" />
                    </When>
                    {state}
                </span>
            </button>
        </form>
    }
}
