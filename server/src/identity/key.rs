//! A secret of 128 bits. A browser keeps it in its cookie, a link in its fragment; the server keeps only a hash of it.

use crate::store::KeyHash;
use data_encoding::BASE32_NOPAD_NOCASE;
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;
use subtle::ConstantTimeEq;

/// A secret that opens seats. It has no `Debug`, so that it cannot slip into a log.
#[derive(Clone, Copy)]
pub struct Key(pub(super) [u8; 16]);

/// What was given is not written like a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a key")]
pub struct InvalidKey;

impl Key {
    /// A key that nobody has yet.
    pub fn fresh() -> Self {
        Self(rand::random())
    }

    /// What the store knows the key by. The key is random, so a plain hash cannot be guessed back.
    pub fn hash(&self) -> KeyHash {
        KeyHash(Sha256::digest(self.0).into())
    }

    /// Whether it is the same key, in a time that does not tell how much of it is.
    pub fn is(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&BASE32_NOPAD_NOCASE.encode(&self.0).to_ascii_lowercase())
    }
}

impl FromStr for Key {
    type Err = InvalidKey;

    fn from_str(text: &str) -> Result<Self, InvalidKey> {
        let bytes = BASE32_NOPAD_NOCASE.decode(text.as_bytes()).map_err(|_| InvalidKey)?;
        bytes.try_into().map(Self).map_err(|_| InvalidKey)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_survives_being_written_and_read() -> Result<(), InvalidKey> {
        let key = Key::fresh();
        assert!(key.to_string().parse::<Key>()?.is(&key));
        assert!(key.to_string().to_uppercase().parse::<Key>()?.is(&key));
        assert!(!Key::fresh().is(&key));
        Ok(())
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for text in ["", "a", "0189", "aaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaaaaaaa", "é"] {
            assert!(text.parse::<Key>().is_err(), "{text}");
        }
    }
}
