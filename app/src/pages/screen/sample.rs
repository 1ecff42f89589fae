//! A cabinet to test with, made by its own rules.

use kabinet_core::agenda::StageKind;
use kabinet_core::cabinet::{Audience, Event, Presence, Role, replay};
use kabinet_core::id::{CabinetId, FicheId, JoinCode, PersonId, TableId};
use kabinet_core::lang::Lang;
use kabinet_core::template::{Template, Wish, agenda, opening};
use kabinet_core::view::{Scene, View, snapshot};
use std::collections::{HashMap, HashSet};

/// What a screen sees of an evening with ten parents, two at each of the first five tables, and a proposal each at the first two.
pub(crate) fn screen(kind: StageKind) -> View {
    let langs = vec![Lang::Nl, Lang::Fr];
    let wish = Wish {
        title: "Avond".into(),
        place: "Gent".into(),
        langs,
        expected: 40,
        template: Template::Evening,
    };
    let mut log = vec![Event::Opened(Box::new(opening(
        CabinetId([1; 16]),
        JoinCode::from_random([4; 8]),
        wish,
    )))];
    for number in 0..10_u8 {
        let (person, table) = (PersonId([number; 16]), TableId(u16::from(number / 2) + 1));
        log.push(Event::Joined {
            person,
            role: Role::Participant,
            table: Some(table),
            presence: Presence::Hall,
            lang: Lang::Nl,
        });
        if number < 4 {
            log.push(Event::FicheAdded {
                fiche: FicheId([number; 16]),
                table,
                author: person,
                scribe: None,
                private: number % 2 == 0,
                at: 0,
            });
        }
    }
    let stage = agenda(Template::Evening)
        .iter()
        .position(|stage| stage.kind == kind)
        .expect("a stage of the evening");
    log.push(Event::StageEntered {
        stage,
        clock: Default::default(),
        at: 0,
    });
    let cabinet = replay(&log).expect("a log that begins with an opening");
    let (names, texts, here) = (HashMap::new(), HashMap::new(), HashSet::new());
    let scene = Scene {
        cabinet: &cabinet,
        names: &names,
        texts: &texts,
        here: &here,
    };
    snapshot(
        &scene,
        Audience {
            person: PersonId([99; 16]),
            role: Role::Screen,
            table: None,
        },
    )
}
