//! What somebody asks to see: a cabinet, or the words of one fiche.

use crate::live::peers::PeerId;
use crate::live::room::Task;
use crate::live::{Head, Look, now};
use kabinet_core::fiche::ChangeHash;
use kabinet_core::id::{FicheId, PersonId};
use kabinet_core::refusal::Refusal;
use kabinet_core::view::{self, Report};
use kabinet_core::wire::{Mode, ServerMsg};

impl Task {
    pub(super) fn open(&mut self, id: PeerId, fiche: FicheId, mode: Mode, have: Option<(u32, Vec<ChangeHash>)>) {
        self.content.read_stale();
        let Some(peer) = self.peers.get(id) else { return };
        let scene = self.content.scene(self.peers.here());
        let (Some(text), Some(open)) = (view::text(&scene, peer.me, fiche), self.content.fiches.get(&fiche)) else {
            return peer.queue.tell(&ServerMsg::Unopened {
                fiche,
                refusal: Refusal::NotThere,
            });
        };
        let (epoch, version) = (open.document.epoch(), open.version());
        let missing = have
            .filter(|(known, _)| *known == epoch)
            .and_then(|(_, heads)| open.document.changes_since(&heads));
        peer.queue.tell(&match (mode, missing) {
            (Mode::Read, _) => ServerMsg::Text { fiche, text: text.clone() },
            (Mode::Write, Some(bytes)) => ServerMsg::Changes {
                fiche,
                epoch,
                version,
                bytes,
            },
            (Mode::Write, None) => ServerMsg::Document {
                fiche,
                epoch,
                version,
                bytes: open.document.save(),
            },
        });
        if let Some(peer) = self.peers.get_mut(id) {
            peer.open.insert(fiche, mode);
        }
        if let Some(open) = self.content.fiches.get_mut(&fiche) {
            open.carets = true;
            self.glance.soon();
        }
    }

    /// The whole document for everybody who writes in a fiche.
    pub(super) fn open_anew(&mut self, fiche: FicheId) {
        let writing = self.peers.iter().filter(|(_, peer)| peer.open.get(&fiche) == Some(&Mode::Write));
        let writers: Vec<PeerId> = writing.map(|(id, _)| id).collect();
        for id in writers {
            self.open(id, fiche, Mode::Write, None);
        }
    }

    pub(super) fn head(&self) -> Head {
        let cabinet = &self.content.cabinet;
        Head {
            title: cabinet.title.clone(),
            place: cabinet.place.clone(),
            code: cabinet.code,
            langs: cabinet.langs.clone(),
            tables: cabinet.tables.keys().copied().collect(),
            receives: cabinet.stage().kind.receives(),
            secret: self.content.secret,
        }
    }

    pub(super) fn report(&mut self, person: PersonId) -> Result<Report, Refusal> {
        self.content.read_stale();
        let scene = self.content.scene(self.peers.here());
        let me = view::audience(&self.content.cabinet, person).ok_or(Refusal::NotThere)?;
        let lang = self.content.cabinet.people.get(&person).map(|seat| seat.lang).unwrap_or_default();
        view::report(&scene, me, lang).ok_or(Refusal::NotYourRole)
    }

    pub(super) fn look(&mut self, person: PersonId) -> Result<Look, Refusal> {
        self.content.read_stale();
        let cabinet = &self.content.cabinet;
        let gone = if cabinet.people.contains_key(&person) {
            Refusal::Removed
        } else {
            Refusal::NotThere
        };
        let me = view::audience(cabinet, person).ok_or(gone)?;
        let view = view::snapshot(&self.content.scene(self.peers.here()), me);
        Ok(Look {
            view,
            seq: self.revision,
            now: now(),
            secret: self.content.secret,
        })
    }
}
