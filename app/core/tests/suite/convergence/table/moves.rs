//! What its people and its server do.

use super::{FICHE, Table, actor, letters};
use kabinet_core::fiche::{ChangeHash, Document, Edit, EditFault, FicheText, Field, Replica, ReplicaFault, Splice, Staged};
use std::collections::BTreeSet;

impl Table {
    pub(super) fn write(&mut self, who: usize, field: Field, place: u16, delete: u8, letters: u8) {
        let text: Vec<char> = self.writers[who].replica.field(field).chars().collect();
        let from = usize::from(place) % (text.len() + 1);
        let to = (from + usize::from(delete)).min(text.len());
        let width = |letters: &[char]| letters.iter().map(|letter| letter.len_utf16() as u32).sum::<u32>();
        // Each letter once, every other one of two units: what is there can be counted.
        let insert: String = (0..letters)
            .filter_map(|_| {
                self.letters += 1;
                char::from_u32(if self.letters.is_multiple_of(2) { 0x4E00 } else { 0x20000 } + self.letters)
            })
            .collect();
        let splice = Splice {
            field,
            at: width(&text[..from]),
            delete: width(&text[from..to]),
            insert,
        };
        let now = self.clock;
        self.change(who, |replica| replica.edit(now, &[splice]));
    }

    pub(super) fn change(&mut self, who: usize, change: impl FnOnce(&mut Replica) -> Result<Vec<Edit>, ReplicaFault>) {
        let writer = &mut self.writers[who];
        let before: BTreeSet<char> = letters(&writer.replica.text()).collect();
        let edits = change(&mut writer.replica).unwrap();
        edits.iter().for_each(|edit| draw(&mut writer.screen, &edit.splices));
        assert_eq!(writer.screen, writer.replica.text());
        writer.outbox.extend(edits);
        self.deleted.extend(&before - &letters(&writer.replica.text()).collect());
    }

    pub(super) fn send(&mut self, who: usize) {
        let writer = &self.writers[who];
        if writer.connected {
            self.queue.extend(writer.outbox.iter().map(|edit| (who, edit.clone())));
        }
    }

    pub(super) fn drain(&mut self, crash: bool) {
        let mut new = Vec::new();
        let mut done = Vec::new();
        let mut refused = BTreeSet::new();
        for (who, edit) in std::mem::take(&mut self.queue) {
            match self.document.stage(&edit) {
                Ok(Staged::New(change)) => {
                    assert_eq!(change.hash, edit.hash);
                    new.push(change);
                    done.push((who, edit));
                }
                Ok(Staged::Repeat) => done.push((who, edit)),
                Err(EditFault::Rebase) if edit.epoch < self.document.epoch() => {
                    refused.insert(who);
                }
                Err(fault) => panic!("an honest edit was refused: {fault}"),
            }
        }
        self.document.settle().unwrap();
        if crash {
            self.document = self.load();
            self.writers.iter_mut().for_each(|writer| writer.connected = false);
            self.writers.iter_mut().for_each(|writer| writer.inbox.clear());
            return;
        }
        let bytes: Vec<u8> = new.iter().flat_map(|change| change.bytes.clone()).collect();
        self.rows.extend(new);
        for writer in self.writers.iter_mut().filter(|writer| writer.connected) {
            writer.inbox.push((self.document.epoch(), bytes.clone()));
        }
        for (who, edit) in done {
            self.confirmed.extend(edit.splices.iter().flat_map(|splice| splice.insert.chars()));
            if self.writers[who].connected {
                self.writers[who].outbox.retain(|unsent| unsent.hash != edit.hash);
            }
        }
        for who in refused {
            self.rebase(who);
        }
    }

    pub(super) fn load(&self) -> Document {
        let mut document = Document::load(FICHE, self.document.epoch(), &self.start, self.rows.iter().map(|row| &row.bytes)).unwrap();
        document.retire(self.retired.iter().copied());
        document
    }

    pub(super) fn read(&mut self, who: usize) {
        let writer = &mut self.writers[who];
        for (epoch, bytes) in std::mem::take(&mut writer.inbox) {
            match writer.replica.receive(epoch, &bytes) {
                Ok(splices) => {
                    draw(&mut writer.screen, &splices);
                    assert_eq!(writer.screen, writer.replica.text());
                }
                Err(ReplicaFault::Gap) => return self.reload(who),
                Err(ReplicaFault::Stale) => return self.rebase(who),
                Err(fault) => panic!("{fault}"),
            }
        }
    }

    pub(super) fn come_back(&mut self, who: usize) {
        let writer = &mut self.writers[who];
        if writer.connected {
            return;
        }
        writer.connected = true;
        let (epoch, known) = (writer.replica.epoch(), writer.replica.heads_without(&hashes(&writer.outbox)));
        match self.document.changes_since(&known).filter(|_| epoch == self.document.epoch()) {
            Some(bytes) => writer.inbox.push((epoch, bytes)),
            None => self.rebase(who),
        }
    }

    pub(super) fn reload(&mut self, who: usize) {
        let document = &self.document;
        let writer = &mut self.writers[who];
        if writer.replica.epoch() != document.epoch() {
            return self.rebase(who);
        }
        let mut fresh = Replica::open(FICHE, document.epoch(), &document.save(), actor(who)).unwrap();
        fresh.replay(&writer.outbox).unwrap();
        fresh.replay(&writer.outbox).unwrap();
        writer.inbox.clear();
        writer.connected = true;
        writer.screen = fresh.text();
        writer.replica = fresh;
    }

    pub(super) fn rebase(&mut self, who: usize) {
        let writer = &self.writers[who];
        if !writer.connected || writer.replica.epoch() == self.document.epoch() {
            return;
        }
        let mut document = self.load();
        let writer = &mut self.writers[who];
        // Edits whose answer was lost are asked about first; only what never arrived is typed again.
        writer.outbox.retain(|edit| document.stage(edit) != Ok(Staged::Repeat));
        let mut fresh = Replica::open(FICHE, document.epoch(), &document.save(), actor(who)).unwrap();
        assert_eq!(fresh.replay(&writer.outbox).is_err(), !writer.outbox.is_empty());
        let unsent = hashes(&writer.outbox);
        writer.outbox = writer.replica.retype_into(&mut fresh, &unsent, self.clock).unwrap();
        writer.screen = fresh.text();
        writer.replica = fresh;
        writer.inbox.clear();
    }

    pub(super) fn next_epoch(&mut self) {
        self.drain(false);
        let next = self.document.next_epoch().unwrap();
        assert_eq!(next.text(), self.document.text());
        self.document = next;
        self.start = self.document.text();
        self.rows.clear();
        self.retired = self.document.retired().collect();
        for writer in &mut self.writers {
            writer.inbox.clear();
        }
    }
}

fn hashes(edits: &[Edit]) -> Vec<ChangeHash> {
    edits.iter().map(|edit| edit.hash).collect()
}

fn draw(screen: &mut FicheText, splices: &[Splice]) {
    for splice in splices {
        let mut text = screen.get(splice.field).to_owned();
        splice.apply(&mut text).unwrap();
        screen.set(splice.field, text);
    }
}
