//! Who sits where, and which tables there are.

use super::{Decision, Seat, free_seat, join};
use crate::agenda::StageKind;
use crate::cabinet::{Event, Presence, Role, Table};
use crate::id::{PersonId, TableId, ThemeId};
use crate::limits;
use crate::refusal::Refusal;

impl Seat<'_> {
    pub(super) fn choose(&self, id: TableId) -> Decision {
        if self.who.role != Role::Participant {
            return Err(Refusal::NotYourRole);
        }
        let table = self.table(id)?;
        if self.who.table == Some(id) {
            return Ok(vec![]);
        }
        match self.cabinet.stage().kind {
            StageKind::Closed => return Err(Refusal::Closed),
            StageKind::Welcome | StageKind::Inspire => return Err(Refusal::NotNow),
            StageKind::Choose => {}
            // Later only somebody without a table sits down alone; who sits asks the facilitator.
            StageKind::Collect | StageKind::Elaborate if self.who.table.is_none() => {}
            StageKind::Collect | StageKind::Elaborate => return Err(Refusal::NotNow),
        }
        if !table.open {
            return Err(Refusal::TableLocked);
        }
        free_seat(self.cabinet, id)?;
        Ok(vec![Event::Seated {
            person: self.actor,
            table: Some(id),
            from: self.who.table,
        }])
    }

    pub(super) fn move_person(&self, person: PersonId, table: Option<TableId>) -> Decision {
        self.facilitates()?;
        let moved = self
            .cabinet
            .people
            .get(&person)
            .filter(|person| !person.removed)
            .ok_or(Refusal::NotThere)?;
        if moved.table == table {
            return Ok(vec![]);
        }
        match (moved.role, table) {
            (Role::Participant, Some(table)) => free_seat(self.cabinet, table).map(|_| ())?,
            (Role::Moderator, Some(table)) => self.table(table).map(|_| ())?,
            (Role::Participant, None) => {}
            _ => return Err(Refusal::NotYourRole),
        }
        Ok(vec![Event::Seated {
            person,
            table,
            from: moved.table,
        }])
    }

    pub(super) fn remove_person(&self, person: PersonId) -> Decision {
        self.facilitates()?;
        let removed = self.cabinet.people.get(&person).ok_or(Refusal::NotThere)?;
        match removed.role {
            // Their seats follow from their links, so nobody could ever come in by those again.
            Role::Facilitator | Role::Moderator | Role::Screen => Err(Refusal::NotRemovable),
            Role::Participant if removed.removed => Ok(vec![]),
            Role::Participant => Ok(vec![Event::Removed {
                person,
                from: removed.table,
            }]),
        }
    }

    pub(super) fn add_guest(&self, person: PersonId, table: TableId) -> Decision {
        self.leads_at(table)?;
        self.goes_on()?;
        if let Some(known) = self.cabinet.people.get(&person) {
            return if known.table == Some(table) {
                Ok(vec![])
            } else {
                Err(Refusal::NotThere)
            };
        }
        join(self.cabinet, person, Role::Participant, Some(table))?;
        let presence = self.table(table)?.presence;
        Ok(vec![Event::Joined {
            person,
            role: Role::Participant,
            table: Some(table),
            presence,
            lang: self.who.lang,
        }])
    }

    pub(super) fn add_table(&self, id: TableId, theme: ThemeId, presence: Presence) -> Decision {
        self.facilitates()?;
        self.cabinet
            .themes
            .iter()
            .find(|known| known.id == theme)
            .ok_or(Refusal::NotThere)?;
        if let Some(known) = self.cabinet.tables.get(&id) {
            return if (known.theme, known.presence) == (theme, presence) {
                Ok(vec![])
            } else {
                Err(Refusal::MovedOn)
            };
        }
        if self.cabinet.tables.len() >= limits::TABLES {
            return Err(Refusal::TooManyTables);
        }
        if id != TableId::after(self.cabinet.tables.keys()) {
            return Err(Refusal::MovedOn);
        }
        let table = Table {
            theme,
            seats: limits::SEATS,
            presence,
            open: true,
            help: false,
        };
        Ok(vec![Event::TableAdded { id, table }])
    }

    pub(super) fn open_table(&self, table: TableId, open: bool) -> Decision {
        self.facilitates()?;
        let known = self.table(table)?;
        Ok(if known.open == open {
            vec![]
        } else {
            vec![Event::TableOpened { table, open }]
        })
    }

    pub(super) fn help(&self, table: TableId, wanted: bool) -> Decision {
        let known = self.table(table)?;
        self.at(table)?;
        self.goes_on()?;
        Ok(if known.help == wanted {
            vec![]
        } else {
            vec![Event::Help { table, wanted }]
        })
    }
}
