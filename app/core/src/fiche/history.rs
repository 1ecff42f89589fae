//! Which change builds on which: the graph of one document, small enough to keep for every open fiche.

use super::ChangeHash;
use super::engine::actor_of;
use crate::id::ActorId;
use automerge::Change;
use std::collections::HashMap;

/// A change by its place in the history; what it builds on has smaller ones.
pub(super) type Place = u32;

/// All changes of a document, in an order in which each stands after what it builds on.
#[derive(Debug, Clone, Default)]
pub(super) struct History {
    nodes: Vec<Node>,
    places: HashMap<ChangeHash, Place>,
    chains: HashMap<ActorId, Vec<Place>>,
    heads: Vec<Place>,
}

#[derive(Debug, Clone)]
struct Node {
    hash: ChangeHash,
    deps: Box<[Place]>,
}

impl History {
    /// The history of changes that are given in order. `None` if one of them does not belong to it.
    pub fn of(changes: &[Change]) -> Option<Self> {
        let mut history = Self::default();
        changes.iter().try_for_each(|change| history.push(change).map(|_| ()))?;
        Some(history)
    }

    /// Adds a change that builds on known ones and is the next of its actor.
    pub fn push(&mut self, change: &Change) -> Option<Place> {
        let hash = ChangeHash::from(change.hash());
        let deps: Box<[Place]> = change.deps().iter().map(|&dep| self.place(dep.into())).collect::<Option<_>>()?;
        let actor = actor_of(change)?;
        if self.places.contains_key(&hash) || self.last_seq(actor) + 1 != change.seq() {
            return None;
        }
        let place = Place::try_from(self.nodes.len()).ok()?;
        self.heads.retain(|head| !deps.contains(head));
        self.heads.push(place);
        self.chains.entry(actor).or_default().push(place);
        self.places.insert(hash, place);
        self.nodes.push(Node { hash, deps });
        Some(place)
    }

    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    pub fn place(&self, hash: ChangeHash) -> Option<Place> {
        self.places.get(&hash).copied()
    }

    pub fn hash(&self, place: Place) -> ChangeHash {
        self.nodes[place as usize].hash
    }

    /// The heads, staged changes included, sorted as Automerge sorts them.
    pub fn heads(&self) -> Vec<ChangeHash> {
        let mut heads: Vec<_> = self.heads.iter().map(|&place| self.hash(place)).collect();
        heads.sort_unstable();
        heads
    }

    /// Whether these are the heads, perhaps with older changes named beside them.
    pub fn ends_in(&self, deps: &[Place]) -> bool {
        self.heads.iter().all(|head| deps.contains(head))
    }

    pub fn last_seq(&self, actor: ActorId) -> u64 {
        self.chains.get(&actor).map_or(0, |chain| chain.len() as u64)
    }

    /// The change with this number of this actor.
    pub fn nth(&self, actor: ActorId, seq: u64) -> Option<ChangeHash> {
        let index = usize::try_from(seq.checked_sub(1)?).ok()?;
        self.chains.get(&actor)?.get(index).map(|&place| self.hash(place))
    }

    /// Everybody who wrote, with the number of their last change.
    pub fn writers(&self) -> impl Iterator<Item = (ActorId, u64)> {
        self.chains.iter().map(|(&actor, chain)| (actor, chain.len() as u64))
    }

    /// What a copy that stands at `from` lacks of `deps` and all they build on, in order. `None` if it has more than that.
    pub fn missing(&self, deps: &[Place], from: &Standpoint) -> Option<Vec<Place>> {
        let mut reached = vec![false; from.heads.len()];
        let mut missing = Vec::new();
        let mut seen = Covered::default();
        let mut open = deps.to_vec();
        while let Some(place) = open.pop() {
            if let Some(head) = from.heads.iter().position(|&head| head == place) {
                reached[head] = true;
            } else if !from.covered.contains(place) && seen.insert(place) {
                missing.push(place);
                open.extend_from_slice(&self.nodes[place as usize].deps);
            }
        }
        missing.sort_unstable();
        reached.into_iter().all(|reached| reached).then_some(missing)
    }
}

/// The changes that one copy of the document has.
#[derive(Debug, Clone, Default)]
pub(super) struct Standpoint {
    heads: Vec<Place>,
    covered: Covered,
}

impl Standpoint {
    /// Everything in `history` so far.
    pub fn all(history: &History) -> Self {
        Self {
            heads: history.heads.clone(),
            covered: Covered::first(history.len()),
        }
    }

    /// Takes one more change, which builds only on what this copy has.
    pub fn add(&mut self, place: Place, history: &History) {
        let deps = &history.nodes[place as usize].deps;
        self.heads.retain(|head| !deps.contains(head));
        self.heads.push(place);
        self.covered.insert(place);
    }
}

/// A set of places, a bit each.
#[derive(Debug, Clone, Default)]
struct Covered(Vec<u64>);

impl Covered {
    fn first(count: usize) -> Self {
        let mut words = vec![u64::MAX; count / 64];
        words.push((1 << (count % 64)) - 1);
        Self(words)
    }

    fn contains(&self, place: Place) -> bool {
        self.0.get(place as usize / 64).is_some_and(|word| word >> (place % 64) & 1 == 1)
    }

    fn insert(&mut self, place: Place) -> bool {
        let word = place as usize / 64;
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        let fresh = !self.contains(place);
        self.0[word] |= 1 << (place % 64);
        fresh
    }
}
