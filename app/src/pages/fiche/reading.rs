//! A fiche for whom only reads.

use super::wording::wording;
use crate::components::{LiveIcon, When, flag, memo, text as shown};
use crate::editor::Desk;
use crate::i18n::{say, words};
use crate::live::Live;
use kabinet_core::fiche::Field;
use leptos::prelude::*;

/// A fiche for whom only reads: the questions that were answered, and who wrote it.
#[component]
pub fn Reading(live: Live, desk: Desk) -> impl IntoView {
    let words = words();
    let fiche = desk.fiche;
    // Whether it was taken away, and whether it is locked.
    let state = memo(move || live.see(|view| view.fiches.get(&fiche).map_or((false, false), |row| (row.removed, row.locked))));
    let icon = shown(move || if state.get().0 { "eye-off" } else { "lock" });
    let why = shown(move || {
        if state.get().0 {
            say!(words, fiche.removed)
        } else {
            say!(words, fiche.locked)
        }
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
        <When is=flag(move || state.get() != (false, false))>
            <p class="fiche-why">
                <LiveIcon name=icon />
                <span>{why}</span>
            </p>
        </When>
        <When is=flag(move || desk.text.with(|text| text.filled() == 0))>
            <p class="fiche-empty">{say!(words, fiche.empty)}</p>
        </When>
        <div class="fiche-fields">{fields.collect_view()}</div>
        <super::tools::Lead live desk />
    }
}
