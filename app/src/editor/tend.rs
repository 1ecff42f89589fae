//! Looks after a fiche while it is on the page: the editor for whoever writes, plain words for whoever reads.

use super::chunk;
use super::{Deed, Desk};
use crate::live::{FicheNews, Live};
use crate::pages::fiche::Way;
use kabinet_core::fiche::FicheText;
use kabinet_core::wire::{ClientMsg, Mode, Unsaved};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// An editor at work.
pub trait Tended {
    /// Does something to the whole fiche.
    fn deed(&self, deed: Deed);
    /// Keeps what is in the fields and lets go of them.
    fn close(&self);
}

type Held = StoredValue<Option<Rc<dyn Tended>>, LocalStorage>;

/// In the browser the page is there already.
pub fn expect() {}

/// Looks after a fiche while it is on the page.
pub fn tend(live: Live, desk: Desk, way: Memo<Way>) {
    let held: Held = StoredValue::new_local(None);
    Effect::new(move |before: Option<Way>| {
        let (now, failed) = (way.get(), desk.failed.get());
        if before != Some(now) {
            close(live, desk, held);
            live.line.put_loose_aside(desk.fiche);
            desk.aside.set(live.line.aside(desk.fiche));
            match now {
                Way::Write => fetch(live, desk, way, held),
                Way::Read => listen(live, desk, true),
                Way::Gone => listen(live, desk, false),
            }
        } else if now == Way::Write && !failed && !holds(held) {
            // Asked for once more.
            fetch(live, desk, way, held);
        }
        now
    });
    Effect::new(move |before: Option<Option<u32>>| {
        let deed = desk.deed.get();
        if let Some((number, deed)) = deed.filter(|(number, _)| before.flatten() != Some(*number)) {
            let editor = held.try_with_value(Clone::clone).flatten();
            if deed == Deed::ThrowAway {
                live.line.clear_aside(desk.fiche);
                desk.aside.set(FicheText::default());
            } else if let Some(editor) = editor {
                editor.deed(deed);
            }
            return Some(number);
        }
        deed.map(|(number, _)| number)
    });
    on_cleanup(move || close(live, desk, held));
}

fn fetch(live: Live, desk: Desk, way: Memo<Way>, held: Held) {
    spawn_local(async move {
        let opened = chunk::preload().await;
        // The page may have gone on while the chunk was on its way.
        if way.try_get_untracked() != Some(Way::Write) || holds(held) {
            return;
        }
        match opened {
            Ok(()) => match chunk::open(live, desk).await {
                Ok(editor) => held.set_value(Some(editor)),
                Err(chunk::Unfetched) => {
                    let _ = desk.failed.try_set(true);
                }
            },
            Err(_) => {
                let _ = desk.failed.try_set(true);
            }
        }
    });
}

fn holds(held: Held) -> bool {
    held.try_with_value(Option::is_some).unwrap_or(true)
}

fn close(live: Live, desk: Desk, held: Held) {
    let editor = held.try_update_value(Option::take).flatten();
    match editor {
        Some(editor) => editor.close(),
        None => live.line.off_fiche(desk.fiche),
    }
}

/// Hears what becomes of words that were typed in the last moment, and, where the fiche can be read, what it says.
fn listen(live: Live, desk: Desk, reads: bool) {
    let fiche = desk.fiche;
    let then = move |news| match news {
        FicheNews::Connected(_) if reads => live.line.say(&ClientMsg::Open {
            fiche,
            mode: Mode::Read,
            have: None,
        }),
        FicheNews::Text(text) => {
            let _ = desk.text.try_set(text);
        }
        // What was typed in the last moment came too late: it is shown, and never lost without a word.
        FicheNews::Unsaved { why, .. } => {
            live.line.put_aside(fiche);
            let _ = desk.aside.try_set(live.line.aside(fiche));
            if let Unsaved::Never(refusal) = why {
                let _ = live.refusal.try_set(Some(refusal));
            }
        }
        _ => {}
    };
    live.line.on_fiche(fiche, Box::new(then));
}
