//! After the end: what the report says stays as it was.

use super::{ONE, TWO};
use crate::support::{Hall, fiche, person};
use kabinet_core::agenda::{Clock, StageKind};
use kabinet_core::cabinet::{Command, Presence, Role};
use kabinet_core::id::{PersonId, TableId, ThemeId};
use kabinet_core::lang::Lang;
use kabinet_core::refusal::Refusal;

const AUTHOR: u64 = 1;
const MODERATOR: u64 = 8;
const SCREEN: u64 = 9;

/// A closed cabinet with a shown proposal (1), a private one (2), a locked (3) and one that was taken away (4).
fn closed() -> Hall {
    let mut hall = Hall::with_parents(3)
        .joined(person(MODERATOR), Role::Moderator, Some(ONE))
        .joined(person(SCREEN), Role::Screen, None)
        .seated(person(AUTHOR), ONE)
        .at(StageKind::Collect);
    for number in 1..=4 {
        hall = hall.with_fiche(number, ONE, person(AUTHOR));
    }
    let lead = |command| (Hall::FACILITATOR, command);
    for (who, command) in [
        lead(Command::HideFiche { fiche: fiche(2) }),
        lead(Command::LockFiche {
            fiche: fiche(3),
            locked: true,
        }),
        lead(Command::RemoveFiche {
            fiche: fiche(4),
            removed: true,
        }),
    ] {
        hall.does(who, command);
    }
    hall.at(StageKind::Closed)
}

/// What somebody still may: each command once, so that a new one has to be thought about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Still {
    /// Nobody any more.
    Nobody,
    /// Who leads the day.
    Facilitator,
    /// Everybody.
    All,
}

fn still(command: &Command) -> Still {
    match command {
        // For oneself.
        Command::Join { .. } | Command::Speak { .. } => Still::All,
        // The day can be taken up again, and who sits where is in no report.
        Command::GoTo { .. }
        | Command::UndoStage { .. }
        | Command::PauseClock
        | Command::ResumeClock
        | Command::Extend { .. }
        | Command::MovePerson { .. }
        | Command::RemovePerson { .. }
        | Command::AddTable { .. }
        | Command::OpenTable { .. } => Still::Facilitator,
        Command::ChooseTable { .. }
        | Command::AddGuest { .. }
        | Command::Help { .. }
        | Command::AddFiche { .. }
        | Command::ShowFiche { .. }
        | Command::ShowAll { .. }
        | Command::HideFiche { .. }
        | Command::MergeFiche { .. }
        | Command::LockFiche { .. }
        | Command::RemoveFiche { .. } => Still::Nobody,
    }
}

/// Every command, those about proposals both ways.
fn commands(hall: &Hall, who: PersonId) -> Vec<Command> {
    let lock = |number, locked| Command::LockFiche {
        fiche: fiche(number),
        locked,
    };
    let remove = |number, removed| Command::RemoveFiche {
        fiche: fiche(number),
        removed,
    };
    vec![
        Command::Join {
            role: hall.cabinet.people[&who].role,
            table: None,
            presence: Presence::Hall,
            lang: Lang::Nl,
        },
        Command::Speak { lang: Lang::Fr },
        Command::ChooseTable { table: TWO },
        Command::GoTo {
            stage: 0,
            from: hall.cabinet.stage,
        },
        Command::PauseClock,
        Command::ResumeClock,
        Command::Extend {
            by: 60_000,
            from: Clock::None,
        },
        Command::MovePerson {
            person: person(3),
            table: Some(TWO),
        },
        Command::RemovePerson { person: person(3) },
        Command::AddGuest {
            person: person(50),
            table: ONE,
        },
        Command::AddTable {
            id: TableId::after(hall.cabinet.tables.keys()),
            theme: ThemeId(1),
            presence: Presence::Hall,
        },
        Command::OpenTable { table: ONE, open: false },
        Command::Help { table: ONE, wanted: true },
        Hall::proposal(9, ONE, who),
        Command::ShowFiche { fiche: fiche(2) },
        Command::ShowAll { table: ONE },
        Command::HideFiche { fiche: fiche(1) },
        Command::MergeFiche {
            fiche: fiche(1),
            into: Some(fiche(3)),
        },
        lock(1, true),
        lock(3, false),
        remove(1, true),
        remove(2, true),
        remove(4, false),
    ]
}

#[test]
fn after_the_end_nobody_changes_what_the_report_says() {
    let everybody = [Hall::FACILITATOR, person(MODERATOR), person(AUTHOR), person(2), person(SCREEN)];
    for who in everybody {
        for command in commands(&closed(), who) {
            let mut hall = closed();
            let before = hall.cabinet.fiches.clone();
            let answer = hall.tries(who, command.clone());
            let may = match still(&command) {
                Still::Nobody => false,
                Still::Facilitator => who == Hall::FACILITATOR,
                Still::All => true,
            };
            let role = hall.cabinet.people[&who].role;
            assert_eq!(answer.is_ok(), may, "{role:?} {command:?}: {answer:?}");
            assert_eq!(hall.cabinet.fiches, before, "{role:?} {command:?}");
        }
    }
}

#[test]
fn who_leads_the_day_goes_back_a_stage_to_take_a_proposal_out() {
    let mut hall = closed();
    let remove = Command::RemoveFiche {
        fiche: fiche(1),
        removed: true,
    };
    assert_eq!(hall.tries(Hall::FACILITATOR, remove.clone()), Err(Refusal::Closed));
    hall.enter(StageKind::Elaborate);
    assert_eq!(hall.tries(Hall::FACILITATOR, remove), Ok(()));
    hall.enter(StageKind::Closed);
    assert!(hall.cabinet.fiches[&fiche(1)].removed);
}

#[test]
fn words_on_their_way_at_the_end_are_taken_and_nothing_else() {
    let mut hall = closed();
    hall.enter(StageKind::Collect);
    hall.enter(StageKind::Closed);
    assert_eq!(hall.tries(person(AUTHOR), Hall::proposal(9, ONE, person(AUTHOR))), Ok(()));
    let show = Command::ShowFiche { fiche: fiche(2) };
    assert_eq!(hall.tries(person(AUTHOR), show), Err(Refusal::Closed));
}
