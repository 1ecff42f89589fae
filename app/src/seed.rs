//! What the server hands to a page: everything its first picture needs, written into the HTML and read back by the browser.
//!
//! The server fills a [`Seed`] before it renders, so pages never wait, and the first picture in the browser is the same one.

use crate::base64;
use kabinet_core::cabinet::Presence;
use kabinet_core::fiche::FicheText;
use kabinet_core::id::{CabinetId, FicheId, JoinCode, TableId};
use kabinet_core::lang::Lang;
use kabinet_core::refusal::Refusal;
use kabinet_core::view::{Report, View};
use leptos::prelude::use_context;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// What a page is drawn from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seed {
    /// The language of the page.
    pub lang: Lang,
    /// What is on it.
    pub page: PageSeed,
    /// A "no" to what was sent by a form just before.
    pub refusal: Option<Refusal>,
}

/// What is on a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum PageSeed {
    /// Start a cabinet, or join one.
    Home {
        /// The code as it was typed, when it was not known.
        code: String,
    },
    /// Open a cabinet.
    New(NewForm),
    /// Come in, by QR or code.
    Join(JoinSeed),
    /// A capability link: the secret stands in the fragment and is sent by a form.
    Enter,
    /// A parent's or a moderator's phone.
    Room(RoomSeed),
    /// One fiche, to read or to write.
    Fiche {
        /// The room around it.
        room: RoomSeed,
        /// Which fiche.
        fiche: FicheId,
        /// Its words when the page was made.
        text: FicheText,
    },
    /// The facilitator's laptop.
    Console {
        /// The room.
        room: RoomSeed,
        /// The links to hand out.
        links: Links,
    },
    /// The projector.
    Screen(RoomSeed),
    /// What the day leaves to those who decide.
    Report {
        /// Of which cabinet.
        cabinet: CabinetId,
        /// What stands in it.
        report: Report,
    },
    /// Something that is not there, or not for this person: the refusal says what to do.
    Problem,
}

/// What was typed in the form for a new cabinet, to be typed only once.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct NewForm {
    /// What it is called.
    pub title: String,
    /// Where it is held.
    pub place: String,
    /// The languages chosen.
    pub langs: Vec<Lang>,
    /// The name of the template chosen.
    pub template: String,
    /// The number expected, as typed.
    pub expected: String,
}

/// What somebody sees who is about to come in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoinSeed {
    /// The code of the cabinet.
    pub code: JoinCode,
    /// What it is called.
    pub title: String,
    /// Where it is held.
    pub place: String,
    /// The languages to choose from.
    pub langs: Vec<Lang>,
    /// The name as it was typed, or a made-up one to begin with.
    pub name: String,
    /// Made-up names to choose from.
    pub made_up: Vec<String>,
    /// Where they are, as chosen in a form that was refused; in the hall to begin with.
    pub presence: Presence,
    /// The language chosen in it; that of the page to begin with.
    pub speaks: Lang,
}

/// A cabinet as one person sees it, and what a page needs to go on live.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomSeed {
    /// What the person sees.
    pub view: View,
    /// Which state that is.
    pub seq: u64,
    /// The server's time when the page was made, milliseconds since 1970.
    pub now: u64,
    /// Where people join: scheme, host and path.
    pub join_url: String,
    /// The link that brings this person to another device or browser; none for screens.
    pub own_link: Option<String>,
    /// The id of the next proposal, so that a form sent twice makes one.
    pub next_fiche: FicheId,
    /// A proposal's words as they were typed, when they were refused.
    pub typed: Option<(String, String)>,
}

/// The links that a facilitator hands out. Each opens one seat; the secret stands in the fragment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Links {
    /// Back to this console, from any device.
    pub facilitator: String,
    /// For the projector.
    pub screen: String,
    /// For the moderator of each table, those that may still be added included.
    pub moderators: Vec<(TableId, String)>,
}

/// A page was not given a seed that this code understands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidSeed;

impl fmt::Display for Seed {
    /// As it is written into the page: postcard in base64, which no character of HTML can break out of.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = postcard::to_allocvec(self).map_err(|_| fmt::Error)?;
        f.write_str(&base64::encode(&bytes))
    }
}

impl FromStr for Seed {
    type Err = InvalidSeed;

    fn from_str(text: &str) -> Result<Self, InvalidSeed> {
        let bytes = base64::decode(text).map_err(|_| InvalidSeed)?;
        postcard::from_bytes(&bytes).map_err(|_| InvalidSeed)
    }
}

/// The seed that the server handed over as context before it began to draw; a page without one has nothing to show.
pub fn given() -> Seed {
    use_context().unwrap_or(Seed {
        lang: Lang::default(),
        page: PageSeed::Problem,
        refusal: Some(Refusal::NotThere),
    })
}

/// What the page is drawn from. Call it while a component is built.
pub fn use_seed() -> Arc<Seed> {
    use_context::<Arc<Seed>>().unwrap_or_else(|| Arc::new(given()))
}

impl Seed {
    /// The room in which the page stands, if it stands in one.
    pub fn room(&self) -> Option<&RoomSeed> {
        match &self.page {
            PageSeed::Room(room) | PageSeed::Screen(room) | PageSeed::Fiche { room, .. } | PageSeed::Console { room, .. } => Some(room),
            _ => None,
        }
    }

    /// Which part of the browser's code brings the page to life; none for pages outside of a room, which are forms.
    pub const fn part(&self) -> Option<&'static str> {
        match self.page {
            PageSeed::Room(_) | PageSeed::Fiche { .. } => Some("room"),
            PageSeed::Console { .. } => Some("console"),
            PageSeed::Screen(_) => Some("screen"),
            _ => None,
        }
    }

    /// Where the page stands.
    pub fn path(&self) -> String {
        match &self.page {
            PageSeed::Home { .. } | PageSeed::Problem => "/".to_owned(),
            PageSeed::New(_) => "/new".to_owned(),
            PageSeed::Join(join) => format!("/j/{}", join.code),
            PageSeed::Enter => "/enter".to_owned(),
            PageSeed::Room(room) => format!("/c/{}", room.view.head.cabinet),
            PageSeed::Fiche { room, fiche, .. } => format!("/c/{}/f/{fiche}", room.view.head.cabinet),
            PageSeed::Console { room, .. } => format!("/c/{}/console", room.view.head.cabinet),
            PageSeed::Report { cabinet, .. } => format!("/c/{cabinet}/report"),
            PageSeed::Screen(room) => format!("/c/{}/screen", room.view.head.cabinet),
        }
    }
}
