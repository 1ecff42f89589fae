//! Keys: what opens whose seat.

use super::samples::{AT, cabinet, create, key, person};
use super::support::Place;
use kabinet_server::store::{Batch, KeyHash, SeatRow, Store, StoreError};
use std::sync::Arc;

on_both!(
    a_key_opens_the_seats_it_was_given_and_no_others,
    a_key_given_twice_opens_one_seat_since_the_first_time,
    a_key_may_open_the_same_person_in_two_cabinets,
    a_forgotten_seat_is_the_only_one_that_closes,
);

async fn give(store: &Store, n: u8, keys: &[(KeyHash, u8, u64)]) -> Result<(), StoreError> {
    let keys = keys.iter().map(|&(key, who, at)| (key, person(who), at)).collect();
    store
        .commit(&[Batch {
            keys,
            ..Batch::new(cabinet(n))
        }])
        .await
}

fn row(n: u8, who: u8, at: u64) -> SeatRow {
    SeatRow {
        cabinet: cabinet(n),
        person: person(who),
        at,
    }
}

/// One key opens three seats in two cabinets, another key one of them.
async fn seated(place: &Place) -> Store {
    let store = place.open().await;
    create(&store, 1).await;
    create(&store, 2).await;
    give(&store, 1, &[(key(1), 11, AT + 2), (key(1), 12, AT), (key(2), 11, AT)])
        .await
        .unwrap();
    give(&store, 2, &[(key(1), 21, AT + 1)]).await.unwrap();
    store
}

async fn a_key_opens_the_seats_it_was_given_and_no_others(place: Arc<Place>) {
    let store = seated(&place).await;
    assert_eq!(
        store.seats(key(1)).await,
        Ok(vec![row(1, 12, AT), row(2, 21, AT + 1), row(1, 11, AT + 2)])
    );
    assert_eq!(store.seats(key(2)).await, Ok(vec![row(1, 11, AT)]));
    assert_eq!(store.seats(key(3)).await, Ok(vec![]));
    assert_eq!(
        store.seats_in(key(1), cabinet(1)).await,
        Ok(vec![row(1, 12, AT), row(1, 11, AT + 2)])
    );
    assert_eq!(store.seats_in(key(1), cabinet(2)).await, Ok(vec![row(2, 21, AT + 1)]));
    assert_eq!(store.seats_in(key(2), cabinet(2)).await, Ok(vec![]));
}

async fn a_key_given_twice_opens_one_seat_since_the_first_time(place: Arc<Place>) {
    let store = seated(&place).await;
    give(&store, 1, &[(key(2), 11, AT + 9), (key(2), 11, AT + 10)]).await.unwrap();
    assert_eq!(store.seats(key(2)).await, Ok(vec![row(1, 11, AT)]));
}

async fn a_key_may_open_the_same_person_in_two_cabinets(place: Arc<Place>) {
    let store = seated(&place).await;
    give(&store, 2, &[(key(2), 11, AT + 1)]).await.unwrap();
    assert_eq!(store.seats(key(2)).await, Ok(vec![row(1, 11, AT), row(2, 11, AT + 1)]));
    store.forget(key(2), cabinet(2), person(11)).await.unwrap();
    assert_eq!(store.seats(key(2)).await, Ok(vec![row(1, 11, AT)]));
}

async fn a_forgotten_seat_is_the_only_one_that_closes(place: Arc<Place>) {
    let store = seated(&place).await;
    store.forget(key(1), cabinet(1), person(11)).await.unwrap();
    store.forget(key(1), cabinet(1), person(11)).await.unwrap();
    assert_eq!(store.seats(key(1)).await, Ok(vec![row(1, 12, AT), row(2, 21, AT + 1)]));
    assert_eq!(store.seats(key(2)).await, Ok(vec![row(1, 11, AT)]));
}
