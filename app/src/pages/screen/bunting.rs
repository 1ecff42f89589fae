//! A garland in the colours of the themes.

use crate::live::Live;
use leptos::prelude::*;

/// Flags on the line.
const FLAGS: usize = 16;

/// Distance between two flags, in the picture's own units.
const STEP: usize = 120;

/// A garland over the head of the picture; decoration only.
#[component]
pub(super) fn Bunting(live: Live) -> impl IntoView {
    let colours: Vec<_> = live.peek(|view| view.head.themes.iter().map(|theme| theme.colour).collect());
    let flags = (0..FLAGS).zip(colours.iter().cycle()).map(|(place, colour)| {
        // The line hangs between nails: a flag halfway is lower.
        let (left, sag) = (place * STEP + 14, [10, 28, 34, 28][place % 4]);
        let points = format!("{left},{sag} {},{} {},{}", left + 92, sag + 2, left + 46, sag + 92);
        view! { <polygon class=format!("theme-{}", colour.name()) points=points /> }
    });
    let line = (0..FLAGS / 4)
        .map(|swag| format!("M{} 8 q 240 56 480 0 ", swag * 480))
        .collect::<String>();
    view! {
        <svg class="screen-bunting" viewBox="0 0 1920 136" aria-hidden="true" focusable="false">
            {flags.collect_view()}
            <path d=line />
        </svg>
    }
    .into_any()
}
