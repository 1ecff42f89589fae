//! What holds whatever people do: the aggregate never panics, a refusal changes nothing, a log replays to the same state, and what
//! audiences are told adds up to what they would see afresh.

use crate::support::{Hall, fiche, person};
use kabinet_core::agenda::{Clock, StageKind};
use kabinet_core::cabinet::{Audience, Command, Presence, Role, decide, replay};
use kabinet_core::fiche::{FicheText, Field};
use kabinet_core::id::{FicheId, PersonId, TableId, ThemeId};
use kabinet_core::lang::Lang;
use kabinet_core::view::{self, Scene, Touched, View};
use proptest::prelude::*;
use std::collections::{HashMap, HashSet};

fn anybody() -> impl Strategy<Value = PersonId> {
    prop_oneof![3 => Just(Hall::FACILITATOR), 12 => (1..=12_u64).prop_map(person)]
}

fn any_table() -> impl Strategy<Value = TableId> {
    prop_oneof![8 => 1..=2_u16, 1 => 3..=9_u16].prop_map(TableId)
}

fn any_fiche() -> impl Strategy<Value = FicheId> {
    (1..=8_u64).prop_map(fiche)
}

fn any_clock() -> impl Strategy<Value = Clock> {
    prop_oneof![
        Just(Clock::None),
        any::<u64>().prop_map(|until| Clock::Running { until }),
        any::<u64>().prop_map(|left| Clock::Paused { left }),
    ]
}

fn any_command() -> impl Strategy<Value = Command> {
    let role = prop::sample::select(vec![Role::Facilitator, Role::Moderator, Role::Participant, Role::Screen]);
    prop_oneof![
        4 => (role, prop::option::of(any_table())).prop_map(|(role, table)| Command::Join { role, table, presence: Presence::Hall, lang: Lang::Fr }),
        1 => prop::sample::select(Lang::ALL.to_vec()).prop_map(|lang| Command::Speak { lang }),
        8 => any_table().prop_map(|table| Command::ChooseTable { table }),
        4 => (2..6_usize, 2..6_usize).prop_map(|(stage, from)| Command::GoTo { stage, from }),
        1 => (0..7_usize).prop_map(|stage| Command::UndoStage { stage }),
        1 => Just(Command::PauseClock),
        1 => Just(Command::ResumeClock),
        1 => (any::<u64>(), any_clock()).prop_map(|(by, from)| Command::Extend { by, from }),
        3 => (anybody(), prop::option::of(any_table())).prop_map(|(person, table)| Command::MovePerson { person, table }),
        1 => anybody().prop_map(|person| Command::RemovePerson { person }),
        2 => (13..=16_u64, any_table()).prop_map(|(guest, table)| Command::AddGuest { person: person(guest), table }),
        1 => (any_table(), 0..6_u16).prop_map(|(id, theme)| Command::AddTable { id, theme: ThemeId(theme), presence: Presence::Online }),
        1 => (any_table(), any::<bool>()).prop_map(|(table, open)| Command::OpenTable { table, open }),
        2 => (any_table(), any::<bool>()).prop_map(|(table, wanted)| Command::Help { table, wanted }),
        6 => (any_fiche(), any_table(), any::<bool>(), anybody()).prop_map(|(fiche, table, private, author)| Command::AddFiche { fiche, table, private, author }),
        2 => any_fiche().prop_map(|fiche| Command::ShowFiche { fiche }),
        1 => any_table().prop_map(|table| Command::ShowAll { table }),
        2 => any_fiche().prop_map(|fiche| Command::HideFiche { fiche }),
        4 => (any_fiche(), prop::option::weighted(0.8, any_fiche())).prop_map(|(fiche, into)| Command::MergeFiche { fiche, into }),
        2 => (any_fiche(), any::<bool>()).prop_map(|(fiche, locked)| Command::LockFiche { fiche, locked }),
        2 => (any_fiche(), any::<bool>()).prop_map(|(fiche, removed)| Command::RemoveFiche { fiche, removed }),
    ]
}

/// Two tables that collect, each with a moderator, parents and shown proposals; a screen looks on. What is rare from the beginning of the
/// day is common from here.
fn at_work() -> Hall {
    let (one, two) = (TableId(1), TableId(2));
    let mut hall = Hall::with_parents(6);
    for parent in 1..=6 {
        hall = hall.seated(person(parent), if parent <= 3 { one } else { two });
    }
    hall = hall
        .joined(person(9), Role::Moderator, Some(one))
        .joined(person(10), Role::Moderator, Some(two))
        .joined(person(11), Role::Screen, None)
        .at(StageKind::Collect);
    for (number, author) in [(1, 1), (2, 2), (3, 1), (4, 4), (5, 5)] {
        hall = hall.with_fiche(number, if author <= 3 { one } else { two }, person(author));
    }
    // Whose words they are may sit elsewhere by now.
    hall.does(
        Hall::FACILITATOR,
        Command::MovePerson {
            person: person(1),
            table: Some(two),
        },
    );
    hall
}

/// One thing that somebody tries, some time after the one before.
fn any_step() -> impl Strategy<Value = (PersonId, Command, u64)> {
    (anybody(), any_command(), 0..90_000_u64)
}

