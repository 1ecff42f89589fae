//! What was typed and is not on disk yet, as it is kept in the browser's own storage: names, contents, owners. The storage itself is
//! elsewhere.

mod scope;
mod words;

pub use scope::{OWNER_DEAD_MS, Owner, Scope, orphan_drafts, orphans};
pub use words::{beside, words};

use crate::base64;
use kabinet_core::fiche::Edit;
use kabinet_core::id::{ActorId, FicheId, PersonId};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Something as it is stored.
pub fn write<T: Serialize + ?Sized>(what: &T) -> String {
    base64::encode(&postcard::to_allocvec(what).unwrap_or_default())
}

/// Something as it was stored; empty where the text is none of ours.
pub fn read<T: DeserializeOwned + Default>(text: &str) -> T {
    base64::decode(text)
        .ok()
        .and_then(|bytes| postcard::from_bytes(&bytes).ok())
        .unwrap_or_default()
}

/// A short proposal that is being typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drafted {
    /// The id it will have.
    pub fiche: FicheId,
    /// What it is called.
    pub title: String,
    /// What it proposes.
    pub proposal: String,
    /// Whose it is, if somebody else writes it down.
    pub author: Option<PersonId>,
    /// Title and proposal as they were sent last: written on since, they are not those.
    pub sent: Option<(String, String)>,
}

/// The edits of one actor, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outbox {
    /// Whose.
    pub actor: ActorId,
    waiting: Vec<Waiting>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Waiting {
    edit: Edit,
    sent: bool,
}

impl Outbox {
    /// Edits that were kept, none of them sent on this connection.
    pub fn new(actor: ActorId, edits: Vec<Edit>) -> Self {
        Self {
            actor,
            waiting: edits.into_iter().map(|edit| Waiting { edit, sent: false }).collect(),
        }
    }

