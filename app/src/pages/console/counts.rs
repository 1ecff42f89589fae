//! How many there are.

use crate::i18n::{say, words};
use crate::live::Live;
use leptos::prelude::*;

/// Joined, expected, connected and seated.
#[component]
pub(super) fn Counts(live: Live) -> impl IntoView {
    let words = words();
    let count = Memo::new(move |_| live.see(|view| view.count));
    let expected = live.peek(|view| view.head.expected);
    view! {
        <dl class="console-counts">
            <div>
                <dt>{say!(words, console.joined)}</dt>
                <dd>{move || say!(words, console.of_expected, number = count.get().joined, of = expected)}</dd>
            </div>
            <div>
                <dt>{say!(words, console.connected)}</dt>
                <dd>{move || count.get().here}</dd>
            </div>
            <div>
                <dt>{say!(words, console.at_a_table)}</dt>
                <dd>{move || count.get().seated}</dd>
            </div>
        </dl>
    }
    .into_any()
}
