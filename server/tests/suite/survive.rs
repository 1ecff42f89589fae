//! The server is killed in the middle of everything, again and again: whatever it acknowledged is there afterwards, once.
//!
//! `KABINET_KILLS` says how often; a dozen when it is not said.

use crate::support::{Program, TABLE, Told, WISH, code, enter};
use kabinet_core::agenda::StageKind;
use kabinet_core::fiche::Field;
use kabinet_core::id::{FicheId, JoinCode};
use kabinet_server::visitor::{VisitError, Visitor};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;
use tokio::sync::Notify;
use tokio::task::JoinSet;
use tokio::time::Instant;

const WRITERS: usize = 6;
/// What each writer may write: every edit brings one letter that no other edit brings.
const LETTERS: usize = 3_000;

/// What the test and the writers know of each other.
#[derive(Default)]
struct Shared {
    acknowledged: AtomicU64,
    news: Notify,
    enough: AtomicBool,
}

impl Shared {
    fn add(&self, count: u64) {
        self.acknowledged.fetch_add(count, Ordering::Relaxed);
        self.news.notify_waiters();
    }

    async fn until(&self, count: u64) {
        let deadline = Duration::from_secs(60);
        let waiting = async {
            loop {
                let news = self.news.notified();
                if self.acknowledged.load(Ordering::Relaxed) >= count {
                    return;
                }
                news.await;
            }
        };
        tokio::time::timeout(deadline, waiting)
            .await
            .expect("somebody gets something stored");
    }
}

fn kills() -> usize {
    std::env::var("KABINET_KILLS")
        .ok()
        .and_then(|kills| kills.parse().ok())
        .unwrap_or(12)
}

fn letter(who: usize, number: usize) -> char {
    let index = u32::try_from(who * LETTERS + number).unwrap();
    char::from_u32(0x4E00 + index).unwrap()
}

async fn people(program: &Program) -> Result<(JoinCode, Vec<Visitor>), VisitError> {
    let mut facilitator = Visitor::open_cabinet(&program.address, &WISH).await?;
    enter(&mut facilitator, StageKind::Collect).await?;
    let code = code(&facilitator);
    let mut people = Vec::new();
    for _ in 0..WRITERS {
        let mut parent = Visitor::join(&program.address, code, "Ana").await?.faithful();
        parent.choose(TABLE).await?;
        people.push(parent);
    }
    Ok((code, people))
}

/// Writes a letter every few hundredths of a second, anywhere, until it is enough; says how many.
async fn write(who: usize, mut parent: Visitor, fiche: FicheId, shared: Arc<Shared>) -> Result<(Visitor, usize), VisitError> {
    let (mut number, mut told) = (0, 0);
    while !shared.enough.load(Ordering::Relaxed) && number < LETTERS {
        let field = Field::ALL[1 + rand::random_range(0..8)];
        let length = parent.me.length(fiche, field);
        if length < 3_500 {
            let at = rand::random_range(0..=length);
            parent.write(fiche, field, at, 0, &letter(who, number).to_string()).await?;
            number += 1;
        }
        parent
            .linger(Instant::now() + Duration::from_millis(rand::random_range(5..50)))
            .await?;
        shared.add(parent.me.saved() - told);
        told = parent.me.saved();
    }
    parent.until_saved().await?;
    Ok((parent, number))
}

#[tokio::test(flavor = "multi_thread")]
async fn every_acknowledged_edit_survives_a_server_that_is_killed_again_and_again_and_none_is_there_twice() -> Told {
    let mut program = Program::start();
    let (code, mut people) = people(&program).await?;
    let fiche = people[0].propose("Opvang", "").await?;
    let shared = Arc::new(Shared::default());
    let mut writing = JoinSet::new();
    for (who, mut parent) in people.into_iter().enumerate() {
        parent.open(fiche).await?;
        writing.spawn(write(who, parent, fiche, shared.clone()));
    }
    for _ in 0..kills() {
        let before = shared.acknowledged.load(Ordering::Relaxed);
        shared.until(before + rand::random_range(10..60)).await;
        program.kill();
        program.start_again();
    }
    shared.enough.store(true, Ordering::Relaxed);
    let (mut parents, mut wanted) = (Vec::new(), BTreeMap::new());
    while let Some(done) = writing.join_next().await {
        let (parent, written) = done??;
        assert!(parent.me.refused().is_empty(), "{:?}", parent.me.refused());
        assert_eq!(parent.me.saved(), written as u64);
        parents.push((parent, written));
    }
    let mut reader = Visitor::join(&program.address, code, "Zoë").await?.faithful();
    reader.choose(TABLE).await?;
    reader.open(fiche).await?;
    let stored = reader.me.texts(fiche);
    for letter in stored.iter().skip(1).flat_map(|(_, words)| words.chars()) {
        *wanted.entry(letter).or_insert(0) += 1;
    }
    let written: usize = parents.iter().map(|(_, written)| written).sum();
    println!("{} kills, {written} edits, all of them acknowledged", kills());
    assert_eq!(wanted.len(), written, "letters are missing");
    assert!(wanted.values().all(|&times| times == 1), "letters are there twice");
    for (parent, _) in &mut parents {
        parent.until("the same words as everybody", |me| me.texts(fiche) == stored).await?;
    }
    program.kill();
    program.start_again();
    reader.come_back().await?;
    reader.me.texts(fiche);
    let mut fresh = reader.second_tab().await?;
    fresh.open(fiche).await?;
    assert_eq!(fresh.me.texts(fiche), stored);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn every_proposal_that_was_acknowledged_survives_with_its_first_words() -> Told {
    let mut program = Program::start();
    let (_, people) = people(&program).await?;
    let shared = Arc::new(Shared::default());
    let mut proposing = JoinSet::new();
    for (who, mut parent) in people.into_iter().enumerate() {
        let shared = shared.clone();
        proposing.spawn(async move {
            let mut fiches = Vec::new();
            for number in 0..9 {
                let title = format!("Voorstel {who}.{number}");
                match parent.propose(&title, "Een zin.").await {
                    Ok(fiche) => fiches.push((fiche, title)),
                    Err(error) => return Err(error),
                }
                shared.add(1);
            }
            Ok((parent, fiches))
        });
    }
    for kill in 1..=4 {
        shared.until(kill * 8).await;
        program.kill();
        program.start_again();
    }
    let (mut parents, mut fiches) = (Vec::new(), Vec::new());
    while let Some(done) = proposing.join_next().await {
        let (parent, proposed) = done??;
        parents.push(parent);
        fiches.extend(proposed);
    }
    for parent in &mut parents {
        parent
            .until("every proposal", |me| me.sees(|view| view.fiches.len() == fiches.len()))
            .await?;
        let view = parent.me.view().unwrap();
        for (fiche, title) in &fiches {
            assert_eq!(
                (&view.fiches[fiche].title, view.fiches[fiche].proposal.as_str()),
                (title, "Een zin.")
            );
        }
    }
    Ok(())
}
