//! The stage that is on: its name, and what the facilitator would say.

use crate::components::{memo, text};
use crate::i18n::{Locale, say, words};
use crate::live::Live;
use kabinet_core::agenda::StageKind;
use leptos::prelude::*;

/// What a stage is called.
pub fn stage_name(words: Locale, kind: StageKind) -> &'static str {
    match kind {
        StageKind::Welcome => say!(words, common.stage_welcome),
        StageKind::Inspire => say!(words, common.stage_inspire),
        StageKind::Choose => say!(words, common.stage_choose),
        StageKind::Collect => say!(words, common.stage_collect),
        StageKind::Elaborate => say!(words, common.stage_elaborate),
        StageKind::Closed => say!(words, common.stage_closed),
    }
}

/// A stage's pictogram.
pub const fn stage_icon(kind: StageKind) -> &'static str {
    match kind {
        StageKind::Welcome => "coffee",
        StageKind::Inspire => "book-open",
        StageKind::Choose => "hand",
        StageKind::Collect => "pencil",
        StageKind::Elaborate => "users",
        StageKind::Closed => "party-popper",
    }
}

/// The stage's name as the page's heading, and its instruction.
#[component]
pub fn StageHead(
    /// The cabinet.
    live: Live,
    /// Whether the person first has to find a table, while the others are further on.
    late: Signal<bool>,
) -> impl IntoView {
    let words = words();
    let index = memo(move || live.see(|view| view.stage.index));
    let steps = live.peek(|view| view.head.agenda.len());
    let step = text(move || say!(words, room.step, number = index.get() + 1, of = steps));
    let name = text(move || {
        if late.get() {
            return say!(words, room.late);
        }
        live.see(|view| stage_name(words, view.stage.kind))
    });
    let instruction = text(move || {
        let index = index.get();
        let stage = live.peek(|view| view.head.agenda.get(index).cloned());
        match stage {
            _ if late.get() => say!(words, room.late_hint).to_owned(),
            // What is said to a hall that comes in or leaves, the page says in its own way.
            Some(stage) if !matches!(stage.kind, StageKind::Welcome | StageKind::Closed) => stage.instruction,
            _ => String::new(),
        }
    });
    view! {
        <div class="stage">
            <p class="stage-step">{step}</p>
            <h1>{name}</h1>
            <p class="stage-instruction" dir="auto">
                {instruction}
            </p>
        </div>
    }
}
