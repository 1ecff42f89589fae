//! A short proposal: a title and a few sentences, for oneself or for the table.

mod astray;
mod draft;
mod unsent;

pub use astray::Astray;
pub use draft::Draft;
use draft::{Said, both};
pub use unsent::Unsent;

use crate::components::people::members;
use crate::components::{Icon, TextBox, flag, memo, text as shown, yes_no};
use crate::i18n::{say, words};
use crate::live::Live;
use kabinet_core::id::{PersonId, TableId};
use kabinet_core::limits;
use kabinet_core::text::{clean, units};
use leptos::ev::{KeyboardEvent, MouseEvent};
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
        if let (true, Some(title), Some(proposal)) = (draft.restored.get(), nodes.title.get(), nodes.proposal.get())
            // What stands in a form that is no longer on the page was sent, or is in the draft.
            && title.is_connected()
        {
            // What was typed before the page was loaded, and what was typed before it came to life.
            let (name, words) = (draft.title.get_untracked(), draft.proposal.get_untracked());
            let (name, words) = (both(&name, &title.value(), " "), both(&words, &proposal.value(), "\n"));
            // An element that has its words already keeps its caret.
            if title.value() != name {
                title.set_value(&name);
            }
            if proposal.value() != words {
                proposal.set_value(&words);
            }
            draft.title.set(name);
            draft.proposal.set(words);
        }
    });
    let said = shown(move || match (draft.waiting.get(), draft.said.get()) {
        (true, _) => say!(words, room.sending),
        (false, Some(Said::Private)) => say!(words, room.kept_for_you),
        (false, Some(Said::Table)) => say!(words, room.table_sees_it),
        (false, Some(Said::Earlier)) => say!(words, room.kept_earlier),
        (false, None) => "",
    });
    let action = live.peek(|view| format!("/c/{}/propose", view.head.cabinet));
    let busy = yes_no(move || draft.waiting.get());
    // Half a proposal is not for the table yet.
    let enter = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            if let Some(proposal) = nodes.proposal.get_untracked() {
                // It fails only for an element that is not on the page.
                let _ = proposal.focus();
            }
        }
    };
    // What somebody else says is for the table at once.
    let for_other = flag(move || draft.author.get().is_some());
    view! {
        <form class="propose card" method="post" action=action>
            <h2>{say!(words, room.your_idea)}</h2>
            <input type="hidden" name="fiche" value=shown(move || draft.next.get().to_string()) />
            {leads.then(|| view! { <ForWhom live table draft /> })}
            <label class="field-label" for="proposal-title">
                {say!(words, room.idea_title)}
            </label>
            <input
                class="input"
                id="proposal-title"
                name="title"
                value=draft.title.get_untracked()
                node_ref=nodes.title
                dir="auto"
                autocomplete="off"
                autocapitalize="sentences"
                enterkeyhint="next"
                aria-describedby="proposal-title-over"
                on:input:target=move |event| draft.type_title(event.target().value())
                on:keydown=enter
            />
            <Over id="proposal-title-over" text=draft.title limit=limits::TITLE_UNITS />
            <label class="field-label" for="proposal-words">
                {say!(words, room.idea_words)}
            </label>
            <TextBox
                id="proposal-words"
                name="proposal"
                text=draft.proposal.get_untracked()
                described="proposal-words-over"
                node=nodes.proposal
                typed=move |text| draft.type_proposal(text)
            />
            <Over id="proposal-words-over" text=draft.proposal limit=limits::FIELD_UNITS />
            <p class="propose-said" role="status">
                {said}
            </p>
            <div class="propose-acts">
                <button class="button button-primary button-wide" name="share" value="table" aria-disabled=busy on:click=send(false)>
                    <Icon name="users" />
                    {say!(words, room.show_to_table)}
                </button>
                <button
                    class="button button-wide needs-wasm"
                    name="share"
                    value="me"
                    aria-disabled=busy
                    hidden=for_other
                    on:click=send(true)
                >
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
}

/// That a text does not fit, and by how much; it stays as it was typed.
#[component]
fn Over(id: &'static str, text: RwSignal<String>, limit: usize) -> impl IntoView {
    let words = words();
    let over = memo(move || text.with(|text| units(text)).saturating_sub(limit));
    let said = shown(move || match over.get() {
        0 => String::new(),
        number => format!("{} {}.", say!(words, fiche.too_long), say!(words, fiche.over, number = number)),
    });
    view! {
        <p class="answer-note" id=id role="status">
            {said}
        </p>
    }
}

/// The moderator writes for whoever says it; without another choice, for oneself.
#[component]
fn ForWhom(live: Live, table: TableId, draft: Draft) -> impl IntoView {
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
    let node = NodeRef::<Select>::new();
    Effect::new(move |_| {
        others.track();
        let author = draft.author.get();
        if let Some(select) = node.get() {
            select.set_value(&author.map(|author| author.to_string()).unwrap_or_default());
        }
    });
    let choose = move |select: String| draft.author.set(select.parse::<PersonId>().ok());
    view! {
        <div class="needs-wasm">
            <label class="field-label" for="author">
                {say!(words, room.for_whom)}
            </label>
            <select class="input" id="author" node_ref=node on:change:target=move |event| choose(event.target().value())>
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
    draft.send(live, table, private, move || {
        // The page may be another one by the time the answer comes.
        if let Some(title) = nodes.title.try_get_untracked().flatten() {
            title.set_value(&draft.title.get_untracked());
        }
        if let Some(proposal) = nodes.proposal.try_get_untracked().flatten() {
            proposal.set_value(&draft.proposal.get_untracked());
        }
    });
}
