//! The questions of the fiche, in plain words.

use crate::i18n::{Locale, say};
use kabinet_core::fiche::{Field, Written};

/// How a field is asked for.
pub struct Wording {
    /// The question.
    pub question: &'static str,
    /// What helps to answer it.
    pub hint: &'static str,
    /// A first half of a sentence.
    pub start: &'static str,
}

/// How a field is asked for in a language.
pub fn wording(words: Locale, field: Field) -> Wording {
    let (question, hint, start) = match field {
        Field::Title => (
            say!(words, fiche.title),
            say!(words, fiche.title_hint),
            say!(words, fiche.title_start),
        ),
        Field::Proposal => (
            say!(words, fiche.proposal),
            say!(words, fiche.proposal_hint),
            say!(words, fiche.proposal_start),
        ),
        Field::Problem => (
            say!(words, fiche.problem),
            say!(words, fiche.problem_hint),
            say!(words, fiche.problem_start),
        ),
        Field::ForWhom => (
            say!(words, fiche.for_whom),
            say!(words, fiche.for_whom_hint),
            say!(words, fiche.for_whom_start),
        ),
        Field::Attention => (
            say!(words, fiche.attention),
            say!(words, fiche.attention_hint),
            say!(words, fiche.attention_start),
        ),
        Field::Who => (say!(words, fiche.who), say!(words, fiche.who_hint), say!(words, fiche.who_start)),
        Field::What => (say!(words, fiche.what), say!(words, fiche.what_hint), say!(words, fiche.what_start)),
        Field::When => (say!(words, fiche.when), say!(words, fiche.when_hint), say!(words, fiche.when_start)),
        Field::Difference => (
            say!(words, fiche.difference),
            say!(words, fiche.difference_hint),
            say!(words, fiche.difference_start),
        ),
    };
    Wording { question, hint, start }
}

/// The names of the fields that have nothing in them, in a row.
pub fn missing(words: Locale, written: Written) -> String {
    let name = |field| match field {
        Field::Title => say!(words, fiche.title_name),
        Field::Proposal => say!(words, fiche.proposal_name),
        Field::Problem => say!(words, fiche.problem_name),
        Field::ForWhom => say!(words, fiche.for_whom_name),
        Field::Attention => say!(words, fiche.attention_name),
        Field::Who => say!(words, fiche.who_name),
        Field::What => say!(words, fiche.what_name),
        Field::When => say!(words, fiche.when_name),
        Field::Difference => say!(words, fiche.difference_name),
    };
    written.missing().map(name).collect::<Vec<_>>().join(", ")
}
