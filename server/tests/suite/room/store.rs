//! The disk fails: nobody is told what is not stored, and the room goes on by itself afterwards.

use crate::support::{Hall, TABLE, Told};
use kabinet_core::cabinet::Command;
use kabinet_core::fiche::Field;
use kabinet_core::refusal::Refusal;
use kabinet_core::wire::{Ask, ClientMsg, PROTOCOL, ServerMsg, decode_server, encode};
use kabinet_server::visitor::{Browser, Line, VisitError};
use sqlx::raw_sql;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

#[tokio::test]
async fn nothing_is_told_before_it_is_stored_and_the_room_recovers_without_a_restart() -> Told {
    let hall = Hall::writing().await;
    let (mut ana, mut bo) = (hall.seated("Ana").await?, hall.seated("Bo").await?);
    let fiche = ana.propose("Opvang", "").await?;
    ana.open(fiche).await?;
    bo.open(fiche).await?;
    let leaked = Arc::new(AtomicBool::new(false));
    let spy = || {
        let leaked = leaked.clone();
        move |frame: &[u8], _: &ServerMsg| {
            leaked.fetch_or(frame.windows(9).any(|bytes| bytes == b"Wanneer? "), Ordering::Relaxed);
        }
    };
    let mut bo = bo.tapped(spy());
    // Looks at the table's list, where the beginning of each proposal stands.
    let mut cas = hall.seated("Cas").await?.tapped(spy());
    let mut facilitator = hall.facilitator.second_tab().await?.tapped(spy());
    facilitator.read(fiche).await?;

    let mut lock = hall.database().await;
    raw_sql("BEGIN IMMEDIATE").execute(&mut lock).await?;
    ana.append(fiche, Field::Proposal, "Wanneer? ").await?;
    ana.until("the server cannot save", |me| me.later() > 0).await?;
    assert_eq!(ana.me.pending().len(), 1);
    // A pong comes after all that was told before; several glances fit into the second refusal.
    ana.until("the server still cannot save", |me| me.later() > 1).await?;
    for other in [&mut bo, &mut cas, &mut facilitator] {
        other
            .linger(tokio::time::Instant::now() + std::time::Duration::from_millis(600))
            .await?;
    }
    assert!(!leaked.load(Ordering::Relaxed), "somebody was told what is not stored");
    assert_eq!(bo.me.text(fiche, Field::Proposal), "");

    raw_sql("COMMIT").execute(&mut lock).await?;
    ana.until_saved().await?;
    for other in [&mut bo, &mut facilitator] {
        other
            .until("the words", |me| me.text(fiche, Field::Proposal) == "Wanneer? ")
            .await?;
    }
    cas.until("the words in the list", |me| {
        me.sees(|view| view.fiches[&fiche].proposal == "Wanneer? ")
    })
    .await?;
    assert!(leaked.load(Ordering::Relaxed), "nobody would have noticed a leak");
    bo.append(fiche, Field::Proposal, "Nu.").await?;
    ana.until("the answer", |me| me.text(fiche, Field::Proposal) == "Wanneer? Nu.")
        .await?;
    Ok(())
}

#[tokio::test]
async fn whoever_asks_while_nothing_can_be_stored_is_told_to_try_again() -> Told {
    let hall = Hall::writing().await;
    let (mut ana, mut bo) = (hall.seated("Ana").await?, hall.seated("Bo").await?);
    let mut lock = hall.database().await;
    raw_sql("BEGIN IMMEDIATE").execute(&mut lock).await?;
    let refused = ana
        .command(Command::Help {
            table: TABLE,
            wanted: true,
        })
        .await;
    assert!(matches!(refused, Err(VisitError::Refused(Refusal::TryAgain))), "{refused:?}");
    raw_sql("COMMIT").execute(&mut lock).await?;
    assert!(bo.me.sees(|view| !view.tables[&TABLE].help));
    ana.command(Command::Help {
        table: TABLE,
        wanted: true,
    })
    .await?;
    bo.until("the call for help", |me| me.sees(|view| view.tables[&TABLE].help)).await?;
    Ok(())
}

