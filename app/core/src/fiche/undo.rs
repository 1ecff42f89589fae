//! Undo of one's own letters, and of nobody else's. Setting a textarea's value clears the browser's own undo, and the document has none.

use super::delta::Delta;
use super::{Field, Splice};
use crate::limits::EDIT_UNITS;

/// A pause after which what is typed is undone on its own, milliseconds: people think in such steps.
const PAUSE_MS: u64 = 1_000;
/// Steps that are remembered: a whole evening of corrections, some 100 KB at the most.
const STEPS: usize = 200;

/// What one person can take back, in one document.
#[derive(Debug, Clone, Default)]
pub(super) struct Undo {
    done: Vec<Step>,
    undone: Vec<Step>,
    last_ms: Option<u64>,
}

/// What leads back, in one field.
#[derive(Debug, Clone)]
struct Step {
    field: Field,
    back: Delta,
}

impl Undo {
    /// Remembers own splices that were made to the text `before` of one field.
    pub fn wrote(&mut self, now_ms: u64, field: Field, before: &str, splices: &[Splice]) {
        self.undone.clear();
        let Some(back) = joined(field, splices).inverse(before) else {
            return;
        };
        let pause = self.last_ms.is_none_or(|last| now_ms.saturating_sub(last) >= PAUSE_MS);
        self.last_ms = Some(now_ms);
        match self.done.last_mut() {
            Some(step) if !pause && step.field == field && step.back.size() + back.size() <= EDIT_UNITS => {
                step.back = back.then(std::mem::take(&mut step.back));
            }
            _ => self.done.push(Step { field, back }),
        }
        if self.done.len() > STEPS {
            self.done.remove(0);
        }
    }

    /// Carries what can be taken back over what others wrote.
    pub fn others_wrote(&mut self, splices: &[Splice]) {
        for field in Field::ALL {
            let theirs = joined(field, splices);
            if !theirs.is_empty() {
                carry(&mut self.done, field, theirs.clone());
                carry(&mut self.undone, field, theirs);
            }
        }
    }

    /// The splices that take the last step back. They still have to be made, and `undid` told.
    pub fn back(&self) -> Option<Vec<Splice>> {
        next(&self.done)
    }

    /// The splices that bring back what was taken back last. They still have to be made, and `redid` told.
    pub fn forth(&self) -> Option<Vec<Splice>> {
        next(&self.undone)
    }

    /// The splices of `back` were made to the text `before`.
    pub fn undid(&mut self, field: Field, before: &str, splices: &[Splice]) {
        turn(&mut self.done, &mut self.undone, field, before, splices);
        self.last_ms = None;
    }

    /// The splices of `forth` were made to the text `before`.
    pub fn redid(&mut self, field: Field, before: &str, splices: &[Splice]) {
        turn(&mut self.undone, &mut self.done, field, before, splices);
        self.last_ms = None;
    }

    /// Lets go of the step that `back` gave and that could not be made.
    pub fn skip_back(&mut self) {
        self.done.pop();
    }

    /// Lets go of the step that `forth` gave and that could not be made.
    pub fn skip_forth(&mut self) {
        self.undone.pop();
    }
}

fn joined(field: Field, splices: &[Splice]) -> Delta {
    splices
        .iter()
        .filter(|splice| splice.field == field)
        .map(Delta::of)
        .fold(Delta::default(), Delta::then)
}

/// Each step applies to what the one above it leaves, so the others' change is carried down through them.
fn carry(steps: &mut Vec<Step>, field: Field, mut theirs: Delta) {
    for step in steps.iter_mut().rev().filter(|step| step.field == field) {
        let below = theirs.after(&step.back, false);
        step.back = step.back.after(&theirs, true);
        theirs = below;
    }
    steps.retain(|step| !step.back.is_empty());
}

fn next(steps: &[Step]) -> Option<Vec<Splice>> {
    steps.last().map(|step| step.back.clone().into_splices(step.field))
}

fn turn(from: &mut Vec<Step>, to: &mut Vec<Step>, field: Field, before: &str, splices: &[Splice]) {
    from.pop();
    if let Some(back) = joined(field, splices).inverse(before) {
        to.push(Step { field, back });
    }
}
