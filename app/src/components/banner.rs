//! How the page stands with the server, when it does not stand well.

use crate::components::{Icon, anew, memo};
use crate::device;
use crate::i18n::{say, words};
use crate::live::{Link, Live, Rest};
use crate::seed::use_seed;
use leptos::prelude::*;

/// Says that the connection is lost, that the server cannot keep words, or that this page rests and what to do then. Nothing while all is well.
#[component]
pub fn ConnectionBanner(
    /// The cabinet.
    live: Live,
) -> impl IntoView {
    let words = words();
    let link = memo(move || live.link.get());
    let stuck = memo(move || live.stuck.get());
    let banner = anew(move || {
        let (icon, text) = match link.get() {
            Link::Live if stuck.get() => ("smartphone", say!(words, common.link_stuck)),
            Link::Connecting | Link::Live => return ().into_any(),
            Link::Lost => ("wifi-off", say!(words, common.link_lost)),
            Link::Resting(Rest::Removed) => ("heart", say!(words, common.rest_removed)),
            Link::Resting(Rest::Replaced) => ("copy", say!(words, common.rest_replaced)),
            Link::Resting(Rest::TooMany) => ("layers", say!(words, common.rest_too_many)),
            Link::Resting(Rest::Outdated) => ("rotate-ccw", say!(words, common.rest_outdated)),
        };
        view! {
            <div class="banner">
                <Icon name=icon />
                <p>{text}</p>
                <RestButton live />
            </div>
        }
        .into_any()
    });
    view! {
        <div class="banners" role="status">
            {banner}
        </div>
        <Asleep />
    }
}

/// For where the page does not come to life: no scripts, or none that arrive. The style sheet shows it after a while, until it does.
#[component]
pub fn Asleep() -> impl IntoView {
    let words = words();
    let here = use_seed().path();
    view! {
        <div class="banner asleep">
            <Icon name="rotate-ccw" />
            <p>{say!(words, common.asleep)}</p>
            <a class="button" href=here>
                {say!(words, common.load_again)}
            </a>
        </div>
    }
}

/// What whoever stands before a page that rests can do about it, if anything.
#[component]
pub fn RestButton(
    /// The cabinet.
    live: Live,
) -> impl IntoView {
    let words = words();
    let link = memo(move || live.link.get());
    anew(move || match link.get() {
        Link::Resting(Rest::Replaced | Rest::TooMany) => view! {
            <button type="button" class="button" on:click=move |_| live.connect()>
                {say!(words, common.go_on_here)}
            </button>
        }
        .into_any(),
        Link::Resting(Rest::Outdated) => view! {
            <button type="button" class="button" on:click=move |_| device::load_again()>
                {say!(words, common.load_again)}
            </button>
        }
        .into_any(),
        Link::Resting(Rest::Removed) | Link::Connecting | Link::Live | Link::Lost => ().into_any(),
    })
}
