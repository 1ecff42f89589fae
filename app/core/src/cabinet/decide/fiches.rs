//! Proposals: who may begin, show, hide, merge, lock and remove them.

use super::{Decision, Seat};
use crate::agenda::StageKind;
use crate::cabinet::{Event, Fiche};
use crate::id::{FicheId, PersonId, TableId};
use crate::limits;
use crate::refusal::Refusal;

impl Seat<'_> {
    pub(super) fn add_fiche(&self, fiche: FicheId, table: TableId, private: bool, author: PersonId) -> Decision {
        self.table(table)?;
        self.at(table)?;
        if let Some(known) = self.cabinet.fiches.get(&fiche) {
            return if known.table == table && known.author == author {
                Ok(vec![])
            } else {
                Err(Refusal::NotThere)
            };
        }
        self.writing()?;
        let mine = author == self.actor;
        if !mine {
            self.leads_at(table)?;
            self.cabinet
                .people
                .get(&author)
                .filter(|person| !person.removed && person.table == Some(table))
                .ok_or(Refusal::NotThere)?;
        }
        let ever = self.cabinet.fiches.values().filter(|fiche| fiche.table == table).count();
        if ever >= limits::FICHES_EVER_PER_TABLE {
            return Err(Refusal::TooManyFiches);
        }
        self.room_for_one(table)?;
        let scribe = (!mine).then_some(self.actor);
        Ok(vec![Event::FicheAdded {
            fiche,
            table,
            author,
            scribe,
            private: private && mine,
            at: self.now,
        }])
    }

    pub(super) fn show_fiche(&self, id: FicheId) -> Decision {
        let fiche = self.cabinet.fiches.get(&id).ok_or(Refusal::NotThere)?;
        if !self.owns(fiche) {
            self.leads_at(fiche.table)?;
        }
        self.goes_on()?;
        if fiche.removed {
            return Err(Refusal::FicheRemoved);
        }
        Ok(if fiche.private {
            vec![Event::FicheShown { fiche: id }]
        } else {
            vec![]
        })
    }

    pub(super) fn show_all(&self, table: TableId) -> Decision {
        self.leads_at(table)?;
        self.goes_on()?;
        let private = self
            .cabinet
            .fiches
            .iter()
            .filter(|(_, fiche)| fiche.table == table && fiche.private && !fiche.removed);
        Ok(private.map(|(&fiche, _)| Event::FicheShown { fiche }).collect())
    }

    /// Gives a proposal back to its author, while proposals are collected; what was put together with it stands for itself again.
    pub(super) fn hide_fiche(&self, id: FicheId) -> Decision {
        let fiche = self.cabinet.fiches.get(&id).ok_or(Refusal::NotThere)?;
        self.leads_at(fiche.table)?;
        self.goes_on()?;
        if fiche.removed {
            return Err(Refusal::FicheRemoved);
        }
        if fiche.private {
            return Ok(vec![]);
        }
        if self.cabinet.stage().kind != StageKind::Collect {
            return Err(Refusal::NotNow);
        }
        let here = |person| self.cabinet.people.get(&person).is_some_and(|person| !person.removed);
        if !here(fiche.author) && !fiche.scribe.is_some_and(here) {
            return Err(Refusal::AuthorGone);
        }
        let own = fiche.into.map(|_| id);
        let apart = own.into_iter().chain(self.merged(id));
        let mut events: Vec<Event> = apart.map(|fiche| Event::FicheMerged { fiche, into: None }).collect();
        if fiche.locked {
            // Whose it is again can write in it again.
            events.push(Event::FicheLocked { fiche: id, locked: false });
        }
        events.push(Event::FicheHidden { fiche: id });
        Ok(events)
    }

    /// Puts a proposal together with another of its table, with all that were put together with it; or takes it out again.
    pub(super) fn merge_fiche(&self, id: FicheId, into: Option<FicheId>) -> Decision {
        let fiche = self.fiche(id)?;
        self.leads_at(fiche.table)?;
        self.goes_on()?;
        if fiche.into == into {
            return Ok(vec![]);
        }
        self.writing()?;
        let stands = |known: &Fiche| known.table == fiche.table && !known.private && !known.removed;
        if !stands(fiche) {
            return Err(Refusal::NotThere);
        }
        let Some(other) = into else {
            return Ok(vec![Event::FicheMerged { fiche: id, into: None }]);
        };
        let known = self.fiche(other)?;
        if other == id || !stands(known) || known.into.is_some() {
            return Err(Refusal::NotThere);
        }
        let together = [id].into_iter().chain(self.merged(id));
        Ok(together.map(|fiche| Event::FicheMerged { fiche, into }).collect())
    }

    /// What was put together with a proposal.
    fn merged(&self, id: FicheId) -> impl Iterator<Item = FicheId> {
        let fiches = self.cabinet.fiches.iter();
        fiches.filter(move |(_, fiche)| fiche.into == Some(id)).map(|(&id, _)| id)
    }

    pub(super) fn lock_fiche(&self, id: FicheId, locked: bool) -> Decision {
        let fiche = self.fiche(id)?;
        self.leads_at(fiche.table)?;
        self.goes_on()?;
        Ok(if fiche.locked == locked {
            vec![]
        } else {
            vec![Event::FicheLocked { fiche: id, locked }]
        })
    }

    pub(super) fn remove_fiche(&self, id: FicheId, removed: bool) -> Decision {
        let fiche = self.fiche(id)?;
        // A draft that nobody else has seen is its author's to throw away.
        if !(fiche.private && self.owns(fiche)) {
            self.leads_at(fiche.table)?;
        }
        self.goes_on()?;
        if fiche.removed == removed {
            return Ok(vec![]);
        }
        if !removed {
            self.room_for_one(fiche.table)?;
        }
        // What was put together with it is not taken away with it.
        let left = self.merged(id).filter(|_| removed);
        let mut events: Vec<Event> = left.map(|fiche| Event::FicheMerged { fiche, into: None }).collect();
        events.push(Event::FicheRemoved { fiche: id, removed });
        Ok(events)
    }

    /// One fiche more fits on the table.
    fn room_for_one(&self, table: TableId) -> Result<(), Refusal> {
        let there = |fiche: &&Fiche| fiche.table == table && !fiche.removed;
        if self.cabinet.fiches.values().filter(there).count() < limits::FICHES_PER_TABLE {
            Ok(())
        } else {
            Err(Refusal::TooManyFiches)
        }
    }
}