/// What lives beside the log.
#[derive(Default)]
struct Beside {
    names: HashMap<PersonId, String>,
    texts: HashMap<FicheId, FicheText>,
    here: HashSet<PersonId>,
}

impl Beside {
    fn new() -> Self {
        let names = (1..=16).map(|number| (person(number), format!("P{number}"))).collect();
        let texts = (1..=12).map(|number| {
            let mut text = FicheText::default();
            text.set(Field::Title, format!("T{number}"));
            (fiche(number), text)
        });
        Self {
            names,
            texts: texts.collect(),
            here: HashSet::new(),
        }
    }

    fn scene<'a>(&'a self, hall: &'a Hall) -> Scene<'a> {
        Scene {
            cabinet: &hall.cabinet,
            names: &self.names,
            texts: &self.texts,
            here: &self.here,
        }
    }
}

/// A page that is told what happens.
struct Page {
    me: Audience,
    view: View,
}

impl Page {
    fn told(&mut self, scene: &Scene<'_>, touched: &Touched) {
        let Some(me) = view::audience(scene.cabinet, self.me.person) else {
            return;
        };
        if touched.turned.contains(&me.person) {
            (self.me, self.view) = (me, view::snapshot(scene, me));
        } else {
            self.view.apply(view::patch(scene, touched, me));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn a_log_replays_to_the_same_cabinet_and_a_refusal_changes_nothing(steps in prop::collection::vec(any_step(), 1..120)) {
        let mut hall = at_work();
        for (who, command, pause) in steps {
            hall.now += pause;
            let before = hall.cabinet.clone();
            if hall.asks(who, command.clone()).is_err() {
                prop_assert_eq!(&before, &hall.cabinet);
            } else {
                let again = decide(&hall.cabinet, who, &command, hall.now);
                prop_assert!(!matches!(&again, Ok(events) if !events.is_empty()), "{:?} again gives {:?}", command, again);
            }
            let seats = hall.cabinet.tables.iter().all(|(&id, table)| hall.cabinet.seated(id) <= table.seats);
            prop_assert!(seats, "more people than chairs");
            for (id, fiche) in &hall.cabinet.fiches {
                let into = fiche.into.map(|into| (into, &hall.cabinet.fiches[&into]));
                let stands = into.is_none_or(|(into, other)| into != *id && other.table == fiche.table && other.into.is_none() && !other.private && !other.removed);
                prop_assert!(stands && !(fiche.private && into.is_some()), "a proposal is lost behind another");
            }
        }
        let replayed = replay(&hall.log);
        prop_assert_eq!(replayed.as_ref(), Some(&hall.cabinet));
    }

    #[test]
    fn what_each_audience_is_told_adds_up_to_what_it_would_see_afresh(steps in prop::collection::vec(any_step(), 1..80)) {
        let mut hall = at_work();
        let beside = Beside::new();
        let everybody: Vec<PersonId> = (1..=6).chain([9, 10, 11]).map(person).chain([Hall::FACILITATOR]).collect();
        let mut pages: Vec<Page> = everybody.into_iter().filter_map(|who| {
            let me = view::audience(&hall.cabinet, who)?;
            Some(Page { me, view: view::snapshot(&beside.scene(&hall), me) })
        }).collect();
        for (who, command, pause) in steps {
            hall.now += pause;
            let Ok(events) = hall.asks(who, command) else { continue };
            let scene = beside.scene(&hall);
            let mut touched = Touched::default();
            events.iter().for_each(|event| touched.note(&scene, event));
            for page in &mut pages {
                page.told(&scene, &touched);
                if let Some(me) = view::audience(&hall.cabinet, page.me.person) {
                    prop_assert_eq!(&page.view, &view::snapshot(&scene, me));
                }
            }
        }
    }

    #[test]
    fn nobody_reads_what_is_not_for_them(steps in prop::collection::vec(any_step(), 1..80)) {
        let mut hall = at_work();
        let beside = Beside::new();
        for (who, command, pause) in steps {
            hall.now += pause;
            let _ = hall.asks(who, command);
        }
        let scene = beside.scene(&hall);
        for (who, someone) in hall.cabinet.present() {
            let view = view::snapshot(&scene, view::audience(&hall.cabinet, who).unwrap());
            for (id, row) in &view.fiches {
                let fiche = &hall.cabinet.fiches[id];
                let wrote = fiche.author == who || fiche.scribe == Some(who);
                prop_assert!(!fiche.private || wrote, "{:?} reads a private proposal", someone.role);
                prop_assert!(someone.role != Role::Screen && (row.table == someone.table.unwrap_or(row.table)) | wrote | (someone.role == Role::Facilitator));
            }
            let strangers = view.people.values().filter(|other| other.id != who && (other.table.is_none() || other.table != someone.table));
            prop_assert!(someone.role == Role::Facilitator || strangers.count() == 0, "names are for the own table");
            prop_assert!(someone.role != Role::Screen || view.people.len() <= 1);
            let report = view::report(&scene, view::audience(&hall.cabinet, who).unwrap(), Lang::Nl);
            prop_assert_eq!(report.is_some(), someone.role == Role::Facilitator, "the report is for whom leads the day");
        }
    }
}
