//! The aggregate: what a cabinet is, what may happen in it, and what follows. Independent of transport and store.
//!
//! `decide` answers a command with events or a [`Refusal`]; `evolve` folds an event into the state. Neither knows names
//! or text of participants: those live in tables of their own, where they can be erased.

mod command;
mod decide;
mod event;
mod evolve;
mod role;

pub use command::Command;
pub use decide::{decide, may_write};
pub use event::Event;
pub use evolve::{evolve, replay};
pub use role::{Audience, Presence, Role};

use crate::agenda::{Clock, Stage, StageKind, Theme};
use crate::id::{CabinetId, FicheId, JoinCode, PersonId, TableId, ThemeId};
use crate::lang::Lang;
use crate::limits;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a cabinet is opened with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// Its id.
    pub cabinet: CabinetId,
    /// What people type to join.
    pub code: JoinCode,
    /// What it is called.
    pub title: String,
    /// Where it is held.
    pub place: String,
    /// The languages people may choose from; the first is the one of the screen.
    pub langs: Vec<Lang>,
    /// How many parents are expected.
    pub expected: u16,
    /// The stages, in order; never empty.
    pub agenda: Vec<Stage>,
    /// The themes.
    pub themes: Vec<Theme>,
    /// The tables.
    pub tables: Vec<(TableId, Table)>,
}

/// A group of parents around one theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// What it works on.
    pub theme: ThemeId,
    /// How many can sit at it; moderators need no seat.
    pub seats: u16,
    /// In the hall or online.
    pub presence: Presence,
    /// Whether people may still sit down.
    pub open: bool,
    /// Whether somebody at it asked the facilitator to come.
    pub help: bool,
}

/// Somebody in the cabinet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// What they are here for.
    pub role: Role,
    /// Where they sit.
    pub table: Option<TableId>,
    /// In the hall or at home.
    pub presence: Presence,
    /// Which language they chose.
    pub lang: Lang,
    /// Whether they were asked to leave.
    pub removed: bool,
}

/// One proposal: everything about it but its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fiche {
    /// Whose table it belongs to.
    pub table: TableId,
    /// Whose idea it is.
    pub author: PersonId,
    /// Who wrote it down for the author.
    pub scribe: Option<PersonId>,
    /// Only its author sees it, until it is shown to the table.
    pub private: bool,
    /// Only the moderator writes in it.
    pub locked: bool,
    /// Taken away; can be brought back.
    pub removed: bool,
    /// The proposal that goes on for this one, too.
    pub into: Option<FicheId>,
    /// When it was begun, milliseconds since 1970.
    pub at: u64,
}

/// The stage that was left last, for taking the change back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// Which stage it was.
    pub stage: usize,
    /// Its clock as it stood.
    pub clock: Clock,
}

/// One workshop, as the fold of its log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cabinet {
    /// Its id.
    pub id: CabinetId,
    /// What people type to join.
    pub code: JoinCode,
    /// What it is called.
    pub title: String,
    /// Where it is held.
    pub place: String,
    /// The languages people may choose from; the first is the one of the screen.
    pub langs: Vec<Lang>,
    /// How many parents are expected.
    pub expected: u16,
    /// The stages, in order.
    pub agenda: Vec<Stage>,
    /// Which of them is on.
    pub stage: usize,
    /// When it was entered, milliseconds since 1970.
    pub since: u64,
    /// The stage before, if the cabinet has moved at all.
    pub left: Option<Left>,
    /// When a stage for writing was left last, forwards or back, milliseconds since 1970.
    pub wrote: Option<u64>,
    /// The clock of the stage.
    pub clock: Clock,
    /// The themes.
    pub themes: Vec<Theme>,
    /// The tables by number.
    pub tables: BTreeMap<TableId, Table>,
    /// Everybody who has or had a seat.
    pub people: BTreeMap<PersonId, Person>,
    /// Every proposal.
    pub fiches: BTreeMap<FicheId, Fiche>,
}

impl Cabinet {
    /// The stage that is on.
    pub fn stage(&self) -> &Stage {
        &self.agenda[self.stage.min(self.agenda.len() - 1)]
    }

    /// When everything said in it is erased, milliseconds since 1970; none while it is not closed.
    pub fn erased_at(&self) -> Option<u64> {
        (self.stage().kind == StageKind::Closed).then(|| self.since.saturating_add(limits::RETENTION_MS))
    }

    /// Everybody who is in: has a seat and was not removed.
    pub fn present(&self) -> impl Iterator<Item = (PersonId, &Person)> {
        self.people
            .iter()
            .filter(|(_, person)| !person.removed)
            .map(|(&id, person)| (id, person))
    }

    /// How many parents are in.
    pub fn parents(&self) -> usize {
        self.present().filter(|(_, person)| person.role == Role::Participant).count()
    }

    /// How many parents ever came in, those who were asked to leave included.
    pub fn parents_ever(&self) -> usize {
        self.people.values().filter(|person| person.role == Role::Participant).count()
    }

    /// How many seats of a table are taken.
    pub fn seated(&self, table: TableId) -> u16 {
        let taken = self
            .present()
            .filter(|(_, person)| person.role == Role::Participant && person.table == Some(table))
            .count();
        u16::try_from(taken).unwrap_or(u16::MAX)
    }
}
