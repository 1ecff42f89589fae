//! Edits that no honest page makes.

use super::forger::Table;
use crate::support::Told;
use kabinet_core::fiche::{ChangeHash, Edit, Field, GENESIS, Splice};
use kabinet_core::id::ActorId;
use kabinet_core::limits;
use kabinet_core::refusal::Refusal;
use kabinet_core::text::TextFault;
use kabinet_core::wire::{ClientMsg, CloseReason, PROTOCOL, ServerMsg, Unsaved, decode_server, encode};
use kabinet_server::visitor::{Ending, Line, VisitError};

fn splice(at: u32, delete: u32, insert: &str) -> Vec<Splice> {
    vec![Splice {
        field: Field::Proposal,
        at,
        delete,
        insert: insert.to_owned(),
    }]
}

#[tokio::test]
async fn another_persons_hand_writes_nothing() -> Told {
    let mut table = Table::laid().await?;
    let theirs = table.neighbour.me.actor().unwrap();
    for actor in [theirs, ActorId([7; 16])] {
        let forged = Edit { actor, ..table.sketch() };
        assert_eq!(table.sends(forged).await?, Err(Unsaved::Never(Refusal::NotYourRole)));
    }
    // Nor does claiming the hand in a greeting, while its owner is away or here.
    table.neighbour.cut();
    let (own, adopted) = greet(&table, vec![theirs]).await?;
    assert!(own != theirs && adopted.is_empty());
    let forged = Edit {
        actor: theirs,
        ..table.sketch()
    };
    assert_eq!(table.sends(forged).await?, Err(Unsaved::Never(Refusal::NotYourRole)));
    table.neighbour.come_back().await?;
    assert_eq!(table.neighbour.me.actor(), Some(theirs));
    table.is_unharmed("").await
}

#[tokio::test]
async fn nobody_is_given_the_hand_that_laid_the_document_out() -> Told {
    let mut table = Table::laid().await?;
    let (own, adopted) = greet(&table, vec![GENESIS, ActorId([7; 16])]).await?;
    assert_eq!((own, adopted), (ActorId([7; 16]), vec![ActorId([7; 16])]));
    table.is_unharmed("").await
}

/// Claims hands on a socket of the forger's own; says which one it writes with, and which it was given.
async fn greet(table: &Table, actors: Vec<ActorId>) -> Result<(ActorId, Vec<ActorId>), Box<dyn std::error::Error>> {
    let mut line = Line::open(&table.forger.browser, &table.forger.path()).await?;
    let hello = ClientMsg::Hello {
        protocol: PROTOCOL,
        seq: None,
        actors,
    };
    let lost = |ending| VisitError::Ended(ending);
    line.send(encode(&hello)).await.map_err(lost)?;
    loop {
        if let ServerMsg::Welcome { actor, adopted, .. } = decode_server(&line.next().await.map_err(lost)?)? {
            return Ok((actor, adopted));
        }
    }
}

#[tokio::test]
async fn numbers_that_are_none_or_taken_write_nothing() -> Told {
    let mut table = Table::laid().await?;
    let never = Err(Unsaved::Never(Refusal::NotNow));
    let nought = Edit { seq: 0, ..table.sketch() };
    assert_eq!(table.sends(nought).await?, never);
    let ahead = Edit { seq: 9, ..table.sketch() };
    assert_eq!(table.sends(ahead).await?, Err(Unsaved::Resync));
    let far = Edit {
        seq: u64::MAX,
        ..table.sketch()
    };
    assert_eq!(table.sends(far).await?, Err(Unsaved::Resync));
    let honest = table.honest("Waar.");
    assert_eq!(table.sends(honest.clone()).await?, Ok(()));
    let taken = Edit {
        hash: ChangeHash([9; 32]),
        splices: splice(0, 0, "Niet waar."),
        ..honest.clone()
    };
    assert_eq!(table.sends(taken).await?, never);
    // The same edit again is no forgery, and no second edit either.
    assert_eq!(table.sends(honest).await?, Ok(()));
    table.is_unharmed("Waar.").await
}