#[tokio::test]
async fn a_no_that_rests_on_what_was_not_stored_is_not_said() -> Told {
    let hall = Hall::writing().await;
    let from = hall.facilitator.me.view().map(|view| view.stage.index).unwrap_or_default();
    let mut line = Line::open(&hall.facilitator.browser, &hall.facilitator.path()).await?;
    let hello = ClientMsg::Hello {
        protocol: PROTOCOL,
        seq: None,
        actors: Vec::new(),
    };
    line.send(encode(&hello)).await.map_err(VisitError::Ended)?;
    while !matches!(
        decode_server(&line.next().await.map_err(VisitError::Ended)?)?,
        ServerMsg::Welcome { .. }
    ) {}
    let mut lock = hall.database().await;
    raw_sql("BEGIN IMMEDIATE").execute(&mut lock).await?;
    let help = Command::Help {
        table: TABLE,
        wanted: true,
    };
    // The first one keeps the room busy, so that it takes the other two in one turn; once the step is made, the other one comes too late.
    let [step, other] = [1, 2].map(|steps| Command::GoTo { stage: from + steps, from });
    for (request, command) in [(1, help), (2, step), (3, other)] {
        let ask = Ask::Command(command);
        line.send(encode(&ClientMsg::Do { request, ask }))
            .await
            .map_err(VisitError::Ended)?;
    }
    let mut refused = Vec::new();
    while refused.len() < 3 {
        if let ServerMsg::Refused { request, refusal } = decode_server(&line.next().await.map_err(VisitError::Ended)?)? {
            refused.push((request, refusal));
        }
    }
    assert_eq!(refused, [1, 2, 3].map(|request| (request, Refusal::TryAgain)));
    raw_sql("COMMIT").execute(&mut lock).await?;
    Ok(())
}

#[tokio::test]
async fn a_form_that_cannot_be_stored_comes_back_with_what_was_typed() -> Told {
    let hall = Hall::writing().await;
    let mut ana = hall.seated("Ana").await?;
    let path = format!("/c/{}/propose", ana.cabinet());
    let fields = [("title", "Een bank"), ("proposal", "Onder de boom."), ("share", "table")];
    let mut database = hall.database().await;
    // Neither writing works nor reading what was written, as on a disk that failed.
    raw_sql("ALTER TABLE changes RENAME TO lost").execute(&mut database).await?;
    let page = ana.browser.post(&path, &fields).await?;
    assert_eq!(page.status, 503);
    assert!(
        page.body.contains("Een bank") && page.body.contains("Onder de boom."),
        "{}",
        page.body
    );
    assert!(page.body.contains("Je tekst blijft"));
    // Where nothing typed is on the page, nothing is promised.
    let lost = ana.browser.get(&format!("/c/{}", ana.cabinet())).await?;
    assert_eq!(lost.status, 503);
    assert!(!lost.body.contains("Je tekst blijft") && lost.body.contains("Ga terug"));
    raw_sql("ALTER TABLE lost RENAME TO changes").execute(&mut database).await?;
    assert_eq!(ana.browser.post(&path, &fields).await?.status, 303);
    Ok(())
}

#[tokio::test]
async fn a_cabinet_that_cannot_be_stored_comes_back_as_a_form_with_what_was_typed() -> Told {
    let hall = Hall::writing().await;
    let (mut database, mut somebody) = (hall.database().await, Browser::new(&hall.address));
    let fields = [
        ("title", "Middag voor ouders"),
        ("place", "Zaal Zon"),
        ("langs", "nl"),
        ("expected", "33"),
    ];
    raw_sql("ALTER TABLE cabinets RENAME TO lost").execute(&mut database).await?;
    let page = somebody.post("/cabinets", &fields).await?;
    assert_eq!(page.status, 503);
    for typed in ["Middag voor ouders", "Zaal Zon", "33", "Je tekst blijft"] {
        assert!(page.body.contains(typed), "{typed}: {}", page.body);
    }
    raw_sql("ALTER TABLE lost RENAME TO cabinets").execute(&mut database).await?;
    assert_eq!(somebody.post("/cabinets", &fields).await?.status, 303);
    Ok(())
}

#[tokio::test]
async fn however_many_ask_whether_the_server_is_well_it_writes_once_a_second() -> Told {
    let hall = Hall::writing().await;
    let (mut database, mut stranger) = (hall.database().await, Browser::new(&hall.address));
    let beat = sqlx::query_scalar::<_, i64>("SELECT beat FROM pulse");
    let (before, began) = (beat.fetch_one(&mut database).await?, Instant::now());
    for _ in 0..20 {
        assert_eq!(stranger.get("/readyz").await?.status, 200);
    }
    let beat = sqlx::query_scalar::<_, i64>("SELECT beat FROM pulse");
    let beats = beat.fetch_one(&mut database).await? - before;
    let most = 1 + i64::try_from(began.elapsed().as_secs())?;
    assert!((1..=most).contains(&beats), "{beats} writes");
    Ok(())
}
