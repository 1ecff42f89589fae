//! What may wait a quarter of a second: the words of fiches for those who only look, who is here, who writes where.

use super::now;
use super::room::Task;
use kabinet_core::cabinet::Role;
use kabinet_core::fiche::Field;
use kabinet_core::id::{FicheId, PersonId};
use kabinet_core::limits;
use kabinet_core::view::{self, Touched};
use kabinet_core::wire::{Mode, ServerMsg};
use std::time::Duration;
use tokio::time::Instant;

/// Somebody is typing who wrote within this time, milliseconds.
const TYPING_MS: u64 = 5_000;

/// Whose writer has been silent for this long keeps no copy of a document on the server, milliseconds: the next edit makes one again.
const SILENT_MS: u64 = 60_000;
/// How often such copies are looked for, milliseconds.
const SWEEP_MS: u64 = 10_000;

/// What has gathered since the last look around.
#[derive(Default)]
pub(super) struct Glance {
    /// Rows to be shown again.
    pub(super) soft: Touched,
    /// Something else than rows has gathered.
    wanted: bool,
    last: Option<Instant>,
    /// When copies of silent writers were last looked for.
    swept: Option<Instant>,
    /// Some writer has a copy.
    copies: bool,
    /// How many were typing when it was told last.
    typing: usize,
    /// A look around is under way.
    looking: bool,
}

impl Glance {
    /// Something has gathered.
    pub(super) fn soon(&mut self) {
        self.wanted = true;
    }

    /// Not now: what waits in the inbox is to be answered first.
    pub(super) fn later(&mut self) {
        self.last = Some(Instant::now());
    }

    /// When to look around next, if there is anything to see.
    pub(super) fn due(&self) -> Option<Instant> {
        let pause = match () {
            () if self.wanted || !self.soft.is_empty() => limits::GLANCE_MS,
            // Who stops typing does not say so.
            () if self.typing > 0 => 1_000,
            () if self.copies => SWEEP_MS,
            () => return None,
        };
        Some(self.last.map_or_else(Instant::now, |last| last + Duration::from_millis(pause)))
    }

    /// Whether fiches are only told for their new words, which those who write in them have.
    pub(super) fn only_words(&self) -> bool {
        self.looking
    }
}

impl Task {
    /// Tells what has gathered.
    pub(super) fn look_around(&mut self) {
        let fiches = self.content.fiches.iter_mut();
        let words: Vec<FicheId> = fiches
            .filter_map(|(&id, fiche)| std::mem::take(&mut fiche.unread).then_some(id))
            .collect();
        let soft = std::mem::take(&mut self.glance.soft);
        (self.glance.wanted, self.glance.last, self.glance.looking) = (false, Some(Instant::now()), true);
        self.tell(&soft);
        self.glance.looking = false;
        self.tell_readers(&words);
        self.tell_carets();
        self.tell_seen();
        self.tell_typing();
        self.forget_silent();
        let peers = &self.peers;
        self.given.retain(|&actor, _| peers.writes(actor));
    }

    fn tell_readers(&mut self, words: &[FicheId]) {
        self.content.read_stale();
        let scene = self.content.scene(self.peers.here());
        for (_, peer) in self.peers.iter() {
            for fiche in words.iter().filter(|fiche| peer.open.get(fiche) == Some(&Mode::Read)) {
                if let Some(text) = view::text(&scene, peer.me, *fiche) {
                    peer.queue.tell(&ServerMsg::Text {
                        fiche: *fiche,
                        text: text.clone(),
                    });
                }
            }
        }
    }

    fn tell_carets(&mut self) {
        let fiches = self.content.fiches.iter_mut();
        let moved: Vec<FicheId> = fiches
            .filter_map(|(&id, open)| std::mem::take(&mut open.carets).then_some(id))
            .collect();
        for fiche in moved {
            let carets: Vec<(PersonId, Option<Field>)> = (self.peers.iter())
                .filter(|(_, peer)| peer.open.get(&fiche) == Some(&Mode::Write))
                .map(|(_, peer)| (peer.person, peer.caret.filter(|(at, _)| *at == fiche).and_then(|(_, field)| field)))
                .collect();
            for (_, peer) in self.peers.iter().filter(|(_, peer)| peer.open.contains_key(&fiche)) {
                let writers = carets.iter().filter(|(person, _)| *person != peer.person).copied().collect();
                peer.queue.tell(&ServerMsg::Writers { fiche, writers });
            }
        }
    }

    fn tell_seen(&mut self) {
        for (&fiche, open) in self.content.fiches.iter_mut().filter(|(_, open)| open.news) {
            open.news = false;
            for (_, peer) in self
                .peers
                .iter_mut()
                .filter(|(_, peer)| peer.open.get(&fiche) == Some(&Mode::Write))
            {
                let version = open.seen_beside(peer.person);
                let told = peer.seen.entry(fiche).or_default();
                if version > *told {
                    *told = version;
                    peer.queue.tell(&ServerMsg::Seen { fiche, version });
                }
            }
        }
    }

    fn forget_silent(&mut self) {
        let sweep = Duration::from_millis(SWEEP_MS);
        if self.glance.swept.is_none_or(|swept| swept.elapsed() >= sweep) {
            self.glance.swept = Some(Instant::now());
            let writing = self.peers.hands_since(now().saturating_sub(SILENT_MS));
            for fiche in self.content.fiches.values_mut() {
                fiche.document.forget_silent(|actor| writing.contains(&actor));
            }
        }
        self.glance.copies = self.content.fiches.values().any(|fiche| fiche.document.copies() > 0);
    }

    fn tell_typing(&mut self) {
        let typing = self.peers.typing_since(now().saturating_sub(TYPING_MS));
        if typing == self.glance.typing {
            return;
        }
        self.glance.typing = typing;
        let people = u16::try_from(typing).unwrap_or(u16::MAX);
        for (_, peer) in self
            .peers
            .iter()
            .filter(|(_, peer)| peer.ready && peer.me.role == Role::Facilitator)
        {
            peer.queue.tell(&ServerMsg::Typing { people });
        }
    }
}
