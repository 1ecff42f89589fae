//! Whether splices may be made to a text: one answer for the phone, before it makes a change, and for the server, before it believes one.

use super::splice::byte_at;
use super::{Field, Splice};
use crate::limits::{EDIT_SPLICES, EDIT_UNITS};
use crate::text::{self, TextFault, units};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Why splices cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum SpliceFault {
    /// It starts or ends after the end of the text.
    #[error("beyond the end of the text")]
    PastEnd,
    /// It starts or ends in the middle of a character of two units.
    #[error("inside a character")]
    InsidePair,
    /// Too many splices or units for one edit.
    #[error("too much for one edit")]
    TooMuch,
    /// It changes nothing.
    #[error("no change")]
    Nothing,
    /// What would be written cannot be taken.
    #[error(transparent)]
    Text(#[from] TextFault),
}

/// What can be said without looking at the text. The document stops silently at the end of a text and moves on when told to cut a
/// pair, so all of this and all of `fit` has to hold before it sees a splice.
pub(super) fn bounded(splices: &[Splice]) -> Result<(), SpliceFault> {
    let size: usize = splices
        .iter()
        .map(|splice| (splice.delete as usize).saturating_add(units(&splice.insert)))
        .fold(0, usize::saturating_add);
    if splices.len() > EDIT_SPLICES || size > EDIT_UNITS {
        return Err(SpliceFault::TooMuch);
    }
    if size == 0 { Err(SpliceFault::Nothing) } else { Ok(()) }
}

/// Whether the splices, done one after the other, fit the texts and leave them fit for everybody to read; gives those texts afterwards.
pub(super) fn fit(splices: &[Splice], text_of: impl Fn(Field) -> String) -> Result<BTreeMap<Field, String>, SpliceFault> {
    let mut fields: BTreeMap<Field, Draft> = BTreeMap::new();
    for splice in splices {
        splice.insert.chars().try_for_each(text::admit)?;
        fields
            .entry(splice.field)
            .or_insert_with(|| Draft::new(text_of(splice.field)))
            .make(splice)?;
    }
    fields
        .into_iter()
        .map(|(field, draft)| Ok((field, draft.verdict(field)?)))
        .collect()
}

struct Draft {
    before: String,
    now: String,
    /// Whether the neighbours of what came matter: an accent after a letter, the end of a flag after its beginning.
    joined: bool,
}

impl Draft {
    fn new(before: String) -> Self {
        Self {
            now: before.clone(),
            before,
            joined: false,
        }
    }

    fn make(&mut self, splice: &Splice) -> Result<(), SpliceFault> {
        let start = byte_at(&self.now, splice.at as usize)?;
        let end = start + byte_at(&self.now[start..], splice.delete as usize)?;
        let seams = [splice.insert.chars().next(), self.now[end..].chars().next()];
        self.joined |= !seams.into_iter().flatten().all(text::stands_alone) || text::check(&splice.insert).is_err();
        self.now.replace_range(start..end, &splice.insert);
        Ok(())
    }

    fn verdict(self, field: Field) -> Result<String, SpliceFault> {
        if self.joined {
            text::no_worse(&self.before, &self.now)?;
        }
        text::fits(units(&self.now), units(&self.before), field.limit())?;
        Ok(self.now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(text: &str, splices: &[(u32, u32, &str)]) -> Result<(), SpliceFault> {
        let splices: Vec<_> = splices
            .iter()
            .map(|&(at, delete, insert)| Splice {
                field: Field::Title,
                at,
                delete,
                insert: insert.into(),
            })
            .collect();
        bounded(&splices).and_then(|()| fit(&splices, |_| text.to_owned()).map(drop))
    }

    #[test]
    fn what_does_not_fit_the_text_is_refused() {
        let long = "x".repeat(EDIT_UNITS + 1);
        type Case<'a> = (&'a str, &'a [(u32, u32, &'a str)], SpliceFault);
        let cases: [Case<'_>; 13] = [
            ("abc", &[(4, 0, "x")], SpliceFault::PastEnd),
            ("abc", &[(3, 1, "")], SpliceFault::PastEnd),
            ("abc", &[(u32::MAX, u32::MAX, "")], SpliceFault::TooMuch),
            ("abc", &[(u32::MAX, 1, "")], SpliceFault::PastEnd),
            ("a👍", &[(2, 0, "x")], SpliceFault::InsidePair),
            ("a👍", &[(1, 1, "")], SpliceFault::InsidePair),
            ("abc", &[(0, 3, ""), (1, 0, "x")], SpliceFault::PastEnd),
            ("abc", &[(0, 0, "a\u{7}")], SpliceFault::Text(TextFault::Control)),
            ("abc", &[(0, 0, "a\u{202E}")], SpliceFault::Text(TextFault::Direction)),
            ("abc", &[(3, 0, "\u{327}")], SpliceFault::Text(TextFault::Form)),
            ("abc\u{200B}", &[(4, 0, "\u{200B}")], SpliceFault::Text(TextFault::Hidden)),
            ("abc", &[(0, 0, &long)], SpliceFault::TooMuch),
            ("abc", &[], SpliceFault::Nothing),
        ];
        for (text, splices, fault) in cases {
            assert_eq!(verdict(text, splices), Err(fault), "{text:?} {splices:?}");
        }
        assert_eq!(verdict("abc", &[(0, 0, ""); EDIT_SPLICES + 1]), Err(SpliceFault::TooMuch));
    }

    #[test]
    fn taking_away_what_stands_between_a_letter_and_an_accent_is_refused() {
        assert_eq!(verdict("ex\u{301}", &[(1, 1, "")]), Err(SpliceFault::Text(TextFault::Form)));
        assert_eq!(verdict("ex\u{301}", &[(0, 3, "")]), Ok(()));
        assert_eq!(verdict("ex\u{301}", &[(1, 2, "")]), Ok(()));
    }

    #[test]
    fn a_text_that_others_made_too_long_may_shrink_but_not_grow() {
        let long = "x".repeat(Field::Title.limit() + 5);
        assert_eq!(verdict(&long, &[(0, 1, "")]), Ok(()));
        assert_eq!(verdict(&long, &[(0, 2, "y")]), Ok(()));
        assert!(matches!(
            verdict(&long, &[(0, 1, "yz")]),
            Err(SpliceFault::Text(TextFault::TooLong { .. }))
        ));
    }

    #[test]
    fn parts_of_a_flag_or_a_family_may_come_one_after_the_other() {
        assert_eq!(verdict("👩", &[(2, 0, "\u{200D}👧")]), Ok(()));
        assert_eq!(verdict("🏴", &[(2, 0, "\u{E0067}\u{E0062}\u{E007F}")]), Ok(()));
        assert_eq!(
            verdict("x", &[(1, 0, "\u{E0067}\u{E0062}\u{E007F}")]),
            Err(SpliceFault::Text(TextFault::Hidden))
        );
    }
}
