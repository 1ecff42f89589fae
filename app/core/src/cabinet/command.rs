//! What people ask of a cabinet.

use super::{Presence, Role};
use crate::agenda::Clock;
use crate::id::{FicheId, PersonId, TableId, ThemeId};
use crate::lang::Lang;
use serde::{Deserialize, Serialize};

/// Something somebody wants to happen. Every one may be sent twice without harm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Command {
    /// Take a seat in the cabinet. Only the server says this, for somebody whose key it has checked.
    Join {
        /// As what.
        role: Role,
        /// A moderator's table, or the table a late parent is brought to.
        table: Option<TableId>,
        /// In the hall or at home.
        presence: Presence,
        /// In which language.
        lang: Lang,
    },
    /// Read in another language.
    Speak {
        /// Which.
        lang: Lang,
    },
    /// Sit down at a table.
    ChooseTable {
        /// Which.
        table: TableId,
    },
    /// Enter a stage of the agenda: the next one, one before, any.
    GoTo {
        /// Position in the agenda, from 0.
        stage: usize,
        /// The position that was on when the button was drawn: a double tap is not two steps.
        from: usize,
    },
    /// Take the last stage change back.
    UndoStage {
        /// The position that was entered with it: asked again, it does not take back the one before, too.
        stage: usize,
    },
    /// Let the clock stand still.
    PauseClock,
    /// Let the clock run on.
    ResumeClock,
    /// Give more time.
    Extend {
        /// Milliseconds.
        by: u64,
        /// The clock that was shown with the button: asked again, the minute is given once.
        from: Clock,
    },
    /// Bring a person to a table, or away from any.
    MovePerson {
        /// Who.
        person: PersonId,
        /// Where to.
        table: Option<TableId>,
    },
    /// Ask a person to leave the cabinet.
    RemovePerson {
        /// Who.
        person: PersonId,
    },
    /// Add somebody who has no phone to a table; the moderator writes for them.
    AddGuest {
        /// Their new id.
        person: PersonId,
        /// Where they sit.
        table: TableId,
    },
    /// Put up one more table.
    AddTable {
        /// The number that it is to have, the next one: asked again, it is one table.
        id: TableId,
        /// What it works on.
        theme: ThemeId,
        /// In the hall or online.
        presence: Presence,
    },
    /// Open a table to newcomers, or lock it.
    OpenTable {
        /// Which.
        table: TableId,
        /// Open or locked.
        open: bool,
    },
    /// Ask the facilitator to come to the table, or say that it is solved.
    Help {
        /// Which table.
        table: TableId,
        /// Wanted or solved.
        wanted: bool,
    },
    /// Begin a proposal.
    AddFiche {
        /// Its new id.
        fiche: FicheId,
        /// At which table.
        table: TableId,
        /// Only for oneself, until it is shown.
        private: bool,
        /// Whose idea it is, when somebody writes it down for them.
        author: PersonId,
    },
    /// Show a private proposal to the table.
    ShowFiche {
        /// Which.
        fiche: FicheId,
    },
    /// Show every private proposal of a table.
    ShowAll {
        /// Which table.
        table: TableId,
    },
    /// Give a proposal back to its author: only for them again, until it is shown.
    HideFiche {
        /// Which.
        fiche: FicheId,
    },
    /// Put a proposal together with another that says the same, or take it out again.
    MergeFiche {
        /// Which.
        fiche: FicheId,
        /// The one that goes on for both; none: it stands for itself again.
        into: Option<FicheId>,
    },
    /// Let only the moderator write in a fiche, or everybody again.
    LockFiche {
        /// Which.
        fiche: FicheId,
        /// Locked or not.
        locked: bool,
    },
    /// Take a fiche away, or bring it back.
    RemoveFiche {
        /// Which.
        fiche: FicheId,
        /// Away or back.
        removed: bool,
    },
}
