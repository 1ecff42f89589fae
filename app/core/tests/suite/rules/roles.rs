//! Who may do what.

use super::{ONE, TWO, choose};
use crate::support::{Hall, fiche, person};
use kabinet_core::agenda::{Clock, StageKind};
use kabinet_core::cabinet::{Command, Presence, Role, may_write};
use kabinet_core::id::{TableId, ThemeId};
use kabinet_core::refusal::Refusal;

#[test]
fn each_stage_lets_parents_do_what_its_name_says() {
    let rows = [
        (StageKind::Welcome, Err(Refusal::NotNow), Err(Refusal::NotNow)),
        (StageKind::Inspire, Err(Refusal::NotNow), Err(Refusal::NotNow)),
        (StageKind::Choose, Ok(()), Err(Refusal::NotNow)),
        (StageKind::Collect, Ok(()), Ok(())),
        (StageKind::Elaborate, Ok(()), Ok(())),
        (StageKind::Closed, Err(Refusal::Closed), Err(Refusal::Closed)),
    ];
    for (stage, chooses, writes) in rows {
        let mut hall = Hall::with_parents(1).at(stage);
        assert_eq!(hall.tries(person(1), choose(ONE)), chooses, "choosing in {stage:?}");
        let mut hall = Hall::with_parents(1).seated(person(1), ONE).at(stage);
        assert_eq!(
            hall.tries(person(1), Hall::proposal(1, ONE, person(1))),
            writes,
            "writing in {stage:?}"
        );
    }
}

#[test]
fn leading_is_for_those_who_lead() {
    let leading = [
        Command::GoTo { stage: 1, from: 0 },
        Command::PauseClock,
        Command::ResumeClock,
        Command::Extend {
            by: 60_000,
            from: Clock::None,
        },
        Command::MovePerson {
            person: person(2),
            table: Some(TWO),
        },
        Command::RemovePerson { person: person(2) },
        Command::AddTable {
            id: TableId::after(Hall::with_parents(0).cabinet.tables.keys()),
            theme: ThemeId(1),
            presence: Presence::Hall,
        },
        Command::OpenTable { table: ONE, open: false },
    ];
    for command in leading {
        for role in [Role::Moderator, Role::Participant, Role::Screen] {
            let mut hall = Hall::with_parents(2).joined(person(9), role, Some(ONE));
            assert_eq!(
                hall.tries(person(9), command.clone()),
                Err(Refusal::NotYourRole),
                "{role:?} {command:?}"
            );
        }
        let mut hall = Hall::with_parents(2);
        assert_eq!(hall.tries(Hall::FACILITATOR, command.clone()), Ok(()), "{command:?}");
    }
}

#[test]
fn a_moderator_leads_the_own_table_and_no_other() {
    let hall = || {
        let hall = Hall::with_parents(2)
            .joined(person(8), Role::Moderator, Some(ONE))
            .joined(person(9), Role::Moderator, Some(TWO));
        hall.seated(person(1), ONE).at(StageKind::Collect).with_fiche(1, ONE, person(1))
    };
    let commands = [
        Command::LockFiche {
            fiche: fiche(1),
            locked: true,
        },
        Command::RemoveFiche {
            fiche: fiche(1),
            removed: true,
        },
        Command::ShowAll { table: ONE },
        Command::AddGuest {
            person: person(40),
            table: ONE,
        },
    ];
    for command in commands {
        assert_eq!(hall().tries(person(8), command.clone()), Ok(()), "{command:?}");
        assert_eq!(hall().tries(person(9), command.clone()), Err(Refusal::OtherTable), "{command:?}");
        assert_eq!(hall().tries(person(1), command.clone()), Err(Refusal::NotYourRole), "{command:?}");
        assert_eq!(hall().tries(Hall::FACILITATOR, command.clone()), Ok(()), "{command:?}");
    }
}

#[test]
fn nobody_joins_a_closed_cabinet_but_those_who_lead_come_back() {
    let mut hall = Hall::with_parents(1).at(StageKind::Closed);
    assert_eq!(hall.joins(person(5), Role::Participant, None), Err(Refusal::Closed));
    assert_eq!(hall.joins(person(1), Role::Participant, None), Ok(()), "who was in is in");
    assert_eq!(hall.joins(person(6), Role::Moderator, Some(ONE)), Ok(()));
    assert_eq!(hall.joins(person(7), Role::Screen, None), Ok(()));
}

#[test]
fn who_was_removed_stays_out_and_says_nothing_more() {
    let mut hall = Hall::with_parents(1)
        .seated(person(1), ONE)
        .at(StageKind::Collect)
        .with_fiche(1, ONE, person(1));
    assert_eq!(hall.tries(Hall::FACILITATOR, Command::RemovePerson { person: person(1) }), Ok(()));
    assert_eq!(hall.joins(person(1), Role::Participant, None), Err(Refusal::Removed));
    assert_eq!(
        hall.tries(person(1), Command::Help { table: ONE, wanted: true }),
        Err(Refusal::Removed)
    );
    assert_eq!(may_write(&hall.cabinet, person(1), fiche(1), hall.now), Err(Refusal::Removed));
    assert_eq!(hall.cabinet.seated(ONE), 0, "the chair is free again");
}

#[test]
fn who_came_in_by_a_link_that_others_still_need_is_not_removed() {
    let mut hall = Hall::with_parents(1)
        .joined(person(8), Role::Screen, None)
        .joined(person(9), Role::Moderator, Some(ONE));
    for leads in [Hall::FACILITATOR, person(8), person(9)] {
        let remove = Command::RemovePerson { person: leads };
        assert_eq!(hall.tries(Hall::FACILITATOR, remove), Err(Refusal::NotRemovable));
    }
    let elsewhere = Command::MovePerson {
        person: person(9),
        table: Some(TWO),
    };
    assert_eq!(hall.does(Hall::FACILITATOR, elsewhere).len(), 1, "a moderator can be moved");
}
