//! How each row is made, and who may see it.

use super::{CardView, Count, FicheView, Head, PersonView, StageItem, StageNow, TableView, ThemeView};
use crate::cabinet::{Audience, Cabinet, Fiche, Role};
use crate::fiche::{FicheText, Field};
use crate::id::{FicheId, PersonId, TableId};
use crate::lang::Lang;
use crate::limits;
use crate::view::Scene;

pub(in crate::view) fn head(cabinet: &Cabinet, lang: Lang) -> Head {
    let say = |words: &crate::lang::Words| words.get(lang).to_owned();
    Head {
        cabinet: cabinet.id,
        code: cabinet.code,
        title: cabinet.title.clone(),
        place: cabinet.place.clone(),
        langs: cabinet.langs.clone(),
        expected: cabinet.expected,
        agenda: (cabinet.agenda.iter())
            .map(|stage| StageItem {
                kind: stage.kind,
                minutes: stage.minutes,
                instruction: say(&stage.instruction),
            })
            .collect(),
        themes: (cabinet.themes.iter())
            .map(|theme| ThemeView {
                id: theme.id,
                title: say(&theme.title),
                colour: theme.colour,
                icon: theme.icon.clone(),
                topics: theme.topics.iter().map(say).collect(),
                cards: theme
                    .cards
                    .iter()
                    .map(|card| CardView {
                        kind: card.kind,
                        words: say(&card.words),
                    })
                    .collect(),
            })
            .collect(),
    }
}

pub(in crate::view) fn stage(cabinet: &Cabinet) -> StageNow {
    StageNow {
        index: cabinet.stage,
        kind: cabinet.stage().kind,
        since: cabinet.since,
        clock: cabinet.clock,
        undo_until: cabinet.left.map(|_| cabinet.since + limits::UNDO_STAGE_MS),
    }
}

pub(in crate::view) fn count(scene: &Scene<'_>) -> Count {
    let mut count = Count::default();
    for (id, person) in scene.cabinet.present().filter(|(_, person)| person.role == Role::Participant) {
        count.joined += 1;
        count.here += u16::from(scene.here.contains(&id));
        count.seated += u16::from(person.table.is_some());
    }
    count
}

pub(in crate::view) fn table(scene: &Scene<'_>, me: Audience, id: TableId) -> Option<TableView> {
    let table = scene.cabinet.tables.get(&id)?;
    let fiches = || scene.cabinet.fiches.iter().filter(|(_, fiche)| fiche.table == id && !fiche.removed);
    let shown = fiches().filter(|(_, fiche)| !fiche.private && fiche.into.is_none());
    let leads = me.role == Role::Facilitator || me.table == Some(id);
    Some(TableView {
        id,
        theme: table.theme,
        seats: table.seats,
        seated: scene.cabinet.seated(id),
        presence: table.presence,
        open: table.open,
        help: table.help && leads,
        fiches: u16::try_from(shown.clone().count()).unwrap_or(u16::MAX),
        private: u16::try_from(fiches().filter(|(_, fiche)| fiche.private).count()).unwrap_or(u16::MAX),
        filled: shown
            .filter_map(|(id, _)| scene.texts.get(id))
            .map(|text| text.written().count())
            .max()
            .unwrap_or(0),
    })
}

pub(in crate::view) fn person(scene: &Scene<'_>, me: Audience, id: PersonId) -> Option<PersonView> {
    let person = scene.cabinet.people.get(&id).filter(|person| !person.removed)?;
    let mates = me.table.is_some() && me.table == person.table && me.role != Role::Screen;
    (id == me.person || mates || me.role == Role::Facilitator).then(|| PersonView {
        id,
        name: name(scene, id),
        role: person.role,
        table: person.table,
        presence: person.presence,
        here: scene.here.contains(&id),
    })
}

pub(in crate::view) fn fiche(scene: &Scene<'_>, me: Audience, id: FicheId) -> Option<FicheView> {
    if !may_read(scene.cabinet, me, id) {
        return None;
    }
    let fiche = scene.cabinet.fiches.get(&id)?;
    let text = scene.texts.get(&id);
    Some(FicheView {
        id,
        table: fiche.table,
        author: fiche.author,
        name: name(scene, fiche.author),
        scribe: fiche.scribe.map(|scribe| name(scene, scribe)),
        private: fiche.private,
        locked: fiche.locked,
        removed: fiche.removed,
        at: fiche.at,
        title: text.map_or("", |text| text.get(Field::Title)).to_owned(),
        proposal: text.map_or_else(String::new, |text| excerpt(text.get(Field::Proposal))),
        written: text.map(FicheText::written).unwrap_or_default(),
        into: fiche.into,
    })
}

/// Whether an audience may read a fiche: who wrote it always, the rest of its table once it is shown, those who lead
/// also when it was taken away, the screen never.
pub(in crate::view) fn may_read(cabinet: &Cabinet, me: Audience, id: FicheId) -> bool {
    let Some(Fiche {
        table,
        author,
        scribe,
        private,
        removed,
        ..
    }) = cabinet.fiches.get(&id)
    else {
        return false;
    };
    let wrote = *author == me.person || *scribe == Some(me.person);
    let leads = me.role == Role::Facilitator || (me.role == Role::Moderator && me.table == Some(*table));
    let sits = me.role == Role::Participant && me.table == Some(*table);
    match (*private, *removed) {
        (true, false) => wrote,
        (true, true) => false,
        (false, true) => leads,
        (false, false) => leads || sits || (wrote && me.role == Role::Participant),
    }
}

/// The beginning of a text, as much as a list shows.
fn excerpt(text: &str) -> String {
    match text.char_indices().nth(limits::EXCERPT_CHARS) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

fn name(scene: &Scene<'_>, id: PersonId) -> String {
    scene.names.get(&id).cloned().unwrap_or_default()
}
