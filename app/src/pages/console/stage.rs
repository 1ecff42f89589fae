//! What each role sees in a stage.

use crate::i18n::{Locale, say};
use kabinet_core::agenda::StageKind;
use kabinet_core::view::{StageItem, View};

/// What the parents see in a stage.
pub(super) fn parents_see(words: Locale, kind: StageKind) -> &'static str {
    match kind {
        StageKind::Welcome => say!(words, console.parents_welcome),
        StageKind::Inspire => say!(words, console.parents_inspire),
        StageKind::Choose => say!(words, console.parents_choose),
        StageKind::Collect => say!(words, console.parents_collect),
        StageKind::Elaborate => say!(words, console.parents_elaborate),
        StageKind::Closed => say!(words, console.parents_closed),
    }
}

/// What the moderators see in a stage.
pub(super) fn moderators_see(words: Locale, kind: StageKind) -> &'static str {
    match kind {
        StageKind::Welcome => say!(words, console.moderators_welcome),
        StageKind::Inspire => say!(words, console.moderators_inspire),
        StageKind::Choose => say!(words, console.moderators_choose),
        StageKind::Collect => say!(words, console.moderators_collect),
        StageKind::Elaborate => say!(words, console.moderators_elaborate),
        StageKind::Closed => say!(words, console.moderators_closed),
    }
}

/// What the screen shows in a stage.
pub(super) fn screen_shows(words: Locale, kind: StageKind) -> &'static str {
    match kind {
        StageKind::Welcome => say!(words, console.screen_welcome),
        StageKind::Inspire => say!(words, console.screen_inspire),
        StageKind::Choose => say!(words, console.screen_choose),
        StageKind::Collect => say!(words, console.screen_collect),
        StageKind::Elaborate => say!(words, console.screen_elaborate),
        StageKind::Closed => say!(words, console.screen_closed),
    }
}

/// The stage that is on, and its neighbours in the agenda.
pub(super) fn beside(view: &View, step: isize) -> Option<(usize, StageItem)> {
    let index = view.stage.index.checked_add_signed(step)?;
    Some((index, view.head.agenda.get(index)?.clone()))
}
