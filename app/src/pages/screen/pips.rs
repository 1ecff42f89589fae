//! A number as a row of marks: seats taken, fields written.

use leptos::prelude::*;

/// What the marks look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// A chair.
    Seat,
    /// A line of a fiche.
    Field,
}

/// So many marks, of which the first are filled. The number stands beside it in words.
#[component]
pub(super) fn Pips(mark: Mark, total: u16, #[prop(into)] filled: Signal<u16>) -> impl IntoView {
    let (name, step) = match mark {
        Mark::Seat => ("pips pips-seat", 12),
        Mark::Field => ("pips pips-field", 16),
    };
    let marks = (0..total).map(|place| {
        let x = place * step;
        let full = move || place < filled.get();
        match mark {
            Mark::Seat => view! { <circle class:full=full cx=x + 6 cy="6" r="4.5" /> }.into_any(),
            Mark::Field => view! { <rect class:full=full x=x + 1 y="1.5" width="13" height="9" rx="2.5" /> }.into_any(),
        }
    });
    view! {
        <svg class=name viewBox=format!("0 0 {} 12", total * step) aria-hidden="true" focusable="false">
            {marks.collect_view()}
        </svg>
    }
    .into_any()
}
