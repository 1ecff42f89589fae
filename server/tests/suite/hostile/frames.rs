//! Frames that are none, too large, too many, in the wrong order, or of another version.

use super::forger::Table;
use crate::support::{Hall, Told};
use kabinet_core::fiche::Field;
use kabinet_core::limits;
use kabinet_core::wire::{ClientMsg, CloseReason, Mode, PROTOCOL, Unsaved, encode};
use kabinet_server::visitor::{Ending, Line};
use std::time::{Duration, Instant};
use tokio_tungstenite::tungstenite::Message;

#[tokio::test]
async fn what_is_no_message_closes_the_socket_and_no_other() -> Told {
    let mut table = Table::laid().await?;
    let ping = encode(&ClientMsg::Ping);
    let long = [ping.as_slice(), &[0]].concat();
    let mut short = encode(&ClientMsg::Edit(table.sketch()));
    short.truncate(short.len() - 1);
    for frame in [vec![], vec![255], vec![0xFF; 200], long, short] {
        table.forger.send(frame).await;
        assert_eq!(table.forger.until_ended().await?, Ending::Closed(CloseReason::Malformed));
        table.forger.come_back().await?;
    }
    let mut line = table.forger.lose().unwrap();
    line.send_message(Message::text("hallo")).await.unwrap();
    assert_eq!(end(&mut line).await, Ending::Closed(CloseReason::Malformed));
    table.is_unharmed("").await
}

#[tokio::test]
async fn a_frame_that_is_too_large_is_not_read() -> Told {
    let mut table = Table::laid().await?;
    let mut line = table.forger.lose().unwrap();
    line.send(vec![0; limits::FRAME_IN_BYTES + 1]).await.unwrap();
    assert_eq!(end(&mut line).await, Ending::Closed(CloseReason::Malformed));
    table.is_unharmed("").await
}

#[tokio::test]
async fn whoever_asks_for_much_and_reads_nothing_is_sent_away_and_nobody_waits() -> Told {
    let mut table = Table::laid().await?;
    // Letters without a pattern: what is sent stays long when it is packed.
    for field in [
        Field::Difference,
        Field::ForWhom,
        Field::Attention,
        Field::Who,
        Field::What,
        Field::When,
    ] {
        for _ in 0..2 {
            let words: String = (0..limits::EDIT_UNITS)
                .map(|_| rand::random_range('\u{4E00}'..'\u{9F00}'))
                .collect();
            table.neighbour.append(table.fiche, field, &words).await?;
        }
    }
    table.neighbour.until_saved().await?;
    let mut deaf = table.forger.lose().unwrap();
    let open = encode(&ClientMsg::Open {
        fiche: table.fiche,
        mode: Mode::Write,
        have: None,
    });
    // As often as a socket may ask at once: some two megabytes of answers.
    for _ in 0..40 {
        deaf.send(open.clone()).await.unwrap();
    }
    table.is_unharmed("").await?;
    let ending = tokio::time::timeout(Duration::from_secs(30), end(&mut deaf)).await?;
    assert!(matches!(ending, Ending::Closed(CloseReason::Behind) | Ending::Lost), "{ending:?}");
    Ok(())
}

#[tokio::test]
async fn too_many_edits_at_once_are_slowed_down_and_none_is_lost() -> Told {
    let mut table = Table::laid().await?;
    let edits = limits::EDIT_BURST + 2 * limits::EDITS_PER_SECOND;
    let since = Instant::now();
    for _ in 0..edits {
        table.forger.append(table.fiche, Field::Proposal, "x").await?;
    }
    // Meanwhile the neighbour is served as ever.
    table.neighbour.append(table.fiche, Field::Problem, "!").await?;
    table.neighbour.until_saved().await?;
    assert!(!table.forger.me.pending().is_empty(), "nobody was slowed down");
    table.forger.until_saved().await?;
    assert!(since.elapsed() >= Duration::from_millis(1_900), "{:?}", since.elapsed());
    assert_eq!(table.forger.me.saved(), u64::from(edits));
    table.is_unharmed(&"x".repeat(edits as usize)).await
}

#[tokio::test]
async fn edits_in_the_wrong_order_are_taken_in_the_right_one() -> Told {
    let mut table = Table::laid().await?;
    let (first, second) = (table.honest("een "), table.honest("twee "));
    assert_eq!(table.sends(second.clone()).await?, Err(Unsaved::Resync));
    assert_eq!(table.sends(first.clone()).await?, Ok(()));
    assert_eq!(table.sends(second.clone()).await?, Ok(()));
    assert_eq!(table.sends(second).await?, Ok(()));
    assert_eq!(table.sends(first).await?, Ok(()));
    table.is_unharmed("twee een ").await
}

#[tokio::test]
async fn another_version_is_told_to_load_itself_again() -> Told {
    let hall = Hall::writing().await;
    let mut ana = hall.seated("Ana").await?;
    ana.send(encode(&ClientMsg::Hello {
        protocol: PROTOCOL - 1,
        seq: None,
        actors: vec![],
    }))
    .await;
    assert_eq!(ana.until_ended().await?, Ending::Closed(CloseReason::Outdated));
    let mut line = Line::open_with(&ana.browser, &ana.path(), "kabinet.1").await?;
    assert_eq!(end(&mut line).await, Ending::Closed(CloseReason::Outdated));
    Ok(())
}

#[tokio::test]
async fn whoever_greets_again_is_sent_away() -> Told {
    let hall = Hall::writing().await;
    let mut ana = hall.seated("Ana").await?;
    let hello = encode(&ClientMsg::Hello {
        protocol: PROTOCOL,
        seq: None,
        actors: vec![],
    });
    ana.send(hello.clone()).await;
    assert_eq!(ana.until_ended().await?, Ending::Closed(CloseReason::Malformed));
    // Nor before the first greeting was answered.
    let mut line = Line::open(&ana.browser, &ana.path()).await?;
    line.send(hello.clone()).await.unwrap();
    line.send(hello).await.unwrap();
    assert_eq!(end(&mut line).await, Ending::Closed(CloseReason::Malformed));
    Ok(())
}

#[tokio::test]
async fn whoever_does_not_greet_is_not_heard() -> Told {
    let hall = Hall::writing().await;
    let ana = hall.seated("Ana").await?;
    let mut line = Line::open(&ana.browser, &ana.path()).await?;
    line.send(encode(&ClientMsg::Shut {
        fiche: kabinet_core::id::FicheId([1; 16]),
    }))
    .await
    .unwrap();
    assert_eq!(end(&mut line).await, Ending::Closed(CloseReason::Malformed));
    Ok(())
}

/// Reads until the end.
async fn end(line: &mut Line) -> Ending {
    loop {
        if let Err(ending) = line.next().await {
            return ending;
        }
    }
}
