//! What a cabinet leaves to those who decide: its proposals by theme, in full. Names of parents are not in it.

use super::{Scene, ThemeView};
use crate::cabinet::{Audience, Role};
use crate::fiche::FicheText;
use crate::id::{FicheId, TableId};
use crate::lang::Lang;
use serde::{Deserialize, Serialize};

/// The report of a cabinet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// What the cabinet is called.
    pub title: String,
    /// Where it was held.
    pub place: String,
    /// When its stage was entered, milliseconds since 1970: of a closed cabinet, when it ended.
    pub since: u64,
    /// When everything said in it is erased, milliseconds since 1970; none while it is not closed.
    pub erased_at: Option<u64>,
    /// How many parents took part.
    pub parents: usize,
    /// Every theme with something to read.
    pub themes: Vec<Chapter>,
}

/// A theme of the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chapter {
    /// The theme.
    pub theme: ThemeView,
    /// Its proposals: table by table, oldest first.
    pub proposals: Vec<Entry>,
}

/// A proposal of the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Of which table.
    pub table: TableId,
    /// What it says.
    pub text: FicheText,
    /// What was put together with it.
    pub merged: Vec<FicheText>,
}

/// The report, for whom leads the day: nobody else. Private proposals, those that were taken away and those without a word are not
/// in it.
pub fn report(scene: &Scene<'_>, me: Audience, lang: Lang) -> Option<Report> {
    if me.role != Role::Facilitator {
        return None;
    }
    let cabinet = scene.cabinet;
    let mut fiches: Vec<_> = (cabinet.fiches.iter())
        .filter(|(_, fiche)| !fiche.private && !fiche.removed)
        .filter_map(|(&id, fiche)| Some((id, fiche, scene.texts.get(&id)?)))
        .collect();
    fiches.sort_by_key(|&(id, fiche, _)| (fiche.table, fiche.at, id));
    let merged = |into: FicheId| {
        let others = fiches
            .iter()
            .filter(move |(_, fiche, text)| fiche.into == Some(into) && !text.is_empty());
        others.map(|&(_, _, text)| text.clone()).collect()
    };
    let chapter = |theme: ThemeView| {
        let here = |table| cabinet.tables.get(&table).is_some_and(|table| table.theme == theme.id);
        let own = fiches.iter().filter(|(_, fiche, _)| fiche.into.is_none() && here(fiche.table));
        let proposals: Vec<Entry> = own
            .map(|&(id, fiche, text)| Entry {
                table: fiche.table,
                text: text.clone(),
                merged: merged(id),
            })
            .filter(|entry: &Entry| !entry.text.is_empty() || !entry.merged.is_empty())
            .collect();
        (!proposals.is_empty()).then_some(Chapter { theme, proposals })
    };
    Some(Report {
        title: cabinet.title.clone(),
        place: cabinet.place.clone(),
        since: cabinet.since,
        erased_at: cabinet.erased_at(),
        parents: cabinet.parents(),
        themes: super::row::head(cabinet, lang).themes.into_iter().filter_map(chapter).collect(),
    })
}
