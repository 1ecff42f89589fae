//! The fiche: nine fields that a table writes together, and the document behind them.
//!
//! In reading order: `splice` (what changed in one field), `edit` (what a phone sends), `replica` (a phone's copy), `document` (the
//! server's copy), `binding` (a textarea). Only `engine` and what stands on it know Automerge.

pub mod binding;
mod check;
mod delta;
mod document;
mod edit;
mod engine;
mod history;
mod portion;
mod replica;
mod shared;
pub mod splice;
mod stand;
mod steps;
mod undo;

pub use check::SpliceFault;
pub use document::{Document, LoadFault};
pub use edit::{Change, ChangeHash, Edit, EditFault, Staged};
pub use engine::GENESIS;
pub use replica::{Replica, ReplicaFault};
pub use splice::Splice;

use crate::limits;
use serde::{Deserialize, Serialize};

/// One of the nine things that a fiche says, in the order of the paper fiche.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Field {
    /// What it is called.
    Title,
    /// What we propose.
    Proposal,
    /// What is wrong today.
    Problem,
    /// Whom it is for.
    ForWhom,
    /// What to watch out for.
    Attention,
    /// Who would do it.
    Who,
    /// What has to be done.
    What,
    /// When.
    When,
    /// What would be different afterwards.
    Difference,
}

impl Field {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 9] = [
        Self::Title,
        Self::Proposal,
        Self::Problem,
        Self::ForWhom,
        Self::Attention,
        Self::Who,
        Self::What,
        Self::When,
        Self::Difference,
    ];

    /// The name in documents, forms and exports. It is stored: never change one.
    pub fn key(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Proposal => "proposal",
            Self::Problem => "problem",
            Self::ForWhom => "for_whom",
            Self::Attention => "attention",
            Self::Who => "who",
            Self::What => "what",
            Self::When => "when",
            Self::Difference => "difference",
        }
    }

    /// The field of this name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.key() == key)
    }

    /// The most that fits, in UTF-16 units.
    pub fn limit(self) -> usize {
        match self {
            Self::Title => limits::TITLE_UNITS,
            _ => limits::FIELD_UNITS,
        }
    }
}

/// What a fiche says, as plain text: for those who only look, for the report, and for the start of an epoch.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FicheText([String; 9]);

impl FicheText {
    /// The text of one field.
    pub fn get(&self, field: Field) -> &str {
        &self.0[field as usize]
    }

    /// Writes one field.
    pub fn set(&mut self, field: Field, text: impl Into<String>) {
        self.0[field as usize] = text.into();
    }

    /// The fields with their texts, in order.
    pub fn iter(&self) -> impl Iterator<Item = (Field, &str)> {
        Field::ALL.into_iter().map(|field| (field, self.get(field)))
    }

    /// The fields that have something in them.
    pub fn written(&self) -> Written {
        let some = self.iter().filter(|(_, text)| !text.trim().is_empty());
        Written(some.fold(0, |bits, (field, _)| bits | 1 << field as u16))
    }

    /// Whether nothing is said yet.
    pub fn is_empty(&self) -> bool {
        self.written().count() == 0
    }
}

/// Which fields of a fiche have something in them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written(u16);

impl Written {
    /// How many, of nine.
    pub fn count(self) -> u8 {
        Field::ALL.into_iter().filter(|&field| self.has(field)).map(|_| 1).sum()
    }

    /// Whether this one has.
    pub fn has(self, field: Field) -> bool {
        self.0 >> (field as u16) & 1 == 1
    }

    /// Those that have nothing in them, in order.
    pub fn missing(self) -> impl Iterator<Item = Field> {
        Field::ALL.into_iter().filter(move |&field| !self.has(field))
    }
}

impl FromIterator<(Field, String)> for FicheText {
    fn from_iter<T: IntoIterator<Item = (Field, String)>>(fields: T) -> Self {
        let mut text = Self::default();
        fields.into_iter().for_each(|(field, words)| text.set(field, words));
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_its_place_and_its_name() {
        let text: FicheText = Field::ALL.into_iter().map(|field| (field, field.key().to_owned())).collect();
        for (field, words) in text.iter() {
            assert_eq!(words, field.key());
            assert_eq!(Field::from_key(words), Some(field));
        }
        assert_eq!(text.written().count(), 9);
        assert!(FicheText::default().is_empty());
    }

    #[test]
    fn what_is_missing_is_named_in_order() {
        let text: FicheText = [(Field::Title, "Een speelplein".to_owned()), (Field::Who, " \n".to_owned())]
            .into_iter()
            .collect();
        assert_eq!((text.written().count(), text.is_empty()), (1, false));
        assert!(text.written().missing().eq(Field::ALL.into_iter().skip(1)));
    }
}
