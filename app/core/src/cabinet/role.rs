//! Who people are to a cabinet.

use crate::id::{PersonId, TableId};
use serde::{Deserialize, Serialize};

/// What somebody is here for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    /// Leads the day.
    Facilitator,
    /// Leads a table.
    Moderator,
    /// A parent.
    Participant,
    /// A projector: sees, never acts.
    Screen,
}

impl Role {
    /// The name used in the store and in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Facilitator => "facilitator",
            Self::Moderator => "moderator",
            Self::Participant => "participant",
            Self::Screen => "screen",
        }
    }

    /// The role with this name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Facilitator, Self::Moderator, Self::Participant, Self::Screen]
            .into_iter()
            .find(|role| role.name() == name)
    }

    /// Whether the role leads: the whole day or a table.
    pub const fn leads(self) -> bool {
        matches!(self, Self::Facilitator | Self::Moderator)
    }
}

/// Where somebody, or a table, is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Presence {
    /// In the hall.
    #[default]
    Hall,
    /// At home, in a browser.
    Online,
}

/// Who looks: decides what may be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Audience {
    /// Who it is.
    pub person: PersonId,
    /// As what.
    pub role: Role,
    /// At which table.
    pub table: Option<TableId>,
}
