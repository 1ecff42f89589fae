//! People come in: the QR as large as the wall allows, and how to do without it.

use super::address::short_address;
use super::bunting::Bunting;
use super::noun;
use crate::i18n::{say, words};
use crate::live::Live;
use leptos::prelude::*;

/// How to join, and how many already did.
#[component]
pub(super) fn Welcome(live: Live, join_url: String) -> impl IntoView {
    let words = words();
    let code = live.peek(|view| view.head.code);
    let address = short_address(&join_url, code);
    let joined = Memo::new(move |_| live.see(|view| view.count.joined));
    view! {
        <Bunting live />
        <div class="screen-welcome">
            <img class="screen-qr" src=format!("/j/{code}/qr.svg") alt=say!(words, screen.qr) width="620" height="620" />
            <div class="screen-how">
                <p>{say!(words, screen.or_go_to)}</p>
                <p class="screen-address">
                    <bdi>{address}</bdi>
                </p>
                <p>{say!(words, screen.and_type)}</p>
                <p class="screen-code">
                    <bdi>{code.grouped()}</bdi>
                </p>
                <p class="screen-joined">
                    <strong>{joined}</strong>
                    " "
                    {move || noun(words, joined.get(), say!(words, screen.person_in), say!(words, screen.people_in))}
                </p>
            </div>
        </div>
    }
    .into_any()
}
