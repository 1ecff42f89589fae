//! The rows of a view, each made by one function that also says who may see it.

mod make;

pub(super) use make::*;

use crate::agenda::{CardKind, Clock, Colour, StageKind};
use crate::cabinet::{Presence, Role};
use crate::fiche::Written;
use crate::id::{CabinetId, FicheId, JoinCode, PersonId, TableId, ThemeId};
use crate::lang::Lang;
use serde::{Deserialize, Serialize};

/// What does not change while a cabinet lasts, in the language of whom looks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Its id.
    pub cabinet: CabinetId,
    /// What people type to join.
    pub code: JoinCode,
    /// What it is called.
    pub title: String,
    /// Where it is held.
    pub place: String,
    /// The languages people may choose from.
    pub langs: Vec<Lang>,
    /// How many parents are expected.
    pub expected: u16,
    /// The stages in order.
    pub agenda: Vec<StageItem>,
    /// The themes.
    pub themes: Vec<ThemeView>,
}

/// A stage of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageItem {
    /// What happens in it.
    pub kind: StageKind,
    /// Planned length in minutes.
    pub minutes: Option<u16>,
    /// What the facilitator would say.
    pub instruction: String,
}

/// A theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThemeView {
    /// Its number.
    pub id: ThemeId,
    /// Its name.
    pub title: String,
    /// Its colour.
    pub colour: Colour,
    /// Its pictogram in the sprite.
    pub icon: String,
    /// What it is about.
    pub topics: Vec<String>,
    /// Cards that start people off.
    pub cards: Vec<CardView>,
}

/// An inspiration card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardView {
    /// A quote or an idea.
    pub kind: CardKind,
    /// The words on it.
    pub words: String,
}

/// The stage that is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageNow {
    /// Its position in the agenda.
    pub index: usize,
    /// What happens in it.
    pub kind: StageKind,
    /// When it was entered, milliseconds since 1970.
    pub since: u64,
    /// Its clock.
    pub clock: Clock,
    /// Until when the change can be taken back, milliseconds since 1970.
    pub undo_until: Option<u64>,
}

/// How many parents there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Count {
    /// Who joined and was not removed.
    pub joined: u16,
    /// Whose browser is connected.
    pub here: u16,
    /// Who sits at a table.
    pub seated: u16,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableView {
    /// Its number.
    pub id: TableId,
    /// What it works on.
    pub theme: ThemeId,
    /// How many can sit at it.
    pub seats: u16,
    /// How many sit at it.
    pub seated: u16,
    /// In the hall or online.
    pub presence: Presence,
    /// Whether people may still sit down.
    pub open: bool,
    /// Whether it asked for help; only for those who can help and those who sit there.
    pub help: bool,
    /// How many proposals its members see.
    pub fiches: u16,
    /// How many proposals are still private.
    pub private: u16,
    /// How far its most complete fiche is: fields with words, of nine.
    pub filled: u8,
}

/// Somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonView {
    /// Who.
    pub id: PersonId,
    /// What they call themselves.
    pub name: String,
    /// As what.
    pub role: Role,
    /// Where they sit.
    pub table: Option<TableId>,
    /// In the hall or at home.
    pub presence: Presence,
    /// Whether their browser is connected.
    pub here: bool,
}

/// A proposal, as it stands in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FicheView {
    /// Which.
    pub id: FicheId,
    /// At which table.
    pub table: TableId,
    /// Whose idea.
    pub author: PersonId,
    /// What the author is called.
    pub name: String,
    /// What the one who wrote it down is called.
    pub scribe: Option<String>,
    /// Only for its author yet.
    pub private: bool,
    /// Only the moderator writes in it.
    pub locked: bool,
    /// Taken away; those who lead still see it, to bring it back.
    pub removed: bool,
    /// When it was begun, milliseconds since 1970.
    pub at: u64,
    /// What it is called.
    pub title: String,
    /// The beginning of what it proposes.
    pub proposal: String,
    /// Fields with words.
    pub written: Written,
    /// The proposal that goes on for this one, too.
    pub into: Option<FicheId>,
}
