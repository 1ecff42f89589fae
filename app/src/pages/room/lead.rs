//! What a moderator can do besides: reveal, give back, put together, lock, take away and bring back, and make place for somebody without a phone.

use super::merge::Merge;
use crate::components::{Icon, LiveIcon, Taps, When, flag, memo, text, yes_no};
use crate::device;
use crate::i18n::{count, say, words};
use crate::live::{Link, Live};
use kabinet_core::agenda::StageKind;
use kabinet_core::cabinet::Command;
use kabinet_core::id::{FicheId, PersonId, TableId};
use kabinet_core::limits;
use kabinet_core::wire::Ask;
use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;

/// The moderator's corner of a table.
#[component]
pub fn Lead(live: Live, table: TableId) -> impl IntoView {
    let words = words();
    let private = memo(move || live.see(|view| view.tables.get(&table).map_or(0, |table| table.private)));
    let off = yes_no(move || live.link.get() != Link::Live || private.get() == 0);
    let left = text(move || match private.get() {
        0 => say!(words, room.no_private).to_owned(),
        some => count!(words, some, room.private_one, room.private_many),
    });
    let reveal = move |_| live.command(Command::ShowAll { table });
    view! {
        <section class="lead-corner card">
            <h2>{say!(words, room.for_moderator)}</h2>
            <p role="status">
                {left}
            </p>
            <button type="button" class="button needs-wasm" aria-disabled=off on:click=reveal>
                <Icon name="eye" />
                {say!(words, room.reveal_all)}
            </button>
            <Guest live table />
        </section>
    }
}

/// Somebody without a phone gets a place at the table; the moderator writes for them.
#[component]
pub fn Guest(live: Live, table: TableId) -> impl IntoView {
    let words = words();
    let input = NodeRef::<Input>::new();
    let coming = RwSignal::new(false);
    // Kept until the person has a seat: a second tap means the same person.
    let person = StoredValue::new(None);
    let off = yes_no(move || coming.get() || live.link.get() != Link::Live);
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(name) = input.get_untracked().map(|input| input.value()) else {
            return;
        };
        if coming.get_untracked() {
            return;
        }
        coming.set(true);
        let id = person.get_value().unwrap_or_else(|| PersonId(device::fresh_id()));
        person.set_value(Some(id));
        let command = Command::AddGuest { person: id, table };
        live.ask(Ask::Guest { command, name }, move |answer| {
            let _ = coming.try_set(false);
            if answer.is_ok() {
                let _ = person.try_set_value(None);
                if let Some(input) = input.try_get_untracked().flatten() {
                    input.set_value("");
                }
            }
            live.refusal.try_set(answer.err());
        });
    };
    view! {
        <form class="guest needs-wasm" on:submit=add>
            <label class="field-label" for="guest">
                {say!(words, room.guest)}
            </label>
            <p class="hint" id="guest-hint">
                {say!(words, room.guest_hint)}
            </p>
            <div class="input-row">
                <input
                    class="input"
                    id="guest"
                    name="name"
                    node_ref=input
                    required
                    maxlength=limits::NAME_UNITS.to_string()
                    dir="auto"
                    autocomplete="off"
                    autocapitalize="words"
                    aria-describedby="guest-hint"
                />
                <button class="button" aria-disabled=off>
                    <Icon name="user-plus" />
                    {say!(words, room.guest_add)}
                </button>
            </div>
        </form>
    }
}

/// What the one who leads can do with a proposal; nothing for others.
#[component]
pub fn FicheActs(live: Live, fiche: FicheId) -> impl IntoView {
    let words = words();
    let shown = memo(move || live.see(|view| view.fiches.get(&fiche).cloned()));
    let leads = flag(move || {
        live.see(|view| {
            view.stage.kind != StageKind::Closed
                && view
                    .fiches
                    .get(&fiche)
                    .is_some_and(|fiche| !fiche.private && view.leads(fiche.table))
        })
    });
    let locked = memo(move || shown.get().is_some_and(|fiche| fiche.locked));
    let removed = memo(move || shown.get().is_some_and(|fiche| fiche.removed));
    let kind = memo(move || live.see(|view| view.stage.kind));
    let collects = flag(move || kind.get() == StageKind::Collect && !removed.get());
    let merges = flag(move || kind.get().writes() && !removed.get());
    let off = yes_no(move || live.link.get() != Link::Live);
    let (locking, removing) = (Taps::on(locked), Taps::on(removed));
    let hide = move |_| live.command(Command::HideFiche { fiche });
    let lock = move |_| {
        let locked = !locked.get_untracked();
        locking.command(live, Command::LockFiche { fiche, locked });
    };
    let remove = move |_| {
        let removed = !removed.get_untracked();
        removing.command(live, Command::RemoveFiche { fiche, removed });
    };
    view! {
        <When is=leads>
            <div class="acts needs-wasm">
                <When is=flag(move || !removed.get())>
                    <button type="button" class="button button-quiet" aria-disabled=off on:click=lock>
                        <LiveIcon name=text(move || if locked.get() { "lock-open" } else { "lock" }) />
                        {text(move || if locked.get() { say!(words, room.unlock) } else { say!(words, room.lock) })}
                    </button>
                </When>
                <button type="button" class="button button-quiet" aria-disabled=off on:click=remove>
                    <LiveIcon name=text(move || if removed.get() { "undo-2" } else { "trash-2" }) />
                    {text(move || if removed.get() { say!(words, room.bring_back) } else { say!(words, room.take_away) })}
                </button>
                <When is=collects>
                    <button type="button" class="button button-quiet" aria-disabled=off on:click=hide>
                        <Icon name="eye-off" />
                        {say!(words, room.hide)}
                    </button>
                </When>
                <When is=merges>
                    <Merge live fiche />
                </When>
            </div>
        </When>
    }
}
