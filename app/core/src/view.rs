//! What each audience may know, in its own language. Nothing else decides visibility: what is not in a view is not sent.

mod patch;
mod report;
mod row;

pub use patch::{Patch, Touched, patch};
pub use report::{Chapter, Entry, Report, report};
pub use row::{CardView, Count, FicheView, Head, PersonView, StageItem, StageNow, TableView, ThemeView};

use crate::cabinet::{Audience, Cabinet, Role};
use crate::fiche::FicheText;
use crate::id::{FicheId, PersonId, TableId};
use crate::lang::Lang;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Everything a view is made from: the cabinet, and what lives beside its log.
pub struct Scene<'a> {
    /// The cabinet.
    pub cabinet: &'a Cabinet,
    /// What people call themselves.
    pub names: &'a HashMap<PersonId, String>,
    /// The words of each fiche, as last looked at.
    pub texts: &'a HashMap<FicheId, FicheText>,
    /// Whose browser is connected.
    pub here: &'a HashSet<PersonId>,
}

/// A cabinet as one audience sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    /// Who looks.
    pub me: Audience,
    /// In which language.
    pub lang: Lang,
    /// What does not change while the cabinet lasts.
    pub head: Head,
    /// The stage that is on.
    pub stage: StageNow,
    /// How many are in.
    pub count: Count,
    /// The tables.
    pub tables: BTreeMap<TableId, TableView>,
    /// The people this audience may know of.
    pub people: BTreeMap<PersonId, PersonView>,
    /// The fiches this audience may read.
    pub fiches: BTreeMap<FicheId, FicheView>,
}

/// The seat of a person as an audience; none for whom is not in the cabinet (any more).
pub fn audience(cabinet: &Cabinet, person: PersonId) -> Option<Audience> {
    let seat = cabinet.people.get(&person).filter(|seat| !seat.removed)?;
    Some(Audience {
        person,
        role: seat.role,
        table: seat.table,
    })
}

/// What an audience sees of a cabinet now.
pub fn snapshot(scene: &Scene<'_>, me: Audience) -> View {
    let cabinet = scene.cabinet;
    let lang = cabinet.people.get(&me.person).map_or_else(Lang::default, |person| person.lang);
    View {
        me,
        lang,
        head: row::head(cabinet, lang),
        stage: row::stage(cabinet),
        count: row::count(scene),
        tables: cabinet
            .tables
            .keys()
            .filter_map(|&id| Some((id, row::table(scene, me, id)?)))
            .collect(),
        people: cabinet
            .people
            .keys()
            .filter_map(|&id| Some((id, row::person(scene, me, id)?)))
            .collect(),
        fiches: cabinet
            .fiches
            .keys()
            .filter_map(|&id| Some((id, row::fiche(scene, me, id)?)))
            .collect(),
    }
}

/// The words of a whole fiche, if this audience may read it.
pub fn text<'a>(scene: &Scene<'a>, me: Audience, fiche: FicheId) -> Option<&'a FicheText> {
    row::may_read(scene.cabinet, me, fiche).then(|| scene.texts.get(&fiche)).flatten()
}

impl View {
    /// Whether this is somebody who leads this table.
    pub fn leads(&self, table: TableId) -> bool {
        self.me.role == Role::Facilitator || (self.me.role == Role::Moderator && self.me.table == Some(table))
    }

    /// The theme of a table.
    pub fn theme_of(&self, table: TableId) -> Option<&ThemeView> {
        let theme = self.tables.get(&table)?.theme;
        self.head.themes.iter().find(|known| known.id == theme)
    }

    /// What this person is called; empty for screens and unknown people.
    pub fn my_name(&self) -> &str {
        self.people.get(&self.me.person).map_or("", |person| person.name.as_str())
    }
}
