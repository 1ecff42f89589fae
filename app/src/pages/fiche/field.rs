//! One field to write in: the question, the words, and what one has to know about them.

use super::asked;
use super::light::SaveLight;
use super::wording::{Wording, wording};
use crate::components::notice::sentence;
use crate::components::{Icon, When, escaped, flag, memo, text as shown};
use crate::editor::{Desk, Place};
use crate::i18n::{say, words};
use crate::live::Live;
use kabinet_core::refusal::Refusal;
use kabinet_core::text::TextFault;
use leptos::html::Textarea;
use leptos::prelude::*;
use leptos::web_sys::Event;

/// So many characters before the end somebody is told how many are left.
const NEAR: usize = 200;

/// One field to write in. The editor looks after the element once it is there; until then nobody can type, for nobody would keep it.
#[component]
pub fn FieldCard(live: Live, desk: Desk, place: Place, text: String) -> impl IntoView {
    let words = words();
    let field = place.field;
    let Wording { question, hint, start } = wording(words, field);
    let id = field.key();
    let (hint_id, light_id, note_id) = (format!("{id}-hint"), format!("{id}-light"), format!("{id}-note"));
    let described = format!("{hint_id} {light_id} {note_id}");
    let hidden = flag(move || live.see(|view| !asked(view.stage.kind, field)));
    let starter = {
        let tap = move |_| {
            if let Some(area) = place.area.get_untracked() {
                begin(&area, start);
            }
        };
        let unwanted = flag(move || !desk.ready.get() || place.units.get() != 0);
        view! {
            <button type="button" class="starter" hidden=unwanted on:click=tap>
                <Icon name="pencil" />
                <span>{format!("{}…", start.trim_end())}</span>
            </button>
        }
    };
    let trouble = shown(move || match place.trouble.get() {
        Some(TextFault::TooLong { .. }) => say!(words, fiche.too_long).to_owned(),
        Some(fault) => sentence(words, &Refusal::Text(fault)).to_string(),
        None => String::new(),
    });
    let area_class = if field.limit() < 1_000 {
        "answer-area answer-area-line"
    } else {
        "answer-area"
    };
    view! {
        <section class="answer" hidden=hidden>
            <label class="answer-question" for=id>
                {question}
            </label>
            <p class="answer-hint" id=hint_id>
                {hint}
            </p>
            <div class="answer-box" data-text=text.clone()>
                <textarea
                    class=area_class
                    id=id
                    name=id
                    rows="1"
                    dir="auto"
                    autocomplete="off"
                    spellcheck="true"
                    aria-describedby=described
                    aria-invalid=shown(move || place.trouble.get().is_some().to_string())
                    readonly=flag(move || !desk.ready.get())
                    node_ref=place.area
                    inner_html=escaped(&text)
                ></textarea>
            </div>
            {starter}
            <p class="answer-foot">
                <SaveLight live light=place.light id=light_id />
                <Writers live desk place />
                <Left place />
            </p>
            <p class="answer-note" id=note_id role="status">
                {trouble}
            </p>
        </section>
    }
}

/// How many characters are left, when it begins to matter.
#[component]
fn Left(place: Place) -> impl IntoView {
    let words = words();
    let limit = place.field.limit();
    let near = NEAR.min(limit / 4);
    let matters = flag(move || place.units.get() + near >= limit);
    let class = shown(move || {
        if place.units.get() > limit {
            "answer-count answer-over"
        } else {
            "answer-count"
        }
    });
    let left = shown(move || {
        let units = place.units.get();
        if units > limit {
            say!(words, fiche.over, number = units - limit)
        } else {
            say!(words, fiche.left, number = limit - units)
        }
    });
    view! {
        <When is=matters>
            <span class=class>{left}</span>
        </When>
    }
}

/// Who else has the caret in this field.
#[component]
fn Writers(live: Live, desk: Desk, place: Place) -> impl IntoView {
    let words = words();
    let names = memo(move || {
        let here = desk.writers.with(|writers| {
            writers
                .iter()
                .filter(|(_, at)| *at == Some(place.field))
                .map(|(person, _)| *person)
                .collect::<Vec<_>>()
        });
        live.see(|view| {
            here.iter()
                .filter_map(|person| view.people.get(person))
                .map(|person| person.name.clone())
                .collect::<Vec<_>>()
        })
    });
    let said = shown(move || match names.get().as_slice() {
        [] => String::new(),
        [one] => say!(words, fiche.writes, name = one.clone()),
        [one, other] => say!(words, fiche.both_write, name = one.clone(), other = other.clone()),
        many => say!(words, fiche.many_write, number = many.len()),
    });
    view! {
        <When is=flag(move || names.with(|names| !names.is_empty()))>
            <span class="answer-writers">
                <Icon name="pencil" />
                <span dir="auto">{said}</span>
            </span>
        </When>
    }
}

/// Writes the first half of a sentence, as if it had been typed.
fn begin(area: &<Textarea as leptos::html::ElementType>::Output, start: &str) {
    area.set_value(start);
    // All of these fail only where there is no page.
    let _ = area.focus();
    let end = u32::try_from(start.encode_utf16().count()).unwrap_or(0);
    let _ = area.set_selection_range(end, end);
    if let Ok(event) = Event::new("input") {
        let _ = area.dispatch_event(&event);
    }
}
