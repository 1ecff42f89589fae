//! Answering a command with what follows from it, or with a reason why not.

mod day;
mod fiches;
mod tables;

use super::{Cabinet, Command, Event, Fiche, Person, Role, Table};
use crate::agenda::StageKind;
use crate::id::{FicheId, PersonId, TableId};
use crate::limits;
use crate::refusal::Refusal;

type Decision = Result<Vec<Event>, Refusal>;

/// What follows from a command of somebody at a time (milliseconds since 1970). No events: it is so already.
///
/// # Errors
/// A [`Refusal`] where the role, the stage or the state does not allow it; nothing has changed then.
pub fn decide(cabinet: &Cabinet, actor: PersonId, command: &Command, now: u64) -> Decision {
    if let &Command::Join {
        role,
        table,
        presence,
        lang,
    } = command
    {
        let joined = Event::Joined {
            person: actor,
            role,
            table,
            presence,
            lang,
        };
        return join(cabinet, actor, role, table).map(|new| if new { vec![joined] } else { vec![] });
    }
    let who = cabinet.people.get(&actor).ok_or(Refusal::NotThere)?;
    if who.removed {
        return Err(Refusal::Removed);
    }
    let seat = Seat { cabinet, actor, who, now };
    match command {
        Command::Join { .. } => Ok(vec![]),
        &Command::Speak { lang } => seat.speak(lang),
        &Command::ChooseTable { table } => seat.choose(table),
        &Command::GoTo { stage, from } => seat.go_to(stage, from),
        &Command::UndoStage { stage } => seat.undo_stage(stage),
        Command::PauseClock => seat.set_clock(cabinet.clock.pause(now)),
        Command::ResumeClock => seat.set_clock(cabinet.clock.resume(now)),
        &Command::Extend { by, from } => seat.extend(by.min(limits::EXTEND_MS), from),
        &Command::MovePerson { person, table } => seat.move_person(person, table),
        &Command::RemovePerson { person } => seat.remove_person(person),
        &Command::AddGuest { person, table } => seat.add_guest(person, table),
        &Command::AddTable { id, theme, presence } => seat.add_table(id, theme, presence),
        &Command::OpenTable { table, open } => seat.open_table(table, open),
        &Command::Help { table, wanted } => seat.help(table, wanted),
        &Command::AddFiche {
            fiche,
            table,
            private,
            author,
        } => seat.add_fiche(fiche, table, private, author),
        &Command::ShowFiche { fiche } => seat.show_fiche(fiche),
        &Command::ShowAll { table } => seat.show_all(table),
        &Command::HideFiche { fiche } => seat.hide_fiche(fiche),
        &Command::MergeFiche { fiche, into } => seat.merge_fiche(fiche, into),
        &Command::LockFiche { fiche, locked } => seat.lock_fiche(fiche, locked),
        &Command::RemoveFiche { fiche, removed } => seat.remove_fiche(fiche, removed),
    }
}

/// Whether somebody may write in a fiche at a time (milliseconds since 1970).
///
/// # Errors
/// The [`Refusal`] that says why not.
pub fn may_write(cabinet: &Cabinet, actor: PersonId, fiche: FicheId, now: u64) -> Result<(), Refusal> {
    let who = cabinet.people.get(&actor).ok_or(Refusal::NotThere)?;
    if who.removed {
        return Err(Refusal::Removed);
    }
    let seat = Seat { cabinet, actor, who, now };
    let fiche = seat.fiche(fiche)?;
    seat.at(fiche.table)?;
    match fiche {
        Fiche { removed: true, .. } => Err(Refusal::FicheRemoved),
        Fiche { into: Some(_), .. } => Err(Refusal::FicheMerged),
        Fiche { locked: true, .. } if !who.role.leads() => Err(Refusal::FicheLocked),
        _ => seat.writing(),
    }
}

