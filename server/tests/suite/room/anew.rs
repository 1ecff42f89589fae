//! A fiche that was rewritten for so long that it begins anew, under the hands of those who write in it.

use crate::support::{Hall, House, TABLE, Told};
use kabinet_core::fiche::Field;
use kabinet_core::id::FicheId;
use kabinet_core::limits::{EDIT_UNITS, HISTORY_OPERATIONS};
use kabinet_core::wire::ClientMsg;
use kabinet_server::visitor::{VisitError, Visitor};

/// Two writers rewrite a fiche until it is about to begin anew; the next one of them who writes makes it so.
async fn wear_out(fiche: FicheId, writers: [&mut Visitor; 2]) -> Result<(), VisitError> {
    let long = "x".repeat(EDIT_UNITS);
    let fields = [Field::Proposal, Field::What];
    for (writer, field) in writers.into_iter().zip(fields) {
        for _ in 0..HISTORY_OPERATIONS.div_ceil(2 * EDIT_UNITS as u64) {
            writer.write(fiche, field, 0, 0, &long).await?;
            writer.write(fiche, field, 0, EDIT_UNITS as u32, "").await?;
        }
        writer.until_saved().await?;
    }
    Ok(())
}

#[tokio::test]
async fn words_that_were_stored_without_an_answer_are_there_once_after_a_fiche_began_anew() -> Told {
    let hall = Hall::writing().await;
    let (mut ana, mut bo, fiche) = hall.pair().await?;
    let mut cas = hall.seated("Cas").await?;
    cas.open(fiche).await?;
    ana.append(fiche, Field::Problem, "Te vroeg ").await?;
    ana.append(fiche, Field::Problem, "dicht.").await?;
    // Ana's phone goes before it hears that her words are stored, and she writes on.
    let dead = ana.lose();
    bo.until("her words", |me| me.text(fiche, Field::Problem) == "Te vroeg dicht.")
        .await?;
    ana.append(fiche, Field::Problem, " Altijd.").await?;
    wear_out(fiche, [&mut bo, &mut cas]).await?;
    bo.until("the new document", |me| me.epoch(fiche) == Some(1)).await?;
    assert_eq!(ana.me.pending().len(), 3);

    ana.come_back().await?;
    ana.until("the new document", |me| me.epoch(fiche) == Some(1)).await?;
    ana.until_saved().await?;
    drop(dead);
    ana.append(fiche, Field::Title, "!").await?;
    ana.until_saved().await?;
    for who in [&mut ana, &mut bo, &mut cas] {
        who.until("the title", |me| me.text(fiche, Field::Title) == "Opvang!").await?;
        assert_eq!(who.me.text(fiche, Field::Problem), "Te vroeg dicht. Altijd.");
    }
    Ok(())
}

#[tokio::test]
async fn an_answer_of_the_epoch_before_drops_nothing_that_was_typed_since() -> Told {
    let hall = Hall::writing().await;
    let (mut ana, mut bo, fiche) = hall.pair().await?;
    let mut cas = hall.seated("Cas").await?;
    cas.open(fiche).await?;
    for word in ["een ", "twee ", "drie "] {
        ana.append(fiche, Field::Problem, word).await?;
    }
    let early = ana.me.pending().last().cloned().ok_or("it was saved before it was sent")?;
    ana.until_saved().await?;
    wear_out(fiche, [&mut bo, &mut cas]).await?;
    ana.until("the new document", |me| me.epoch(fiche) == Some(1)).await?;
    // The third of the epoch before is answered once more, while the first of this one cannot be stored.
    let mut lock = hall.database().await;
    sqlx::raw_sql("BEGIN IMMEDIATE").execute(&mut lock).await?;
    ana.append(fiche, Field::Problem, "vier").await?;
    ana.until("the server cannot save", |me| me.later() > 0).await?;
    ana.say(ClientMsg::Edit(early)).await;
    sqlx::raw_sql("COMMIT").execute(&mut lock).await?;
    ana.until_saved().await?;
    bo.until("all words", |me| me.text(fiche, Field::Problem) == "een twee drie vier")
        .await?;
    Ok(())
}

#[tokio::test]
async fn a_fiche_that_has_grown_old_begins_anew_and_no_letter_is_lost_or_doubled() -> Told {
    let hall = Hall::writing().await;
    let (mut ana, mut bo, fiche) = hall.pair().await?;
    ana.append(fiche, Field::Title, "!").await?;
    let early = ana.me.pending().first().cloned().ok_or("it was saved before it was sent")?;
    let (long, length) = ("x".repeat(EDIT_UNITS), u32::try_from(EDIT_UNITS)?);
    let mut said = String::new();
    for round in 0..=usize::try_from(HISTORY_OPERATIONS)? / (2 * EDIT_UNITS) {
        // Deleted letters stay in the history.
        for (writer, field) in [(&mut ana, Field::Proposal), (&mut bo, Field::What)] {
            writer.write(fiche, field, 0, 0, &long).await?;
            writer.write(fiche, field, 0, length, "").await?;
        }
        let word = format!("{round} ");
        bo.append(fiche, Field::Problem, &word).await?;
        said.push_str(&word);
    }
    ana.append(fiche, Field::Proposal, "Klaar.").await?;
    // Bo types again what came too late for the old document, so both have to be listening.
    let (saved, too) = tokio::join!(ana.until_saved(), bo.until_saved());
    saved.and(too)?;
    for writer in [&mut ana, &mut bo] {
        writer
            .until("the new document", |me| {
                me.epoch(fiche) == Some(1) && me.text(fiche, Field::Proposal) == "Klaar." && me.text(fiche, Field::Problem) == said
            })
            .await?;
        assert_eq!(writer.me.text(fiche, Field::Title), "Opvang!");
    }
    // An answer that was lost: the words are in the text, and stay there once.
    ana.say(ClientMsg::Edit(early)).await;
    ana.append(fiche, Field::Proposal, " Echt.").await?;
    ana.until_saved().await?;
    bo.until("what was written since", |me| me.text(fiche, Field::Proposal) == "Klaar. Echt.")
        .await?;
    assert_eq!(bo.me.text(fiche, Field::Title), "Opvang!");

    let (code, words) = (hall.code, ana.me.texts(fiche));
    drop((ana, bo, hall.facilitator));
    let house = House::over(hall.house.stop().await).await;
    let mut late = Visitor::join(&house.address, code, "Cas").await?;
    late.choose(TABLE).await?;
    late.open(fiche).await?;
    assert_eq!((late.me.epoch(fiche), late.me.texts(fiche)), (Some(1), words));
    Ok(())
}
