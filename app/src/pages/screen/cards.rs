//! Inspiration cards, one at a time, in the colours of their themes.

use super::turn;
use crate::components::Icon;
use crate::i18n::{say, words};
use crate::live::Live;
use kabinet_core::agenda::{CardKind, Colour};
use leptos::prelude::*;

/// A card as it hangs on the wall.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Shown {
    colour: Colour,
    icon: String,
    theme: String,
    kind: CardKind,
    words: String,
}

/// The card whose turn it is.
#[component]
pub(super) fn Cards(live: Live, now: ReadSignal<u64>) -> impl IntoView {
    let shown = Memo::new(move |_| {
        live.see(|view| {
            let (theme, card) = turn::card(&view.head.themes, view.stage.since, now.get())?;
            let (icon, title) = (theme.icon.clone(), theme.title.clone());
            Some(Shown {
                colour: theme.colour,
                icon,
                theme: title,
                kind: card.kind,
                words: card.words.clone(),
            })
        })
    });
    move || shown.get().map(|shown| view! { <Card shown /> })
}

#[component]
fn Card(shown: Shown) -> impl IntoView {
    let words = words();
    let (kind, picture, name) = match shown.kind {
        CardKind::Quote => (say!(words, screen.story), "quote", "story"),
        CardKind::Idea => (say!(words, screen.idea), "lightbulb", "idea"),
    };
    let size = length(&shown.words);
    view! {
        <figure class=format!("screen-card theme-{}", shown.colour.name()) data-kind=name data-length=size>
            <p class="screen-card-kind">
                <Icon name=picture />
                {kind}
            </p>
            <blockquote dir="auto">
                <p>{shown.words}</p>
            </blockquote>
            <figcaption dir="auto">
                <Icon name=shown.icon />
                {shown.theme}
            </figcaption>
        </figure>
    }
    .into_any()
}

/// How large the words can hang: three sizes, all of them read from the back.
fn length(words: &str) -> &'static str {
    match words.chars().count() {
        0..=70 => "short",
        71..=130 => "middle",
        _ => "long",
    }
}
