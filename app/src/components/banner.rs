//! How the page stands with the server, when it does not stand well.

use crate::components::{Icon, anew, memo};
use crate::i18n::{say, words};
use crate::live::{Link, Live, Rest};
use leptos::prelude::*;

/// Says that the connection is lost, or that this page rests and what to do then. Nothing while all is well.
#[component]
pub fn ConnectionBanner(
    /// The cabinet.
    live: Live,
) -> impl IntoView {
    let words = words();
    let link = memo(move || live.link.get());
    let again = move |_| live.connect();
    let banner = anew(move || {
        let (icon, text, retry) = match link.get() {
            Link::Connecting | Link::Live => return ().into_any(),
            Link::Lost => ("wifi-off", say!(words, common.link_lost), false),
            Link::Resting(Rest::Removed) => ("heart", say!(words, common.rest_removed), false),
            Link::Resting(Rest::Replaced) => ("copy", say!(words, common.rest_replaced), true),
            Link::Resting(Rest::TooMany) => ("layers", say!(words, common.rest_too_many), true),
            Link::Resting(Rest::Outdated) => ("rotate-ccw", say!(words, common.rest_outdated), false),
        };
        let retry = retry.then(|| {
            view! {
                <button type="button" class="button" on:click=again>
                    {say!(words, common.go_on_here)}
                </button>
            }
        });
        view! {
            <div class="banner">
                <Icon name=icon />
                <p>{text}</p>
                {retry}
            </div>
        }
        .into_any()
    });
    view! {
        <div class="banners" role="status">
            {banner}
        </div>
    }
}
