//! Commits: all or nothing, repeats are harmless, contradictions are conflicts.

use super::samples::{actor, cabinet, change, changes, create, document, event, full, key, load_fiche, logged, person};
use super::support::Place;
use kabinet_server::store::{Batch, Store, StoreError};
use std::sync::Arc;

on_both!(
    nothing_is_stored_of_nothing,
    what_is_acknowledged_can_be_read_by_others_at_once,
    a_batch_without_events_may_be_repeated,
    an_event_number_that_is_taken_is_a_conflict,
    an_event_number_that_skips_one_is_a_conflict,
    an_event_of_a_cabinet_that_is_not_there_is_a_conflict,
    another_change_under_the_same_number_is_a_conflict,
    a_hand_cannot_be_given_to_somebody_else,
    nothing_of_a_commit_remains_wherever_it_fails,
    one_bad_batch_spoils_the_whole_commit,
    events_of_many_cabinets_go_in_together,
    a_number_too_large_is_a_conflict,
);

async fn refused(store: &Store, batches: &[Batch]) {
    let result = store.commit(batches).await;
    assert!(matches!(result, Err(StoreError::Conflict(_))), "{result:?}");
}

async fn nothing_is_stored_of_nothing(place: Arc<Place>) {
    let store = place.open().await;
    create(&store, 1).await;
    let (rows, transactions) = (place.rows().await, place.transactions().await);
    store.commit(&[]).await.unwrap();
    store.commit(&[Batch::new(cabinet(1)), Batch::new(cabinet(9))]).await.unwrap();
    assert_eq!((place.rows().await, place.transactions().await), (rows, transactions));
}

async fn what_is_acknowledged_can_be_read_by_others_at_once(place: Arc<Place>) {
    let (store, other) = (place.open().await, place.open().await);
    create(&store, 1).await;
    for seq in 2..20 {
        store.commit(&[event(1, seq)]).await.unwrap();
        assert_eq!(other.load(cabinet(1)).await.unwrap().unwrap().seq, seq);
    }
}

async fn a_batch_without_events_may_be_repeated(place: Arc<Place>) {
    let store = place.open().await;
    create(&store, 1).await;
    let batch = Batch { events: vec![], ..full(1) };
    store.commit(&[batch.clone(), batch.clone()]).await.unwrap();
    let before = (
        place.rows().await,
        store.load(cabinet(1)).await.unwrap(),
        store.load_fiches(cabinet(1)).await.unwrap(),
    );
    store.commit(std::slice::from_ref(&batch)).await.unwrap();
    let after = (
        place.rows().await,
        store.load(cabinet(1)).await.unwrap(),
        store.load_fiches(cabinet(1)).await.unwrap(),
    );
    assert_eq!(before, after);
    // Old and new together: what the new ones are is stored.
    store.commit(&[changes(1, [change(1, 1, 2), change(1, 1, 3)])]).await.unwrap();
    assert_eq!(place.rows().await["changes"], 3);
}

async fn an_event_number_that_is_taken_is_a_conflict(place: Arc<Place>) {
    let store = place.open().await;
    create(&store, 1).await;
    store.commit(&[event(1, 2)]).await.unwrap();
    refused(&store, &[event(1, 1)]).await;
    refused(&store, &[event(1, 2)]).await;
    refused(&store, &[event(1, 3), event(1, 3)]).await;
    assert_eq!(store.load(cabinet(1)).await.unwrap().unwrap().seq, 2);
    store.commit(&[event(1, 3), event(1, 4)]).await.unwrap();
}

async fn an_event_number_that_skips_one_is_a_conflict(place: Arc<Place>) {
    let store = place.open().await;
    create(&store, 1).await;
    refused(&store, &[event(1, 3)]).await;
    refused(&store, &[event(1, 0)]).await;
    refused(
        &store,
        &[Batch {
            events: vec![logged(2), logged(4)],
            ..Batch::new(cabinet(1))
        }],
    )
    .await;
    refused(&store, &[event(1, 2), event(1, 4)]).await;
    assert_eq!(store.load(cabinet(1)).await.unwrap().unwrap().seq, 1);
}

