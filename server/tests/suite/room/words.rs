//! What is written reaches whom it is for, and nobody else.

use crate::support::{Hall, TABLE, Told};
use kabinet_core::agenda::StageKind;
use kabinet_core::cabinet::Command;
use kabinet_core::fiche::Field;
use kabinet_core::id::TableId;
use kabinet_core::refusal::Refusal;
use kabinet_core::wire::ServerMsg;
use kabinet_server::visitor::VisitError;
use std::sync::{Arc, Mutex};

#[tokio::test]
async fn a_late_joiner_sees_every_keystroke() -> Told {
    let hall = Hall::writing().await;
    let (mut ana, mut bo, fiche) = hall.pair().await?;
    for (first, second) in [("De ", "Na "), ("opvang ", "vier "), ("blijft ", "uur "), ("open.", "ook.")] {
        ana.append(fiche, Field::Problem, first).await?;
        bo.append(fiche, Field::Proposal, second).await?;
    }
    ana.until_saved().await?;
    bo.until_saved().await?;
    let mut late = hall.seated("Cas").await?;
    late.open(fiche).await?;
    assert_eq!(late.me.text(fiche, Field::Problem), "De opvang blijft open.");
    assert_eq!(late.me.text(fiche, Field::Proposal), "Na vier uur ook.");
    ana.append(fiche, Field::Problem, " Altijd.").await?;
    late.until("the next keystroke", |me| {
        me.text(fiche, Field::Problem) == "De opvang blijft open. Altijd."
    })
    .await?;
    Ok(())
}

#[tokio::test]
async fn a_private_proposal_reaches_nobody_before_it_is_shown() -> Told {
    let hall = Hall::writing().await;
    let secret = b"kikkerbilletjes";
    let heard = Arc::new(Mutex::new(Vec::<String>::new()));
    let spy = |who: &'static str| {
        let heard = heard.clone();
        move |frame: &[u8], _: &ServerMsg| {
            if frame.windows(secret.len()).any(|bytes| bytes == secret) {
                heard.lock().unwrap().push(who.to_owned());
            }
        }
    };
    let mut ana = hall.seated("Ana").await?;
    let mut bo = hall.seated("Bo").await?.tapped(spy("a neighbour"));
    let mut moderator = hall.moderator(TABLE).await?.tapped(spy("the moderator"));
    let mut screen = hall.screen().await?.tapped(spy("the screen"));
    let mut facilitator = hall.facilitator.second_tab().await?.tapped(spy("the facilitator"));
    let fiche = ana
        .propose_privately("Kikkerbilletjes", "Ik wil kikkerbilletjes op school.")
        .await?;
    ana.open(fiche).await?;
    ana.append(fiche, Field::Problem, "Nooit kikkerbilletjes.").await?;
    ana.until_saved().await?;
    // Whoever asks for it by its id is told that there is none.
    for other in [&mut bo, &mut moderator, &mut facilitator] {
        assert!(matches!(other.open(fiche).await, Err(VisitError::Refused(Refusal::NotThere))));
    }
    // All that was told before this reaches everybody before it.
    ana.command(Command::Help {
        table: TABLE,
        wanted: true,
    })
    .await?;
    for other in [&mut bo, &mut moderator, &mut facilitator] {
        other
            .until("the call for help", |me| me.sees(|view| view.tables[&TABLE].help))
            .await?;
    }
    screen
        .until("the private proposal is counted", |me| {
            me.sees(|view| view.tables[&TABLE].private == 1)
        })
        .await?;
    assert_eq!(*heard.lock().unwrap(), Vec::<String>::new());

    ana.command(Command::ShowFiche { fiche }).await?;
    for other in [&mut bo, &mut moderator, &mut facilitator] {
        other
            .until("the proposal", |me| me.sees(|view| view.fiches.contains_key(&fiche)))
            .await?;
    }
    screen
        .until("the proposal is counted", |me| me.sees(|view| view.tables[&TABLE].fiches == 1))
        .await?;
    let heard = heard.lock().unwrap();
    assert!(
        heard.iter().any(|who| who == "a neighbour") && heard.iter().all(|who| who != "the screen"),
        "{heard:?}"
    );
    Ok(())
}

