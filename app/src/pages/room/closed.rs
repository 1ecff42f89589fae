//! The day is over: thank you, and everything to read again.

use super::proposals::Proposals;
use crate::components::Icon;
use crate::i18n::{say, words};
use crate::live::Live;
use leptos::prelude::*;

/// Thank you, and the proposals this person may read.
#[component]
pub fn Closed(live: Live) -> impl IntoView {
    let words = words();
    view! {
        <section class="welcome-card">
            <p class="welcome-mark" aria-hidden="true">
                <Icon name="heart" />
            </p>
            <h2>{say!(words, room.thank_you)}</h2>
            <p class="lead">{say!(words, room.what_next)}</p>
        </section>
        <Proposals live table=None />
    }
}
