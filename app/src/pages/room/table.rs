//! The table: theme, people, the place to write, and the proposals.

use super::cards::Cards;
use super::help::Help;
use super::lead::{Guest, Lead};
use super::proposals::Proposals;
use super::propose::{Draft, Propose};
use crate::components::{Icon, When, WhoIsHere, flag, text, theme_class};
use crate::i18n::{say, words};
use crate::live::Live;
use kabinet_core::agenda::StageKind;
use kabinet_core::id::TableId;
use kabinet_core::view::CardView;
use leptos::prelude::*;

/// A table at work. While it collects, writing comes first; while it works out, what is there already. Who sits here comes last: the list
/// grows when somebody sits down, and nothing may move under who writes.
#[component]
pub fn Table(live: Live, table: TableId, draft: Draft) -> impl IntoView {
    let theme = live.peek(|view| view.theme_of(table).cloned());
    let class = format!("table {}", theme.as_ref().map(theme_class).unwrap_or_default());
    let cards = theme.as_ref().map(|theme| theme.cards.clone()).unwrap_or_default();
    let leads = live.peek(|view| view.leads(table));
    let collects = flag(move || live.see(|view| view.stage.kind == StageKind::Collect));
    view! {
        <div class=class data-stage=text(move || if collects.get() { "collect" } else { "elaborate" })>
            <TableHead live table />
            // In the order in which one reads and walks through it; the form is never made anew under who writes in it.
            <When is=flag(move || !collects.get())>
                <Proposals live table=Some(table) />
            </When>
            <Write live table draft cards />
            <When is=collects>
                <Proposals live table=Some(table) />
            </When>
            {leads.then(|| view! { <Lead live table /> })}
            <Seated live table />
            <Help live table />
        </div>
    }
}

/// The place to write, with ideas to begin from.
#[component]
fn Write(live: Live, table: TableId, draft: Draft, cards: Vec<CardView>) -> impl IntoView {
    let words = words();
    view! {
        <section class="table-write">
            <details class="fold table-ideas">
                <summary>
                    <Icon name="lightbulb" />
                    {say!(words, room.need_idea)}
                </summary>
                <Cards cards />
            </details>
            <Propose live table draft />
        </section>
    }
}

/// Which table it is, and what it works on.
#[component]
fn TableHead(live: Live, table: TableId) -> impl IntoView {
    let words = words();
    let theme = live.peek(|view| view.theme_of(table).cloned());
    theme.map(|theme| {
        view! {
            <section class="table-head">
                <span class="theme-mark">
                    <Icon name=theme.icon />
                </span>
                <div>
                    <p class="table-number">{say!(words, room.table, number = table.0)}</p>
                    <h2 class="theme-name">{theme.title}</h2>
                </div>
            </section>
        }
    })
}

/// Who sits at the table.
#[component]
fn Seated(live: Live, table: TableId) -> impl IntoView {
    let words = words();
    view! {
        <section class="table-seated">
            <h2>{say!(words, room.at_the_table)}</h2>
            <WhoIsHere live table />
        </section>
    }
}

/// A moderator's table before it begins to work: who is here already, who has no phone, and help.
#[component]
pub fn OwnTable(live: Live, table: TableId) -> impl IntoView {
    let class = live.peek(|view| format!("table {}", view.theme_of(table).map(theme_class).unwrap_or_default()));
    view! {
        <div class=class>
            <TableHead live table />
            <Seated live table />
            <div class="lead-corner card">
                <Guest live table />
            </div>
            <Help live table />
        </div>
    }
}
