//! What changed in one field: from two texts to a splice, and from a splice to where the caret belongs.
//!
//! All positions are UTF-16 units, as textareas and the document count them.

use super::Field;
use super::check::SpliceFault;
use super::delta::Delta;
use crate::text::units;
use serde::{Deserialize, Serialize};

/// At one place of one field something goes and something comes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Splice {
    /// The field it changes.
    pub field: Field,
    /// Where, in UTF-16 units from the start.
    pub at: u32,
    /// How many units go.
    pub delete: u32,
    /// What comes in their place.
    pub insert: String,
}

impl Splice {
    /// Changes `text` as this splice says, or leaves it when the splice does not fit.
    pub fn apply(&self, text: &mut String) -> Result<(), SpliceFault> {
        let from = byte_at(text, self.at as usize)?;
        let to = from + byte_at(&text[from..], self.delete as usize)?;
        text.replace_range(from..to, &self.insert);
        Ok(())
    }
}

/// The byte where `units` UTF-16 units end.
pub(crate) fn byte_at(text: &str, units: usize) -> Result<usize, SpliceFault> {
    let mut left = units;
    for (byte, letter) in text.char_indices() {
        if left == 0 {
            return Ok(byte);
        }
        left = left.checked_sub(letter.len_utf16()).ok_or(SpliceFault::InsidePair)?;
    }
    if left == 0 { Ok(text.len()) } else { Err(SpliceFault::PastEnd) }
}

/// The one place where `new` differs from `old`: position, units that went, text that came.
///
/// What stands after the caret is taken as untouched where that is possible, so that an "a" typed into "aaa" lands where it was
/// typed. Letters are compared whole: no character outside the basic plane is ever cut in two.
pub fn diff(old: &str, new: &str, caret: usize) -> Option<(u32, u32, String)> {
    if old == new {
        return None;
    }
    let after_caret = byte_at(new, caret).map_or(0, |byte| new.len() - byte);
    let mut tail = common_suffix(old, &new[new.len() - after_caret..]);
    let head = common_prefix(&old[..old.len() - tail], &new[..new.len() - tail]);
    // A value set by a program has its caret anywhere.
    tail += common_suffix(&old[head..old.len() - tail], &new[head..new.len() - tail]);
    let gone = units(&old[head..old.len() - tail]);
    Some((units(&old[..head]) as u32, gone as u32, new[head..new.len() - tail].to_owned()))
}

fn common_prefix(a: &str, b: &str) -> usize {
    a.chars()
        .zip(b.chars())
        .take_while(|(a, b)| a == b)
        .map(|(letter, _)| letter.len_utf8())
        .sum()
}

fn common_suffix(a: &str, b: &str) -> usize {
    a.chars()
        .rev()
        .zip(b.chars().rev())
        .take_while(|(a, b)| a == b)
        .map(|(letter, _)| letter.len_utf8())
        .sum()
}

/// Where a caret belongs after somebody else's splice. What comes in right at the caret leaves it where it is.
pub fn shift(position: u32, splice: &Splice) -> u32 {
    let end = splice.at + splice.delete;
    if position <= splice.at {
        position
    } else if position < end {
        splice.at
    } else {
        position - splice.delete + units(&splice.insert) as u32
    }
}

