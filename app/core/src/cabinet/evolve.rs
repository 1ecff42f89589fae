//! Folding events into the state. Total: any event, in any order, leaves a state that can be read.

use super::{Cabinet, Event, Fiche, Left, Opening, Person};
use crate::agenda::Clock;

/// The cabinet that a log tells of; none where the log does not begin with an opening.
pub fn replay<'a>(events: impl IntoIterator<Item = &'a Event>) -> Option<Cabinet> {
    let mut events = events.into_iter();
    let Some(Event::Opened(opening)) = events.next() else { return None };
    let mut cabinet = open(opening)?;
    events.for_each(|event| evolve(&mut cabinet, event));
    Some(cabinet)
}

fn open(opening: &Opening) -> Option<Cabinet> {
    let opening = opening.clone();
    (!opening.agenda.is_empty()).then(|| Cabinet {
        id: opening.cabinet,
        code: opening.code,
        title: opening.title,
        place: opening.place,
        langs: opening.langs,
        expected: opening.expected,
        agenda: opening.agenda,
        stage: 0,
        since: 0,
        left: None,
        wrote: None,
        clock: Clock::None,
        themes: opening.themes,
        tables: opening.tables.into_iter().collect(),
        people: Default::default(),
        fiches: Default::default(),
    })
}

/// Folds one event into the state.
pub fn evolve(cabinet: &mut Cabinet, event: &Event) {
    match event {
        Event::Opened(_) => {}
        &Event::Joined {
            person,
            role,
            table,
            presence,
            lang,
        } => {
            cabinet.people.insert(
                person,
                Person {
                    role,
                    table,
                    presence,
                    lang,
                    removed: false,
                },
            );
        }
        Event::Spoke { person, lang } => {
            if let Some(person) = cabinet.people.get_mut(person) {
                person.lang = *lang;
            }
        }
        Event::Seated { person, table, .. } => {
            if let Some(person) = cabinet.people.get_mut(person) {
                person.table = *table;
            }
        }
        Event::Removed { person, .. } => {
            if let Some(person) = cabinet.people.get_mut(person) {
                person.removed = true;
                person.table = None;
            }
        }
        &Event::StageEntered { stage, clock, at } => {
            leave(cabinet, at);
            cabinet.left = Some(Left {
                stage: cabinet.stage,
                clock: cabinet.clock,
            });
            (cabinet.stage, cabinet.clock, cabinet.since) = (stage.min(cabinet.agenda.len() - 1), clock, at);
        }
        &Event::StageUndone { at } => {
            if let Some(left) = cabinet.left.take() {
                leave(cabinet, at);
                (cabinet.stage, cabinet.clock, cabinet.since) = (left.stage, left.clock, at);
            }
        }
        Event::ClockSet { clock } => cabinet.clock = *clock,
        Event::TableAdded { id, table } => {
            cabinet.tables.insert(*id, table.clone());
        }
        Event::TableOpened { table, open } => {
            if let Some(table) = cabinet.tables.get_mut(table) {
                table.open = *open;
            }
        }
        Event::Help { table, wanted } => {
            if let Some(table) = cabinet.tables.get_mut(table) {
                table.help = *wanted;
            }
        }
        &Event::FicheAdded {
            fiche,
            table,
            author,
            scribe,
            private,
            at,
        } => {
            cabinet.fiches.insert(
                fiche,
                Fiche {
                    table,
                    author,
                    scribe,
                    private,
                    locked: false,
                    removed: false,
                    into: None,
                    at,
                },
            );
        }
        Event::FicheShown { fiche } => {
            if let Some(fiche) = cabinet.fiches.get_mut(fiche) {
                fiche.private = false;
            }
        }
        Event::FicheLocked { fiche, locked } => {
            if let Some(fiche) = cabinet.fiches.get_mut(fiche) {
                fiche.locked = *locked;
            }
        }
        Event::FicheRemoved { fiche, removed } => {
            if let Some(fiche) = cabinet.fiches.get_mut(fiche) {
                fiche.removed = *removed;
            }
        }
        Event::FicheHidden { fiche } => {
            if let Some(fiche) = cabinet.fiches.get_mut(fiche) {
                fiche.private = true;
            }
        }
        Event::FicheMerged { fiche, into } => {
            if let Some(fiche) = cabinet.fiches.get_mut(fiche) {
                fiche.into = *into;
            }
        }
    }
}

/// Notes when writing ended: words on their way are taken for a while longer, whichever way the day goes on.
fn leave(cabinet: &mut Cabinet, at: u64) {
    if cabinet.stage().kind.writes() {
        cabinet.wrote = Some(at);
    }
}
