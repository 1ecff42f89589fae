//! Whose words they are.

use super::{ONE, TWO};
use crate::support::{Hall, fiche, person};
use kabinet_core::agenda::StageKind;
use kabinet_core::cabinet::{Command, Event, Role, may_write};
use kabinet_core::limits;
use kabinet_core::refusal::Refusal;

#[test]
fn a_table_writes_in_its_own_fiches() {
    let hall = Hall::with_parents(3)
        .seated(person(1), ONE)
        .seated(person(2), TWO)
        .at(StageKind::Collect);
    let mut hall = hall
        .with_fiche(1, ONE, person(1))
        .joined(person(8), Role::Screen, None)
        .joined(person(9), Role::Moderator, Some(ONE));
    let may = |hall: &Hall, who| may_write(&hall.cabinet, who, fiche(1), hall.now);
    assert_eq!(may(&hall, person(1)), Ok(()));
    assert_eq!(may(&hall, person(2)), Err(Refusal::OtherTable));
    assert_eq!(may(&hall, person(3)), Err(Refusal::NoTable));
    assert_eq!(may(&hall, person(8)), Err(Refusal::NotYourRole));
    assert_eq!(may(&hall, person(77)), Err(Refusal::NotThere));
    hall.does(
        person(9),
        Command::LockFiche {
            fiche: fiche(1),
            locked: true,
        },
    );
    assert_eq!(may(&hall, person(1)), Err(Refusal::FicheLocked));
    assert_eq!(may(&hall, person(9)), Ok(()), "the moderator has the last word");
    hall.does(
        person(9),
        Command::RemoveFiche {
            fiche: fiche(1),
            removed: true,
        },
    );
    assert_eq!(may(&hall, person(9)), Err(Refusal::FicheRemoved));
    hall.does(
        person(9),
        Command::RemoveFiche {
            fiche: fiche(1),
            removed: false,
        },
    );
    hall.does(
        person(9),
        Command::LockFiche {
            fiche: fiche(1),
            locked: false,
        },
    );
    assert_eq!(may(&hall, person(1)), Ok(()), "both can be undone");
}

#[test]
fn a_private_proposal_is_its_authors_alone_until_it_is_shown() {
    let mut hall = Hall::with_parents(2)
        .seated(person(1), ONE)
        .seated(person(2), ONE)
        .joined(person(9), Role::Moderator, Some(ONE));
    hall = hall.at(StageKind::Collect);
    hall.does(
        person(1),
        Command::AddFiche {
            fiche: fiche(1),
            table: ONE,
            private: true,
            author: person(1),
        },
    );
    assert_eq!(may_write(&hall.cabinet, person(1), fiche(1), hall.now), Ok(()));
    assert_eq!(may_write(&hall.cabinet, person(2), fiche(1), hall.now), Err(Refusal::NotThere));
    assert_eq!(
        hall.tries(person(2), Command::ShowFiche { fiche: fiche(1) }),
        Err(Refusal::NotYourRole)
    );
    assert_eq!(
        hall.tries(person(9), Command::ShowAll { table: ONE }),
        Ok(()),
        "the moderator reveals"
    );
    assert_eq!(may_write(&hall.cabinet, person(2), fiche(1), hall.now), Ok(()));
}

#[test]
fn a_moderator_writes_for_somebody_and_the_proposal_is_theirs() {
    let mut hall = Hall::with_parents(2)
        .seated(person(1), ONE)
        .seated(person(2), TWO)
        .joined(person(9), Role::Moderator, Some(ONE));
    hall = hall.at(StageKind::Collect);
    hall.does(
        person(9),
        Command::AddGuest {
            person: person(40),
            table: ONE,
        },
    );
    for author in [person(1), person(40)] {
        let written = hall.does(person(9), Hall::proposal(author.0[15].into(), ONE, author));
        assert!(matches!(written[..], [Event::FicheAdded { author: by, scribe: Some(scribe), .. }] if by == author && scribe == person(9)));
    }
    let elsewhere = Hall::proposal(70, ONE, person(2));
    assert_eq!(
        hall.tries(person(9), elsewhere),
        Err(Refusal::NotThere),
        "not for somebody at another table"
    );
    let for_another = Hall::proposal(71, ONE, person(40));
    assert_eq!(
        hall.tries(person(1), for_another),
        Err(Refusal::NotYourRole),
        "parents write for themselves"
    );
}

#[test]
fn a_form_sent_twice_makes_one_proposal() {
    let mut hall = Hall::with_parents(2)
        .seated(person(1), ONE)
        .seated(person(2), ONE)
        .at(StageKind::Collect);
    assert_eq!(hall.does(person(1), Hall::proposal(1, ONE, person(1))).len(), 1);
    assert_eq!(hall.does(person(1), Hall::proposal(1, ONE, person(1))).len(), 0);
    assert_eq!(
        hall.tries(person(2), Hall::proposal(1, ONE, person(2))),
        Err(Refusal::NotThere),
        "an id is taken once"
    );
}

