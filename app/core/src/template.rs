//! The cabinets that ship with Kabinet: agendas and themes, in three languages.

use crate::agenda::Theme;
use crate::cabinet::{Opening, Presence, Table};
use crate::id::{CabinetId, JoinCode, TableId};
use crate::lang::Lang;
use crate::limits;
use serde::{Deserialize, Serialize};

mod agendas;
mod themes;

pub use agendas::agenda;
pub use themes::themes;

/// A cabinet that ships with Kabinet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Template {
    /// An evening of two hours.
    #[default]
    Evening,
    /// A whole day.
    Great,
}

impl Template {
    /// The name used in forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Evening => "evening",
            Self::Great => "great",
        }
    }

    /// The template with this name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Evening, Self::Great].into_iter().find(|template| template.name() == name)
    }
}

/// What a facilitator says when opening a cabinet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// What it is called.
    pub title: String,
    /// Where it is held.
    pub place: String,
    /// The languages, never empty; the first is the one of the screen.
    pub langs: Vec<Lang>,
    /// How many parents are expected.
    pub expected: u16,
    /// The shape of the day.
    pub template: Template,
}

/// The cabinet that a template makes of a wish: enough tables for everybody expected and one in five more, with more seats where there can be no
/// more tables; the themes in turn, and one online table per theme for those at home.
pub fn opening(cabinet: CabinetId, code: JoinCode, wish: Wish) -> Opening {
    let themes = themes();
    let seats_wanted = wish.expected.saturating_add(wish.expected.div_ceil(5));
    let least = u16::try_from(themes.len()).unwrap_or(u16::MAX);
    let most = u16::try_from(limits::TABLES).unwrap_or(u16::MAX) - least;
    let in_hall = seats_wanted.div_ceil(limits::SEATS).clamp(least, most);
    let seats = limits::SEATS.max(seats_wanted.div_ceil(in_hall));
    let tables = (0..in_hall + least)
        .map(|index| {
            let theme = theme_in_turn(&themes, if index < in_hall { index } else { index - in_hall });
            let (presence, seats) = if index < in_hall {
                (Presence::Hall, seats)
            } else {
                (Presence::Online, limits::SEATS)
            };
            (
                TableId(index + 1),
                Table {
                    theme,
                    seats,
                    presence,
                    open: true,
                    help: false,
                },
            )
        })
        .collect();
    Opening {
        cabinet,
        code,
        title: wish.title,
        place: wish.place,
        langs: wish.langs,
        expected: wish.expected,
        agenda: agenda(wish.template),
        themes,
        tables,
    }
}

fn theme_in_turn(themes: &[Theme], index: u16) -> crate::id::ThemeId {
    themes[usize::from(index) % themes.len()].id
}