    /// Keeps an edit.
    pub fn push(&mut self, edit: Edit) {
        self.waiting.push(Waiting { edit, sent: false });
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// All edits, in order.
    pub fn edits(&self) -> Vec<Edit> {
        self.waiting.iter().map(|waiting| waiting.edit.clone()).collect()
    }

    /// The edits of one fiche, in order.
    pub fn of(&self, fiche: FicheId) -> Vec<Edit> {
        self.waiting
            .iter()
            .map(|waiting| &waiting.edit)
            .filter(|edit| edit.fiche == fiche)
            .cloned()
            .collect()
    }

    /// The next edit to send, noted as sent.
    pub fn send(&mut self) -> Option<Edit> {
        let next = self.waiting.iter_mut().find(|waiting| !waiting.sent)?;
        next.sent = true;
        Some(next.edit.clone())
    }

    /// Whether something in it was not sent yet.
    pub fn has_unsent(&self) -> bool {
        self.waiting.iter().any(|waiting| !waiting.sent)
    }

    /// The epochs and numbers of the edits of a fiche that were sent and not answered.
    pub fn sent(&self, fiche: FicheId) -> Vec<(u32, u64)> {
        self.waiting
            .iter()
            .filter(|waiting| waiting.sent && waiting.edit.fiche == fiche)
            .map(|waiting| (waiting.edit.epoch, waiting.edit.seq))
            .collect()
    }

    /// Whether an edit is in it.
    pub fn holds(&self, fiche: FicheId, epoch: u32, seq: u64) -> bool {
        let name = |edit: &Edit| (edit.fiche, edit.epoch, edit.seq);
        self.waiting.iter().any(|waiting| name(&waiting.edit) == (fiche, epoch, seq))
    }

    /// Sends everything again: the connection is new.
    pub fn resend(&mut self) {
        self.waiting.iter_mut().for_each(|waiting| waiting.sent = false);
    }

    /// Sends the edits of a fiche again from this number on.
    pub fn resend_from(&mut self, fiche: FicheId, seq: u64) {
        let later = |waiting: &&mut Waiting| waiting.edit.fiche == fiche && waiting.edit.seq >= seq;
        self.waiting.iter_mut().filter(later).for_each(|waiting| waiting.sent = false);
    }

    /// Edits of a fiche that were written in this epoch are on disk up to this number. Whether that was news.
    pub fn saved(&mut self, fiche: FicheId, epoch: u32, seq: u64) -> bool {
        let before = self.waiting.len();
        // Numbers begin anew with each epoch, so an answer says nothing about the edits of another one.
        self.waiting
            .retain(|Waiting { edit, .. }| (edit.fiche, edit.epoch) != (fiche, epoch) || edit.seq > seq);
        self.waiting.len() < before
    }

    /// Takes the edits of a fiche out.
    pub fn take(&mut self, fiche: FicheId) -> Vec<Edit> {
        let (taken, kept) = std::mem::take(&mut self.waiting)
            .into_iter()
            .partition(|waiting| waiting.edit.fiche == fiche);
        self.waiting = kept;
        let taken: Vec<Waiting> = taken;
        taken.into_iter().map(|waiting| waiting.edit).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kabinet_core::fiche::{ChangeHash, Field, Splice};
    use kabinet_core::id::CabinetId;
    use kabinet_core::limits::ACTORS_PER_SOCKET;

    const SCOPE: Scope = Scope {
        cabinet: CabinetId([1; 16]),
        person: PersonId([2; 16]),
    };
    const FICHE: FicheId = FicheId([3; 16]);

    fn actor(number: u8) -> ActorId {
        ActorId([number; 16])
    }

    fn edit(seq: u64, at: u32, delete: u32, insert: &str) -> Edit {
        let splice = Splice {
            field: Field::Problem,
            at,
            delete,
            insert: insert.into(),
        };
        Edit {
            fiche: FICHE,
            epoch: 0,
            actor: actor(9),
            seq,
            deps: vec![ChangeHash([7; 32])],
            splices: vec![splice],
            hash: ChangeHash([seq as u8; 32]),
        }
    }

    #[test]
    fn edits_survive_the_storage_and_rubbish_is_none() {
        let edits = vec![edit(1, 0, 0, "é👍"), edit(2, 3, 1, "")];
        assert_eq!(read::<Vec<Edit>>(&write(&edits)), edits);
        assert_eq!(read::<Vec<Edit>>("rubbish"), []);
        assert_eq!(read::<Vec<Edit>>(""), []);
    }

    #[test]
    fn what_is_saved_goes_and_the_rest_is_sent_in_order() {
        let mut outbox = Outbox::new(actor(9), vec![edit(1, 0, 0, "a"), edit(2, 1, 0, "b")]);
        outbox.push(edit(3, 2, 0, "c"));
        assert_eq!(outbox.send().map(|edit| edit.seq), Some(1));
        assert!(outbox.saved(FICHE, 0, 1));
        assert!(!outbox.saved(FICHE, 0, 1));
        assert!(!outbox.saved(FicheId([4; 16]), 0, 9));
        assert_eq!(outbox.send().map(|edit| edit.seq), Some(2));
        outbox.resend();
        assert_eq!(outbox.send().map(|edit| edit.seq), Some(2));
        assert_eq!(outbox.send().map(|edit| edit.seq), Some(3));
        assert_eq!(outbox.send(), None);
        outbox.resend_from(FICHE, 3);
        assert!(outbox.has_unsent());
        assert_eq!(outbox.sent(FICHE), [(0, 2)]);
        assert_eq!(outbox.send().map(|edit| edit.seq), Some(3));
        assert_eq!(outbox.take(FICHE).len(), 2);
        assert!(outbox.is_empty());
    }

    #[test]
    fn an_answer_is_about_the_edits_of_its_own_epoch() {
        let anew = Edit {
            epoch: 1,
            ..edit(1, 0, 0, "a")
        };
        let mut outbox = Outbox::new(actor(9), vec![anew]);
        assert!(!outbox.saved(FICHE, 0, 5), "an answer that was late drops what was typed since");
        assert!(outbox.holds(FICHE, 1, 1) && !outbox.holds(FICHE, 0, 1));
        outbox.push(edit(2, 1, 0, "b"));
        assert!(outbox.saved(FICHE, 1, 9));
        assert_eq!(outbox.edits(), [edit(2, 1, 0, "b")]);
    }

    #[test]
    fn only_what_no_living_tab_looks_after_is_claimed() {
        let now = 1_000_000;
        let at = |tab, seen| Owner { tab, seen }.write();
        let mut stored = vec![
            (SCOPE.edits(actor(1)), String::new()),
            (SCOPE.edits(actor(2)), String::new()),
            (SCOPE.tab(actor(2)), at(5, now - 2_000)),
            (SCOPE.edits(actor(3)), String::new()),
            (SCOPE.tab(actor(3)), at(5, now - 7_000)),
            (SCOPE.edits(actor(4)), String::new()),
            (SCOPE.tab(actor(4)), at(8, now)),
            (SCOPE.edits(actor(5)), String::new()),
            (SCOPE.tab(actor(5)), at(5, now + 3_600_000)),
            (
                Scope {
                    person: PersonId([6; 16]),
                    ..SCOPE
                }
                .edits(actor(6)),
                String::new(),
            ),
            ("something else".into(), String::new()),
        ];
        assert_eq!(orphans(&SCOPE, &stored, 8, now), [actor(1), actor(3), actor(4), actor(5)]);
        stored.extend((10..40).map(|number| (SCOPE.edits(actor(number)), String::new())));
        assert_eq!(orphans(&SCOPE, &stored, 8, now).len(), ACTORS_PER_SOCKET - 1);
    }

    #[test]
    fn a_tab_takes_up_no_proposal_that_another_one_is_writing() {
        let now = 1_000_000;
        let fiche = |number| FicheId([number; 16]);
        let at = |tab, seen| Owner { tab, seen }.write();
        let stored = vec![
            (SCOPE.draft(fiche(1)), String::new()),
            (SCOPE.tab(fiche(1)), at(5, now - 2_000)),
            (SCOPE.draft(fiche(2)), String::new()),
            (SCOPE.draft(fiche(3)), String::new()),
            (SCOPE.tab(fiche(3)), at(5, now - 7_000)),
            (SCOPE.edits(actor(4)), String::new()),
        ];
        assert_eq!(orphan_drafts(&SCOPE, &stored, 8, now), [fiche(2), fiche(3)]);
        assert_eq!(orphans(&SCOPE, &stored, 8, now), [actor(4)]);
    }

    #[test]
    fn a_person_owns_what_was_kept_for_them_only() {
        for name in [SCOPE.edits(actor(1)), SCOPE.aside(FICHE), SCOPE.loose(FICHE), SCOPE.draft(FICHE)] {
            assert!(SCOPE.owns(&name) && SCOPE.is_words(&name), "{name}");
        }
        assert!(SCOPE.owns(&SCOPE.tab(actor(1))) && !SCOPE.is_words(&SCOPE.tab(actor(1))));
        assert!(
            !SCOPE.owns("kabinet.out.x")
                && !Scope {
                    person: PersonId([6; 16]),
                    ..SCOPE
                }
                .owns(&SCOPE.tab(actor(1)))
        );
    }
}
