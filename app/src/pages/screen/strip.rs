//! How to join, in every stage: somebody always comes late.

use super::address::short_address;
use crate::components::LanguageSwitch;
use crate::i18n::{count, say, words};
use crate::live::Live;
use kabinet_core::agenda::StageKind;
use leptos::prelude::*;

/// Code, address and a small QR at the foot of every picture but the first, where they are the picture.
#[component]
pub(super) fn Strip(live: Live, kind: Memo<StageKind>, join_url: String) -> impl IntoView {
    let words = words();
    let (code, title) = live.peek(|view| (view.head.code, view.head.title.clone()));
    let address = short_address(&join_url, code);
    let joined = Memo::new(move |_| live.see(|view| view.count.joined));
    view! {
        <footer class="screen-strip">
            <p class="screen-title" dir="auto">
                {title}
            </p>
            <Show when=move || !matches!(kind.get(), StageKind::Welcome | StageKind::Closed)>
                <p class="screen-count">{move || count!(words, joined.get(), screen.one_is_in, screen.are_in)}</p>
            </Show>
            {move || {
                matches!(kind.get(), StageKind::Inspire | StageKind::Choose | StageKind::Collect | StageKind::Elaborate)
                    .then(|| {
                        view! {
                            <div class="screen-join">
                                <p>
                                    <bdi class="screen-join-address">{address.clone()}</bdi>
                                    <bdi class="screen-join-code">{code.grouped()}</bdi>
                                </p>
                                <img src=format!("/j/{code}/qr.svg") alt=say!(words, screen.qr) width="168" height="168" />
                            </div>
                        }
                    })
            }}
            <div class="screen-languages">
                <LanguageSwitch />
            </div>
        </footer>
    }
    .into_any()
}
