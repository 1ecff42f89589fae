//! Chairs, and how many there are of everything.

use super::{ONE, TWO, choose};
use crate::support::{Hall, fiche, person};
use kabinet_core::agenda::StageKind;
use kabinet_core::cabinet::{Command, Presence, Role};
use kabinet_core::id::{TableId, ThemeId};
use kabinet_core::lang::Lang;
use kabinet_core::limits;
use kabinet_core::refusal::Refusal;

#[test]
fn a_full_table_takes_nobody_and_a_locked_one_no_newcomer() {
    let seats = u64::from(limits::SEATS);
    let mut hall = Hall::with_parents(seats + 2).at(StageKind::Choose);
    for parent in 1..=seats {
        assert_eq!(hall.tries(person(parent), choose(ONE)), Ok(()));
    }
    assert_eq!(hall.tries(person(seats + 1), choose(ONE)), Err(Refusal::TableFull));
    assert_eq!(
        hall.tries(person(seats), choose(ONE)),
        Ok(()),
        "who sits there already may tap again"
    );
    assert_eq!(
        hall.tries(Hall::FACILITATOR, Command::OpenTable { table: TWO, open: false }),
        Ok(())
    );
    assert_eq!(hall.tries(person(seats + 1), choose(TWO)), Err(Refusal::TableLocked));
    let moved = Command::MovePerson {
        person: person(seats + 1),
        table: Some(TWO),
    };
    assert_eq!(hall.tries(Hall::FACILITATOR, moved), Ok(()), "the facilitator has the key");
    let moved = Command::MovePerson {
        person: person(seats + 2),
        table: Some(ONE),
    };
    assert_eq!(hall.tries(Hall::FACILITATOR, moved), Err(Refusal::TableFull), "but no ninth chair");
}

#[test]
fn who_comes_late_sits_down_alone_and_who_sits_asks_before_changing() {
    let mut hall = Hall::with_parents(2).seated(person(1), ONE).at(StageKind::Elaborate);
    assert_eq!(hall.tries(person(2), choose(TWO)), Ok(()));
    assert_eq!(hall.tries(person(1), choose(TWO)), Err(Refusal::NotNow));
}

#[test]
fn limits_are_reached_and_not_passed() {
    let mut hall = Hall::with_parents(1).seated(person(1), ONE).at(StageKind::Collect);
    for number in 0..limits::FICHES_PER_TABLE as u64 {
        hall.does(person(1), Hall::proposal(number, ONE, person(1)));
    }
    assert_eq!(
        hall.tries(person(1), Hall::proposal(999, ONE, person(1))),
        Err(Refusal::TooManyFiches)
    );
    while hall.cabinet.tables.len() < limits::TABLES {
        let next = next_table(&hall);
        hall.does(Hall::FACILITATOR, next);
    }
    let one_more = next_table(&hall);
    assert_eq!(hall.tries(Hall::FACILITATOR, one_more), Err(Refusal::TooManyTables));
    let mut parent = 1000;
    while hall.cabinet.parents() < limits::PEOPLE {
        parent += 1;
        assert_eq!(hall.joins(person(parent), Role::Participant, None), Ok(()));
    }
    let late = person(999_999);
    assert_eq!(hall.joins(late, Role::Participant, None), Err(Refusal::CabinetFull));
    for (who, role) in [(8, Role::Moderator), (9, Role::Screen), (10, Role::Facilitator)] {
        assert_eq!(hall.joins(person(900_000 + who), role, None), Ok(()), "{role:?}");
    }
    // Who goes makes room, until too many have come and gone.
    while hall.cabinet.parents_ever() < limits::PEOPLE_EVER {
        hall.does(Hall::FACILITATOR, Command::RemovePerson { person: person(parent) });
        parent += 1;
        assert_eq!(hall.joins(person(parent), Role::Participant, None), Ok(()));
    }
    hall.does(Hall::FACILITATOR, Command::RemovePerson { person: person(parent) });
    assert_eq!(hall.joins(late, Role::Participant, None), Err(Refusal::CabinetFull));
}

fn next_table(hall: &Hall) -> Command {
    Command::AddTable {
        id: TableId::after(hall.cabinet.tables.keys()),
        theme: ThemeId(1),
        presence: Presence::Online,
    }
}

#[test]
fn a_table_is_put_up_under_the_number_that_was_seen_to_be_next() {
    let mut hall = Hall::with_parents(0);
    let (mine, before) = (next_table(&hall), hall.cabinet.tables.len());
    let Command::AddTable { id, theme, .. } = mine else {
        panic!("a table")
    };
    assert_eq!(hall.does(Hall::FACILITATOR, mine.clone()).len(), 1);
    assert_eq!(hall.does(Hall::FACILITATOR, mine).len(), 0, "asked again");
    // A second facilitator who saw the same number, and a page that makes one up.
    for id in [id, TableId(id.0 + 2)] {
        let presence = Presence::Hall;
        let theirs = Command::AddTable { id, theme, presence };
        assert_eq!(hall.tries(Hall::FACILITATOR, theirs), Err(Refusal::MovedOn));
    }
    assert_eq!(hall.cabinet.tables.len(), before + 1);
}

#[test]
fn what_is_asked_twice_happens_once() {
    let mut hall = Hall::with_parents(2)
        .seated(person(1), ONE)
        .at(StageKind::Collect)
        .with_fiche(1, ONE, person(1));
    let twice = [
        (person(1), Command::Speak { lang: Lang::Fr }),
        (person(1), Command::Help { table: ONE, wanted: true }),
        (
            Hall::FACILITATOR,
            Command::MovePerson {
                person: person(2),
                table: Some(TWO),
            },
        ),
        (Hall::FACILITATOR, Command::OpenTable { table: TWO, open: false }),
        (
            Hall::FACILITATOR,
            Command::AddGuest {
                person: person(50),
                table: ONE,
            },
        ),
        (
            Hall::FACILITATOR,
            Command::LockFiche {
                fiche: fiche(1),
                locked: true,
            },
        ),
        (
            Hall::FACILITATOR,
            Command::RemoveFiche {
                fiche: fiche(1),
                removed: true,
            },
        ),
        (Hall::FACILITATOR, next_table(&hall)),
        (
            Hall::FACILITATOR,
            Command::Extend {
                by: 60_000,
                from: hall.cabinet.clock,
            },
        ),
        (Hall::FACILITATOR, Command::PauseClock),
        (Hall::FACILITATOR, Command::RemovePerson { person: person(2) }),
    ];
    for (who, command) in twice {
        assert_eq!(hall.does(who, command.clone()).len(), 1, "{command:?}");
        assert_eq!(hall.does(who, command.clone()).len(), 0, "{command:?}");
    }
}
