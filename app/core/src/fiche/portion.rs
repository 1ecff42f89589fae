//! A long paste, cut into edits that the server takes.

use super::splice::byte_at;
use super::{Field, Splice};
use crate::limits::{EDIT_SPLICES, EDIT_UNITS};
use crate::text::{stands_alone, units};
use std::collections::BTreeMap;

/// The same splices in portions that each stay below the limits of one edit. They have been checked against the texts.
pub(super) fn portions(splices: &[Splice], text_of: impl Fn(Field) -> String) -> Vec<Vec<Splice>> {
    let mut texts: BTreeMap<Field, String> = BTreeMap::new();
    let mut portions: Vec<Vec<Splice>> = Vec::new();
    let mut room = 0;
    for splice in splices.iter().filter(|splice| size(splice) > 0) {
        let text = texts.entry(splice.field).or_insert_with(|| text_of(splice.field));
        for piece in pieces(splice, text) {
            let full = portions.last().is_none_or(|portion| portion.len() == EDIT_SPLICES) || size(&piece) > room;
            if full {
                portions.push(Vec::new());
                room = EDIT_UNITS;
            }
            room -= size(&piece);
            portions.last_mut().into_iter().for_each(|portion| portion.push(piece.clone()));
        }
        // Checked, so it fits; if it did not, the next check would say so.
        splice.apply(text).unwrap_or_default();
    }
    portions
}

fn size(splice: &Splice) -> usize {
    splice.delete as usize + units(&splice.insert)
}

/// First what goes, then what comes: in between the text is never longer than at the end.
fn pieces(splice: &Splice, text: &str) -> Vec<Splice> {
    if size(splice) <= EDIT_UNITS {
        return vec![splice.clone()];
    }
    let mut pieces = Vec::new();
    let gone = byte_at(text, splice.at as usize).and_then(|from| Ok(&text[from..from + byte_at(&text[from..], splice.delete as usize)?]));
    for part in cut(gone.unwrap_or_default()) {
        pieces.push(Splice {
            delete: units(part) as u32,
            insert: String::new(),
            ..*splice
        });
    }
    let mut at = splice.at;
    for part in cut(&splice.insert) {
        pieces.push(Splice {
            field: splice.field,
            at,
            delete: 0,
            insert: part.to_owned(),
        });
        at += units(part) as u32;
    }
    pieces
}

/// Parts of at most `EDIT_UNITS`, cut where the letters left and right do not combine, if there is such a place.
fn cut(mut text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    while !text.is_empty() {
        let end = (EDIT_UNITS - 1..=EDIT_UNITS)
            .rev()
            .find_map(|most| byte_at(text, most).ok())
            .unwrap_or(text.len());
        let fits = |&(byte, letter): &(usize, char)| byte > 0 && byte <= end && stands_alone(letter);
        let place = match end == text.len() {
            true => end,
            false => text
                .char_indices()
                .take_while(|(byte, _)| *byte <= end)
                .filter(fits)
                .last()
                .map_or(end, |(byte, _)| byte),
        };
        let (part, rest) = text.split_at(place);
        parts.push(part);
        text = rest;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_paste_over_a_long_text_goes_in_portions_that_come_to_the_same() {
        let old = "o👍".repeat(1_333);
        let new = "x\u{302}👎".repeat(999);
        let splice = Splice {
            field: Field::What,
            at: 1,
            delete: units(&old) as u32 - 2 - 1,
            insert: new,
        };
        let splices = [
            splice,
            Splice {
                field: Field::What,
                at: 0,
                delete: 0,
                insert: "start".into(),
            },
        ];
        let (mut whole, mut pieced) = (old.clone(), old.clone());
        let portions = portions(&splices, |_| old.clone());
        assert!(portions.len() > 3);
        for splice in &splices {
            assert_eq!(splice.apply(&mut whole), Ok(()));
        }
        for portion in &portions {
            assert_eq!(super::super::check::bounded(portion), Ok(()));
            for splice in portion {
                assert!(splice.insert.chars().next().is_none_or(stands_alone));
                assert_eq!(splice.apply(&mut pieced), Ok(()));
            }
        }
        assert_eq!(whole, pieced);
    }

    #[test]
    fn many_small_splices_are_spread_and_nothing_is_no_portion() {
        let many: Vec<_> = (0..40)
            .map(|at| Splice {
                field: Field::When,
                at,
                delete: 0,
                insert: "a".into(),
            })
            .collect();
        assert_eq!(
            portions(&many, |_| String::new()).iter().map(Vec::len).collect::<Vec<_>>(),
            [16, 16, 8]
        );
        let nothing = Splice {
            field: Field::When,
            at: 0,
            delete: 0,
            insert: String::new(),
        };
        assert_eq!(portions(&[nothing], |_| String::new()), Vec::<Vec<Splice>>::new());
    }
}
