//! What one can do with a whole fiche.

use crate::components::{Icon, LiveIcon, Taps, When, flag, memo, text, yes_no};
use crate::editor::{Deed, Desk};
use crate::i18n::{say, words};
use crate::live::Live;
use kabinet_core::agenda::StageKind;
use kabinet_core::cabinet::Command;
use leptos::prelude::*;

/// Back and forth, showing a private fiche to the table, and what leads.
#[component]
pub fn Tools(live: Live, desk: Desk) -> impl IntoView {
    let words = words();
    let fiche = desk.fiche;
    let private = flag(move || live.see(|view| view.fiches.get(&fiche).is_some_and(|row| row.private)));
    let show = move |_| live.command(Command::ShowFiche { fiche });
    let waits = yes_no(move || !desk.ready.get());
    let undo = move |_| desk.act(Deed::Undo);
    let redo = move |_| desk.act(Deed::Redo);
    // A tap must not take the caret, and with it the keyboard, out of the field.
    let keep = |event: leptos::ev::PointerEvent| event.prevent_default();
    view! {
        <Lead live desk />
        <footer class="fiche-tools">
            <Waiting desk />
            <div class="fiche-turns">
                <button type="button" class="button button-quiet" aria-disabled=waits on:pointerdown=keep on:click=undo>
                    <Icon name="rotate-ccw" />
                    <span>{say!(words, fiche.undo)}</span>
                </button>
                <button type="button" class="button button-quiet fiche-redo" aria-disabled=waits on:pointerdown=keep on:click=redo>
                    <Icon name="rotate-ccw" />
                    <span>{say!(words, fiche.redo)}</span>
                </button>
            </div>
            <When is=private>
                <div class="fiche-private">
                    <p>
                        <Icon name="eye-off" />
                        <span>{say!(words, fiche.private)}</span>
                    </p>
                    <button type="button" class="button button-primary" on:click=show>
                        <Icon name="users" />
                        <span>{say!(words, fiche.show)}</span>
                    </button>
                </div>
            </When>
        </footer>
    }
}

/// That one can write in a moment, or that the editor did not come.
#[component]
fn Waiting(desk: Desk) -> impl IntoView {
    let words = words();
    let again = move |_| desk.failed.set(false);
    view! {
        <div class="fiche-waiting" role="status">
            <When is=flag(move || !desk.ready.get() && !desk.failed.get())>
                <p>{say!(words, fiche.preparing)}</p>
            </When>
            <When is=flag(move || !desk.ready.get() && desk.failed.get())>
                <p>{say!(words, fiche.failed)}</p>
                <button type="button" class="button" on:click=again>
                    <Icon name="rotate-ccw" />
                    <span>{say!(words, fiche.again)}</span>
                </button>
            </When>
        </div>
    }
}

/// What a moderator does: lock and unlock.
#[component]
pub fn Lead(live: Live, desk: Desk) -> impl IntoView {
    let words = words();
    let fiche = desk.fiche;
    // Whether this person leads at the fiche's table, and whether it is locked.
    let state = memo(move || {
        live.see(|view| {
            let row = view.fiches.get(&fiche)?;
            let stands = !row.private && !row.removed && row.into.is_none() && view.stage.kind != StageKind::Closed;
            (view.leads(row.table) && stands).then_some(row.locked)
        })
    });
    let locked = flag(move || state.get() == Some(true));
    let taps = Taps::on(state);
    let turn = move |_| {
        taps.command(
            live,
            Command::LockFiche {
                fiche,
                locked: !locked.get_untracked(),
            },
        );
    };
    let icon = text(move || if locked.get() { "lock-open" } else { "lock" });
    let word = text(move || {
        if locked.get() {
            say!(words, room.unlock)
        } else {
            say!(words, room.lock)
        }
    });
    view! {
        <When is=flag(move || state.get().is_some())>
            <p class="fiche-lead">
                <button type="button" class="button button-quiet" on:click=turn>
                    <LiveIcon name=icon />
                    <span>{word}</span>
                </button>
            </p>
        </When>
    }
}
