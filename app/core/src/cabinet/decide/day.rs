//! How the day goes on: stages and their clock.

use super::{Decision, Seat};
use crate::agenda::Clock;
use crate::cabinet::Event;
use crate::limits;
use crate::refusal::Refusal;

impl Seat<'_> {
    pub(super) fn go_to(&self, stage: usize, from: usize) -> Decision {
        self.facilitates()?;
        let entered = self.cabinet.agenda.get(stage).ok_or(Refusal::NotThere)?;
        if stage == self.cabinet.stage {
            return Ok(vec![]);
        }
        if from != self.cabinet.stage {
            return Err(Refusal::MovedOn);
        }
        Ok(vec![Event::StageEntered {
            stage,
            clock: Clock::start(entered, self.now),
            at: self.now,
        }])
    }

    pub(super) fn undo_stage(&self, stage: usize) -> Decision {
        self.facilitates()?;
        if stage != self.cabinet.stage {
            // Nothing was entered since a change was taken back: it is the one that is meant.
            return self.cabinet.left.map_or(Ok(vec![]), |_| Err(Refusal::MovedOn));
        }
        let undoable = self.cabinet.left.is_some() && self.now.saturating_sub(self.cabinet.since) <= limits::UNDO_STAGE_MS;
        if undoable {
            Ok(vec![Event::StageUndone { at: self.now }])
        } else {
            Err(Refusal::TooLate)
        }
    }

    pub(super) fn extend(&self, by: u64, from: Clock) -> Decision {
        self.facilitates()?;
        let clock = self.cabinet.clock;
        if clock == from {
            self.set_clock(clock.extend(self.now, by))
        } else if clock.was_extended(from, by, self.now) {
            Ok(vec![])
        } else {
            Err(Refusal::MovedOn)
        }
    }

    pub(super) fn set_clock(&self, clock: Clock) -> Decision {
        self.facilitates()?;
        Ok(if clock == self.cabinet.clock {
            vec![]
        } else {
            vec![Event::ClockSet { clock }]
        })
    }
}
