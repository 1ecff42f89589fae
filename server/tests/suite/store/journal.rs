//! The journal: many rooms, one transaction, and nobody suffers for another.

use super::samples::{cabinet, change, changes, create, event, full};
use super::support::Place;
use kabinet_server::live::journal::Journal;
use kabinet_server::store::{Batch, Store, StoreError};
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;
use tokio::task::JoinSet;

on_both!(
    what_is_acknowledged_is_stored,
    batches_of_several_rooms_share_a_transaction,
    a_bad_batch_fails_alone,
    a_batch_that_the_database_cannot_take_fails_alone,
    a_batch_behind_a_failed_one_of_the_same_room_leaves_no_hole,
    an_unavailable_store_answers_everybody_and_the_journal_goes_on,
    everything_accepted_is_answered_before_the_journal_ends,
    a_batch_is_stored_when_nobody_waits_for_it_any_more,
    more_batches_than_the_queue_holds_are_all_answered,
);

type Answer = Pin<Box<dyn Future<Output = Result<(), StoreError>> + Send>>;

/// Hands the batches over, all of them before the journal gets to run: the runtime of these tests has one thread.
async fn hand_over(journal: &Journal, batches: impl IntoIterator<Item = Batch>) -> Vec<Answer> {
    let mut answers: Vec<Answer> = Vec::new();
    for batch in batches {
        let journal = journal.clone();
        let mut answer: Answer = Box::pin(async move { journal.commit(batch).await });
        poll_fn(|context| Poll::Ready(answer.as_mut().poll(context).is_pending()))
            .await
            .then_some(())
            .unwrap();
        answers.push(answer);
    }
    answers
}

async fn all(answers: Vec<Answer>) -> Vec<Result<(), StoreError>> {
    let mut results = Vec::new();
    for answer in answers {
        results.push(answer.await);
    }
    results
}

async fn rooms(store: &Store, count: u8) {
    for n in 1..=count {
        create(store, n).await;
    }
}

async fn seq(store: &Store, n: u8) -> u64 {
    store.load(cabinet(n)).await.unwrap().unwrap().seq
}

async fn what_is_acknowledged_is_stored(place: Arc<Place>) {
    let store = place.open().await;
    rooms(&store, 1).await;
    let (journal, task) = Journal::start(store.clone());
    for number in 2..10 {
        journal.commit(event(1, number)).await.unwrap();
        assert_eq!(seq(&store, 1).await, number);
    }
    journal.commit(Batch::new(cabinet(1))).await.unwrap();
    drop(journal);
    task.await.unwrap();
}

async fn batches_of_several_rooms_share_a_transaction(place: Arc<Place>) {
    let store = place.open().await;
    rooms(&store, 12).await;
    let before = place.transactions().await;
    let (journal, _task) = Journal::start(store.clone());
    let answers = hand_over(&journal, (1..=12).map(full)).await;
    assert!(all(answers).await.iter().all(Result::is_ok));
    assert_eq!(place.transactions().await - before, 1);
    for n in 1..=12 {
        assert_eq!(seq(&store, n).await, 3);
    }
}

async fn a_bad_batch_fails_alone(place: Arc<Place>) {
    let store = place.open().await;
    rooms(&store, 5).await;
    let (journal, _task) = Journal::start(store.clone());
    let lost = Batch {
        changes: vec![change(9, 9, 1)],
        ..event(4, 2)
    };
    let batches = [full(1), event(2, 7), full(3), lost, full(5)];
    let results = all(hand_over(&journal, batches).await).await;
    assert_eq!(
        results.iter().map(Result::is_ok).collect::<Vec<_>>(),
        [true, false, true, false, true]
    );
    assert!(
        results
            .iter()
            .flat_map(|result| result.as_ref().err())
            .all(|error| matches!(error, StoreError::Conflict(_)))
    );
    for (n, last) in [(1, 3), (2, 1), (3, 3), (4, 1), (5, 3)] {
        assert_eq!(seq(&store, n).await, last, "{n}");
    }
}

