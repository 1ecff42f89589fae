//! Hygiene of what people write: one set of rules for the phone, which cleans, and the server, which refuses.
//!
//! The server never rewrites: a rewritten edit would no longer be the change that the phone holds.

mod form;

use crate::limits::MARKS_PER_BASE;
use form::{is_nfc, nfc};
use serde::{Deserialize, Serialize};
use unicode_normalization::char::is_combining_mark;

/// Why a text cannot be taken as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum TextFault {
    /// Nothing that anybody could read.
    #[error("nothing is written")]
    Empty,
    /// More UTF-16 units than fit.
    #[error("longer than {limit}")]
    TooLong {
        /// The most that fits, in UTF-16 units.
        limit: usize,
    },
    /// A control character other than a line break.
    #[error("control character")]
    Control,
    /// A character that turns the direction of what follows, and can make a text read otherwise than it is stored.
    #[error("direction override")]
    Direction,
    /// Characters without width in a row: they hide words or carry hidden ones.
    #[error("hidden characters")]
    Hidden,
    /// So many marks on one letter that they cover the lines around it.
    #[error("too many marks on one letter")]
    Marks,
    /// The same letters in another spelling of Unicode than NFC.
    #[error("not in normal form")]
    Form,
}

/// Length as a textarea counts it: UTF-16 units.
pub fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// Refuses what `clean` would change.
pub fn check(text: &str) -> Result<(), TextFault> {
    let mut row = Row::default();
    text.chars().try_for_each(|letter| row.take(letter))?;
    if is_nfc(text) { Ok(()) } else { Err(TextFault::Form) }
}

/// The same text as far as it can be taken: line breaks as `\n`, NFC, without what `check` refuses.
pub fn clean(text: &str) -> String {
    if check(text).is_ok() {
        return text.to_owned();
    }
    let lines: String = text.replace("\r\n", "\n").chars().map(plain_break).collect();
    let mut row = Row::default();
    let taken: String = nfc(&lines).chars().filter(|&letter| row.take(letter).is_ok()).collect();
    // What is left may touch anew: a letter and an accent that a control character kept apart.
    nfc(&taken)
}

/// One line for a name or a title: cleaned, line breaks and outer spaces gone, something in it, not too long.
pub fn line(text: &str, limit: usize) -> Result<String, TextFault> {
    let line = clean(text).replace('\n', " ").trim().to_owned();
    if !line
        .chars()
        .any(|letter| !letter.is_whitespace() && !is_hidden(letter) && !is_combining_mark(letter))
    {
        return Err(TextFault::Empty);
    }
    fits(units(&line), 0, limit).map(|()| line)
}

/// A text may not grow beyond its limit; one that others made too long at the same moment may still shrink.
pub(crate) fn fits(units: usize, before: usize, limit: usize) -> Result<(), TextFault> {
    if units > limit && units > before {
        Err(TextFault::TooLong { limit })
    } else {
        Ok(())
    }
}

/// Whether what stands left of this letter cannot matter to it, so that a cut before it changes nothing. Says so of the letters of the
/// common scripts; of all others, no.
pub(crate) fn stands_alone(letter: char) -> bool {
    letter.is_ascii()
        || matches!(letter,
            'À'..='ɏ' | 'Α'..='Ͽ' | 'Ѐ'..='ҁ' | 'Ҋ'..='ԯ' | 'א'..='ת' | 'ؠ'..='ي' | '、'..='】' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='鿿'
            | '가'..='힣' | '！'..='～')
}

/// Refuses an edit that makes a text worse than it was. Two clean edits at the same moment can meet in an unclean text
/// (an accent after a letter); whoever writes next must not be stopped by that.
pub(crate) fn no_worse(before: &str, after: &str) -> Result<(), TextFault> {
    match check(after) {
        Err(_) if faults(after) <= faults(before) => Ok(()),
        verdict => verdict,
    }
}

/// Refuses what no neighbour can make right.
pub(crate) fn admit(letter: char) -> Result<(), TextFault> {
    match letter {
        '\n' => Ok(()),
        '\u{2028}' | '\u{2029}' => Err(TextFault::Control),
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => Err(TextFault::Direction),
        _ if letter.is_control() => Err(TextFault::Control),
        _ => Ok(()),
    }
}

fn faults(text: &str) -> usize {
    let mut row = Row::default();
    let letters = text.chars().filter(|&letter| row.take(letter).is_err()).count();
    letters + usize::from(!is_nfc(text))
}

fn plain_break(letter: char) -> char {
    match letter {
        '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        '\t' => ' ',
        other => other,
    }
}

/// Characters without width. One alone has its use (emoji, Persian, a place to break a long word).
fn is_hidden(letter: char) -> bool {
    matches!(letter,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180E}' | '\u{200B}'..='\u{200F}'
        | '\u{2060}'..='\u{2064}' | '\u{206A}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}')
}

/// Tags spell the flags of Scotland, Wales and England after a black flag; anywhere else they are hidden writing.
fn is_tag(letter: char) -> bool {
    matches!(letter, '\u{E0000}'..='\u{E007F}')
}

const BLACK_FLAG: char = '\u{1F3F4}';
/// Letters in the tag of a flag: two for the country, three for the part, one that ends it.
const FLAG_TAGS: usize = 6;

