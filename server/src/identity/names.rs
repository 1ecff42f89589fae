//! What people are called who did not say: friendly names made of two words. They are lists to draw from and no sentences, so they do
//! not stand in the catalogues.

use kabinet_core::lang::Lang;
use rand::seq::{IndexedRandom, SliceRandom};

/// Dutch: only words with "de", so that every adjective ends in -e.
const NL: (&[&str], &[&str]) = (
    &[
        "Blije", "Dappere", "Vrolijke", "Rustige", "Slimme", "Vlugge", "Zachte", "Trouwe", "Wakkere", "Gulle", "Fiere", "Frisse",
    ],
    &[
        "Egel", "Otter", "Merel", "Vos", "Das", "Uil", "Eekhoorn", "Linde", "Klaproos", "Zwaluw", "Beuk", "Libel",
    ],
);
/// French: adjectives that are the same for both genders, after the noun.
const FR: (&[&str], &[&str]) = (
    &[
        "Calme",
        "Agile",
        "Aimable",
        "Tranquille",
        "Drôle",
        "Sage",
        "Habile",
        "Rapide",
        "Brave",
        "Solide",
        "Sensible",
        "Robuste",
    ],
    &[
        "Hérisson",
        "Loutre",
        "Merle",
        "Renard",
        "Blaireau",
        "Chouette",
        "Écureuil",
        "Tilleul",
        "Coquelicot",
        "Hirondelle",
        "Hêtre",
        "Libellule",
    ],
);
const EN: (&[&str], &[&str]) = (
    &[
        "Happy", "Brave", "Cheerful", "Calm", "Clever", "Quick", "Gentle", "Loyal", "Bright", "Kind", "Proud", "Fresh",
    ],
    &[
        "Hedgehog",
        "Otter",
        "Blackbird",
        "Fox",
        "Badger",
        "Owl",
        "Squirrel",
        "Linden",
        "Poppy",
        "Swallow",
        "Beech",
        "Dragonfly",
    ],
);

/// So many different names as there are, no animal twice.
pub fn made_up(lang: Lang, count: usize) -> Vec<String> {
    let (adjectives, nouns) = match lang {
        Lang::Nl => NL,
        Lang::Fr => FR,
        Lang::En => EN,
    };
    let mut random = rand::rng();
    let mut nouns = nouns.to_vec();
    nouns.shuffle(&mut random);
    let name = |noun: &str| {
        let adjective = adjectives.choose(&mut rand::rng()).copied().unwrap_or_default();
        match lang {
            Lang::Fr => format!("{noun} {adjective}"),
            Lang::Nl | Lang::En => format!("{adjective} {noun}"),
        }
    };
    nouns.into_iter().take(count).map(name).collect()
}

/// One of them.
pub fn one_made_up(lang: Lang) -> String {
    made_up(lang, 1).pop().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kabinet_core::{limits, text};

    #[test]
    fn made_up_names_differ_and_can_be_taken_as_they_are() {
        for lang in Lang::ALL {
            let names = made_up(lang, 6);
            let different: std::collections::BTreeSet<_> = names.iter().collect();
            assert_eq!(different.len(), 6);
            for name in &names {
                assert_eq!(text::line(name, limits::NAME_UNITS).as_ref(), Ok(name));
            }
        }
    }
}
