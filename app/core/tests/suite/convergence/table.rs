//! A table that writes, and the server that it writes to.

mod moves;

use super::WRITERS;
use super::steps::Step;
use kabinet_core::fiche::{Change, Document, Edit, FicheText, Field, Replica};
use kabinet_core::id::{ActorId, FicheId};
use std::collections::BTreeSet;

const FICHE: FicheId = FicheId([7; 16]);

struct Writer {
    replica: Replica,
    /// What a page shows: only ever changed by splices.
    screen: FicheText,
    outbox: Vec<Edit>,
    inbox: Vec<(u32, Vec<u8>)>,
    connected: bool,
}

pub struct Table {
    pub document: Document,
    /// What is on disk: the text at the start of the epoch, the changes since, and who wrote in the epochs before.
    start: FicheText,
    rows: Vec<Change>,
    retired: Vec<(ActorId, u32, u64)>,
    queue: Vec<(usize, Edit)>,
    writers: Vec<Writer>,
    clock: u64,
    letters: u32,
    confirmed: BTreeSet<char>,
    deleted: BTreeSet<char>,
}

fn actor(who: usize) -> ActorId {
    ActorId([who as u8 + 1; 16])
}

fn letters(text: &FicheText) -> impl Iterator<Item = char> {
    text.iter().flat_map(|(_, words)| words.chars())
}

impl Table {
    pub fn new() -> Self {
        let start: FicheText = [(Field::Problem, "oud 🌳".to_owned())].into_iter().collect();
        let document = Document::genesis(FICHE, 0, &start).unwrap();
        let writer = |who| Writer {
            replica: Replica::open(FICHE, 0, &document.save(), actor(who)).unwrap(),
            screen: start.clone(),
            outbox: Vec::new(),
            inbox: Vec::new(),
            connected: true,
        };
        Self {
            writers: (0..WRITERS).map(writer).collect(),
            document,
            start,
            rows: Vec::new(),
            retired: Vec::new(),
            queue: Vec::new(),
            clock: 0,
            letters: 0,
            confirmed: BTreeSet::new(),
            deleted: BTreeSet::new(),
        }
    }

    pub fn take(&mut self, step: Step) {
        self.clock += 400;
        match step {
            Step::Write {
                who,
                field,
                place,
                delete,
                letters,
            } => self.write(who, Field::ALL[field], place, delete, letters),
            Step::Undo { who } => self.change(who, |replica| replica.undo()),
            Step::Redo { who } => self.change(who, |replica| replica.redo()),
            Step::Send { who } => self.send(who),
            Step::Drain { crash } => self.drain(crash),
            Step::Read { who } => self.read(who),
            Step::Lose { who } => {
                let inbox = &mut self.writers[who].inbox;
                inbox.drain(..1.min(inbox.len()));
            }
            Step::Leave { who } => {
                self.writers[who].connected = false;
                self.writers[who].inbox.clear();
            }
            Step::Return { who } => self.come_back(who),
            Step::Reload { who } => self.reload(who),
            Step::NextEpoch => self.next_epoch(),
        }
    }

    /// Everybody connects anew (only that shows a lost message that nothing followed), sends and reads until nothing is left to do.
    pub fn settle(&mut self) {
        self.drain(false);
        for who in 0..WRITERS {
            self.read(who);
            self.take(Step::Leave { who });
        }
        for _ in 0..3 {
            for who in 0..WRITERS {
                self.come_back(who);
                if self.writers[who].replica.epoch() != self.document.epoch() {
                    self.rebase(who);
                }
                self.send(who);
            }
            self.drain(false);
            (0..WRITERS).for_each(|who| self.read(who));
        }
    }

    pub fn verify(&self) {
        let loaded = self.load();
        let saved = Document::load_saved(
            FICHE,
            self.document.epoch(),
            &self.document.save(),
            self.rows.iter().map(|row| &row.bytes),
        )
        .unwrap();
        for document in [&loaded, &saved] {
            assert_eq!(document.text(), self.document.text());
            assert_eq!(document.heads(), self.document.heads());
        }
        for writer in &self.writers {
            assert_eq!(writer.outbox, []);
            assert_eq!(writer.replica.text(), self.document.text());
            assert_eq!(writer.replica.heads(), self.document.heads());
        }
        let there: BTreeSet<char> = letters(&self.document.text()).collect();
        for letter in self.confirmed.difference(&self.deleted) {
            assert!(there.contains(letter), "{letter} was confirmed and is gone");
        }
        for letter in there.difference(&self.deleted) {
            assert_eq!(
                letters(&self.document.text()).filter(|other| other == letter).count(),
                1,
                "{letter} is there twice"
            );
        }
    }
}
