//! The day as data: stages in order, themes with their cards, and the clock of the stage that is on.

use crate::id::ThemeId;
use crate::lang::Words;
use serde::{Deserialize, Serialize};

/// What happens in a stage. Further kinds arrive with what they mean; none is here only for its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum StageKind {
    /// People come in and say who they are.
    Welcome,
    /// People read what others lived through.
    Inspire,
    /// People pick a theme and a table.
    Choose,
    /// Tables write short proposals, privately first.
    Collect,
    /// Tables work proposals out together.
    Elaborate,
    /// Read only; thank you.
    Closed,
}

impl StageKind {
    /// Whether fiches are written in this stage.
    pub const fn writes(self) -> bool {
        matches!(self, Self::Collect | Self::Elaborate)
    }

    /// Whether people may still join and take a seat.
    pub const fn receives(self) -> bool {
        !matches!(self, Self::Closed)
    }
}

/// One step of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stage {
    /// What happens in it.
    pub kind: StageKind,
    /// Planned length in minutes; none: it takes as long as it takes.
    pub minutes: Option<u16>,
    /// What the facilitator would say to the room.
    pub instruction: Words,
}

/// A theme's colour, by name: the values live in the style sheet, for light and dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Colour {
    /// Warm yellow.
    Sun,
    /// Calm blue.
    Sky,
    /// Soft red.
    Rose,
    /// Fresh green.
    Leaf,
    /// Violet.
    Plum,
    /// Orange brown.
    Clay,
}

impl Colour {
    /// The name used in class names.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sun => "sun",
            Self::Sky => "sky",
            Self::Rose => "rose",
            Self::Leaf => "leaf",
            Self::Plum => "plum",
            Self::Clay => "clay",
        }
    }
}

/// What a card carries: something somebody said, or an idea.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum CardKind {
    /// What a family lived through, in its own words.
    Quote,
    /// What could help.
    Idea,
}

/// An inspiration card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// A quote or an idea.
    pub kind: CardKind,
    /// The words on it.
    pub words: Words,
}

/// What a table works on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Theme {
    /// Its number, from 1.
    pub id: ThemeId,
    /// Its name.
    pub title: Words,
    /// Its colour.
    pub colour: Colour,
    /// The name of its pictogram in the sprite.
    pub icon: String,
    /// What it is about, in a few words each.
    pub topics: Vec<Words>,
    /// Cards that start people off.
    pub cards: Vec<Card>,
}

/// The clock of the stage that is on, on the server's time, milliseconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Clock {
    /// The stage has no planned length.
    #[default]
    None,
    /// It runs until then; past that it shows how much over time the room is.
    Running {
        /// When the planned time is over, milliseconds since 1970.
        until: u64,
    },
    /// It stands still.
    Paused {
        /// What was left, milliseconds.
        left: u64,
    },
}

impl Clock {
    /// The clock of a stage that starts now.
    pub fn start(stage: &Stage, now: u64) -> Self {
        stage.minutes.map_or(Self::None, |minutes| Self::Running {
            until: now + u64::from(minutes) * 60_000,
        })
    }

    /// Milliseconds left; zero when the time is over.
    pub fn left(self, now: u64) -> Option<u64> {
        match self {
            Self::None => None,
            Self::Running { until } => Some(until.saturating_sub(now)),
            Self::Paused { left } => Some(left),
        }
    }

    /// The clock standing still.
    pub fn pause(self, now: u64) -> Self {
        match self {
            Self::Running { until } => Self::Paused {
                left: until.saturating_sub(now),
            },
            other => other,
        }
    }

    /// The clock running on.
    pub fn resume(self, now: u64) -> Self {
        match self {
            Self::Paused { left } => Self::Running { until: now + left },
            other => other,
        }
    }

    /// The clock with more time. Past its end, the time counts from now: a minute given is a minute had.
    pub fn extend(self, now: u64, by: u64) -> Self {
        match self {
            Self::None => Self::Running { until: now + by },
            Self::Running { until } => Self::Running {
                until: until.max(now) + by,
            },
            Self::Paused { left } => Self::Paused { left: left + by },
        }
    }

    /// Whether this is what `before` has become when so much time was given, now or earlier.
    pub fn was_extended(self, before: Self, by: u64, now: u64) -> bool {
        match (before, self) {
            (Self::None, Self::Running { until }) => until.checked_sub(by).is_some_and(|given| given <= now),
            (Self::Running { until: end }, Self::Running { until }) => until
                .checked_sub(by)
                .is_some_and(|given| given == end || (end..=now).contains(&given)),
            (Self::Paused { left: before }, Self::Paused { left }) => left.checked_sub(by) == Some(before),
            _ => false,
        }
    }
}
