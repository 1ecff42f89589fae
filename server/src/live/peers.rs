//! Who listens to a room: sockets with their person, what they have open, and where their caret stands.

use super::budget::Letters;
use super::queue::Queue;
use kabinet_core::cabinet::{Audience, Cabinet};
use kabinet_core::fiche::Field;
use kabinet_core::id::{ActorId, FicheId, PersonId};
use kabinet_core::limits;
use kabinet_core::view;
use kabinet_core::wire::{CloseReason, Mode};
use std::collections::{BTreeMap, HashMap, HashSet};
use tokio::time::Instant;

/// One socket, for as long as it lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct PeerId(u64);

/// One socket as the room sees it.
pub(super) struct Peer {
    /// Who.
    pub person: PersonId,
    /// What they may see.
    pub me: Audience,
    /// Where frames for it wait.
    pub queue: Queue,
    /// It has said hello.
    pub greeted: bool,
    /// Its hello was answered: it is told what happens.
    pub ready: bool,
    /// The hands it may write with.
    pub actors: Vec<ActorId>,
    /// The fiches on its page.
    pub open: HashMap<FicheId, Mode>,
    /// Where its caret stands.
    pub caret: Option<(FicheId, Option<Field>)>,
    /// When it wrote last, milliseconds since 1970.
    pub typed: u64,
    /// Frames it should not have sent.
    pub strikes: u32,
    /// Up to which version it was told that others have seen a fiche.
    pub seen: HashMap<FicheId, u64>,
}

/// Everybody who listens.
#[derive(Default)]
pub(super) struct Peers {
    next: u64,
    peers: BTreeMap<PeerId, Peer>,
    here: HashSet<PersonId>,
    /// What each person may still write; it outlives their sockets, or a new one would give all of it afresh.
    letters: HashMap<PersonId, Letters>,
}

impl Peers {
    /// Takes a socket in; gives what its person may write.
    pub(super) fn attach(&mut self, cabinet: &Cabinet, person: PersonId, queue: Queue) -> Result<(PeerId, Letters), CloseReason> {
        let me = view::audience(cabinet, person).ok_or(match cabinet.people.get(&person) {
            Some(_) => CloseReason::Removed,
            None => CloseReason::NoSeat,
        })?;
        // The newest counts: what was opened first makes room, and a socket that died unheard keeps nobody out.
        let mut held = self.peers.values().filter(|peer| peer.person == person && !peer.queue.is_closing());
        if let (Some(first), Some(_)) = (held.next(), held.nth(limits::SOCKETS_PER_PERSON - 2)) {
            first.queue.close(CloseReason::TooMany);
        }
        self.next += 1;
        let id = PeerId(self.next);
        let peer = Peer {
            person,
            me,
            queue,
            greeted: false,
            ready: false,
            actors: Vec::new(),
            open: HashMap::new(),
            caret: None,
            typed: 0,
            strikes: 0,
            seen: HashMap::new(),
        };
        self.peers.insert(id, peer);
        self.here.insert(person);
        let letters = self.letters.entry(person).or_insert_with(|| Letters::new(Instant::now()));
        Ok((id, letters.clone()))
    }

    /// Lets a socket go; says who it was, when that was their last.
    pub(super) fn detach(&mut self, id: PeerId) -> Option<PersonId> {
        let person = self.peers.remove(&id)?.person;
        let last = self.peers.values().all(|peer| peer.person != person);
        (last && self.here.remove(&person)).then_some(person)
    }

    /// Gives a hand to a socket; another socket of the same person that held it is closed.
    pub(super) fn hand(&mut self, id: PeerId, actor: ActorId) {
        for (&other, peer) in &mut self.peers {
            if other != id && peer.actors.contains(&actor) {
                peer.actors.retain(|&held| held != actor);
                peer.queue.close(CloseReason::Replaced);
            }
        }
        if let Some(peer) = self.peers.get_mut(&id).filter(|peer| !peer.actors.contains(&actor)) {
            peer.actors.push(actor);
        }
    }

    /// One socket.
    pub(super) fn get(&self, id: PeerId) -> Option<&Peer> {
        self.peers.get(&id)
    }

    /// One socket, to change.
    pub(super) fn get_mut(&mut self, id: PeerId) -> Option<&mut Peer> {
        self.peers.get_mut(&id)
    }

    /// Every socket.
    pub(super) fn iter(&self) -> impl Iterator<Item = (PeerId, &Peer)> {
        self.peers.iter().map(|(&id, peer)| (id, peer))
    }

    /// Every socket, to change.
    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = (PeerId, &mut Peer)> {
        self.peers.iter_mut().map(|(&id, peer)| (id, peer))
    }

    /// The sockets of one person.
    pub(super) fn of(&mut self, person: PersonId) -> impl Iterator<Item = &mut Peer> {
        self.peers.values_mut().filter(move |peer| peer.person == person)
    }

    /// Whether nobody listens.
    pub(super) fn is_empty(&self) -> bool {
        self.peers.is_empty()
    }

    /// Whose browser is connected.
    pub(super) fn here(&self) -> &HashSet<PersonId> {
        &self.here
    }

    /// Whether a hand belongs to a living socket.
    pub(super) fn writes(&self, actor: ActorId) -> bool {
        self.peers.values().any(|peer| peer.actors.contains(&actor))
    }

    /// The hands of those who wrote since a time, milliseconds since 1970.
    pub(super) fn hands_since(&self, since: u64) -> HashSet<ActorId> {
        let writing = self.peers.values().filter(|peer| peer.typed >= since);
        writing.flat_map(|peer| peer.actors.iter().copied()).collect()
    }

    /// Who wrote since a time, milliseconds since 1970.
    pub(super) fn typing_since(&self, since: u64) -> usize {
        let people: HashSet<PersonId> = self
            .peers
            .values()
            .filter(|peer| peer.typed >= since)
            .map(|peer| peer.person)
            .collect();
        people.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::live::queue::queue;
    use kabinet_core::cabinet::{Event, Presence, Role, replay};
    use kabinet_core::id::{CabinetId, JoinCode};
    use kabinet_core::lang::Lang;
    use kabinet_core::template::{Template, Wish, opening};

    const ANA: PersonId = PersonId([2; 16]);

    fn cabinet() -> Cabinet {
        let wish = Wish {
            title: "Avond".into(),
            place: "Gent".into(),
            langs: vec![Lang::Nl],
            expected: 30,
            template: Template::Evening,
        };
        let opened = Event::Opened(Box::new(opening(CabinetId([1; 16]), JoinCode::from_random([3; 8]), wish)));
        let joined = Event::Joined {
            person: ANA,
            role: Role::Participant,
            table: None,
            presence: Presence::Hall,
            lang: Lang::Nl,
        };
        replay([&opened, &joined]).unwrap()
    }

    #[test]
    fn neither_a_second_socket_nor_a_new_one_gives_more_letters() {
        let (cabinet, mut peers, now) = (cabinet(), Peers::default(), Instant::now());
        let mut attach = || peers.attach(&cabinet, ANA, queue().0).unwrap();
        let ((phone, letters), (tablet, others)) = (attach(), attach());
        assert!(letters.spend(limits::UNIT_BURST, now).is_zero());
        assert!(!others.spend(limits::UNITS_PER_SECOND, now).is_zero());
        peers.detach(phone);
        peers.detach(tablet);
        let (_, again) = peers.attach(&cabinet, ANA, queue().0).unwrap();
        assert!(!again.spend(limits::UNITS_PER_SECOND, now).is_zero());
    }
}
