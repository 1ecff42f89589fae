//! What changed for one audience: rows to put in and rows to take out. Applying a patch twice does no harm.

use super::row::{self, Count, FicheView, PersonView, StageNow, TableView};
use super::{Scene, View};
use crate::cabinet::{Audience, Event};
use crate::id::{FicheId, PersonId, TableId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What a run of events touched, whoever looks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    /// The stage or its clock.
    pub stage: bool,
    /// How many are in.
    pub count: bool,
    /// Tables whose row may have changed.
    pub tables: BTreeSet<TableId>,
    /// People whose row may have changed.
    pub people: BTreeSet<PersonId>,
    /// Fiches whose row may have changed.
    pub fiches: BTreeSet<FicheId>,
    /// People whose own seat changed, so that they see another part of the room: they get a whole view.
    pub turned: BTreeSet<PersonId>,
}

impl Touched {
    /// Notes what an event touches. `cabinet` is the state after it.
    pub fn note(&mut self, scene: &Scene<'_>, event: &Event) {
        match event {
            Event::Opened(_) => {}
            Event::Joined { person, table, .. } => {
                self.count = true;
                self.people.insert(*person);
                self.tables.extend(table);
            }
            Event::Spoke { person, .. } => {
                self.turned.insert(*person);
            }
            Event::Seated { person, table, from } => {
                self.count = true;
                self.people.insert(*person);
                self.turned.insert(*person);
                self.tables.extend(table);
                self.tables.extend(from);
            }
            Event::Removed { person, from } => {
                self.count = true;
                self.people.insert(*person);
                self.turned.insert(*person);
                self.tables.extend(from);
            }
            Event::StageEntered { .. } | Event::StageUndone { .. } | Event::ClockSet { .. } => self.stage = true,
            Event::TableAdded { id: table, .. } | Event::TableOpened { table, .. } | Event::Help { table, .. } => {
                self.tables.insert(*table);
            }
            Event::FicheAdded { fiche, .. }
            | Event::FicheShown { fiche }
            | Event::FicheLocked { fiche, .. }
            | Event::FicheRemoved { fiche, .. }
            | Event::FicheHidden { fiche }
            | Event::FicheMerged { fiche, .. } => self.words(scene, *fiche),
        }
    }

    /// Notes that the words of a fiche changed.
    pub fn words(&mut self, scene: &Scene<'_>, fiche: FicheId) {
        self.fiches.insert(fiche);
        self.tables.extend(scene.cabinet.fiches.get(&fiche).map(|fiche| fiche.table));
    }

    /// Notes that somebody's browser connected or went.
    pub fn presence(&mut self, person: PersonId) {
        self.count = true;
        self.people.insert(person);
    }

    /// Whether nothing was touched.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What changed for one audience.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Patch {
    /// The stage that is on.
    pub stage: Option<StageNow>,
    /// How many are in.
    pub count: Option<Count>,
    /// Tables to put in.
    pub tables: Vec<TableView>,
    /// People to put in.
    pub people: Vec<PersonView>,
    /// People who are no longer to be seen.
    pub people_gone: Vec<PersonId>,
    /// Fiches to put in.
    pub fiches: Vec<FicheView>,
    /// Fiches that are no longer to be seen.
    pub fiches_gone: Vec<FicheId>,
}

impl Patch {
    /// Whether nothing changed for this audience.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What an audience is told of what was touched. Rows it may not see are told as gone, which also hides that they exist
/// only from those who look at ids: ids are random and carry nothing.
pub fn patch(scene: &Scene<'_>, touched: &Touched, me: Audience) -> Patch {
    let mut patch = Patch {
        stage: touched.stage.then(|| row::stage(scene.cabinet)),
        count: touched.count.then(|| row::count(scene)),
        tables: touched.tables.iter().filter_map(|&id| row::table(scene, me, id)).collect(),
        ..Patch::default()
    };
    for &id in &touched.people {
        match row::person(scene, me, id) {
            Some(person) => patch.people.push(person),
            None if sees_people(me) => patch.people_gone.push(id),
            None => {}
        }
    }
    for &id in &touched.fiches {
        match row::fiche(scene, me, id) {
            Some(fiche) => patch.fiches.push(fiche),
            None if sees_table(scene, me, id) => patch.fiches_gone.push(id),
            None => {}
        }
    }
    patch
}

/// Who never had a row need not be told that it went.
fn sees_people(me: Audience) -> bool {
    me.table.is_some() || me.role == crate::cabinet::Role::Facilitator
}

fn sees_table(scene: &Scene<'_>, me: Audience, fiche: FicheId) -> bool {
    let Some(fiche) = scene.cabinet.fiches.get(&fiche) else {
        return false;
    };
    // Whose words they are may have moved to another table.
    let wrote = fiche.author == me.person || fiche.scribe == Some(me.person);
    wrote || me.role == crate::cabinet::Role::Facilitator || me.table == Some(fiche.table)
}

impl View {
    /// Brings the view up to date.
    pub fn apply(&mut self, patch: Patch) {
        if let Some(stage) = patch.stage {
            self.stage = stage;
        }
        if let Some(count) = patch.count {
            self.count = count;
        }
        self.tables.extend(patch.tables.into_iter().map(|table| (table.id, table)));
        self.people.extend(patch.people.into_iter().map(|person| (person.id, person)));
        self.fiches.extend(patch.fiches.into_iter().map(|fiche| (fiche.id, fiche)));
        patch.people_gone.iter().for_each(|id| drop(self.people.remove(id)));
        patch.fiches_gone.iter().for_each(|id| drop(self.fiches.remove(id)));
    }
}