/// Whether a seat is new (`true`) or already theirs (`false`).
fn join(cabinet: &Cabinet, person: PersonId, role: Role, table: Option<TableId>) -> Result<bool, Refusal> {
    if let Some(known) = cabinet.people.get(&person) {
        return if known.removed { Err(Refusal::Removed) } else { Ok(false) };
    }
    if role == Role::Participant && !cabinet.stage().kind.receives() {
        return Err(Refusal::Closed);
    }
    // Who leads, and the screen, always get in: there are no more of them than links.
    if role == Role::Participant && (cabinet.parents() >= limits::PEOPLE || cabinet.parents_ever() >= limits::PEOPLE_EVER) {
        return Err(Refusal::CabinetFull);
    }
    match table {
        Some(table) if role == Role::Participant => free_seat(cabinet, table).map(|_| true),
        Some(table) => cabinet.tables.get(&table).map(|_| true).ok_or(Refusal::NotThere),
        None => Ok(true),
    }
}

/// The table, if there is a seat left.
fn free_seat(cabinet: &Cabinet, id: TableId) -> Result<&Table, Refusal> {
    let table = cabinet.tables.get(&id).ok_or(Refusal::NotThere)?;
    if cabinet.seated(id) < table.seats {
        Ok(table)
    } else {
        Err(Refusal::TableFull)
    }
}

/// Somebody who asks, with what they ask of.
struct Seat<'a> {
    cabinet: &'a Cabinet,
    actor: PersonId,
    who: &'a Person,
    now: u64,
}

impl<'a> Seat<'a> {
    fn facilitates(&self) -> Result<(), Refusal> {
        if self.who.role == Role::Facilitator {
            Ok(())
        } else {
            Err(Refusal::NotYourRole)
        }
    }

    /// The facilitator everywhere, a moderator at the own table.
    fn leads_at(&self, table: TableId) -> Result<(), Refusal> {
        match self.who.role {
            Role::Facilitator => Ok(()),
            Role::Moderator if self.who.table == Some(table) => Ok(()),
            Role::Moderator => Err(Refusal::OtherTable),
            Role::Participant | Role::Screen => Err(Refusal::NotYourRole),
        }
    }

    /// Everybody who sits there, and the facilitator.
    fn at(&self, table: TableId) -> Result<(), Refusal> {
        match self.who.role {
            Role::Screen => Err(Refusal::NotYourRole),
            Role::Facilitator => Ok(()),
            _ if self.who.table == Some(table) => Ok(()),
            _ if self.who.table.is_none() => Err(Refusal::NoTable),
            _ => Err(Refusal::OtherTable),
        }
    }

    /// A fiche that this person may know of: another's private one is not there for them.
    fn fiche(&self, id: FicheId) -> Result<&'a Fiche, Refusal> {
        let fiche = self.cabinet.fiches.get(&id).ok_or(Refusal::NotThere)?;
        if fiche.private && !self.owns(fiche) {
            Err(Refusal::NotThere)
        } else {
            Ok(fiche)
        }
    }

    fn owns(&self, fiche: &Fiche) -> bool {
        fiche.author == self.actor || fiche.scribe == Some(self.actor)
    }

    fn table(&self, id: TableId) -> Result<&'a Table, Refusal> {
        self.cabinet.tables.get(&id).ok_or(Refusal::NotThere)
    }

    /// The stage is for writing, or has just been left: words on their way are not lost to a stage change.
    fn writing(&self) -> Result<(), Refusal> {
        let stage = self.cabinet.stage().kind;
        let late = |at| self.now.saturating_sub(at) < limits::LATE_WORDS_MS;
        if stage.writes() || self.cabinet.wrote.is_some_and(late) {
            return Ok(());
        }
        Err(if stage == StageKind::Closed {
            Refusal::Closed
        } else {
            Refusal::NotNow
        })
    }

    /// The day is not over: what the report says stays as it was. Who leads the day goes back a stage to change it.
    fn goes_on(&self) -> Result<(), Refusal> {
        if self.cabinet.stage().kind == StageKind::Closed {
            Err(Refusal::Closed)
        } else {
            Ok(())
        }
    }

    fn speak(&self, lang: crate::lang::Lang) -> Decision {
        Ok(if self.who.lang == lang {
            vec![]
        } else {
            vec![Event::Spoke { person: self.actor, lang }]
        })
    }
}
