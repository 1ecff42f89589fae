//! Names of things: one newtype per id, parsed once at the edge, opaque everywhere else.
//!
//! Random ids are 128 bits and read as 26 letters and digits; this crate never draws one, it is handed them.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Alphabet of ids and join codes: lower-case Crockford base 32, without `i`, `l`, `o`, `u`.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// What was given is not an id of this kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a valid id")]
pub struct InvalidId;

fn encode(bytes: &[u8; 16]) -> String {
    let value = u128::from_be_bytes(*bytes);
    (0..26)
        .rev()
        .map(|place| ALPHABET[((value >> (place * 5)) & 31) as usize] as char)
        .collect()
}

fn decode(text: &str) -> Result<[u8; 16], InvalidId> {
    if text.len() != 26 {
        return Err(InvalidId);
    }
    let mut value: u128 = 0;
    for (index, letter) in text.bytes().enumerate() {
        let digit = ALPHABET.iter().position(|&known| known == letter).ok_or(InvalidId)? as u128;
        // 26 letters carry 130 bits: the first may only use three of its five.
        if index == 0 && digit > 7 {
            return Err(InvalidId);
        }
        value = (value << 5) | digit;
    }
    Ok(value.to_be_bytes())
}

macro_rules! random_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub [u8; 16]);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&encode(&self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self)
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;
            fn from_str(text: &str) -> Result<Self, InvalidId> {
                decode(text).map(Self)
            }
        }
    };
}

random_id!(
    /// One workshop.
    CabinetId
);
random_id!(
    /// Somebody with a seat in a cabinet, whatever the role. The name lives elsewhere, so that it can be erased.
    PersonId
);
random_id!(
    /// One proposal.
    FicheId
);
random_id!(
    /// The hand that makes changes to a fiche: one browser tab of one person, assigned by the server.
    ActorId
);

macro_rules! number_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub u16);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;
            fn from_str(text: &str) -> Result<Self, InvalidId> {
                text.parse().map(Self).map_err(|_| InvalidId)
            }
        }
    };
}

number_id!(
    /// A theme of a cabinet, numbered from 1.
    ThemeId
);
number_id!(
    /// A table of a cabinet, numbered from 1 as on the cards that stand on the tables.
    TableId
);

impl TableId {
    /// The number of the table that is put up after these.
    pub fn after<'a>(tables: impl Iterator<Item = &'a Self>) -> Self {
        Self(tables.max().map_or(1, |last| last.0.saturating_add(1)))
    }
}

/// What people type to join: eight letters and digits that cannot be confused, shown in two groups.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct JoinCode([u8; Self::LENGTH]);

impl JoinCode {
    /// Characters in a code.
    pub const LENGTH: usize = 8;
    /// 30 symbols: no `0 O`, `1 I L`, no `U`; eight of them are about 39 bits.
    pub const ALPHABET: &'static [u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// A code from eight random numbers, of which each one picks a symbol.
    pub fn from_random(random: [u8; Self::LENGTH]) -> Self {
        Self(random.map(|byte| Self::ALPHABET[byte as usize % Self::ALPHABET.len()]))
    }

    /// The code in two groups, as it is shown and read aloud: `K7QD-M2XA`.
    pub fn grouped(&self) -> String {
        let text = self.to_string();
        format!("{}-{}", &text[..4], &text[4..])
    }
}

impl fmt::Display for JoinCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|&byte| write!(f, "{}", byte as char))
    }
}

impl fmt::Debug for JoinCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "JoinCode({})", self.grouped())
    }
}

impl FromStr for JoinCode {
    type Err = InvalidId;

    /// Forgiving: small letters, spaces and dashes are what people type.
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let mut code = [0; Self::LENGTH];
        let mut letters = text
            .bytes()
            .filter(|byte| !matches!(byte, b' ' | b'-'))
            .map(|byte| byte.to_ascii_uppercase());
        for place in &mut code {
            *place = letters.next().filter(|byte| Self::ALPHABET.contains(byte)).ok_or(InvalidId)?;
        }
        if letters.next().is_some() { Err(InvalidId) } else { Ok(Self(code)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_survives_being_written_and_read() -> Result<(), InvalidId> {
        for bytes in [[0; 16], [255; 16], [7, 1, 200, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]] {
            assert_eq!(PersonId(bytes).to_string().parse::<PersonId>()?, PersonId(bytes));
        }
        Ok(())
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in [
            "",
            "0",
            "i0000000000000000000000000",
            "80000000000000000000000000",
            "000000000000000000000000000",
        ] {
            assert_eq!(text.parse::<PersonId>(), Err(InvalidId), "{text}");
        }
    }

    #[test]
    fn a_code_is_read_as_people_type_it() -> Result<(), InvalidId> {
        let code: JoinCode = "K7QDM2XA".parse()?;
        assert_eq!("k7qd-m2xa".parse(), Ok(code));
        assert_eq!(" k7qd m2xa ".parse(), Ok(code));
        assert_eq!(code.grouped(), "K7QD-M2XA");
        assert_eq!("K7QDM2X".parse::<JoinCode>(), Err(InvalidId));
        assert_eq!("K7QDM2XAB".parse::<JoinCode>(), Err(InvalidId));
        assert_eq!("K7QDM2XO".parse::<JoinCode>(), Err(InvalidId));
        Ok(())
    }
}
