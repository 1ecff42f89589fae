//! The day is over: thank you, and everything to read again.

use super::Draft;
use super::proposals::Proposals;
use crate::components::{Icon, text};
use crate::i18n::{say, words};
use crate::live::Live;
use leptos::prelude::*;

/// Thank you, and the proposals this person may read.
#[component]
pub fn Closed(live: Live, draft: Draft) -> impl IntoView {
    let words = words();
    // Not said beside words that are on this device alone.
    let kept = text(move || {
        if draft.is_something() || !live.kept.get() {
            ""
        } else {
            say!(words, room.all_kept)
        }
    });
    view! {
        <section class="welcome-card">
            <p class="welcome-mark" aria-hidden="true">
                <Icon name="heart" />
            </p>
            <h2>{say!(words, room.thank_you)}</h2>
            <p class="lead">{kept} " " {say!(words, room.what_next)}</p>
        </section>
        <Proposals live table=None />
    }
}