#[tokio::test]
async fn what_is_given_back_to_its_author_reaches_nobody_else_any_more() -> Told {
    let hall = Hall::writing().await;
    let secret = b"kikkerbilletjes";
    let heard = Arc::new(Mutex::new(0));
    let noted = heard.clone();
    let (mut ana, bo, fiche) = hall.pair().await?;
    let mut bo = bo.tapped(move |frame, _| {
        *noted.lock().unwrap() += usize::from(frame.windows(secret.len()).any(|bytes| bytes == secret));
    });
    let mut moderator = hall.moderator(TABLE).await?;
    moderator.command(Command::HideFiche { fiche }).await?;
    bo.until("it is gone", |me| me.sees(|view| !view.fiches.contains_key(&fiche)))
        .await?;
    ana.until("it is private", |me| me.sees(|view| view.fiches[&fiche].private)).await?;
    ana.append(fiche, Field::Proposal, "Nooit kikkerbilletjes.").await?;
    ana.until_saved().await?;
    ana.command(Command::Help {
        table: TABLE,
        wanted: true,
    })
    .await?;
    bo.until("the call for help", |me| me.sees(|view| view.tables[&TABLE].help)).await?;
    assert_eq!(*heard.lock().unwrap(), 0);
    // Shown again, the table goes on with it; a page lets go of what is gone.
    bo.shut(fiche).await?;
    ana.command(Command::ShowFiche { fiche }).await?;
    bo.until("it is back", |me| me.sees(|view| view.fiches.contains_key(&fiche)))
        .await?;
    bo.open(fiche).await?;
    assert_eq!(bo.me.text(fiche, Field::Proposal), "Nooit kikkerbilletjes.");
    Ok(())
}

#[tokio::test]
async fn names_never_reach_the_screen() -> Told {
    let hall = Hall::writing().await;
    let heard = Arc::new(Mutex::new(0));
    let noted = heard.clone();
    let mut screen = hall.screen().await?.tapped(move |frame, _| {
        *noted.lock().unwrap() += usize::from(frame.windows(9).any(|bytes| bytes == b"Zonnestra"));
    });
    let mut ana = hall.seated("Zonnestraal").await?;
    let fiche = ana.propose("Opvang", "").await?;
    ana.open(fiche).await?;
    ana.append(fiche, Field::Problem, "De opvang sluit te vroeg.").await?;
    screen
        .until("somebody is at the table", |me| {
            me.sees(|view| view.tables[&TABLE].fiches == 1 && view.count.here == 1)
        })
        .await?;
    let view = screen.me.view().unwrap();
    assert!(view.people.values().all(|person| person.name != "Zonnestraal") && view.fiches.is_empty());
    assert_eq!(*heard.lock().unwrap(), 0);
    Ok(())
}

#[tokio::test]
async fn whoever_moves_to_another_table_loses_the_fiches_of_the_old_one() -> Told {
    let mut hall = Hall::writing().await;
    let (mut ana, mut bo) = (hall.seated("Ana").await?, hall.seated("Bo").await?);
    let fiche = ana.propose("Opvang", "Ook op woensdag.").await?;
    bo.open(fiche).await?;
    let person = bo.me.view().unwrap().me.person;
    let elsewhere = TableId(2);
    hall.facilitator
        .command(Command::MovePerson {
            person,
            table: Some(elsewhere),
        })
        .await?;
    bo.until("another table", |me| me.sees(|view| view.me.table == Some(elsewhere)))
        .await?;
    assert!(bo.me.sees(|view| view.fiches.is_empty()));
    bo.until("the fiche is taken away", |me| me.unopened(fiche).is_some()).await?;
    assert!(matches!(bo.open(fiche).await, Err(VisitError::Refused(Refusal::NotThere))));
    Ok(())
}

#[tokio::test]
async fn two_tabs_of_one_person_have_a_hand_each_and_both_write() -> Told {
    let hall = Hall::writing().await;
    let mut phone = hall.seated("Ana").await?;
    let mut laptop = phone.second_tab().await?;
    assert_ne!(phone.me.actor(), laptop.me.actor());
    let fiche = phone.propose("Opvang", "").await?;
    phone.open(fiche).await?;
    laptop.open(fiche).await?;
    for letter in ["a", "b", "c"] {
        phone.append(fiche, Field::Problem, letter).await?;
        laptop.append(fiche, Field::Problem, &letter.to_uppercase()).await?;
    }
    phone.until_saved().await?;
    laptop.until_saved().await?;
    let all = |text: String| text.len() == 6 && "abcABC".chars().all(|letter| text.contains(letter));
    phone
        .until("the words of the laptop", |me| all(me.text(fiche, Field::Problem)))
        .await?;
    laptop
        .until("the words of the phone", |me| all(me.text(fiche, Field::Problem)))
        .await?;
    assert_eq!(phone.me.text(fiche, Field::Problem), laptop.me.text(fiche, Field::Problem));
    Ok(())
}

