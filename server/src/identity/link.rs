//! Capability links: whoever holds one has the seat. Each is derived from its cabinet's secret, so none is stored.
//!
//! The secret stands in the fragment, which browsers send nowhere: `…/enter#{cabinet}.{key}`, and `.{person}` after it for somebody's own.

use super::{Key, key::InvalidKey};
use crate::config::PublicUrl;
use kabinet_core::cabinet::Role;
use kabinet_core::id::{CabinetId, PersonId, TableId};
use sha2::{Digest, Sha256};
use std::str::FromStr;

/// What a link opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opens {
    /// The console.
    Facilitator,
    /// A projector.
    Screen,
    /// The lead of a table.
    Moderator(TableId),
    /// The seat of somebody who is in already: the same person on another device.
    Person(PersonId),
}

/// A cabinet's secret, with which its links are made and known again.
pub struct Links<'a> {
    /// Which cabinet.
    pub cabinet: CabinetId,
    /// Its secret.
    pub secret: &'a [u8; 32],
}

impl Opens {
    /// The role of the seat; none where the seat says it.
    pub const fn role(self) -> Option<Role> {
        match self {
            Self::Facilitator => Some(Role::Facilitator),
            Self::Screen => Some(Role::Screen),
            Self::Moderator(_) => Some(Role::Moderator),
            Self::Person(_) => None,
        }
    }

    fn words(self) -> (&'static str, String) {
        match self {
            Self::Facilitator => ("facilitator", String::new()),
            Self::Screen => ("screen", String::new()),
            Self::Moderator(table) => ("moderator", table.to_string()),
            Self::Person(person) => ("person", person.to_string()),
        }
    }
}

impl Links<'_> {
    /// The link to hand out.
    pub fn link(&self, base: &PublicUrl, opens: Opens) -> String {
        let link = format!("{base}/enter#{}.{}", self.cabinet, self.key(opens));
        match opens {
            Opens::Person(person) => format!("{link}.{person}"),
            _ => link,
        }
    }

    /// The seat of a link. It is always the same one, so the same link on two devices is the same person.
    pub fn seat(&self, opens: Opens) -> PersonId {
        match opens {
            Opens::Person(person) => person,
            _ => PersonId(self.derive("seat", opens)),
        }
    }

    /// What a ticket opens, if it is one of this cabinet. All of them are compared, whichever fits.
    pub fn known(&self, ticket: &Ticket, tables: &[TableId]) -> Option<Opens> {
        let moderators = tables.iter().map(|&table| Opens::Moderator(table));
        let possible: Vec<_> = match ticket.person {
            Some(person) => vec![Opens::Person(person)],
            None => [Opens::Facilitator, Opens::Screen].into_iter().chain(moderators).collect(),
        };
        possible.into_iter().fold(
            None,
            |found, opens| if self.key(opens).is(&ticket.key) { Some(opens) } else { found },
        )
    }

    fn key(&self, opens: Opens) -> Key {
        Key(self.derive("key", opens))
    }

    /// Half of a SHA-256 over secret and purpose. The half that is kept back is what lengthening the input would need.
    fn derive(&self, purpose: &str, opens: Opens) -> [u8; 16] {
        let (role, detail) = opens.words();
        let hash = Sha256::new_with_prefix("kabinet link 1\0")
            .chain_update(self.secret)
            .chain_update(self.cabinet.0);
        let whole: [u8; 32] = hash.chain_update(format!("{purpose}\0{role}\0{detail}")).finalize().into();
        let mut half = [0; 16];
        half.copy_from_slice(&whole[..16]);
        half
    }
}

/// What stands in the fragment of a link.
pub struct Ticket {
    /// Which cabinet it is for.
    pub cabinet: CabinetId,
    /// Whose own link it is.
    pub person: Option<PersonId>,
    key: Key,
}

impl FromStr for Ticket {
    type Err = InvalidKey;

    /// Reads the fragment, or a whole link as somebody pastes it.
    fn from_str(text: &str) -> Result<Self, InvalidKey> {
        let fragment = text.trim().rsplit('#').next().unwrap_or_default();
        let mut parts = fragment.split('.');
        let cabinet = parts.next().and_then(|part| part.parse().ok()).ok_or(InvalidKey)?;
        let key = parts.next().ok_or(InvalidKey)?.parse()?;
        let person = parts.next().map(|part| part.parse().map_err(|_| InvalidKey)).transpose()?;
        if parts.next().is_some() {
            Err(InvalidKey)
        } else {
            Ok(Self { cabinet, person, key })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLES: [TableId; 3] = [TableId(1), TableId(2), TableId(12)];

    fn all() -> Vec<Opens> {
        let moderators = TABLES.into_iter().map(Opens::Moderator);
        let people = [[1; 16], [2; 16]].map(|id| Opens::Person(PersonId(id)));
        [Opens::Facilitator, Opens::Screen]
            .into_iter()
            .chain(moderators)
            .chain(people)
            .collect()
    }

    fn base() -> PublicUrl {
        PublicUrl::plain("localhost:3000").expect("a host")
    }

    #[test]
    fn every_link_opens_its_own_seat_and_no_other() {
        let links = Links {
            cabinet: CabinetId([7; 16]),
            secret: &[9; 32],
        };
        for opens in all() {
            let ticket: Ticket = links.link(&base(), opens).parse().expect("a ticket");
            assert_eq!(ticket.cabinet, links.cabinet);
            assert_eq!(links.known(&ticket, &TABLES), Some(opens));
        }
        let seats: std::collections::BTreeSet<_> = all().into_iter().map(|opens| links.seat(opens)).collect();
        assert_eq!(seats.len(), all().len());
    }

    #[test]
    fn a_link_of_another_cabinet_opens_nothing() {
        let (mine, secret) = (
            Links {
                cabinet: CabinetId([7; 16]),
                secret: &[9; 32],
            },
            [8; 32],
        );
        for other in [
            Links {
                cabinet: CabinetId([7; 16]),
                secret: &secret,
            },
            Links {
                cabinet: CabinetId([6; 16]),
                secret: &[9; 32],
            },
        ] {
            for opens in all() {
                let ticket: Ticket = other.link(&base(), opens).parse().expect("a ticket");
                assert_eq!(mine.known(&ticket, &TABLES), None, "{opens:?}");
            }
        }
    }

    #[test]
    fn a_persons_key_opens_nobody_elses_seat() {
        let links = Links {
            cabinet: CabinetId([7; 16]),
            secret: &[9; 32],
        };
        let mine = links.link(&base(), Opens::Person(PersonId([1; 16])));
        let theirs = mine.replace(&PersonId([1; 16]).to_string(), &PersonId([2; 16]).to_string());
        let ticket: Ticket = theirs.parse().expect("a ticket");
        assert_eq!(links.known(&ticket, &TABLES), None);
    }

    #[test]
    fn what_is_no_link_is_refused() {
        for text in ["", "#", "a.b", "https://kabinet.example/enter#", "00000000000000000000000000.short"] {
            assert!(text.parse::<Ticket>().is_err(), "{text}");
        }
    }
}
