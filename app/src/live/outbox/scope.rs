//! Whose words lie in the storage: names of a person, and the tabs that look after them.

use kabinet_core::id::{ActorId, CabinetId, FicheId, PersonId};
use kabinet_core::limits::ACTORS_PER_SOCKET;
use std::fmt::Display;
use std::str::FromStr;

/// A tab that did not say for this long that it lives is taken for dead, milliseconds.
pub const OWNER_DEAD_MS: u64 = 6_000;

/// Whose words: one person in one cabinet. Phones are shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    /// The cabinet.
    pub cabinet: CabinetId,
    /// The person.
    pub person: PersonId,
}

impl Scope {
    /// Where the edits of an actor wait.
    pub fn edits(&self, actor: ActorId) -> String {
        self.name("out", actor)
    }

    /// Where the tab that looks after an actor's edits, or writes a proposal, says that it lives.
    pub fn tab(&self, what: impl Display) -> String {
        self.name("tab", what)
    }

    /// Where the words of a fiche lie that could not be saved.
    pub fn aside(&self, fiche: FicheId) -> String {
        self.name("aside", fiche)
    }

    /// The fiche whose words lie under a name, if such words do.
    pub fn aside_of(&self, name: &str) -> Option<FicheId> {
        name.strip_prefix(&self.name("aside", ""))?.parse().ok()
    }

    /// Where the text of fields lies that no edit could be made of.
    pub fn loose(&self, fiche: FicheId) -> String {
        self.name("loose", fiche)
    }

    /// Where a short proposal lies that is being typed. Each tab writes its own.
    pub fn draft(&self, fiche: FicheId) -> String {
        self.name("draft", fiche)
    }

    /// Whether a name in the storage belongs to this person in this cabinet.
    pub fn owns(&self, name: &str) -> bool {
        name.starts_with(&self.name("tab", "")) || self.is_words(name)
    }

    /// Whether words of this person in this cabinet lie under a name.
    pub fn is_words(&self, name: &str) -> bool {
        ["out", "aside", "loose", "draft"]
            .into_iter()
            .any(|kind| name.starts_with(&self.name(kind, "")))
    }

    fn name(&self, kind: &str, what: impl Display) -> String {
        format!("kabinet.{kind}.{}.{}.{what}", self.cabinet, self.person)
    }
}

/// Which tab an actor belongs to, and when that tab last said that it lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owner {
    /// The tab: a random number.
    pub tab: u64,
    /// When, milliseconds since 1970.
    pub seen: u64,
}

impl Owner {
    /// As it is stored.
    pub fn write(self) -> String {
        format!("{} {}", self.tab, self.seen)
    }

    /// As it was stored.
    pub fn read(text: &str) -> Option<Self> {
        let (tab, seen) = text.split_once(' ')?;
        Some(Self {
            tab: tab.parse().ok()?,
            seen: seen.parse().ok()?,
        })
    }

    /// Whether another tab lives. A clock that was set back must not keep words for ever, hence the distance both ways.
    fn lives_elsewhere(self, me: u64, now: u64) -> bool {
        self.tab != me && self.seen.abs_diff(now) <= OWNER_DEAD_MS
    }
}

/// The actors whose edits lie in the storage while no living tab looks after them: at most so many that, with the page's own, one
/// connection may name them. `stored` are the names and values of the storage, `me` is this tab.
pub fn orphans(scope: &Scope, stored: &[(String, String)], me: u64, now: u64) -> Vec<ActorId> {
    let mut actors = unowned("out", scope, stored, me, now);
    actors.truncate(ACTORS_PER_SOCKET - 1);
    actors
}

/// The short proposals in the storage that no other living tab is writing.
pub fn orphan_drafts(scope: &Scope, stored: &[(String, String)], me: u64, now: u64) -> Vec<FicheId> {
    unowned("draft", scope, stored, me, now)
}

fn unowned<T: FromStr + Display + Copy>(kind: &str, scope: &Scope, stored: &[(String, String)], me: u64, now: u64) -> Vec<T> {
    let prefix = scope.name(kind, "");
    let all = stored.iter().filter_map(|(name, _)| name.strip_prefix(&prefix)?.parse::<T>().ok());
    let owner = |what: T| {
        let name = scope.tab(what);
        stored
            .iter()
            .find(|(known, _)| *known == name)
            .and_then(|(_, value)| Owner::read(value))
    };
    all.filter(|&what| owner(what).is_none_or(|owner| !owner.lives_elsewhere(me, now)))
        .collect()
}