#[tokio::test]
async fn a_change_that_is_not_the_one_that_was_named_writes_nothing() -> Told {
    let mut table = Table::laid().await?;
    let hash = Edit {
        hash: ChangeHash([1; 32]),
        ..table.sketch()
    };
    assert_eq!(table.sends(hash).await?, Err(Unsaved::Rebase));
    let words = Edit {
        splices: splice(0, 0, "iets anders"),
        ..table.sketch()
    };
    assert_eq!(table.sends(words).await?, Err(Unsaved::Rebase));
    let epoch = Edit {
        epoch: 3,
        ..table.sketch()
    };
    assert_eq!(table.sends(epoch).await?, Err(Unsaved::Resync));
    table.is_unharmed("").await
}

#[tokio::test]
async fn a_change_on_what_nobody_knows_or_on_nothing_writes_nothing() -> Told {
    let mut table = Table::laid().await?;
    let unknown = Edit {
        deps: vec![ChangeHash([5; 32])],
        ..table.sketch()
    };
    assert_eq!(table.sends(unknown).await?, Err(Unsaved::Resync));
    let never = Err(Unsaved::Never(Refusal::NotNow));
    let nothing = Edit {
        deps: vec![],
        ..table.sketch()
    };
    assert_eq!(table.sends(nothing).await?, never);
    let many = Edit {
        deps: vec![ChangeHash([5; 32]); limits::EDIT_DEPS + 1],
        ..table.sketch()
    };
    assert_eq!(table.sends(many).await?, never);
    let first = table.honest("Waar.");
    let forgets = first.deps.clone();
    assert_eq!(table.sends(first).await?, Ok(()));
    let second = Edit {
        deps: forgets,
        ..table.sketch()
    };
    assert_eq!(table.sends(second).await?, never);
    table.is_unharmed("Waar.").await
}

#[tokio::test]
async fn words_that_would_harm_whoever_reads_them_write_nothing() -> Told {
    let mut table = Table::laid().await?;
    let long = "a".repeat(limits::EDIT_UNITS + 1);
    let zalgo = format!("e{}", "\u{301}".repeat(limits::MARKS_PER_BASE + 1));
    for (at, delete, insert) in [
        (0, 0, "a\0b"),
        (0, 0, "\u{202E}omgekeerd"),
        (0, 0, "\u{2066}apart"),
        (0, 0, "\u{1b}[31m"),
        (0, 0, long.as_str()),
        (0, 0, zalgo.as_str()),
        (1, 0, "na het einde"),
        (0, 1, ""),
        (u32::MAX, u32::MAX, "x"),
        (0, 0, ""),
    ] {
        let harmful = Edit {
            splices: splice(at, delete, insert),
            ..table.sketch()
        };
        let answer = table.sends(harmful).await?;
        assert!(matches!(answer, Err(Unsaved::Never(_) | Unsaved::Rebase)), "{insert:?}: {answer:?}");
    }
    let none = Edit {
        splices: vec![],
        ..table.sketch()
    };
    assert!(matches!(table.sends(none).await?, Err(Unsaved::Never(_))));
    let bidi = Edit {
        splices: splice(0, 0, "\u{202E}"),
        ..table.sketch()
    };
    assert_eq!(table.sends(bidi).await?, Err(Unsaved::Never(Refusal::Text(TextFault::Direction))));
    table.is_unharmed("").await
}

#[tokio::test]
async fn whoever_goes_on_forging_is_sent_away_and_nobody_else() -> Told {
    let mut table = Table::laid().await?;
    for _ in 1..limits::STRIKES {
        let forged = Edit { seq: 0, ..table.sketch() };
        assert!(table.sends(forged).await?.is_err());
    }
    let last = Edit { seq: 0, ..table.sketch() };
    table.forger.send(encode(&ClientMsg::Edit(last))).await;
    assert_eq!(table.forger.until_ended().await?, Ending::Closed(CloseReason::Malformed));
    table.is_unharmed("").await
}
