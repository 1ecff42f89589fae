//! What people ask for: seats, commands, and fiches that begin with their first words.

use super::edits::row;
use super::{Answer, Turn};
use crate::live::content::pieces;
use crate::live::fiche::OpenFiche;
use crate::live::room::Task;
use crate::live::{Join, now};
use crate::store::{Logged, NewDocument};
use kabinet_core::cabinet::{Command, Event, decide, evolve};
use kabinet_core::fiche::{Document, EditFault, FicheText, SpliceFault};
use kabinet_core::id::{ActorId, PersonId};
use kabinet_core::limits;
use kabinet_core::refusal::Refusal;
use kabinet_core::text::{self, TextFault};
use kabinet_core::wire::Ask;

impl Task {
    pub(super) fn join(&mut self, join: Join, turn: &mut Turn) -> Result<(), Refusal> {
        let Join {
            person,
            name,
            role,
            table,
            presence,
            lang,
            keys,
        } = join;
        let events = decide(
            &self.content.cabinet,
            person,
            &Command::Join {
                role,
                table,
                presence,
                lang,
            },
            now(),
        )?;
        if !events.is_empty() {
            turn.batch.people.push((person, name.clone()));
            self.content.names.insert(person, name);
        }
        self.happen(person, events, turn);
        turn.batch.keys.extend(keys.into_iter().map(|key| (key, person, now())));
        Ok(())
    }

    pub(super) fn ask(&mut self, person: PersonId, ask: Ask, turn: &mut Turn) -> Result<(), Refusal> {
        match ask {
            // A seat is given by the server alone, for a key that it has checked.
            Ask::Command(Command::Join { .. } | Command::AddGuest { .. }) => Err(Refusal::NotYourRole),
            Ask::Command(command @ Command::AddFiche { .. }) => self.propose(person, &command, "", "", turn),
            Ask::Command(command) => {
                let events = decide(&self.content.cabinet, person, &command, now())?;
                self.happen(person, events, turn);
                Ok(())
            }
            Ask::Propose { command, title, proposal } => {
                let title = some_line(&title, limits::TITLE_UNITS)?;
                let proposal = text::clean(&proposal);
                let proposal = proposal.trim();
                if text::units(proposal) > limits::FIELD_UNITS {
                    return Err(Refusal::Text(TextFault::TooLong {
                        limit: limits::FIELD_UNITS,
                    }));
                }
                if title.is_empty() && proposal.is_empty() {
                    return Err(Refusal::Text(TextFault::Empty));
                }
                self.propose(person, &command, &title, proposal, turn)
            }
            Ask::Guest { command, name } => {
                let Command::AddGuest { person: guest, .. } = command else {
                    return Err(Refusal::NotYourRole);
                };
                let name = text::line(&name, limits::NAME_UNITS)?;
                let events = decide(&self.content.cabinet, person, &command, now())?;
                if !events.is_empty() {
                    turn.batch.people.push((guest, name.clone()));
                    self.content.names.insert(guest, name);
                }
                self.happen(person, events, turn);
                Ok(())
            }
        }
    }

    /// Begins a fiche, with its first words written by its author's own hand.
    fn propose(&mut self, person: PersonId, command: &Command, title: &str, proposal: &str, turn: &mut Turn) -> Result<(), Refusal> {
        let &Command::AddFiche { fiche, author, .. } = command else {
            return Err(Refusal::NotYourRole);
        };
        let events = decide(&self.content.cabinet, person, command, now())?;
        if events.is_empty() {
            return Ok(());
        }
        let broken = |fault: &dyn std::fmt::Display| {
            tracing::error!(cabinet = %self.id, fiche = %fiche, %fault, "a fiche could not be begun");
            Refusal::TryAgain
        };
        let base = FicheText::default();
        let mut document = Document::genesis(fiche, 0, &base).map_err(|fault| broken(&fault))?;
        let actor = ActorId(rand::random());
        let mut changes = Vec::new();
        for piece in pieces(title, proposal) {
            changes.push(document.compose(actor, &[piece]).map_err(|fault| match fault {
                EditFault::Splice(SpliceFault::Text(fault)) => Refusal::Text(fault),
                fault => broken(&fault),
            })?);
        }
        turn.batch.documents.push(NewDocument { fiche, epoch: 0, base });
        if !changes.is_empty() {
            turn.batch.actors.push((actor, author));
            self.content.actors.insert(actor, author);
        }
        turn.batch.changes.extend(changes.into_iter().map(|change| row(fiche, &change)));
        let open = OpenFiche::new(document);
        self.content.texts.insert(fiche, open.document.text());
        self.content.fiches.insert(fiche, open);
        self.happen(person, events, turn);
        Ok(())
    }

    fn happen(&mut self, actor: PersonId, events: Vec<Event>, turn: &mut Turn) {
        let at = now();
        for event in events {
            evolve(&mut self.content.cabinet, &event);
            self.content.seq += 1;
            turn.touched.note(&self.content.scene(self.peers.here()), &event);
            if let Event::Removed { person, .. } = event {
                turn.answers.push(Answer::Expel(person));
            }
            turn.batch.events.push(Logged {
                seq: self.content.seq,
                at,
                actor: Some(actor),
                event,
            });
        }
    }
}

/// A line, or nothing.
fn some_line(line: &str, limit: usize) -> Result<String, TextFault> {
    match text::line(line, limit) {
        Err(TextFault::Empty) => Ok(String::new()),
        other => other,
    }
}