/// What has to be known of the letters before the next one.
#[derive(Default)]
struct Row {
    marks: usize,
    hidden: bool,
    tags: usize,
}

impl Row {
    /// Takes one more letter, or says what is wrong with it and goes on as if it were not there.
    fn take(&mut self, letter: char) -> Result<(), TextFault> {
        if letter.is_ascii() && letter >= ' ' && letter != '\u{7F}' || letter == '\n' {
            *self = Self::default();
            return Ok(());
        }
        admit(letter)?;
        if is_tag(letter) {
            self.tags = self.tags.checked_sub(1).ok_or(TextFault::Hidden)?;
        } else if is_hidden(letter) {
            if self.hidden {
                return Err(TextFault::Hidden);
            }
            self.hidden = true;
        } else if is_combining_mark(letter) {
            if self.marks == MARKS_PER_BASE {
                return Err(TextFault::Marks);
            }
            self.marks += 1;
            self.hidden = false;
        } else {
            *self = Self {
                tags: if letter == BLACK_FLAG { FLAG_TAGS } else { 0 },
                ..Self::default()
            };
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TAKEN: [&str; 9] = [
        "",
        "Een proper park,\nvoor iedereen.",
        "élève, Ärger, ça va",
        "👩‍👩‍👧‍👦 and ❤️‍🔥 and 👩🏽‍🚀 and 1️⃣",
        "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
        "می‌خواهم",
        "हिन्दी में लिखना",
        "한국어로 쓰기",
        "q\u{307}\u{323}x\u{302}",
    ];

    #[test]
    fn what_people_write_is_taken_as_it_is() {
        for text in TAKEN {
            let text = nfc(text);
            assert_eq!(check(&text), Ok(()), "{text}");
            assert_eq!(clean(&text), text);
        }
    }

    #[test]
    fn what_harms_the_page_is_refused_and_cleaned_away() {
        let zalgo = format!("a{}", "\u{301}".repeat(30));
        let cases = [
            ("a\u{0}b", TextFault::Control, "ab"),
            ("a\tb", TextFault::Control, "a b"),
            ("a\r\nb\rc", TextFault::Control, "a\nb\nc"),
            ("a\u{9b}b", TextFault::Control, "ab"),
            ("a\u{2028}b", TextFault::Control, "a\nb"),
            ("a\u{202E}b", TextFault::Direction, "ab"),
            ("a\u{2066}b", TextFault::Direction, "ab"),
            ("a\u{200B}\u{200D}b", TextFault::Hidden, "a\u{200B}b"),
            ("a\u{E0041}b", TextFault::Hidden, "ab"),
            ("e\u{301}", TextFault::Form, "é"),
            ("e\u{0}\u{301}", TextFault::Control, "é"),
        ];
        for (text, fault, cleaned) in cases {
            assert_eq!(check(text), Err(fault), "{text:?}");
            assert_eq!(clean(text), cleaned, "{text:?}");
        }
        assert_eq!(check(&zalgo), Err(TextFault::Marks));
        assert_eq!(clean(&zalgo).chars().count(), 1 + MARKS_PER_BASE);
    }

    #[test]
    fn a_line_has_words_and_no_break() {
        assert_eq!(line("  Speel-\nstraat ", 40).as_deref(), Ok("Speel- straat"));
        assert_eq!(line("\u{200D} \n", 40), Err(TextFault::Empty));
        assert_eq!(line("👍👍👍", 5), Err(TextFault::TooLong { limit: 5 }));
        assert_eq!(line("👍👍👍", 6).as_deref(), Ok("👍👍👍"));
    }

    #[test]
    fn an_unclean_text_may_be_mended_but_not_made_worse() {
        assert_eq!(no_worse("a\u{200B}\u{200B}", "a\u{200B}\u{200B}b"), Ok(()));
        assert_eq!(no_worse("a\u{200B}\u{200B}", "a\u{200B}\u{200B}\u{200B}"), Err(TextFault::Hidden));
        assert_eq!(no_worse("ex\u{301}", "e\u{301}"), Err(TextFault::Form));
        assert_eq!(no_worse("e\u{301}", "e\u{301}!"), Ok(()));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn cleaned_text_passes_the_check_and_stays(text in "([a-e\\n\\t\u{0}\u{301}\u{323}\u{200B}-\u{200F}\u{202E}\u{E0061}👍🏴क़\u{1100}\u{1161}\u{11A8}]|\\PC|\\p{M}){0,24}") {
            let cleaned = clean(&text);
            prop_assert_eq!(check(&cleaned), Ok(()));
            prop_assert_eq!(clean(&cleaned), cleaned);
        }

        #[test]
        fn a_cut_before_a_letter_that_stands_alone_changes_nothing(left in "[a-c\u{301}\u{200D}\u{1100}👍]{0,6}", right in "[a-cÀ-ɏΑ-Ͽа-яא-תؠ-ي一-鿿가-힣ぁ-ゖ！-～]([a-c\u{301}\u{200D}\u{1161}\u{11A8}👍é]|\\PC|\\p{M}){0,5}") {
            let (left, right) = (clean(&left), clean(&right));
            prop_assume!(right.chars().next().is_some_and(stands_alone));
            prop_assert_eq!(check(&(left + &right)), Ok(()));
        }
    }
}
