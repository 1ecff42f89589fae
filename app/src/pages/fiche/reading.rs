//! A fiche for whom only reads.

use super::wording::wording;
use crate::components::{LiveIcon, When, anew, flag, memo, text as shown};
use crate::editor::Desk;
use crate::i18n::{say, words};
use crate::live::{Live, fiche_path};
use kabinet_core::fiche::Field;
use kabinet_core::view::FicheView;
use leptos::prelude::*;

/// Why nobody writes in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    Removed,
    Merged,
    Locked,
}

impl Why {
    fn of(row: &FicheView) -> Option<Self> {
        match row {
            FicheView { removed: true, .. } => Some(Self::Removed),
            FicheView { into: Some(_), .. } => Some(Self::Merged),
            FicheView { locked: true, .. } => Some(Self::Locked),
            _ => None,
        }
    }
}

/// A fiche for whom only reads: the questions that were answered, and who wrote it.
#[component]
pub fn Reading(live: Live, desk: Desk) -> impl IntoView {
    let words = words();
    let fiche = desk.fiche;
    let why = memo(move || live.see(|view| view.fiches.get(&fiche).and_then(Why::of)));
    let icon = shown(move || match why.get() {
        Some(Why::Removed) => "eye-off",
        Some(Why::Merged) => "merge",
        _ => "lock",
    });
    let sentence = shown(move || match why.get() {
        Some(Why::Removed) => say!(words, fiche.removed),
        Some(Why::Merged) => say!(words, fiche.merged),
        _ => say!(words, fiche.locked),
    });
    // The proposal that goes on for this one, where this person sees it.
    let into = memo(move || {
        live.see(|view| {
            let row = view.fiches.get(&view.fiches.get(&fiche)?.into?)?;
            let title = if row.title.trim().is_empty() {
                say!(words, room.untitled).to_owned()
            } else {
                row.title.clone()
            };
            Some((title, fiche_path(view, row.id)))
        })
    });
    let fields = Field::ALL.into_iter().map(|field| {
        let text = memo(move || desk.text.with(|text| text.get(field).to_owned()));
        let question = wording(words, field).question;
        view! {
            <When is=flag(move || text.with(|text| !text.trim().is_empty()))>
                <section class="answer">
                    <h2 class="answer-question">{question}</h2>
                    <p class="answer-words" dir="auto">{shown(move || text.get())}</p>
                </section>
            </When>
        }
    });
    view! {
        <When is=flag(move || why.get().is_some())>
            <p class="fiche-why">
                <LiveIcon name=icon />
                <span>
                    {sentence} " "
                    {anew(move || {
                        into.get().map(|(title, path)| view! { <a href=path dir="auto">{title}</a> }).into_any()
                    })}
                </span>
            </p>
        </When>
        <When is=flag(move || desk.text.with(|text| text.is_empty()))>
            <p class="fiche-empty">{say!(words, fiche.empty)}</p>
        </When>
        <div class="fiche-fields">{fields.collect_view()}</div>
        <super::tools::Lead live desk />
    }
}