#[test]
fn what_was_thrown_away_makes_room_for_a_while_and_not_for_ever() {
    let mut hall = Hall::with_parents(2).seated(person(1), ONE).at(StageKind::Collect);
    let remove = |number, removed| Command::RemoveFiche {
        fiche: fiche(number),
        removed,
    };
    let draft = |number| Command::AddFiche {
        fiche: fiche(number),
        table: ONE,
        private: true,
        author: person(1),
    };
    let most = limits::FICHES_PER_TABLE as u64;
    for number in 1..=most {
        hall.does(person(1), draft(number));
    }
    assert_eq!(hall.tries(person(1), draft(most + 1)), Err(Refusal::TooManyFiches));
    hall.does(person(1), remove(1, true));
    hall.does(person(1), draft(most + 1));
    assert_eq!(
        hall.tries(person(1), remove(1, false)),
        Err(Refusal::TooManyFiches),
        "its place is taken"
    );
    let ever = limits::FICHES_EVER_PER_TABLE as u64;
    for number in most + 2..=ever {
        hall.does(person(1), remove(number - 1, true));
        hall.does(person(1), draft(number));
    }
    hall.does(person(1), remove(ever, true));
    assert_eq!(hall.tries(person(1), draft(ever + 1)), Err(Refusal::TooManyFiches));
    assert_eq!(
        hall.does(person(1), remove(ever, false)).len(),
        1,
        "what was begun can still be brought back"
    );
}

#[test]
fn a_moderator_gives_a_proposal_back_to_its_author() {
    let mut hall = Hall::with_parents(2)
        .seated(person(1), ONE)
        .seated(person(2), ONE)
        .joined(person(8), Role::Moderator, Some(TWO))
        .joined(person(9), Role::Moderator, Some(ONE))
        .at(StageKind::Collect)
        .with_fiche(1, ONE, person(1))
        .with_fiche(2, ONE, person(2))
        .with_fiche(3, ONE, person(2));
    let hide = || Command::HideFiche { fiche: fiche(1) };
    assert_eq!(hall.tries(person(1), hide()), Err(Refusal::NotYourRole));
    assert_eq!(hall.tries(person(8), hide()), Err(Refusal::OtherTable));
    hall.does(person(9), merge(2, Some(1)));
    hall.does(
        person(9),
        Command::LockFiche {
            fiche: fiche(1),
            locked: true,
        },
    );
    hall.does(person(9), hide());
    assert_eq!(
        hall.cabinet.fiches[&fiche(2)].into,
        None,
        "what was put together with it stands for itself"
    );
    let may = |hall: &Hall, who| may_write(&hall.cabinet, person(who), fiche(1), hall.now);
    assert_eq!(may(&hall, 1), Ok(()), "its author goes on, lock or not");
    assert_eq!(may(&hall, 2), Err(Refusal::NotThere));
    assert_eq!(may(&hall, 9), Err(Refusal::NotThere), "private is private from moderators, too");
    hall.does(person(1), Command::ShowFiche { fiche: fiche(1) });
    assert_eq!(may(&hall, 2), Ok(()));
    hall.enter(StageKind::Elaborate);
    assert_eq!(
        hall.tries(person(9), hide()),
        Err(Refusal::NotNow),
        "what the table works out is the table's"
    );
}

#[test]
fn two_proposals_that_say_the_same_become_one_and_can_be_taken_apart() {
    let mut hall = Hall::with_parents(2)
        .seated(person(1), ONE)
        .seated(person(2), TWO)
        .joined(person(9), Role::Moderator, Some(ONE))
        .at(StageKind::Collect)
        .with_fiche(1, ONE, person(1))
        .with_fiche(2, ONE, person(1))
        .with_fiche(3, ONE, person(1))
        .with_fiche(4, TWO, person(2));
    assert_eq!(hall.tries(person(1), merge(1, Some(2))), Err(Refusal::NotYourRole));
    assert_eq!(hall.tries(person(9), merge(1, Some(1))), Err(Refusal::NotThere), "not with itself");
    assert_eq!(
        hall.tries(Hall::FACILITATOR, merge(1, Some(4))),
        Err(Refusal::NotThere),
        "not across tables"
    );
    hall.does(person(9), merge(1, Some(2)));
    assert_eq!(may_write(&hall.cabinet, person(1), fiche(1), hall.now), Err(Refusal::FicheMerged));
    assert_eq!(
        hall.tries(person(9), merge(3, Some(1))),
        Err(Refusal::NotThere),
        "with the one that goes on"
    );
    hall.does(person(9), merge(2, Some(3)));
    let into = |hall: &Hall, number| hall.cabinet.fiches[&fiche(number)].into;
    assert_eq!(
        [1, 2, 3].map(|number| into(&hall, number)),
        [Some(fiche(3)), Some(fiche(3)), None],
        "all of them follow"
    );
    hall.does(person(9), merge(1, None));
    assert_eq!(may_write(&hall.cabinet, person(1), fiche(1), hall.now), Ok(()));
    let away = Command::RemoveFiche {
        fiche: fiche(3),
        removed: true,
    };
    hall.does(person(9), away);
    assert_eq!(into(&hall, 2), None, "what was put together with it is not taken away with it");
    hall.does(person(9), merge(2, Some(1)));
    hall.enter(StageKind::Closed);
    hall.now += limits::LATE_WORDS_MS;
    assert_eq!(hall.tries(person(9), merge(2, None)), Err(Refusal::Closed));
}

fn merge(number: u64, into: Option<u64>) -> Command {
    Command::MergeFiche {
        fiche: fiche(number),
        into: into.map(fiche),
    }
}
