//! How people come in: large while they do, folded away later.

use crate::components::CopyButton;
use crate::i18n::{say, words};
use crate::live::Live;
use crate::pages::screen::address::short_address;
use crate::seed::Links;
use kabinet_core::agenda::StageKind;
use kabinet_core::id::TableId;
use leptos::html;
use leptos::prelude::*;
use std::collections::HashMap;

/// The QR, the code and every link to hand out.
#[component]
pub(super) fn Invite(live: Live, join_url: String, links: Links) -> impl IntoView {
    let words = words();
    let welcome = Memo::new(move |_| live.see(|view| view.stage.kind == StageKind::Welcome));
    let details = NodeRef::<html::Details>::new();
    // It opens and folds with the stage; in between it is the facilitator's.
    Effect::new(move |before: Option<bool>| {
        let open = welcome.get();
        if let (Some(details), true) = (details.get(), before.is_some_and(|before| before != open)) {
            details.set_open(open);
        }
        open
    });
    let code = live.peek(|view| view.head.code);
    let address = short_address(&join_url, code);
    view! {
        <details class="console-invite" node_ref=details open=welcome.get_untracked()>
            <summary>
                <h2>{say!(words, console.invite)}</h2>
                <bdi class="console-code">{code.grouped()}</bdi>
            </summary>
            <div class="console-invite-body">
                <img class="console-qr" src=format!("/j/{code}/qr.svg") alt=say!(words, console.qr) width="240" height="240" />
                <div class="console-join">
                    <p>{say!(words, console.go_to_address)}</p>
                    <p class="console-address">
                        <bdi>{address}</bdi>
                    </p>
                    <p>{say!(words, console.and_type)}</p>
                    <p class="console-address">
                        <bdi>{code.grouped()}</bdi>
                    </p>
                    <CopyButton text=join_url label=say!(words, console.copy_join) />
                </div>
                <Handouts live links />
            </div>
        </details>
    }
    .into_any()
}

/// The links that open a seat. Each is a key: shown as what it is for, never as a secret on a shared screen.
#[component]
fn Handouts(live: Live, links: Links) -> impl IntoView {
    let words = words();
    let tables = Memo::new(move |_| live.see(|view| view.tables.keys().copied().collect::<Vec<_>>()));
    // Those of tables that may still come are among them.
    let moderators: HashMap<TableId, String> = links.moderators.into_iter().collect();
    let link = move |table| moderators.get(&table).cloned().unwrap_or_default();
    view! {
        <div class="console-links">
            <section>
                <h3>{say!(words, console.screen)}</h3>
                <p>{say!(words, console.screen_what)}</p>
                <a class="button" href=links.screen.clone() target="_blank" rel="noopener">
                    {say!(words, console.open_screen)}
                </a>
                <CopyButton text=links.screen label=say!(words, console.copy_screen) />
            </section>
            <section>
                <h3>{say!(words, console.your_key)}</h3>
                <p>{say!(words, console.keep_link)}</p>
                <a href=links.facilitator.clone()>{say!(words, console.own_link)}</a>
                <CopyButton text=links.facilitator label=say!(words, console.copy_own) />
            </section>
            <section>
                <h3>{say!(words, console.moderators)}</h3>
                <p>{say!(words, console.moderators_what)}</p>
                <ul>
                    <For each=move || tables.get() key=|table| *table let:table>
                        <Moderator live table link=link(table) />
                    </For>
                </ul>
            </section>
        </div>
    }
    .into_any()
}

/// The link for the moderator of one table.
#[component]
fn Moderator(live: Live, table: TableId, link: String) -> impl IntoView {
    let words = words();
    let theme = live.peek(|view| view.theme_of(table).map(|theme| theme.title.clone()));
    view! {
        <li>
            <a href=link.clone() target="_blank" rel="noopener">{say!(words, console.table, number = table.0)}</a>
            <span dir="auto">{theme}</span>
            <CopyButton text=link label=say!(words, console.copy_moderator, number = table.0) />
        </li>
    }
    .into_any()
}
