//! A fiche for whom only reads.

use super::Way;
use super::wording::wording;
use crate::components::{LiveIcon, When, anew, flag, memo, text as shown};
use crate::editor::Desk;
use crate::i18n::{say, words};
use crate::live::{Live, fiche_path};
use kabinet_core::cabinet::Role;
use kabinet_core::fiche::Field;
use kabinet_core::id::FicheId;
use kabinet_core::view::View;
use leptos::prelude::*;

/// Why nobody writes in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    Removed,
    Merged,
    Locked,
    Stage,
}

impl Why {
    fn of(view: &View, fiche: FicheId) -> Option<Self> {
        let row = view.fiches.get(&fiche)?;
        let wrote = matches!(view.me.role, Role::Participant | Role::Moderator);
        if row.removed {
            Some(Self::Removed)
        } else if row.into.is_some() {
            Some(Self::Merged)
        } else if row.locked {
            Some(Self::Locked)
        } else {
            (wrote && !view.stage.kind.writes()).then_some(Self::Stage)
        }
    }
}

/// Why nobody writes here, where somebody might expect to. It stands on the page before there is anything to say, or nobody reads it aloud.
#[component]
pub fn Standing(live: Live, desk: Desk, way: Memo<Way>) -> impl IntoView {
    let words = words();
    let fiche = desk.fiche;
    let why = memo(move || live.see(|view| Why::of(view, fiche)).filter(|_| way.get() == Way::Read));
    let icon = shown(move || match why.get() {
        Some(Why::Removed) => "eye-off",
        Some(Why::Merged) => "merge",
        Some(Why::Stage) => "book-open",
        _ => "lock",
    });
    let sentence = shown(move || match why.get() {
        Some(Why::Removed) => say!(words, fiche.removed),
        Some(Why::Merged) => say!(words, fiche.merged),
        Some(Why::Stage) => say!(words, fiche.written),
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
    view! {
        <div class="fiche-standing" role="status">
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
        </div>
    }
}

/// A fiche for whom only reads: the questions that were answered, and who wrote it.
#[component]
pub fn Reading(live: Live, desk: Desk) -> impl IntoView {
    let words = words();
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
        <When is=flag(move || desk.text.with(|text| text.is_empty()))>
            <p class="fiche-empty">{say!(words, fiche.empty)}</p>
        </When>
        <div class="fiche-fields">{fields.collect_view()}</div>
        <super::tools::Lead live desk />
    }
}