#[tokio::test]
async fn the_facilitator_sees_how_many_are_typing_and_when_they_stop() -> Told {
    let mut hall = Hall::writing().await;
    let (mut ana, mut bo) = (hall.seated("Ana").await?, hall.seated("Bo").await?);
    let fiche = ana.propose("Opvang", "").await?;
    for who in [&mut ana, &mut bo] {
        who.open(fiche).await?;
        who.append(fiche, Field::Problem, "Te vroeg dicht. ").await?;
    }
    hall.facilitator.until("two are typing", |me| me.typing() == 2).await?;
    hall.facilitator.until("nobody is typing", |me| me.typing() == 0).await?;
    Ok(())
}

#[tokio::test]
async fn a_reader_gets_the_words_as_plain_text() -> Told {
    let hall = Hall::at(StageKind::Elaborate).await;
    let (mut ana, mut facilitator) = (hall.seated("Ana").await?, hall.facilitator.second_tab().await?);
    let fiche = ana.propose("Opvang", "").await?;
    ana.open(fiche).await?;
    facilitator.read(fiche).await?;
    ana.append(fiche, Field::Who, "De stad.").await?;
    facilitator
        .until("the words", |me| me.text(fiche, Field::Who) == "De stad.")
        .await?;
    Ok(())
}

#[tokio::test]
async fn a_reader_gets_the_last_words_though_somebody_looked_at_them_first() -> Told {
    let hall = Hall::at(StageKind::Elaborate).await;
    let (mut ana, mut facilitator) = (hall.seated("Ana").await?, hall.facilitator.second_tab().await?);
    let person = ana.me.view().unwrap().me.person;
    let room = hall.house.hub.room(ana.cabinet()).await.expect("the room is open");
    let fiche = ana.propose("Opvang", "").await?;
    ana.open(fiche).await?;
    facilitator.read(fiche).await?;
    for word in ["De ", "stad."] {
        ana.append(fiche, Field::Who, word).await?;
        ana.until_saved().await?;
        // Somebody loads a page before the readers are told.
        room.look(person).await?;
    }
    facilitator
        .until("the last words", |me| me.text(fiche, Field::Who) == "De stad.")
        .await?;
    Ok(())
}

#[tokio::test]
async fn words_that_were_stored_without_an_answer_are_saved_though_the_fiche_is_locked_since() -> Told {
    let hall = Hall::writing().await;
    let (mut ana, mut bo, fiche) = hall.pair().await?;
    let mut moderator = hall.moderator(TABLE).await?;
    ana.append(fiche, Field::Problem, "Te vroeg dicht.").await?;
    // The phone goes before it hears the answer.
    let dead = ana.lose();
    bo.until("the words", |me| me.text(fiche, Field::Problem) == "Te vroeg dicht.")
        .await?;
    moderator.command(Command::LockFiche { fiche, locked: true }).await?;
    ana.come_back().await?;
    ana.until_saved().await?;
    drop(dead);
    assert!(ana.me.refused().is_empty(), "{:?}", ana.me.refused());
    // What is new is refused.
    ana.append(fiche, Field::Problem, " Altijd.").await?;
    ana.until("the refusal", |me| !me.refused().is_empty()).await?;
    Ok(())
}

#[tokio::test]
async fn what_was_written_shows_that_somebody_else_has_it_on_the_screen() -> Told {
    let hall = Hall::writing().await;
    let (mut ana, mut bo) = (hall.seated("Ana").await?, hall.seated("Bo").await?);
    let fiche = ana.propose("Opvang", "").await?;
    ana.open(fiche).await?;
    bo.open(fiche).await?;
    ana.append(fiche, Field::Problem, "Te vroeg dicht.").await?;
    ana.until_saved().await?;
    let before = ana.me.seen(fiche);
    bo.until("the words", |me| me.text(fiche, Field::Problem) == "Te vroeg dicht.")
        .await?;
    ana.until("somebody has them on the screen", |me| me.seen(fiche) > before).await?;
    Ok(())
}
