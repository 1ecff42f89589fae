//! What the parents of the demo say: short, warm, plain. Written for Kabinet; nobody said any of it.

mod care;
mod school;
mod upbringing;
mod young;

use kabinet_core::fiche::Field;
use kabinet_core::id::ThemeId;
use kabinet_core::lang::Lang;

/// What there is to say about a theme.
pub struct Talk {
    /// Ideas: a language, a title, what is proposed.
    pub ideas: &'static [(Lang, &'static str, &'static str)],
    /// Sentences for the fields of a fiche that is worked out.
    pub sentences: &'static [(Lang, Field, &'static str)],
}

/// What there is to say about a theme that ships.
pub fn about(theme: ThemeId) -> &'static Talk {
    match theme.0 {
        1 => &young::TALK,
        2 => &school::TALK,
        3 => &care::TALK,
        _ => &upbringing::TALK,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kabinet_core::limits;
    use kabinet_core::text::{clean, units};

    #[test]
    fn every_theme_has_something_in_every_language_for_every_field_and_it_fits() {
        for theme in (1..=4).map(ThemeId) {
            let talk = about(theme);
            for lang in Lang::ALL {
                assert!(talk.ideas.iter().any(|idea| idea.0 == lang), "{theme:?} {lang:?}");
                assert!(talk.sentences.iter().any(|sentence| sentence.0 == lang), "{theme:?} {lang:?}");
            }
            for field in Field::ALL.into_iter().skip(2) {
                assert!(talk.sentences.iter().any(|sentence| sentence.1 == field), "{theme:?} {field:?}");
            }
            let texts = talk
                .ideas
                .iter()
                .map(|idea| idea.2)
                .chain(talk.sentences.iter().map(|sentence| sentence.2));
            for text in texts {
                assert_eq!(clean(text), text);
                assert!(units(text) < 200, "{text}");
            }
            assert!(talk.ideas.iter().all(|idea| units(idea.1) <= limits::TITLE_UNITS));
        }
    }
}
