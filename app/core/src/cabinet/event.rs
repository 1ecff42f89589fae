//! What happened in a cabinet: the words of its log. Append variants; never change one that is in use.

use super::{Opening, Presence, Role, Table};
use crate::agenda::Clock;
use crate::id::{FicheId, PersonId, TableId};
use crate::lang::Lang;
use serde::{Deserialize, Serialize};

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// The cabinet was opened.
    Opened(Box<Opening>),
    /// Somebody took a seat.
    Joined {
        /// Who.
        person: PersonId,
        /// As what.
        role: Role,
        /// At which table, if at any.
        table: Option<TableId>,
        /// In the hall or at home.
        presence: Presence,
        /// In which language.
        lang: Lang,
    },
    /// Somebody chose another language.
    Spoke {
        /// Who.
        person: PersonId,
        /// Which.
        lang: Lang,
    },
    /// Somebody sat down at a table, was brought to one, or away from it.
    Seated {
        /// Who.
        person: PersonId,
        /// Where.
        table: Option<TableId>,
        /// Where they sat before.
        from: Option<TableId>,
    },
    /// Somebody was asked to leave.
    Removed {
        /// Who.
        person: PersonId,
        /// Where they sat.
        from: Option<TableId>,
    },
    /// A stage was entered.
    StageEntered {
        /// Position in the agenda.
        stage: usize,
        /// Its clock.
        clock: Clock,
        /// When, milliseconds since 1970.
        at: u64,
    },
    /// The last stage change was taken back.
    StageUndone {
        /// When, milliseconds since 1970.
        at: u64,
    },
    /// The clock was paused, resumed or extended.
    ClockSet {
        /// The clock from now on.
        clock: Clock,
    },
    /// A table was put up.
    TableAdded {
        /// Its number.
        id: TableId,
        /// What it is.
        table: Table,
    },
    /// A table was opened or locked.
    TableOpened {
        /// Which.
        table: TableId,
        /// Open or locked.
        open: bool,
    },
    /// A table asked for help, or no longer needs it.
    Help {
        /// Which.
        table: TableId,
        /// Wanted or solved.
        wanted: bool,
    },
    /// A proposal was begun.
    FicheAdded {
        /// Its id.
        fiche: FicheId,
        /// At which table.
        table: TableId,
        /// Whose idea.
        author: PersonId,
        /// Who wrote it down for the author.
        scribe: Option<PersonId>,
        /// Only for its author yet.
        private: bool,
        /// When, milliseconds since 1970.
        at: u64,
    },
    /// A private proposal was shown to its table.
    FicheShown {
        /// Which.
        fiche: FicheId,
    },
    /// A fiche was locked or unlocked.
    FicheLocked {
        /// Which.
        fiche: FicheId,
        /// Locked or not.
        locked: bool,
    },
    /// A fiche was taken away or brought back.
    FicheRemoved {
        /// Which.
        fiche: FicheId,
        /// Away or back.
        removed: bool,
    },
    /// A proposal was given back to its author.
    FicheHidden {
        /// Which.
        fiche: FicheId,
    },
    /// A proposal was put together with another, or taken out again.
    FicheMerged {
        /// Which.
        fiche: FicheId,
        /// The one that goes on for both.
        into: Option<FicheId>,
    },
}

impl Event {
    /// A short name for the store, so that a log can be read by eye.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Opened(_) => "opened",
            Self::Joined { .. } => "joined",
            Self::Spoke { .. } => "spoke",
            Self::Seated { .. } => "seated",
            Self::Removed { .. } => "removed",
            Self::StageEntered { .. } => "stage-entered",
            Self::StageUndone { .. } => "stage-undone",
            Self::ClockSet { .. } => "clock-set",
            Self::TableAdded { .. } => "table-added",
            Self::TableOpened { .. } => "table-opened",
            Self::Help { .. } => "help",
            Self::FicheAdded { .. } => "fiche-added",
            Self::FicheShown { .. } => "fiche-shown",
            Self::FicheLocked { .. } => "fiche-locked",
            Self::FicheRemoved { .. } => "fiche-removed",
            Self::FicheHidden { .. } => "fiche-hidden",
            Self::FicheMerged { .. } => "fiche-merged",
        }
    }
}
