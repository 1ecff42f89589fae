//! The top of a phone: which cabinet, how long still, who one is.

use super::me::Me;
use crate::components::StageClock;
use crate::live::Live;
use leptos::prelude::*;

/// The top of a phone.
#[component]
pub fn Header(live: Live, now: u64, own_link: Option<String>) -> impl IntoView {
    let title = live.peek(|view| view.head.title.clone());
    view! {
        <header class="room-header">
            <p class="room-title" dir="auto">
                {title}
            </p>
            <StageClock live now />
            <Me live own_link />
        </header>
    }
}
