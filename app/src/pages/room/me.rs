//! Who one is here: name, language, the way to another device, the way out.

use crate::components::{CopyButton, Icon, LanguageSwitch, LiveIcon, When, flag, memo, text};
use crate::i18n::{say, words};
use crate::live::{Link, Live};
use leptos::prelude::*;

/// A menu that needs no script.
#[component]
pub fn Me(live: Live, own_link: Option<String>) -> impl IntoView {
    let words = words();
    let name = memo(move || live.see(|view| view.my_name().to_owned()));
    let link = memo(move || live.link.get());
    // Before the page is alive nobody knows.
    let known = flag(move || link.get() != Link::Connecting);
    let icon = text(move || if link.get() == Link::Live { "wifi" } else { "wifi-off" });
    let state = text(move || {
        if link.get() == Link::Live {
            say!(words, common.link_live)
        } else {
            say!(words, common.link_off)
        }
    });
    let leave = live.peek(|view| format!("/c/{}/leave", view.head.cabinet));
    view! {
        <details class="me">
            <summary class="me-name">
                <Icon name="user" />
                <bdi>{name}</bdi>
                <Icon name="chevron-down" />
            </summary>
            <div class="me-panel">
                <p class="me-hello">{text(move || say!(words, room.you_are, name = name.get()))}</p>
                <p class="me-link" role="status">
                    <When is=known>
                        <LiveIcon name=icon />
                        {state}
                    </When>
                </p>
                <LanguageSwitch />
                {own_link.map(|link| view! { <OtherDevice link /> })}
                <form method="post" action=leave>
                    <p class="hint">{say!(words, room.leave_hint)}</p>
                    <button class="button button-quiet button-wide">
                        <Icon name="log-out" />
                        {say!(words, room.leave)}
                    </button>
                </form>
            </div>
        </details>
    }
}

/// The link with which a person goes on elsewhere.
#[component]
pub fn OtherDevice(link: String) -> impl IntoView {
    let words = words();
    view! {
        <details class="other-device">
            <summary>
                <Icon name="smartphone" />
                {say!(words, room.other_device)}
            </summary>
            <p class="hint">{say!(words, room.other_device_hint)}</p>
            <p class="other-device-link">
                <bdi>{link.clone()}</bdi>
            </p>
            <CopyButton text=link label=say!(words, common.copy_link) />
        </details>
    }
}
