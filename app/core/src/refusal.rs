//! Every "no" that a person can get. The sentences stand in the catalogues of the app; here is what they are about.

use crate::text::TextFault;
use serde::{Deserialize, Serialize};

/// Why something was not done. Each has a sentence that says what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    /// The role may not do this.
    #[error("this role may not do that")]
    NotYourRole,
    /// The stage that is on does not allow it.
    #[error("not in this stage")]
    NotNow,
    /// The facilitator has moved on since this page was drawn.
    #[error("the cabinet has moved on")]
    MovedOn,
    /// It is too late to take this back.
    #[error("too late to undo")]
    TooLate,
    /// The cabinet is closed.
    #[error("the cabinet is closed")]
    Closed,
    /// As many people as a cabinet holds are in.
    #[error("the cabinet is full")]
    CabinetFull,
    /// As many tables as a cabinet holds are there.
    #[error("no more tables")]
    TooManyTables,
    /// Every seat at the table is taken.
    #[error("the table is full")]
    TableFull,
    /// The facilitator locked the table.
    #[error("the table is locked")]
    TableLocked,
    /// First choose a table.
    #[error("not at a table")]
    NoTable,
    /// There is no such table, person, fiche, theme or stage.
    #[error("not found")]
    NotThere,
    /// The person was asked to leave the cabinet.
    #[error("removed from the cabinet")]
    Removed,
    /// The fiche is at another table.
    #[error("the fiche belongs to another table")]
    OtherTable,
    /// The moderator locked the fiche.
    #[error("the fiche is locked")]
    FicheLocked,
    /// The fiche was taken away.
    #[error("the fiche was removed")]
    FicheRemoved,
    /// The proposal was put together with another, which is the one to write in.
    #[error("the fiche was merged")]
    FicheMerged,
    /// Nobody is there (any more) to whom the proposal could be given back.
    #[error("its author has gone")]
    AuthorGone,
    /// As many fiches as a table holds are there.
    #[error("too many fiches at this table")]
    TooManyFiches,
    /// The words cannot be taken as they are.
    #[error("text: {0}")]
    Text(TextFault),
    /// The server cannot write just now; what was typed is still on the page.
    #[error("cannot be saved now")]
    TryAgain,
    /// No cabinet has this code.
    #[error("unknown code")]
    UnknownCode,
    /// Too many wrong codes from here.
    #[error("too many wrong codes")]
    TooManyCodes,
    /// The server cannot answer just now, and this page holds nothing of what was typed on the one before.
    #[error("cannot be answered now")]
    GoBack,
    /// More was sent than any form holds; what was typed is on the page before.
    #[error("too large")]
    TooLarge,
    /// The cabinet is closed, and this is somebody who was not in it.
    #[error("the cabinet is closed to newcomers")]
    Over,
    /// This browser has no seat in the cabinet (any more).
    #[error("no seat")]
    NoSeat,
    /// So many parents a cabinet does not hold, or it is no number at all.
    #[error("not a number from 1 to {limit}")]
    HowMany {
        /// How many it holds.
        limit: usize,
    },
    /// Who leads, and the screen, have links that would open nothing any more: they can be moved, not removed.
    #[error("only parents can be removed")]
    NotRemovable,
    /// The link does not open anything (any more).
    #[error("unknown link")]
    UnknownLink,
    /// Words on this device are not on disk at the server yet.
    #[error("words are not saved yet")]
    NotSaved,
}

impl From<TextFault> for Refusal {
    fn from(fault: TextFault) -> Self {
        Self::Text(fault)
    }
}
