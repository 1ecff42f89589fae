//! The sentence for every "no".

use crate::i18n::{Locale, say};
use kabinet_core::refusal::Refusal;
use kabinet_core::text::TextFault;

/// What happened and what to do about it, in one short sentence or two.
pub fn sentence(words: Locale, refusal: &Refusal) -> String {
    match refusal {
        Refusal::NotYourRole => say!(words, refusal.not_your_role).to_owned(),
        Refusal::NotNow => say!(words, refusal.not_now).to_owned(),
        Refusal::MovedOn => say!(words, refusal.moved_on).to_owned(),
        Refusal::TooLate => say!(words, refusal.too_late).to_owned(),
        Refusal::Closed => say!(words, refusal.closed).to_owned(),
        Refusal::CabinetFull => say!(words, refusal.cabinet_full).to_owned(),
        Refusal::TooManyTables => say!(words, refusal.too_many_tables).to_owned(),
        Refusal::TableFull => say!(words, refusal.table_full).to_owned(),
        Refusal::TableLocked => say!(words, refusal.table_locked).to_owned(),
        Refusal::NoTable => say!(words, refusal.no_table).to_owned(),
        Refusal::NotThere => say!(words, refusal.not_there).to_owned(),
        Refusal::Removed => say!(words, refusal.removed).to_owned(),
        Refusal::OtherTable => say!(words, refusal.other_table).to_owned(),
        Refusal::FicheLocked => say!(words, refusal.fiche_locked).to_owned(),
        Refusal::FicheRemoved => say!(words, refusal.fiche_removed).to_owned(),
        Refusal::FicheMerged => say!(words, refusal.fiche_merged).to_owned(),
        Refusal::AuthorGone => say!(words, refusal.author_gone).to_owned(),
        Refusal::TooManyFiches => say!(words, refusal.too_many_fiches).to_owned(),
        Refusal::Text(fault) => fault_sentence(words, *fault),
        Refusal::TryAgain => say!(words, refusal.try_again).to_owned(),
        Refusal::UnknownCode => say!(words, refusal.unknown_code).to_owned(),
        Refusal::TooManyCodes => say!(words, refusal.too_many_codes).to_owned(),
        Refusal::GoBack => say!(words, refusal.go_back).to_owned(),
        Refusal::TooLarge => say!(words, refusal.too_large).to_owned(),
        Refusal::Over => say!(words, refusal.over).to_owned(),
        Refusal::NoSeat => say!(words, refusal.no_seat).to_owned(),
        &Refusal::HowMany { limit } => say!(words, refusal.how_many, limit = limit),
        Refusal::NotRemovable => say!(words, refusal.not_removable).to_owned(),
        Refusal::UnknownLink => say!(words, refusal.unknown_link).to_owned(),
        Refusal::NotSaved => say!(words, refusal.not_saved).to_owned(),
    }
}

fn fault_sentence(words: Locale, fault: TextFault) -> String {
    match fault {
        TextFault::Empty => say!(words, refusal.text_empty).to_owned(),
        TextFault::TooLong { limit } => say!(words, refusal.text_too_long, limit = limit),
        TextFault::Control | TextFault::Direction | TextFault::Hidden | TextFault::Marks | TextFault::Form => {
            say!(words, refusal.text_signs).to_owned()
        }
    }
}