/// After the server's text replaced a document: the splices that put what is in `local` but never arrived into `server`, where
/// `base` is the last text that both knew. Nothing that was inserted is dropped; what the table deleted stays deleted.
pub fn retype(field: Field, base: &str, local: &str, server: &str) -> Vec<Splice> {
    if local == server {
        return Vec::new();
    }
    let typed = Delta::between(base, local);
    let theirs = Delta::between(base, server);
    typed.after(&theirs, false).into_splices(field)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn splice(at: u32, delete: u32, insert: &str) -> Splice {
        Splice {
            field: Field::Proposal,
            at,
            delete,
            insert: insert.to_owned(),
        }
    }

    fn all(mut text: String, splices: &[Splice]) -> String {
        for splice in splices {
            assert_eq!(splice.apply(&mut text), Ok(()));
        }
        text
    }

    #[test]
    fn a_repeated_letter_lands_at_the_caret() {
        for caret in 1..=4 {
            assert_eq!(diff("aaa", "aaaa", caret), Some((caret as u32 - 1, 0, "a".into())));
        }
        assert_eq!(diff("aaa", "aa", 1), Some((1, 1, String::new())));
    }

    #[test]
    fn autocorrect_and_paste_are_one_splice() {
        assert_eq!(diff("teh park", "the park", 3), Some((1, 2, "he".into())));
        assert_eq!(diff("one three", "one two three", 8), Some((4, 0, "two ".into())));
        assert_eq!(diff("same", "same", 2), None);
        assert_eq!(diff("", "👍", 2), Some((0, 0, "👍".into())));
    }

    #[test]
    fn emoji_that_share_half_a_pair_are_replaced_whole() {
        // U+1F44D and U+1F44E share their first unit, U+1F44D and U+1F84D their second.
        assert_eq!(diff("x👍y", "x👎y", 3), Some((1, 2, "👎".into())));
        assert_eq!(diff("x👍y", "x\u{1F84D}y", 3), Some((1, 2, "\u{1F84D}".into())));
        assert_eq!(diff("👍👍", "👍", 0), Some((0, 2, String::new())));
        assert_eq!(diff("👍👍", "👍", 2), Some((2, 2, String::new())));
    }

    #[test]
    fn a_splice_that_does_not_fit_changes_nothing() {
        let mut text = "a👍b".to_owned();
        assert_eq!(splice(5, 0, "x").apply(&mut text), Err(SpliceFault::PastEnd));
        assert_eq!(splice(3, 2, "x").apply(&mut text), Err(SpliceFault::PastEnd));
        assert_eq!(splice(2, 0, "x").apply(&mut text), Err(SpliceFault::InsidePair));
        assert_eq!(splice(0, 2, "x").apply(&mut text), Err(SpliceFault::InsidePair));
        assert_eq!(text, "a👍b");
        assert_eq!(splice(1, 2, "x").apply(&mut text), Ok(()));
        assert_eq!(text, "axb");
    }

    #[test]
    fn the_caret_stays_with_its_letters() {
        for (caret, splice, wanted) in [
            (3, splice(3, 0, "xy"), 3),
            (3, splice(1, 0, "👍"), 5),
            (3, splice(4, 2, ""), 3),
            (3, splice(1, 4, "new"), 1),
            (3, splice(1, 2, "he"), 3),
            (3, splice(0, 1, ""), 2),
        ] {
            assert_eq!(shift(caret, &splice), wanted, "{splice:?}");
        }
    }

    #[test]
    fn words_that_never_arrived_go_into_what_the_table_wrote() {
        let cases = [
            ("een park", "een groot park", "een park met bomen", "een groot park met bomen"),
            ("", "mijn idee", "hun idee. ", "hun idee. mijn idee"),
            ("een oud park", "een park", "een oud park!", "een park!"),
            ("weg ermee", "weg er snel mee", "", " snel "),
            ("a", "ab", "ab", "ab"),
        ];
        for (base, local, server, wanted) in cases {
            assert_eq!(all(server.to_owned(), &retype(Field::Proposal, base, local, server)), wanted);
        }
    }

    proptest! {
        #[test]
        fn a_splice_leads_from_the_old_text_to_the_new(old in "[ab👍👎é]{0,8}", new in "[ab👍👎é]{0,8}", caret in 0usize..20) {
            match diff(&old, &new, caret) {
                None => prop_assert_eq!(old, new),
                Some((at, delete, insert)) => prop_assert_eq!(all(old, &[splice(at, delete, &insert)]), new),
            }
        }

        #[test]
        fn retyping_drops_no_letter_and_brings_back_none(base in "[a-c👍]{0,10}", local in "[a-cXY]{0,10}", server in "[a-cPQ👍]{0,10}") {
            let merged = all(server.clone(), &retype(Field::Proposal, &base, &local, &server));
            for mine in ['X', 'Y'] {
                prop_assert_eq!(merged.matches(mine).count(), local.matches(mine).count());
            }
            for theirs in ['P', 'Q'] {
                prop_assert_eq!(merged.matches(theirs).count(), server.matches(theirs).count());
            }
        }
    }
}
