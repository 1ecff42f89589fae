//! Fiches: documents and what was written in them.

use super::samples::{actor, base, cabinet, change, changes, create, document, fiche, load_fiche};
use super::support::Place;
use kabinet_server::store::{Batch, NewDocument, StoreError, StoredFiche};
use std::sync::Arc;

on_both!(
    a_fiche_comes_back_with_its_changes_in_the_order_of_commits,
    fiches_of_a_cabinet_come_back_apart,
    the_newest_epoch_is_the_one_that_counts,
    a_snapshot_stands_for_the_changes_before_it,
    a_document_that_begins_twice_with_the_same_text_is_one,
    a_document_that_begins_with_another_text_is_a_conflict,
    a_change_to_a_document_that_is_not_there_is_a_conflict,
    an_unreadable_fiche_is_corruption_and_not_an_empty_one,
    many_changes_in_one_commit_keep_their_order,
);

fn hands(fiche: &StoredFiche) -> Vec<(u8, u64)> {
    fiche.changes.iter().map(|change| (change.actor.0[0], change.seq)).collect()
}

async fn a_fiche_comes_back_with_its_changes_in_the_order_of_commits(place: Arc<Place>) {
    let store = place.open().await;
    create(&store, 1).await;
    assert_eq!(load_fiche(&store, 1, 1).await, Ok(None));
    store.commit(&[document(1, 1)]).await.unwrap();
    store.commit(&[changes(1, [change(1, 9, 1), change(1, 3, 1)])]).await.unwrap();
    store
        .commit(&[changes(1, [change(1, 3, 2)]), changes(1, [change(1, 9, 2)])])
        .await
        .unwrap();
    let stored = load_fiche(&store, 1, 1).await.unwrap().unwrap();
    assert_eq!((stored.fiche, stored.epoch, stored.snapshot.as_ref()), (fiche(1), 0, None));
    assert_eq!(stored.base, base("begun"));
    assert_eq!(hands(&stored), [(9, 1), (3, 1), (3, 2), (9, 2)]);
    let (first, given) = (&stored.changes[0], change(1, 9, 1));
    assert_eq!((first.actor, first.hash, &first.bytes), (actor(9), given.hash, &given.bytes));
}

async fn fiches_of_a_cabinet_come_back_apart(place: Arc<Place>) {
    let store = place.open().await;
    create(&store, 1).await;
    create(&store, 2).await;
    store.commit(&[document(1, 2), document(1, 1), document(2, 3)]).await.unwrap();
    store
        .commit(&[changes(1, [change(1, 4, 1), change(2, 4, 1)]), changes(2, [change(3, 5, 1)])])
        .await
        .unwrap();
    let stored = store.load_fiches(cabinet(1)).await.unwrap();
    assert_eq!(stored.iter().map(|stored| stored.fiche).collect::<Vec<_>>(), [fiche(1), fiche(2)]);
    assert!(stored.iter().all(|stored| hands(stored) == [(4, 1)]));
    assert_eq!(load_fiche(&store, 1, 2).await.unwrap().as_ref(), Some(&stored[1]));
    assert_eq!(hands(&load_fiche(&store, 2, 3).await.unwrap().unwrap()), [(5, 1)]);
}

async fn the_newest_epoch_is_the_one_that_counts(place: Arc<Place>) {
    let store = place.open().await;
    create(&store, 1).await;
    store.commit(&[document(1, 1), changes(1, [change(1, 4, 1)])]).await.unwrap();
    let anew = NewDocument {
        fiche: fiche(1),
        epoch: 1,
        base: base("begun anew"),
    };
    // The hand goes on counting where it was, or from 1: either is another document.
    let mut again = change(1, 4, 1);
    again.epoch = 1;
    store
        .commit(&[Batch {
            documents: vec![anew],
            changes: vec![again],
            ..Batch::new(cabinet(1))
        }])
        .await
        .unwrap();
    store.commit(&[changes(1, [change(1, 4, 2)])]).await.unwrap();
    let stored = load_fiche(&store, 1, 1).await.unwrap().unwrap();
    assert_eq!((stored.epoch, &stored.base), (1, &base("begun anew")));
    assert_eq!(hands(&stored), [(4, 1)]);
    assert_eq!(stored.retired, [(actor(4), 0, 2)], "what the hand wrote before is in the base");
    assert_eq!(store.load_fiches(cabinet(1)).await, Ok(vec![stored]));
}

