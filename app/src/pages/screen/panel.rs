//! What the wall says of a theme and its tables: numbers only, no names and no words of anybody.

use super::turn;
use kabinet_core::agenda::StageKind;
use kabinet_core::cabinet::Presence;
use kabinet_core::view::{TableView, ThemeView, View};

/// Most themes on one picture.
const THEMES: usize = 6;

/// A theme with those of its tables whose turn it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Panel {
    /// The theme.
    pub(super) theme: ThemeView,
    /// What all its tables have together.
    pub(super) sum: Sum,
    /// The tables on this page.
    pub(super) tables: Vec<TableView>,
    /// Whether the tables stand in two columns, without pictures: there are too many for one.
    pub(super) dense: bool,
    /// Which page of its tables this is, from 0, and of how many.
    pub(super) page: (usize, usize),
}

/// What the tables of a theme have together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Sum {
    /// Places that somebody can still take.
    pub(super) free: u16,
    /// Proposals, also those that only their authors see yet.
    pub(super) proposals: u16,
}

/// The panels to show in a stage at a time, milliseconds since 1970.
pub(super) fn panels(view: &View, now: u64) -> Vec<Panel> {
    let (page, _) = turn::page(view.head.themes.len(), THEMES, now);
    let themes: Vec<&ThemeView> = view.head.themes.iter().skip(page * THEMES).take(THEMES).collect();
    let tables: Vec<Vec<&TableView>> = themes.iter().map(|theme| tables_of(view, theme)).collect();
    let most = tables.iter().map(Vec::len).max().unwrap_or(0);
    let room = Room::beside(themes.len(), most);
    themes
        .into_iter()
        .zip(tables)
        .map(|(theme, tables)| panel(theme, tables, room, now))
        .collect()
}

/// The tables of a theme that hang on the wall, those in the hall first.
fn tables_of<'a>(view: &'a View, theme: &ThemeView) -> Vec<&'a TableView> {
    let shown = |table: &&TableView| table.theme == theme.id && on_the_wall(view.stage.kind, table);
    let mut tables: Vec<&TableView> = view.tables.values().filter(shown).collect();
    tables.sort_by_key(|table| (table.presence == Presence::Online, table.id));
    tables
}

fn panel(theme: &ThemeView, tables: Vec<&TableView>, room: Room, now: u64) -> Panel {
    let sum = tables.iter().fold(Sum::default(), |sum, table| Sum {
        free: sum.free.saturating_add(free(table)),
        proposals: sum.proposals.saturating_add(proposals(table)),
    });
    let page = turn::page(tables.len(), room.tables, now);
    let tables = tables.into_iter().skip(page.0 * room.tables).take(room.tables).cloned().collect();
    Panel {
        theme: theme.clone(),
        sum,
        tables,
        dense: room.dense,
        page,
    }
}

/// While people choose, every table; later those with somebody at it or something on it.
fn on_the_wall(stage: StageKind, table: &TableView) -> bool {
    stage == StageKind::Choose || table.seated > 0 || proposals(table) > 0
}

/// Places that somebody can still take at a table.
pub(super) fn free(table: &TableView) -> u16 {
    if table.open { table.seats.saturating_sub(table.seated) } else { 0 }
}

/// Proposals of a table, also those that only their authors see yet.
pub(super) fn proposals(table: &TableView) -> u16 {
    table.fiches.saturating_add(table.private)
}

/// How many tables fit in a panel, at a size that is read from the back of the hall.
#[derive(Debug, Clone, Copy)]
struct Room {
    tables: usize,
    dense: bool,
}

impl Room {
    /// The room in a panel beside so many others, where the longest list has `most` tables.
    const fn beside(panels: usize, most: usize) -> Self {
        match panels {
            0..=2 => Self { tables: 8, dense: false },
            3..=4 if most <= 3 => Self { tables: 3, dense: false },
            3..=4 => Self { tables: 6, dense: true },
            _ => Self { tables: 3, dense: true },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::screen::sample;

    #[test]
    fn choosing_shows_every_table_and_its_places() {
        let mut view = sample::screen(StageKind::Choose);
        let shown = panels(&view, 0);
        assert_eq!(shown.len(), 4);
        assert!(
            shown
                .iter()
                .all(|panel| panel.tables.iter().all(|table| table.theme == panel.theme.id))
        );
        let first = &shown[0];
        assert_eq!(first.tables.last().map(|table| table.presence), Some(Presence::Online));
        let locked = first.tables[0].id;
        let before = first.sum.free;
        view.tables.get_mut(&locked).expect("a table").open = false;
        assert!(panels(&view, 0)[0].sum.free < before, "a locked table has no places");
    }

    #[test]
    fn working_shows_tables_with_people_or_proposals() {
        let mut view = sample::screen(StageKind::Collect);
        let at_work = |view: &View| panels(view, 0).iter().map(|panel| panel.tables.len()).sum::<usize>();
        let before = at_work(&view);
        let empty = view
            .tables
            .values()
            .find(|table| table.seated == 0 && proposals(table) == 0)
            .expect("an empty one")
            .id;
        view.tables.get_mut(&empty).expect("a table").private = 2;
        assert_eq!(at_work(&view), before + 1);
        let theme = view.tables[&empty].theme;
        let panel = panels(&view, 0)
            .into_iter()
            .find(|panel| panel.theme.id == theme)
            .expect("its theme");
        assert!(panel.sum.proposals >= 2);
    }

    #[test]
    fn many_tables_come_in_turn_and_none_is_left_out() {
        let mut view = sample::screen(StageKind::Choose);
        for id in 50..60 {
            let table = TableView {
                id: kabinet_core::id::TableId(id),
                ..view.tables.values().next().expect("a table").clone()
            };
            view.tables.insert(table.id, table);
        }
        let pages = panels(&view, 0)[0].page.1;
        let seen: usize = (0..pages as u64).map(|turn| panels(&view, turn * 10_000)[0].tables.len()).sum();
        assert_eq!(
            seen,
            view.tables.values().filter(|table| table.theme == view.head.themes[0].id).count()
        );
        assert!(pages > 1);
    }
}
