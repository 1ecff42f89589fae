//! The projector: what the whole hall sees. It shows numbers, themes and cards; no names, and no words of the people in the room.

pub(crate) mod address;
mod bunting;
mod cards;
mod closed;
pub(crate) mod face;
mod panel;
mod pips;
#[cfg(test)]
pub(crate) mod sample;
mod strip;
mod tables;
pub(crate) mod tick;
mod time;
mod turn;
mod welcome;

use crate::components::{RestButton, window_title};
use crate::i18n::{Locale, one, say, words};
use crate::live::{Link, Live};
use crate::seed::use_seed;
use kabinet_core::agenda::StageKind;
use leptos::prelude::*;
use leptos_meta::Title;

/// The projector.
#[component]
pub fn ScreenPage() -> impl IntoView {
    let seed = use_seed();
    let (Some(live), Some(room)) = (use_context::<Live>(), seed.room()) else {
        return ().into_any();
    };
    let words = words();
    let title = room.view.head.title.clone();
    let now = tick::server_time(live, room.now);
    let join_url = room.join_url.clone();
    let kind = Memo::new(move |_| live.see(|view| view.stage.kind));
    view! {
        <Title text=window_title(&say!(words, screen.page_title, title = title)) />
        <main id="main" class="screen" data-stage=move || stage_name(kind.get())>
            <Head live now />
            <div class="screen-body">
                {move || {
                    match kind.get() {
                        StageKind::Welcome => view! { <welcome::Welcome live join_url=join_url.clone() /> }.into_any(),
                        StageKind::Inspire => view! { <cards::Cards live now /> }.into_any(),
                        StageKind::Choose | StageKind::Collect | StageKind::Elaborate => {
                            view! { <tables::Tables live now kind=kind.get_untracked() /> }.into_any()
                        }
                        StageKind::Closed => view! { <closed::Closed live /> }.into_any(),
                    }
                }}
            </div>
            <strip::Strip live kind join_url=room.join_url.clone() />
            <Waiting live />
        </main>
    }
    .into_any()
}

/// What the room is to do, and how long for.
#[component]
fn Head(live: Live, now: ReadSignal<u64>) -> impl IntoView {
    let instruction = Memo::new(move |_| {
        live.see(|view| {
            view.head
                .agenda
                .get(view.stage.index)
                .map(|stage| stage.instruction.clone())
                .unwrap_or_default()
        })
    });
    view! {
        <header class="screen-head">
            <h1 class="screen-say" aria-live="polite" dir="auto">
                {instruction}
            </h1>
            <time::Time live now />
        </header>
    }
    .into_any()
}

/// A small word when the picture may be old. The picture itself stays. The style sheet shows it after two seconds: a blip is not news.
#[component]
fn Waiting(live: Live) -> impl IntoView {
    let words = words();
    let was_live = RwSignal::new(false);
    Effect::new(move |_| {
        if live.link.get() == Link::Live {
            was_live.set(true);
        }
    });
    let waits = Memo::new(move |_| match live.link.get() {
        Link::Live => false,
        Link::Connecting => was_live.get(),
        Link::Lost | Link::Resting(_) => true,
    });
    let text = move || match live.link.get() {
        Link::Resting(_) => say!(words, screen.rests),
        _ => say!(words, screen.reconnecting),
    };
    view! {
        <Show when=move || waits.get()>
            <div class="screen-waiting">
                <p>{text}</p>
                <RestButton live />
            </div>
        </Show>
    }
    .into_any()
}

/// The noun that goes with a number which stands apart from it.
fn noun(words: Locale, number: u16, single: &'static str, many: &'static str) -> &'static str {
    if one(words, usize::from(number)) { single } else { many }
}

const fn stage_name(kind: StageKind) -> &'static str {
    match kind {
        StageKind::Welcome => "welcome",
        StageKind::Inspire => "inspire",
        StageKind::Choose => "choose",
        StageKind::Collect => "collect",
        StageKind::Elaborate => "elaborate",
        StageKind::Closed => "closed",
    }
}
