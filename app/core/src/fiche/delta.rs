//! A change of one text as a whole, so that it can be joined with others, turned around, and carried over somebody else's change.
//!
//! Plain operational transformation for two sides and one text: enough for undo, for a textarea that must not be touched while a
//! keyboard composes, and for putting back what never arrived. Between phone and server the document does the merging.

mod parts;

use super::splice::byte_at;
use super::{Field, Splice, steps};
use crate::text::units;
use parts::Parts;

/// From left to right: what stays, what goes, what comes. What stays at the end is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Delta(Vec<Part>);

/// A piece of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    Keep(u32),
    Drop(u32),
    Insert(String),
}

impl Part {
    fn units(&self) -> u32 {
        match self {
            Self::Keep(count) | Self::Drop(count) => *count,
            Self::Insert(text) => units(text) as u32,
        }
    }
}

impl Delta {
    /// One splice.
    pub fn of(splice: &Splice) -> Self {
        let mut delta = Self::default();
        delta.push(Part::Keep(splice.at));
        delta.push(Part::Insert(splice.insert.clone()));
        delta.push(Part::Drop(splice.delete));
        delta.trimmed()
    }

    /// A few places where two texts differ, or one when they have little in common.
    pub fn between(old: &str, new: &str) -> Self {
        let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
        let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
        let tail = old[head..]
            .iter()
            .rev()
            .zip(new[head..].iter().rev())
            .take_while(|(a, b)| a == b)
            .count();
        let (gone, come) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
        let mut delta = Self::default();
        delta.push(Part::Keep(width(&old[..head])));
        match steps::between(gone, come) {
            Some(steps) => steps.into_iter().for_each(|part| delta.push(part)),
            None => {
                delta.push(Part::Insert(come.iter().collect()));
                delta.push(Part::Drop(width(gone)));
            }
        }
        delta.trimmed()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many units come and go.
    pub fn size(&self) -> usize {
        self.0
            .iter()
            .filter(|part| !matches!(part, Part::Keep(_)))
            .map(|part| part.units() as usize)
            .sum()
    }

    /// By how much the text grows.
    pub fn growth(&self) -> i64 {
        let grow = |part: &Part| match part {
            Part::Keep(_) => 0,
            Part::Drop(count) => -i64::from(*count),
            Part::Insert(text) => units(text) as i64,
        };
        self.0.iter().map(grow).sum()
    }

    /// This one, and then `next`, as one.
    pub fn then(self, next: Self) -> Self {
        let (mut first, mut second) = (Parts::new(self), Parts::new(next));
        let mut joined = Self::default();
        while first.some() || second.some() {
            if let Some(text) = second.insert() {
                joined.push(Part::Insert(text));
            } else if let Some(Part::Drop(count)) = first.front() {
                joined.push(Part::Drop(*count));
                first.skip();
            } else {
                let count = first.width().min(second.width());
                match (first.take(count), second.take(count)) {
                    (Part::Insert(_), Part::Drop(_)) => {}
                    (Part::Insert(text), _) => joined.push(Part::Insert(text)),
                    (_, part) => joined.push(part),
                }
            }
        }
        joined.trimmed()
    }

    /// The same change on a text where `other` has been done already. When both insert at one place, `first` goes left.
    pub fn after(&self, other: &Self, first: bool) -> Self {
        let (mut mine, mut theirs) = (Parts::new(self.clone()), Parts::new(other.clone()));
        let mut moved = Self::default();
        while mine.some() {
            let both = matches!((mine.front(), theirs.front()), (Some(Part::Insert(_)), Some(Part::Insert(_))));
            if (first || !both)
                && let Some(text) = mine.insert()
            {
                moved.push(Part::Insert(text));
                continue;
            }
            if let Some(text) = theirs.insert() {
                moved.push(Part::Keep(units(&text) as u32));
                continue;
            }
            let count = mine.width().min(theirs.width());
            if let (part, Part::Keep(_)) = (mine.take(count), theirs.take(count)) {
                moved.push(part);
            }
        }
        moved.trimmed()
    }

    /// What leads back, given the text before. `None` when this change does not fit that text.
    pub fn inverse(&self, before: &str) -> Option<Self> {
        let mut inverse = Self::default();
        let mut at = 0;
        for part in &self.0 {
            let end = match part {
                Part::Insert(_) => at,
                _ => at + byte_at(&before[at..], part.units() as usize).ok()?,
            };
            inverse.push(match part {
                Part::Keep(count) => Part::Keep(*count),
                Part::Drop(_) => Part::Insert(before[at..end].to_owned()),
                Part::Insert(text) => Part::Drop(units(text) as u32),
            });
            at = end;
        }
        Some(inverse.trimmed())
    }

    /// The change as splices, to be done one after the other.
    pub fn into_splices(self, field: Field) -> Vec<Splice> {
        let mut splices = Vec::new();
        let mut at = 0;
        let mut parts = self.0.into_iter().peekable();
        while let Some(part) = parts.next() {
            let insert = match part {
                Part::Keep(count) => {
                    at += count;
                    continue;
                }
                Part::Drop(delete) => {
                    splices.push(Splice {
                        field,
                        at,
                        delete,
                        insert: String::new(),
                    });
                    continue;
                }
                Part::Insert(text) => text,
            };
            let delete = parts.next_if(|part| matches!(part, Part::Drop(_))).map_or(0, |part| part.units());
            let width = units(&insert) as u32;
            splices.push(Splice { field, at, delete, insert });
            at += width;
        }
        splices
    }

    /// Adds a part; what comes stands before what goes, so that equal changes are written equally.
    fn push(&mut self, part: Part) {
        if part.units() == 0 {
            return;
        }
        match (self.0.last_mut(), part) {
            (Some(Part::Keep(count)), Part::Keep(more)) | (Some(Part::Drop(count)), Part::Drop(more)) => *count += more,
            (Some(Part::Insert(text)), Part::Insert(more)) => text.push_str(&more),
            (Some(Part::Drop(count)), Part::Insert(text)) => {
                let count = *count;
                self.0.pop();
                self.push(Part::Insert(text));
                self.push(Part::Drop(count));
            }
            (_, part) => self.0.push(part),
        }
    }

    fn trimmed(mut self) -> Self {
        if let Some(Part::Keep(_)) = self.0.last() {
            self.0.pop();
        }
        self
    }
}

fn width(letters: &[char]) -> u32 {
    letters.iter().map(|letter| letter.len_utf16() as u32).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn apply(text: &str, delta: &Delta) -> String {
        let mut text = text.to_owned();
        for splice in delta.clone().into_splices(Field::Title) {
            assert_eq!(splice.apply(&mut text), Ok(()));
        }
        text
    }

    #[test]
    fn far_apart_changes_stay_apart() {
        let delta = Delta::between("one two three four", "one 2 three four five");
        assert_eq!(delta.into_splices(Field::Title).len(), 2);
        let (long, other) = ("a".repeat(2_000), "b".repeat(2_000));
        assert_eq!(Delta::between(&long, &other).into_splices(Field::Title).len(), 1);
    }

    const TEXT: &str = "[abc👍é]{0,12}";

    proptest! {
        #[test]
        fn a_delta_leads_there_and_back(old in TEXT, new in TEXT, next in TEXT) {
            let there = Delta::between(&old, &new);
            prop_assert_eq!(&apply(&old, &there), &new);
            prop_assert_eq!(there.growth(), units(&new) as i64 - units(&old) as i64);
            let back = there.inverse(&old);
            prop_assert_eq!(back.map(|back| apply(&new, &back)), Some(old.clone()));
            let on = Delta::between(&new, &next);
            prop_assert_eq!(apply(&old, &there.then(on)), next);
        }

        #[test]
        fn two_changes_meet_in_one_text_whichever_comes_first(base in TEXT, mine in TEXT, theirs in TEXT, first: bool) {
            let (mine, theirs) = (Delta::between(&base, &mine), Delta::between(&base, &theirs));
            let left = mine.clone().then(theirs.after(&mine, !first));
            let right = theirs.clone().then(mine.after(&theirs, first));
            prop_assert_eq!(apply(&base, &left), apply(&base, &right));
        }
    }
}
