//! How an evening goes on.

use super::ONE;
use crate::support::{Hall, fiche, person};
use kabinet_core::agenda::{Clock, StageKind};
use kabinet_core::cabinet::{Command, may_write};
use kabinet_core::limits;
use kabinet_core::refusal::Refusal;

#[test]
fn a_double_tap_is_one_step() {
    let mut hall = Hall::with_parents(0);
    assert_eq!(hall.tries(Hall::FACILITATOR, Command::GoTo { stage: 1, from: 0 }), Ok(()));
    assert_eq!(
        hall.tries(Hall::FACILITATOR, Command::GoTo { stage: 1, from: 0 }),
        Ok(()),
        "there already"
    );
    assert_eq!(hall.cabinet.stage, 1);
    assert_eq!(
        hall.tries(Hall::FACILITATOR, Command::GoTo { stage: 2, from: 0 }),
        Err(Refusal::MovedOn)
    );
    assert_eq!(
        hall.tries(Hall::FACILITATOR, Command::GoTo { stage: 99, from: 1 }),
        Err(Refusal::NotThere)
    );
}

#[test]
fn a_stage_change_is_taken_back_within_thirty_seconds_with_its_clock() {
    let mut hall = Hall::with_parents(0).at(StageKind::Collect);
    let (stage, clock) = (hall.cabinet.stage, hall.cabinet.clock);
    hall.does(
        Hall::FACILITATOR,
        Command::GoTo {
            stage: stage + 1,
            from: stage,
        },
    );
    hall.now += limits::UNDO_STAGE_MS;
    let undo = Command::UndoStage { stage: stage + 1 };
    assert_eq!(hall.does(Hall::FACILITATOR, undo.clone()).len(), 1);
    assert_eq!((hall.cabinet.stage, hall.cabinet.clock), (stage, clock));
    assert_eq!(hall.does(Hall::FACILITATOR, undo.clone()).len(), 0, "once");
    let before = Command::UndoStage { stage };
    assert_eq!(hall.tries(Hall::FACILITATOR, before.clone()), Err(Refusal::TooLate));
    hall.does(
        Hall::FACILITATOR,
        Command::GoTo {
            stage: stage + 1,
            from: stage,
        },
    );
    assert_eq!(hall.tries(Hall::FACILITATOR, before), Err(Refusal::MovedOn));
    hall.now += limits::UNDO_STAGE_MS + 1;
    assert_eq!(hall.tries(Hall::FACILITATOR, undo), Err(Refusal::TooLate));
}

#[test]
fn the_clock_stands_still_runs_on_and_grows() {
    let mut hall = Hall::with_parents(0).at(StageKind::Collect);
    let Clock::Running { until } = hall.cabinet.clock else {
        panic!("a stage with a length has a clock")
    };
    hall.now = until - 90_000;
    hall.does(Hall::FACILITATOR, Command::PauseClock);
    hall.now += 500_000;
    assert_eq!(hall.cabinet.clock.left(hall.now), Some(90_000));
    gives_a_minute_once(&mut hall);
    hall.does(Hall::FACILITATOR, Command::ResumeClock);
    assert_eq!(hall.cabinet.clock.left(hall.now), Some(150_000));
    hall.now += 200_000;
    assert_eq!(hall.cabinet.clock.left(hall.now), Some(0));
    gives_a_minute_once(&mut hall);
    assert_eq!(hall.cabinet.clock.left(hall.now), Some(60_000), "a minute given is a minute had");
    gives_a_minute_once(&mut hall);
    assert_eq!(hall.cabinet.clock.left(hall.now), Some(120_000));
}

/// A minute is asked for, and asked for again a moment later by a page that did not hear the answer.
fn gives_a_minute_once(hall: &mut Hall) {
    let (by, from) = (60_000, hall.cabinet.clock);
    let minute = Command::Extend { by, from };
    assert_eq!(hall.does(Hall::FACILITATOR, minute.clone()).len(), 1);
    let now = hall.now;
    hall.now += 5_000;
    assert_eq!(hall.does(Hall::FACILITATOR, minute).len(), 0, "once");
    let other = Command::Extend { by: 5 * 60_000, from };
    assert_eq!(hall.tries(Hall::FACILITATOR, other), Err(Refusal::MovedOn));
    hall.now = now;
}

#[test]
fn words_on_their_way_are_taken_for_a_minute_after_the_stage() {
    let mut hall = Hall::with_parents(1)
        .seated(person(1), ONE)
        .at(StageKind::Elaborate)
        .with_fiche(1, ONE, person(1));
    hall.enter(StageKind::Closed);
    hall.now += limits::LATE_WORDS_MS - 1;
    assert_eq!(may_write(&hall.cabinet, person(1), fiche(1), hall.now), Ok(()));
    hall.now += 1;
    assert_eq!(may_write(&hall.cabinet, person(1), fiche(1), hall.now), Err(Refusal::Closed));
}

#[test]
fn words_on_their_way_are_taken_though_the_change_to_their_stage_is_taken_back() {
    let mut hall = Hall::with_parents(1).seated(person(1), ONE).at(StageKind::Choose);
    hall.enter(StageKind::Collect);
    hall.does(person(1), Hall::proposal(1, ONE, person(1)));
    hall.now += 10_000;
    hall.does(Hall::FACILITATOR, Command::UndoStage { stage: hall.cabinet.stage });
    hall.now += limits::LATE_WORDS_MS - 1;
    assert_eq!(may_write(&hall.cabinet, person(1), fiche(1), hall.now), Ok(()));
    // Nor does one more change cut them off, nor is a minute more than that.
    hall.enter(StageKind::Inspire);
    assert_eq!(may_write(&hall.cabinet, person(1), fiche(1), hall.now), Ok(()));
    hall.now += 1;
    assert_eq!(may_write(&hall.cabinet, person(1), fiche(1), hall.now), Err(Refusal::NotNow));
}
