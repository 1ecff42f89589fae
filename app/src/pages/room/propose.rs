//! A short proposal: a title and a few sentences, for oneself or for the table.

mod astray;
mod draft;
mod unsent;

pub use astray::Astray;
pub use draft::Draft;
pub use unsent::Unsent;

use crate::components::people::members;
use crate::components::{Icon, TextBox, flag, memo, text as shown};
use crate::i18n::{say, words};
use crate::live::Live;
use kabinet_core::id::{PersonId, TableId};
use kabinet_core::limits;
use kabinet_core::text::clean;
use leptos::ev::MouseEvent;
use leptos::html::{Input, Select, Textarea};
use leptos::prelude::*;

/// The form. What is typed stays until it is on disk; where nothing is live yet, the form goes its plain way.
#[component]
pub fn Propose(live: Live, table: TableId, draft: Draft) -> impl IntoView {
    let words = words();
    let leads = live.peek(|view| view.leads(table));
    let nodes = Nodes::default();
    let send = move |private: bool| {
        move |event: MouseEvent| {
            if live.asks() {
                event.prevent_default();
                propose(live, table, draft, nodes, private);
            }
        }
    };
    Effect::new(move |_| {
        if let (true, Some(title), Some(proposal)) = (draft.restored.get(), nodes.title.get(), nodes.proposal.get()) {
            if title.value().is_empty() && proposal.value().is_empty() {
                // What was typed before the page was loaded.
                title.set_value(&draft.title.get_untracked());
                proposal.set_value(&draft.proposal.get_untracked());
            } else {
                // What was typed before the page came to life.
                draft.title.set(title.value());
                draft.proposal.set(proposal.value());
            }
        }
    });
    let said = shown(move || match (draft.waiting.get(), draft.said.get()) {
        (true, _) => say!(words, room.sending),
        (false, Some(true)) => say!(words, room.kept_for_you),
        (false, Some(false)) => say!(words, room.table_sees_it),
        (false, None) => "",
    });
    let action = live.peek(|view| format!("/c/{}/propose", view.head.cabinet));
    let busy = flag(move || draft.waiting.get());
    view! {
        <form class="propose card" method="post" action=action>
            <h2>{say!(words, room.your_idea)}</h2>
            <input type="hidden" name="fiche" value=shown(move || draft.next.get().to_string()) />
            {leads.then(|| view! { <ForWhom live table node=nodes.author /> })}
            <label class="field-label" for="proposal-title">
                {say!(words, room.idea_title)}
            </label>
            <input
                class="input"
                id="proposal-title"
                name="title"
                value=draft.title.get_untracked()
                node_ref=nodes.title
                maxlength=limits::TITLE_UNITS.to_string()
                dir="auto"
                autocomplete="off"
                autocapitalize="sentences"
                enterkeyhint="next"
                on:input:target=move |event| draft.type_title(event.target().value())
            />
            <label class="field-label" for="proposal-words">
                {say!(words, room.idea_words)}
            </label>
            <TextBox
                id="proposal-words"
                name="proposal"
                text=draft.proposal.get_untracked()
                limit=limits::FIELD_UNITS
                node=nodes.proposal
                typed=move |text| draft.type_proposal(text)
            />
            <p class="propose-said" role="status">
                {said}
            </p>
            <div class="propose-acts">
                <button class="button button-primary button-wide" name="share" value="table" disabled=busy on:click=send(false)>
                    <Icon name="users" />
                    {say!(words, room.show_to_table)}
                </button>
                <button class="button button-wide" name="share" value="me" disabled=busy on:click=send(true)>
                    <Icon name="eye-off" />
                    {say!(words, room.keep_for_me)}
                </button>
            </div>
        </form>
    }
}

/// The fields, which belong to whoever types in them.
#[derive(Clone, Copy, Default)]
struct Nodes {
    title: NodeRef<Input>,
    proposal: NodeRef<Textarea>,
    author: NodeRef<Select>,
}

/// The moderator writes for whoever says it; without another choice, for oneself.
#[component]
fn ForWhom(live: Live, table: TableId, node: NodeRef<Select>) -> impl IntoView {
    let words = words();
    let me = live.peek(|view| view.me.person);
    let others = memo(move || {
        live.see(|view| {
            members(view, table)
                .into_iter()
                .filter(|person| person.id != me)
                .map(|person| (person.id, person.name))
                .collect::<Vec<_>>()
        })
    });
    view! {
        <div class="needs-wasm">
            <label class="field-label" for="author">
                {say!(words, room.for_whom)}
            </label>
            <select class="input" id="author" node_ref=node>
                <option value="">{say!(words, room.for_me)}</option>
                <For each=move || others.get() key=|(id, _)| *id let((id, name))>
                    <option value=id.to_string()>{name}</option>
                </For>
            </select>
        </div>
    }
}

fn propose(live: Live, table: TableId, draft: Draft, nodes: Nodes, private: bool) {
    let (Some(title), Some(proposal)) = (nodes.title.get_untracked(), nodes.proposal.get_untracked()) else {
        return;
    };
    draft.title.set(clean(&title.value()));
    draft.proposal.set(clean(&proposal.value()));
    let me = live.peek(|view| view.me.person);
    let author = nodes
        .author
        .get_untracked()
        .and_then(|author| author.value().parse::<PersonId>().ok())
        .unwrap_or(me);
    draft.send(live, table, author, private, move || {
        // The page may be another one by the time the answer comes.
        if let Some(title) = nodes.title.try_get_untracked().flatten() {
            title.set_value("");
        }
        if let Some(proposal) = nodes.proposal.try_get_untracked().flatten() {
            proposal.set_value("");
        }
        // The next one may be somebody else's.
        if let Some(author) = nodes.author.try_get_untracked().flatten() {
            author.set_value("");
        }
    });
}
