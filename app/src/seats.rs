//! What a seat is called at first that somebody takes by a link: the server does not know who comes.

use crate::i18n::{locale, say};
use kabinet_core::id::TableId;
use kabinet_core::lang::Lang;

/// What whoever leads the day is called.
pub fn facilitator(lang: Lang) -> &'static str {
    say!(locale(lang), common.seat_facilitator)
}

/// What whoever leads a table is called.
pub fn moderator(lang: Lang, table: TableId) -> String {
    say!(locale(lang), common.seat_moderator, number = table.0)
}

/// What a projector is called.
pub fn screen(lang: Lang) -> &'static str {
    say!(locale(lang), common.seat_screen)
}