async fn an_event_of_a_cabinet_that_is_not_there_is_a_conflict(place: Arc<Place>) {
    let store = place.open().await;
    create(&store, 1).await;
    refused(&store, &[event(2, 1)]).await;
    for batch in [
        Batch {
            people: vec![(person(1), "Nadia".to_owned())],
            ..Batch::new(cabinet(2))
        },
        Batch {
            keys: vec![(key(1), person(1), 1)],
            ..Batch::new(cabinet(2))
        },
        Batch {
            actors: vec![(actor(1), person(1))],
            ..Batch::new(cabinet(2))
        },
        document(2, 1),
    ] {
        refused(&store, &[batch]).await;
    }
}

async fn another_change_under_the_same_number_is_a_conflict(place: Arc<Place>) {
    let store = place.open().await;
    create(&store, 1).await;
    store.commit(&[document(1, 1), changes(1, [change(1, 4, 1)])]).await.unwrap();
    let mut other = change(1, 4, 1);
    other.hash = [77; 32];
    refused(&store, &[changes(1, [other])]).await;
    // And the same name for something else.
    let mut other = change(1, 4, 2);
    other.hash = change(1, 4, 1).hash;
    refused(&store, &[changes(1, [other])]).await;
    assert_eq!(load_fiche(&store, 1, 1).await.unwrap().unwrap().changes.len(), 1);
}

async fn a_hand_cannot_be_given_to_somebody_else(place: Arc<Place>) {
    let store = place.open().await;
    create(&store, 1).await;
    let given = |n, who| Batch {
        actors: vec![(actor(1), person(who))],
        ..Batch::new(cabinet(n))
    };
    store.commit(&[given(1, 1)]).await.unwrap();
    store.commit(&[given(1, 1)]).await.unwrap();
    refused(&store, &[given(1, 2)]).await;
    assert_eq!(store.load(cabinet(1)).await.unwrap().unwrap().actors[&actor(1)], person(1));
}

async fn nothing_of_a_commit_remains_wherever_it_fails(place: Arc<Place>) {
    let store = place.open().await;
    create(&store, 1).await;
    create(&store, 2).await;
    let before = place.rows().await;
    let batches = [full(1), full(2)];
    for table in ["events", "people", "keys", "actors", "documents", "changes"] {
        place.break_inserts(table, "true").await;
        let result = store.commit(&batches).await;
        assert!(matches!(result, Err(StoreError::Unavailable(_))), "{table}: {result:?}");
        assert_eq!(place.rows().await, before, "{table}");
        place.mend_inserts(table).await;
    }
    place.break_inserts("events", "true").await;
    let result = store.create(super::samples::new_cabinet(3)).await;
    assert!(matches!(result, Err(StoreError::Unavailable(_))), "{result:?}");
    assert_eq!(place.rows().await, before);
    place.mend_inserts("events").await;
    store.commit(&batches).await.unwrap();
    create(&store, 3).await;
}

async fn one_bad_batch_spoils_the_whole_commit(place: Arc<Place>) {
    let store = place.open().await;
    create(&store, 1).await;
    create(&store, 2).await;
    let before = place.rows().await;
    refused(&store, &[full(1), event(2, 7)]).await;
    // The last table of all is the one that fails.
    let lost = changes(2, [change(9, 9, 1)]);
    refused(&store, &[full(1), lost]).await;
    assert_eq!(place.rows().await, before);
    store.commit(&[full(1)]).await.unwrap();
}

async fn events_of_many_cabinets_go_in_together(place: Arc<Place>) {
    let store = place.open().await;
    for n in 1..=21 {
        create(&store, n).await;
    }
    let batches: Vec<Batch> = (1..=21).map(full).collect();
    store.commit(&batches).await.unwrap();
    for n in 1..=21 {
        assert_eq!(store.load(cabinet(n)).await.unwrap().unwrap().seq, 3);
    }
}

async fn a_number_too_large_is_a_conflict(place: Arc<Place>) {
    let store = place.open().await;
    create(&store, 1).await;
    let mut far = event(1, 2);
    far.events[0].at = u64::MAX;
    refused(&store, &[far]).await;
    refused(&store, &[event(1, u64::MAX)]).await;
    refused(&store, &[event(1, i64::MAX as u64)]).await;
}
