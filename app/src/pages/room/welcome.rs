//! Somebody is in, and waits.

use crate::components::stage::{stage_icon, stage_name};
use crate::components::{Icon, memo, text};
use crate::i18n::{count, say, words};
use crate::live::Live;
use kabinet_core::agenda::StageKind;
use leptos::prelude::*;

/// "You are in", and what is going to happen.
#[component]
pub fn Welcome(live: Live) -> impl IntoView {
    let words = words();
    let name = memo(move || live.see(|view| view.my_name().to_owned()));
    let joined = memo(move || live.see(|view| view.count.joined));
    let steps = live.peek(|view| view.head.agenda.iter().map(|stage| stage.kind).collect::<Vec<_>>());
    let step = move |kind: StageKind| {
        view! {
            <li class="step">
                <Icon name=stage_icon(kind) />
                {stage_name(words, kind)}
            </li>
        }
    };
    view! {
        <section class="welcome-card">
            <p class="welcome-mark" aria-hidden="true">
                <Icon name="check" />
            </p>
            <h2>{text(move || say!(words, room.you_are_in, name = name.get()))}</h2>
            <p class="lead">{say!(words, room.we_begin)}</p>
            <p class="welcome-count">
                <Icon name="users" />
                {text(move || count!(words, joined.get(), room.person_in, room.people_in))}
            </p>
        </section>
        <section class="steps-section">
            <h2>{say!(words, room.what_we_do)}</h2>
            <ol class="steps">{steps.into_iter().filter(|&kind| kind != StageKind::Welcome).map(step).collect_view()}</ol>
        </section>
    }
}
