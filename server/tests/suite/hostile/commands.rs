//! Commands of every role, from whom they are none of.

use crate::support::{Hall, TABLE, Told, WISH, code, enter};
use kabinet_core::agenda::{Clock, StageKind};
use kabinet_core::cabinet::{Command, Presence, Role};
use kabinet_core::id::{FicheId, PersonId, TableId, ThemeId};
use kabinet_core::lang::Lang;
use kabinet_core::refusal::Refusal;
use kabinet_core::wire::Ask;
use kabinet_server::visitor::{VisitError, Visitor};

/// What only those who lead may do.
fn leading(person: PersonId, fiche: FicheId) -> Vec<Command> {
    vec![
        Command::GoTo { stage: 0, from: 3 },
        Command::UndoStage { stage: 3 },
        Command::PauseClock,
        Command::ResumeClock,
        Command::Extend {
            by: 60_000,
            from: Clock::None,
        },
        Command::MovePerson {
            person,
            table: Some(TableId(2)),
        },
        Command::RemovePerson { person },
        Command::AddTable {
            id: TableId(9),
            theme: ThemeId(1),
            presence: Presence::Hall,
        },
        Command::OpenTable { table: TABLE, open: false },
        Command::ShowAll { table: TABLE },
        Command::LockFiche { fiche, locked: true },
        Command::AddFiche {
            fiche: FicheId([9; 16]),
            table: TABLE,
            private: false,
            author: person,
        },
    ]
}

async fn is_refused(who: &mut Visitor, ask: Ask) -> Told {
    match who.ask(ask.clone()).await {
        Err(VisitError::Refused(Refusal::NotYourRole | Refusal::OtherTable | Refusal::NotThere)) => Ok(()),
        other => Err(format!("{ask:?}: {other:?}").into()),
    }
}

#[tokio::test]
async fn a_parent_leads_nobody() -> Told {
    let hall = Hall::writing().await;
    let (mut ana, mut bo) = (hall.seated("Ana").await?, hall.seated("Bo").await?);
    let person = bo.me.view().unwrap().me.person;
    let fiche = bo.propose("Opvang", "").await?;
    for command in leading(person, fiche) {
        is_refused(&mut ana, Ask::Command(command.clone())).await?;
        // Nor in the clothes of something that is allowed.
        let (title, proposal) = ("Opvang".to_owned(), String::new());
        is_refused(
            &mut ana,
            Ask::Propose {
                command: command.clone(),
                title,
                proposal,
            },
        )
        .await?;
        is_refused(
            &mut ana,
            Ask::Guest {
                command,
                name: "Gast".into(),
            },
        )
        .await?;
    }
    bo.command(Command::Help {
        table: TABLE,
        wanted: true,
    })
    .await?;
    let view = bo.me.view().unwrap();
    assert!(view.fiches.len() == 1 && !view.fiches[&fiche].locked && view.me.table == Some(TABLE));
    Ok(())
}

#[tokio::test]
async fn a_moderator_leads_the_own_table_only() -> Told {
    let hall = Hall::writing().await;
    let (mut bo, mut moderator) = (hall.seated("Bo").await?, hall.moderator(TableId(2)).await?);
    let person = bo.me.view().unwrap().me.person;
    let fiche = bo.propose("Opvang", "").await?;
    for command in leading(person, fiche) {
        is_refused(&mut moderator, Ask::Command(command)).await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_screen_does_nothing_at_all() -> Told {
    let hall = Hall::writing().await;
    let (mut bo, mut screen) = (hall.seated("Bo").await?, hall.screen().await?);
    let person = bo.me.view().unwrap().me.person;
    let fiche = bo.propose("Opvang", "").await?;
    let own = [
        Command::ChooseTable { table: TABLE },
        Command::Help {
            table: TABLE,
            wanted: true,
        },
        Command::ShowFiche { fiche },
        Command::RemoveFiche { fiche, removed: true },
    ];
    for command in leading(person, fiche).into_iter().chain(own) {
        is_refused(&mut screen, Ask::Command(command)).await?;
    }
    assert!(matches!(screen.open(fiche).await, Err(VisitError::Refused(Refusal::NotThere))));
    Ok(())
}

#[tokio::test]
async fn nobody_takes_a_seat_through_the_socket() -> Told {
    let hall = Hall::writing().await;
    let (mut ana, mut facilitator) = (hall.seated("Ana").await?, hall.facilitator);
    for role in [Role::Facilitator, Role::Moderator, Role::Participant] {
        let join = Command::Join {
            role,
            table: None,
            presence: Presence::Hall,
            lang: Lang::Nl,
        };
        is_refused(&mut ana, Ask::Command(join.clone())).await?;
        is_refused(&mut facilitator, Ask::Command(join)).await?;
    }
    let guest = Command::AddGuest {
        person: PersonId([3; 16]),
        table: TABLE,
    };
    is_refused(&mut facilitator, Ask::Command(guest.clone())).await?;
    is_refused(
        &mut ana,
        Ask::Guest {
            command: guest,
            name: "Oma".into(),
        },
    )
    .await?;
    assert!(ana.me.sees(|view| view.me.role == Role::Participant));
    Ok(())
}

#[tokio::test]
async fn ids_of_one_cabinet_stop_nobody_in_another() -> Told {
    let hall = Hall::writing().await;
    let mut bo = hall.seated("Bo").await?;
    let fiche = bo.propose("Opvang", "Ook op woensdag.").await?;
    // Mallory knows the id, and has a cabinet of her own in which she uses it.
    let mut mallory = Visitor::open_cabinet(&hall.address, &WISH).await?;
    enter(&mut mallory, StageKind::Collect).await?;
    let mut parent = Visitor::join(&hall.address, code(&mallory), "Mallory").await?;
    parent.choose(TABLE).await?;
    let author = parent.me.view().unwrap().me.person;
    let command = Command::AddFiche {
        fiche,
        table: TABLE,
        private: false,
        author,
    };
    let (title, proposal) = ("Van mij".to_owned(), String::new());
    parent.ask(Ask::Propose { command, title, proposal }).await?;
    let guest = |person| Ask::Guest {
        command: Command::AddGuest { person, table: TABLE },
        name: "Oma".into(),
    };
    let person = bo.me.view().unwrap().me.person;
    mallory.ask(guest(person)).await?;
    // Both rooms go on, each with its own.
    for (who, fiche_says) in [(&mut bo, "Opvang"), (&mut parent, "Van mij")] {
        who.open(fiche).await?;
        assert_eq!(who.me.text(fiche, kabinet_core::fiche::Field::Title), fiche_says);
        who.append(fiche, kabinet_core::fiche::Field::Problem, "Te vroeg dicht.").await?;
        who.until_saved().await?;
    }
    Ok(())
}
