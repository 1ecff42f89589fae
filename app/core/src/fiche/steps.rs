//! The shortest way from one text to another, letter by letter.

use super::delta::Part;

/// More differences than this and two texts have nothing in common worth finding; bounds time and memory of the search.
const DIFFERENCES: usize = 256;

/// The shortest way from one text to the other (Myers 1986), if it is short.
pub(super) fn between(old: &[char], new: &[char]) -> Option<Vec<Part>> {
    let most = DIFFERENCES.min(old.len() + new.len()) as isize;
    let slot = |diagonal: isize| (diagonal + most + 1) as usize;
    let mut furthest = vec![0isize; 2 * most as usize + 3];
    let mut rounds = Vec::new();
    let comes = |furthest: &[isize], round: isize, diagonal: isize| {
        diagonal == -round || (diagonal != round && furthest[slot(diagonal - 1)] < furthest[slot(diagonal + 1)])
    };
    for round in 0..=most {
        rounds.push(furthest.clone());
        for diagonal in (-round..=round).step_by(2) {
            let down = comes(&furthest, round, diagonal);
            let mut x = if down {
                furthest[slot(diagonal + 1)]
            } else {
                furthest[slot(diagonal - 1)] + 1
            };
            while at(old, x).is_some() && at(old, x) == at(new, x - diagonal) {
                x += 1;
            }
            furthest[slot(diagonal)] = x;
            if x >= old.len() as isize && x - diagonal >= new.len() as isize {
                let mut parts = walk_back(old, new, &rounds, comes, slot);
                parts.reverse();
                return Some(parts);
            }
        }
    }
    None
}

fn at(letters: &[char], index: isize) -> Option<&char> {
    letters.get(usize::try_from(index).ok()?)
}

fn walk_back(
    old: &[char],
    new: &[char],
    rounds: &[Vec<isize>],
    comes: impl Fn(&[isize], isize, isize) -> bool,
    slot: impl Fn(isize) -> usize,
) -> Vec<Part> {
    let (mut x, mut y) = (old.len() as isize, new.len() as isize);
    let mut parts = Vec::new();
    for (round, furthest) in rounds.iter().enumerate().rev() {
        let down = comes(furthest, round as isize, x - y);
        let from = if down { x - y + 1 } else { x - y - 1 };
        let start = if round == 0 { 0 } else { furthest[slot(from)] };
        let begin = if round == 0 { 0 } else { start - from };
        while x > start && y > begin {
            (x, y) = (x - 1, y - 1);
            parts.push(Part::Keep(at(old, x).map_or(0, |letter| letter.len_utf16() as u32)));
        }
        if round > 0 {
            let part = if down {
                at(new, begin).map(|&letter| Part::Insert(letter.into()))
            } else {
                at(old, start).map(|letter| Part::Drop(letter.len_utf16() as u32))
            };
            parts.extend(part);
            (x, y) = (start, begin);
        }
    }
    parts
}