async fn a_batch_that_the_database_cannot_take_fails_alone(place: Arc<Place>) {
    let store = place.open().await;
    rooms(&store, 5).await;
    place
        .break_inserts("changes", &format!("NEW.fiche = '{}'", super::samples::fiche(2)))
        .await;
    let (journal, _task) = Journal::start(store.clone());
    let results = all(hand_over(&journal, (1..=5).map(full)).await).await;
    assert_eq!(
        results.iter().map(Result::is_ok).collect::<Vec<_>>(),
        [true, false, true, true, true]
    );
    assert!(matches!(results[1], Err(StoreError::Unavailable(_))));
    assert_eq!(seq(&store, 2).await, 1);
}

async fn a_batch_behind_a_failed_one_of_the_same_room_leaves_no_hole(place: Arc<Place>) {
    let store = place.open().await;
    rooms(&store, 2).await;
    let (journal, _task) = Journal::start(store.clone());
    let bad = Batch {
        changes: vec![change(9, 9, 1)],
        ..event(1, 2)
    };
    let results = all(hand_over(&journal, [bad, event(1, 3), full(2)]).await).await;
    assert_eq!(results.iter().map(Result::is_ok).collect::<Vec<_>>(), [false, false, true]);
    assert_eq!(seq(&store, 1).await, 1);
    journal.commit(event(1, 2)).await.unwrap();
}

async fn an_unavailable_store_answers_everybody_and_the_journal_goes_on(place: Arc<Place>) {
    let store = place.open_impatient().await;
    rooms(&store, 6).await;
    let (journal, _task) = Journal::start(store.clone());
    let lock = place.lock().await;
    let results = all(hand_over(&journal, (1..=6).map(full)).await).await;
    assert!(
        results.iter().all(|result| matches!(result, Err(StoreError::Unavailable(_)))),
        "{results:?}"
    );
    lock.release().await;
    assert_eq!(seq(&store, 1).await, 1);
    let results = all(hand_over(&journal, (1..=6).map(full)).await).await;
    assert!(results.iter().all(Result::is_ok), "{results:?}");
}

async fn everything_accepted_is_answered_before_the_journal_ends(place: Arc<Place>) {
    let store = place.open().await;
    rooms(&store, 9).await;
    let (journal, task) = Journal::start(store.clone());
    let answers = hand_over(&journal, (1..=9).map(full)).await;
    drop(journal);
    let results = tokio::spawn(all(answers));
    task.await.unwrap();
    for n in 1..=9 {
        assert_eq!(seq(&store, n).await, 3);
    }
    assert!(results.await.unwrap().iter().all(Result::is_ok));
}

async fn a_batch_is_stored_when_nobody_waits_for_it_any_more(place: Arc<Place>) {
    let store = place.open().await;
    rooms(&store, 2).await;
    let (journal, task) = Journal::start(store.clone());
    drop(hand_over(&journal, [full(1)]).await);
    {
        let mut left = pin!(journal.commit(full(2)));
        poll_fn(|context| Poll::Ready(left.as_mut().poll(context)))
            .await
            .is_pending()
            .then_some(())
            .unwrap();
    }
    drop(journal);
    task.await.unwrap();
    assert_eq!((seq(&store, 1).await, seq(&store, 2).await), (3, 3));
}

async fn more_batches_than_the_queue_holds_are_all_answered(place: Arc<Place>) {
    let store = place.open().await;
    rooms(&store, 1).await;
    store.commit(&[super::samples::document(1, 1)]).await.unwrap();
    let (journal, task) = Journal::start(store.clone());
    let mut senders = JoinSet::new();
    for hand in 1..=10 {
        for number in 1..=150 {
            let (journal, batch) = (journal.clone(), changes(1, [change(1, hand, number)]));
            senders.spawn(async move { journal.commit(batch).await });
        }
    }
    assert!(senders.join_all().await.iter().all(Result::is_ok));
    drop(journal);
    task.await.unwrap();
    assert_eq!(place.rows().await["changes"], 1500);
}
