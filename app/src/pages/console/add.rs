//! One more table, for the people who came after all.

use super::rests;
use crate::components::Taps;
use crate::i18n::{say, words};
use crate::live::Live;
use kabinet_core::cabinet::{Command, Presence};
use kabinet_core::id::TableId;
use leptos::prelude::*;

/// Pick a theme, then where: the second tap puts the table up.
#[component]
pub(super) fn AddTable(live: Live) -> impl IntoView {
    let words = words();
    let rests = rests(live);
    let themes = live.peek(|view| view.head.themes.clone());
    let chosen = RwSignal::new(0_usize);
    let ids: Vec<_> = themes.iter().map(|theme| theme.id).collect();
    let options = themes
        .into_iter()
        .enumerate()
        .map(|(index, theme)| view! { <option value=index>{theme.title}</option> });
    let taps = Taps::on(Memo::new(move |_| live.see(|view| view.tables.len())));
    let add = {
        let ids = StoredValue::new(ids);
        move |presence| {
            move |_| {
                if let Some(theme) = ids.with_value(|ids| ids.get(chosen.get_untracked()).copied()) {
                    let id = live.peek(|view| TableId::after(view.tables.keys()));
                    taps.command(live, Command::AddTable { id, theme, presence });
                }
            }
        }
    };
    let choose = move |event| chosen.set(event_target_value(&event).parse().unwrap_or(0));
    view! {
        <details class="console-add">
            <summary>{say!(words, console.add_table)}</summary>
            <label for="add-theme">{say!(words, console.theme)}</label>
            <select id="add-theme" on:change=choose>
                {options.collect_view()}
            </select>
            <div class="console-add-buttons">
                <button type="button" class="button" aria-disabled=rests on:click=add(Presence::Hall)>
                    {say!(words, console.in_hall)}
                </button>
                <button type="button" class="button" aria-disabled=rests on:click=add(Presence::Online)>
                    {say!(words, console.at_home)}
                </button>
            </div>
        </details>
    }
    .into_any()
}
