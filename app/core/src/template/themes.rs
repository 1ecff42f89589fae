//! The themes that ship, after those of the families' cabinets of 2024.
//!
//! The cards are written for Kabinet: no card repeats what one person told. Figures on them count how often families named something.

mod care;
mod school;
mod upbringing;
mod young;

use crate::agenda::{Card, CardKind, Theme};
use crate::lang::Words;

/// The themes, numbered from 1.
pub fn themes() -> Vec<Theme> {
    vec![young::theme(), school::theme(), care::theme(), upbringing::theme()]
}

/// What a family may live through, in the first person.
fn quote(nl: &str, fr: &str, en: &str) -> Card {
    Card {
        kind: CardKind::Quote,
        words: Words::new(nl, fr, en),
    }
}

/// What could help.
fn idea(nl: &str, fr: &str, en: &str) -> Card {
    Card {
        kind: CardKind::Idea,
        words: Words::new(nl, fr, en),
    }
}
