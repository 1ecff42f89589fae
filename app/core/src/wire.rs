//! What phones and server say to each other: one enum per direction, postcard in binary frames.
//!
//! The protocol number stands in the subprotocol name and changes with every change of the bytes; golden tests hold them.

mod close;
mod codec;
mod parts;

pub use close::CloseReason;
pub use codec::{Malformed, decode_client, decode_server, encode};
pub use parts::{Parts, is_long, parts};

use crate::cabinet::Command;
use crate::fiche::{ChangeHash, Edit, Field};
use crate::id::{ActorId, FicheId, PersonId};
use crate::refusal::Refusal;
use crate::view::{Patch, View};
use serde::{Deserialize, Serialize};

/// The version of these bytes.
pub const PROTOCOL: u16 = 2;

/// The name under which a socket asks for this version.
pub const SUBPROTOCOL: &str = "kabinet.2";

/// What a page says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClientMsg {
    /// First of all.
    Hello {
        /// The version it speaks.
        protocol: u16,
        /// The state of the view it was drawn with; the server sends a whole one where that is not the newest.
        seq: Option<u64>,
        /// Actors with words that were not confirmed: this page's own after a break, and those of closed tabs.
        actors: Vec<ActorId>,
    },
    /// Something is to happen.
    Do {
        /// The page's own number for the answer.
        request: u32,
        /// What.
        ask: Ask,
    },
    /// The words of a fiche, please, and from now on what changes in them.
    Open {
        /// Which.
        fiche: FicheId,
        /// To write, or only to read.
        mode: Mode,
        /// What the page has of it: the epoch, and the heads that the server confirmed.
        have: Option<(u32, Vec<ChangeHash>)>,
    },
    /// No more of this fiche.
    Shut {
        /// Which.
        fiche: FicheId,
    },
    /// Words.
    Edit(Edit),
    /// The changes of a fiche up to this version are on the page.
    Got {
        /// Which fiche.
        fiche: FicheId,
        /// Up to where.
        version: u64,
    },
    /// The caret stands in a field, or in none.
    Writing {
        /// Which fiche.
        fiche: FicheId,
        /// Which field.
        field: Option<Field>,
    },
    /// Are you there?
    Ping,
}

/// How a fiche is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mode {
    /// With its history, to write.
    Write,
    /// As plain text, a few times a second.
    Read,
}

/// What somebody wants done. Free text travels beside the command, because the log holds none of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ask {
    /// As the command says.
    Command(Command),
    /// Begin a proposal (a [`Command::AddFiche`]) with these first words.
    Propose {
        /// The command.
        command: Command,
        /// What it is called.
        title: String,
        /// What it proposes.
        proposal: String,
    },
    /// Add somebody without a phone (a [`Command::AddGuest`]).
    Guest {
        /// The command.
        command: Command,
        /// What they are called.
        name: String,
    },
}

/// What the server says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ServerMsg {
    /// The answer to `Hello`.
    Welcome {
        /// The state that the page now has.
        seq: u64,
        /// The server's time, milliseconds since 1970.
        now: u64,
        /// The actor to write with.
        actor: ActorId,
        /// Which of the actors named may send what they still have; the others are somebody else's or unknown.
        adopted: Vec<ActorId>,
        /// The whole view, where the page's was not the newest.
        view: Option<Box<View>>,
    },
    /// What changed.
    Patch {
        /// The state after it.
        seq: u64,
        /// The change.
        patch: Patch,
    },
    /// A whole view, because the seat changed.
    Refresh {
        /// The state it shows.
        seq: u64,
        /// The view.
        view: Box<View>,
    },
    /// It is done, and on disk.
    Done {
        /// The page's number.
        request: u32,
    },
    /// It was not done.
    Refused {
        /// The page's number.
        request: u32,
        /// Why.
        refusal: Refusal,
    },
    /// A fiche with its history.
    Document {
        /// Which.
        fiche: FicheId,
        /// Its epoch.
        epoch: u32,
        /// Its version.
        version: u64,
        /// Automerge's bytes, built by the server.
        bytes: Vec<u8>,
    },
    /// Changes of others, or those that were missing.
    Changes {
        /// Of which fiche.
        fiche: FicheId,
        /// In which epoch.
        epoch: u32,
        /// The version after them.
        version: u64,
        /// Automerge's bytes, built by the server.
        bytes: Vec<u8>,
    },
    /// The words of a fiche for whom only reads.
    Text {
        /// Which.
        fiche: FicheId,
        /// The words.
        text: crate::fiche::FicheText,
    },
    /// A fiche cannot be opened.
    Unopened {
        /// Which.
        fiche: FicheId,
        /// Why.
        refusal: Refusal,
    },
    /// Edits of this actor are on disk up to a number.
    Saved {
        /// Of which fiche.
        fiche: FicheId,
        /// The epoch in which they were written: in another one the same number is another edit.
        epoch: u32,
        /// Whose.
        actor: ActorId,
        /// Up to which.
        seq: u64,
        /// The fiche's version that holds them.
        version: u64,
    },
    /// Somebody else at the table has the fiche up to this version on the screen.
    Seen {
        /// Which.
        fiche: FicheId,
        /// Up to where.
        version: u64,
    },
    /// An edit was not taken.
    Unsaved {
        /// Of which fiche.
        fiche: FicheId,
        /// The epoch in which it was written.
        epoch: u32,
        /// Whose.
        actor: ActorId,
        /// Which.
        seq: u64,
        /// Why, and so what to do.
        why: Unsaved,
    },
    /// Who has the caret where, at the fiches of this table.
    Writers {
        /// Which fiche.
        fiche: FicheId,
        /// Everybody in it, oneself excepted.
        writers: Vec<(PersonId, Option<Field>)>,
    },
    /// How many people are writing at this moment; for those who lead.
    Typing {
        /// How many.
        people: u16,
    },
    /// I am here.
    Pong {
        /// The server's time, milliseconds since 1970.
        now: u64,
    },
    /// A part of a message that is long: see [`Parts`].
    Part {
        /// Whether another part follows, with nothing in between.
        more: bool,
        /// Its bytes.
        bytes: Vec<u8>,
    },
}

/// Why an edit was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unsaved {
    /// Built on another history: take the document that follows and type it again.
    Rebase,
    /// Built on something unknown here: take the document that follows and send again.
    Resync,
    /// The server cannot write just now: send again in a moment.
    Later,
    /// It will not be taken: the person is told why and keeps the words.
    Never(Refusal),
}
