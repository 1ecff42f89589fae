//! A "no", said kindly: what happened and what to do.

mod sentence;

pub use sentence::sentence;

use crate::components::{Icon, anew};
use crate::i18n::{say, words};
use crate::live::Live;
use kabinet_core::refusal::Refusal;
use leptos::prelude::*;

/// The answer to a form that was refused.
#[component]
pub fn Notice(
    /// The "no", if there was one.
    refusal: Option<Refusal>,
) -> impl IntoView {
    let words = words();
    refusal.map(|refusal| {
        view! {
            <div class="notice" role="alert">
                <Icon name="info" />
                <p>{sentence(words, &refusal)}</p>
            </div>
        }
    })
}

/// The last "no" in a room, until it is put away.
#[component]
pub fn LiveNotice(
    /// The cabinet.
    live: Live,
) -> impl IntoView {
    let words = words();
    let away = move |_| live.refusal.set(None);
    let notice = anew(move || match live.refusal.get() {
        Some(refusal) => view! {
            <div class="notice">
                <Icon name="info" />
                <p>{sentence(words, &refusal)}</p>
                <button type="button" class="button button-quiet" on:click=away>
                    {say!(words, common.okay)}
                </button>
            </div>
        }
        .into_any(),
        None => ().into_any(),
    });
    // The region is there before its words are, or nobody reads them aloud.
    view! {
        <div class="notices" role="alert">
            {notice}
        </div>
    }
}
