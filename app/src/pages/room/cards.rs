//! Inspiration cards.

use crate::components::Icon;
use crate::i18n::{say, words};
use kabinet_core::agenda::CardKind;
use kabinet_core::view::CardView;
use leptos::prelude::*;

/// The cards of a theme.
#[component]
pub fn Cards(cards: Vec<CardView>) -> impl IntoView {
    let words = words();
    let card = move |card: CardView| {
        let (class, icon, kind) = match card.kind {
            CardKind::Quote => ("inspiration inspiration-quote", "quote", say!(words, room.quote)),
            CardKind::Idea => ("inspiration inspiration-idea", "lightbulb", say!(words, room.idea)),
        };
        view! {
            <li class=class>
                <p class="inspiration-kind">
                    <Icon name=icon />
                    {kind}
                </p>
                <p class="inspiration-words" dir="auto">
                    {card.words}
                </p>
            </li>
        }
    };
    view! { <ul class="inspirations">{cards.into_iter().map(card).collect_view()}</ul> }
}
