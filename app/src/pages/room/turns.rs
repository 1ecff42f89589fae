//! The turns of the day, for whoever does not look at the phone: what is on now, and at which table one sits.

use super::Part;
use crate::components::stage::stage_name;
use crate::components::{memo, text};
use crate::device;
use crate::i18n::{say, words};
use crate::live::Live;
use leptos::prelude::*;

/// Says what has changed, and begins at the top of what is new; whoever writes is left where they are.
#[component]
pub(super) fn Turns(live: Live, part: Memo<Part>) -> impl IntoView {
    let words = words();
    let now = memo(move || live.see(|view| (view.stage.index, view.stage.kind, view.me.table)));
    let said = RwSignal::new(String::new());
    Effect::watch(
        move || now.get(),
        move |&(index, kind, table), before, _| {
            let same = before.is_some_and(|(before, _, _)| *before == index);
            said.set(match table {
                _ if !same => say!(words, room.now, stage = stage_name(words, kind)),
                Some(table) => say!(words, room.now_at_table, number = table.0),
                None => say!(words, room.no_table_now).to_owned(),
            });
        },
        false,
    );
    Effect::watch(move || part.get(), move |_, _, _| device::to_the_top(), false);
    view! {
        <p class="visually-hidden" role="status">
            {text(move || said.get())}
        </p>
    }
}
