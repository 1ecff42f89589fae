//! The table: theme, people, the place to write, and the proposals.

use super::cards::Cards;
use super::help::Help;
use super::lead::Lead;
use super::proposals::Proposals;
use super::propose::{Draft, Propose};
use crate::components::{Icon, WhoIsHere, memo, text, theme_class};
use crate::i18n::{say, words};
use crate::live::Live;
use kabinet_core::agenda::StageKind;
use kabinet_core::id::TableId;
use leptos::prelude::*;

/// A table at work. While it collects, writing comes first; while it works out, what is there already.
#[component]
pub fn Table(live: Live, table: TableId, draft: Draft) -> impl IntoView {
    let words = words();
    let theme = live.peek(|view| view.theme_of(table).cloned());
    let class = format!("table {}", theme.as_ref().map(theme_class).unwrap_or_default());
    let cards = theme.as_ref().map(|theme| theme.cards.clone()).unwrap_or_default();
    let leads = live.peek(|view| view.leads(table));
    let stage = memo(move || live.see(|view| view.stage.kind));
    let collects = move || stage.get() == StageKind::Collect;
    view! {
        <div class=class data-stage=text(move || if collects() { "collect" } else { "elaborate" })>
            {theme
                .map(|theme| {
                    view! {
                        <section class="table-head">
                            <span class="theme-mark">
                                <Icon name=theme.icon />
                            </span>
                            <div>
                                <p class="table-number">{say!(words, room.table, number = table.0)}</p>
                                <h2 class="theme-name">{theme.title}</h2>
                            </div>
                            <WhoIsHere live table />
                        </section>
                    }
                })}
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
            <Proposals live table=Some(table) />
            {leads.then(|| view! { <Lead live table /> })}
            <Help live table />
        </div>
    }
}
