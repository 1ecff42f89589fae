//! A button that puts something on the clipboard.

use crate::components::{Icon, text as shown};
use crate::device;
use crate::i18n::{say, words};
use leptos::prelude::*;

/// Copies a text and says so. Without wasm it does nothing, so the text itself has to stand beside it.
#[component]
pub fn CopyButton(
    /// What to copy.
    #[prop(into)]
    text: String,
    /// What the button says.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let words = words();
    let copied = RwSignal::new(None);
    let copy = move |_| {
        device::copy(&text, move |worked| {
            copied.try_set(Some(worked));
        })
    };
    let said = shown(move || match copied.get() {
        Some(true) => say!(words, common.copied),
        Some(false) => say!(words, common.not_copied),
        None => "",
    });
    view! {
        <span class="copy needs-wasm">
            <button type="button" class="button" on:click=copy>
                <Icon name="copy" />
                {label}
            </button>
            <span role="status">{said}</span>
        </span>
    }
}
