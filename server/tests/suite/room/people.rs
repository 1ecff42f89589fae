//! Who comes, who goes, and who is sent away.

use crate::support::{Hall, House, TABLE, Told};
use futures_util::future::try_join_all;
use kabinet_core::agenda::StageKind;
use kabinet_core::cabinet::Command;
use kabinet_core::fiche::Field;
use kabinet_core::limits;
use kabinet_core::wire::CloseReason;
use kabinet_server::visitor::{Ending, VisitError, Visitor};

#[tokio::test]
async fn fifty_first_joins_at_once_make_fifty_people_in_one_room() -> Told {
    let hall = Hall::at(StageKind::Welcome).await;
    let code = hall.code;
    drop(hall.facilitator);
    // The server starts again, so that nobody has opened the room yet.
    let house = House::over(hall.house.stop().await).await;
    assert_eq!(house.hub.open_rooms(), 0);
    let joins = (0..50).map(|number| Visitor::join(&house.address, code, ["Ana", "Bo", "Cas"][number % 3]));
    let mut people = try_join_all(joins).await?;
    assert_eq!(house.hub.open_rooms(), 1);
    for person in &mut people {
        person
            .until("all fifty are here", |me| {
                me.sees(|view| view.count.joined == 50 && view.count.here == 50)
            })
            .await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_stage_change_reaches_everybody() -> Told {
    let mut hall = Hall::at(StageKind::Choose).await;
    let (mut ana, mut bo) = (hall.seated("Ana").await?, hall.parent("Bo").await?);
    let (mut moderator, mut screen) = (hall.moderator(TABLE).await?, hall.screen().await?);
    hall.enter(StageKind::Collect).await?;
    for who in [&mut ana, &mut bo, &mut moderator, &mut screen] {
        who.until("the next stage", |me| me.sees(|view| view.stage.kind == StageKind::Collect))
            .await?;
    }
    let stage = ana.me.view().unwrap().stage.index;
    hall.facilitator.command(Command::UndoStage { stage }).await?;
    for who in [&mut ana, &mut bo, &mut moderator, &mut screen] {
        who.until("the stage before", |me| me.sees(|view| view.stage.kind == StageKind::Choose))
            .await?;
    }
    Ok(())
}

#[tokio::test]
async fn whoever_is_asked_to_leave_is_told_so_and_cannot_come_back() -> Told {
    let mut hall = Hall::writing().await;
    let (mut ana, mut bo) = (hall.seated("Ana").await?, hall.seated("Bo").await?);
    let mut tab = ana.second_tab().await?;
    let person = ana.me.view().unwrap().me.person;
    hall.facilitator.command(Command::RemovePerson { person }).await?;
    assert_eq!(ana.until_ended().await?, Ending::Closed(CloseReason::Removed));
    assert_eq!(tab.until_ended().await?, Ending::Closed(CloseReason::Removed));
    let back = ana.come_back().await;
    assert!(
        matches!(back, Err(VisitError::Ended(Ending::Closed(CloseReason::Removed)))),
        "{back:?}"
    );
    bo.until("she is gone", |me| me.sees(|view| !view.people.contains_key(&person)))
        .await?;
    Ok(())
}

#[tokio::test]
async fn a_tab_that_comes_back_takes_the_place_of_its_half_dead_socket() -> Told {
    let hall = Hall::writing().await;
    let mut ana = hall.seated("Ana").await?;
    let fiche = ana.propose("Opvang", "").await?;
    ana.open(fiche).await?;
    let hand = ana.me.actor();
    let mut left_behind = ana.lose().unwrap();
    ana.append(fiche, Field::Problem, "Onderweg geschreven.").await?;
    ana.come_back().await?;
    assert_eq!(ana.me.actor(), hand);
    ana.until_saved().await?;
    let ending = loop {
        if let Err(ending) = left_behind.next().await {
            break ending;
        }
    };
    assert_eq!(ending, Ending::Closed(CloseReason::Replaced));
    Ok(())
}

#[tokio::test]
async fn the_sixth_tab_of_a_person_is_served_and_the_first_one_rests() -> Told {
    let hall = Hall::writing().await;
    let mut first = hall.seated("Ana").await?;
    let mut tabs = Vec::new();
    for _ in 0..limits::SOCKETS_PER_PERSON {
        tabs.push(first.second_tab().await?);
    }
    assert_eq!(first.until_ended().await?, Ending::Closed(CloseReason::TooMany));
    for tab in &mut tabs {
        let fiche = tab.propose("Opvang", "").await?;
        tab.open(fiche).await?;
    }
    Ok(())
}

#[tokio::test]
async fn sockets_that_died_unheard_keep_nobody_out() -> Told {
    let hall = Hall::writing().await;
    let mut ana = hall.seated("Ana").await?;
    let mut dead = Vec::new();
    for _ in 0..2 * limits::SOCKETS_PER_PERSON {
        dead.extend(ana.lose());
        ana.come_back().await?;
    }
    ana.propose("Opvang", "").await?;
    Ok(())
}