async fn a_snapshot_stands_for_the_changes_before_it(place: Arc<Place>) {
    let store = place.open().await;
    create(&store, 1).await;
    store
        .commit(&[document(1, 1), changes(1, [change(1, 4, 1), change(1, 4, 2)])])
        .await
        .unwrap();
    place
        .run(
            "UPDATE documents SET snapshot = base, upto = (SELECT max(ord) FROM changes)"
                .replace(
                    "base",
                    match place.kind {
                        super::support::Kind::Sqlite => "x'0102'",
                        super::support::Kind::Postgres => "'\\x0102'",
                    },
                )
                .as_str(),
        )
        .await;
    store.commit(&[changes(1, [change(1, 4, 3)])]).await.unwrap();
    let stored = load_fiche(&store, 1, 1).await.unwrap().unwrap();
    assert_eq!(stored.snapshot, Some(vec![1, 2]));
    assert_eq!(hands(&stored), [(4, 3)]);
}

async fn a_document_that_begins_twice_with_the_same_text_is_one(place: Arc<Place>) {
    let store = place.open().await;
    create(&store, 1).await;
    store.commit(&[document(1, 1), document(1, 1)]).await.unwrap();
    store.commit(&[document(1, 1)]).await.unwrap();
    assert_eq!(place.rows().await["documents"], 1);
}

async fn a_document_that_begins_with_another_text_is_a_conflict(place: Arc<Place>) {
    let store = place.open().await;
    create(&store, 1).await;
    store.commit(&[document(1, 1)]).await.unwrap();
    let mut other = document(1, 1);
    other.documents[0].base = base("of cheese");
    let error = store.commit(&[other]).await.unwrap_err();
    assert!(matches!(error, StoreError::Conflict(_)), "{error}");
    assert!(!error.to_string().contains("cheese"), "{error}");
    assert_eq!(load_fiche(&store, 1, 1).await.unwrap().unwrap().base, base("begun"));
}

async fn a_change_to_a_document_that_is_not_there_is_a_conflict(place: Arc<Place>) {
    let store = place.open().await;
    create(&store, 1).await;
    assert!(matches!(
        store.commit(&[changes(1, [change(1, 4, 1)])]).await,
        Err(StoreError::Conflict(_))
    ));
    store.commit(&[document(1, 1)]).await.unwrap();
    let mut later = change(1, 4, 1);
    later.epoch = 1;
    assert!(matches!(store.commit(&[changes(1, [later])]).await, Err(StoreError::Conflict(_))));
    assert_eq!(place.rows().await["changes"], 0);
}

async fn an_unreadable_fiche_is_corruption_and_not_an_empty_one(place: Arc<Place>) {
    let store = place.open().await;
    create(&store, 1).await;
    store.commit(&[document(1, 1)]).await.unwrap();
    place.run("UPDATE documents SET base = '[\"of cheese'").await;
    for error in [
        load_fiche(&store, 1, 1).await.unwrap_err(),
        store.load_fiches(cabinet(1)).await.unwrap_err(),
    ] {
        assert!(matches!(error, StoreError::Corrupt(_)), "{error}");
        assert!(!error.to_string().contains("cheese"), "{error}");
    }
}

async fn many_changes_in_one_commit_keep_their_order(place: Arc<Place>) {
    let store = place.open().await;
    create(&store, 1).await;
    store.commit(&[document(1, 1)]).await.unwrap();
    let order: Vec<(u8, u8)> = (1..=3).flat_map(|seq| (1..=67).rev().map(move |hand| (hand, seq))).collect();
    store
        .commit(&[changes(1, order.iter().map(|&(hand, seq)| change(1, hand, seq)))])
        .await
        .unwrap();
    let expected: Vec<(u8, u64)> = order.into_iter().map(|(hand, seq)| (hand, seq.into())).collect();
    assert_eq!(hands(&load_fiche(&store, 1, 1).await.unwrap().unwrap()), expected);
}
