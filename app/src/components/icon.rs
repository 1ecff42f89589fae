//! A pictogram of the sprite.

use crate::components::text;
use leptos::prelude::*;

/// A pictogram; the word beside it says what it means.
#[component]
pub fn Icon(
    /// Its name in the sprite.
    #[prop(into)]
    name: String,
) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true" focusable="false">
            <use href=address(&name)></use>
        </svg>
    }
}

/// A pictogram that changes with what it stands for.
#[component]
pub fn LiveIcon(
    /// Its name in the sprite.
    name: Signal<String>,
) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true" focusable="false">
            <use href=text(move || name.with(|name| address(name)))></use>
        </svg>
    }
}

fn address(name: &str) -> String {
    format!("/icons.svg#{name}")
}
