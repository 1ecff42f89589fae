//! What is left of the day for those who decide.

use crate::support::{Hall, fiche, person};
use kabinet_core::agenda::StageKind;
use kabinet_core::cabinet::{Command, Role};
use kabinet_core::fiche::{FicheText, Field};
use kabinet_core::id::{FicheId, PersonId, TableId};
use kabinet_core::lang::Lang;
use kabinet_core::limits;
use kabinet_core::view::{self, Report, Scene};
use std::collections::HashMap;

const ONE: TableId = TableId(1);

fn says(title: &str) -> FicheText {
    [(Field::Title, title.to_owned())].into_iter().collect()
}

fn report(hall: &Hall, texts: &HashMap<FicheId, FicheText>, who: PersonId) -> Option<Report> {
    let scene = Scene {
        cabinet: &hall.cabinet,
        names: &HashMap::from([(person(1), "Fatima".to_owned())]),
        texts,
        here: &Default::default(),
    };
    view::report(&scene, view::audience(&hall.cabinet, who).unwrap(), Lang::Nl)
}

#[test]
fn the_report_has_every_shown_proposal_once_and_no_name() {
    let mut hall = Hall::with_parents(1)
        .seated(person(1), ONE)
        .joined(person(9), Role::Moderator, Some(ONE))
        .at(StageKind::Collect);
    for number in 1..=5 {
        hall = hall.with_fiche(number, ONE, person(1));
    }
    let texts: HashMap<_, _> = ["Speelplein", "Meer bus", "Bussen", "Weg ermee", ""]
        .into_iter()
        .zip(1..)
        .map(|(title, number)| (fiche(number), says(title)))
        .collect();
    hall.does(
        person(9),
        Command::MergeFiche {
            fiche: fiche(3),
            into: Some(fiche(2)),
        },
    );
    hall.does(
        person(9),
        Command::RemoveFiche {
            fiche: fiche(4),
            removed: true,
        },
    );
    let found = report(&hall, &texts, Hall::FACILITATOR).unwrap();
    assert_eq!(found.themes.len(), 1, "a theme without a proposal has no chapter");
    let read: Vec<_> = (found.themes[0].proposals.iter())
        .map(|entry| {
            (
                entry.text.get(Field::Title),
                entry.merged.iter().map(|text| text.get(Field::Title)).collect::<Vec<_>>(),
            )
        })
        .collect();
    assert_eq!(read, [("Speelplein", vec![]), ("Meer bus", vec!["Bussen"])]);
    assert!(!format!("{found:?}").contains("Fatima"));
    hall.does(person(9), Command::HideFiche { fiche: fiche(1) });
    assert_eq!(
        report(&hall, &texts, Hall::FACILITATOR).unwrap().themes[0].proposals.len(),
        1,
        "private words stay private"
    );
    assert_eq!(report(&hall, &texts, person(9)), None);
    assert_eq!(report(&hall, &texts, person(1)), None);
}

#[test]
fn words_are_kept_for_ninety_days_after_the_end() {
    let mut hall = Hall::with_parents(0).at(StageKind::Elaborate);
    assert_eq!(hall.cabinet.erased_at(), None);
    hall.enter(StageKind::Closed);
    let closed = hall.now;
    assert_eq!(hall.cabinet.erased_at(), Some(closed + limits::RETENTION_MS));
    hall.now += 86_400_000;
    hall.enter(StageKind::Elaborate);
    assert_eq!(hall.cabinet.erased_at(), None, "who goes on is not erased");
}
