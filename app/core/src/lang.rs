//! The languages Kabinet speaks, and words in all of them.

use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Lang {
    /// Dutch, what most of the families write.
    #[default]
    Nl,
    /// French.
    Fr,
    /// English.
    En,
}

impl Lang {
    /// Every language, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Nl, Self::Fr, Self::En];

    /// The code of the language as in `<html lang>`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::Fr => "fr",
            Self::En => "en",
        }
    }
}

/// The code given is not one of a language Kabinet speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a language of the interface")]
pub struct UnknownLang;

impl FromStr for Lang {
    type Err = UnknownLang;

    /// Reads `nl`, `nl-BE`, `FR`.
    fn from_str(text: &str) -> Result<Self, UnknownLang> {
        let primary = text.split(['-', '_']).next().unwrap_or_default().trim();
        Self::ALL
            .into_iter()
            .find(|lang| lang.code().eq_ignore_ascii_case(primary))
            .ok_or(UnknownLang)
    }
}

/// The same words in every language of the interface.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Words {
    /// In Dutch.
    pub nl: String,
    /// In French.
    pub fr: String,
    /// In English.
    pub en: String,
}

impl Words {
    /// The words given in Dutch, French and English.
    pub fn new(nl: &str, fr: &str, en: &str) -> Self {
        Self {
            nl: nl.into(),
            fr: fr.into(),
            en: en.into(),
        }
    }

    /// The words in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Nl => &self.nl,
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        }
    }
}
