//! A database that cannot be written to, or reached, and what happens after.

use super::samples::{cabinet, code, create, event, full, key, load_fiche, new_cabinet, person};
use super::support::{Kind, Place, run};
use kabinet_server::store::{Store, StoreError};
use std::sync::Arc;

on_both!(
    a_locked_database_is_unavailable_and_then_available_again,
    a_store_can_be_opened_by_several_at_once,
    every_verb_can_be_used_in_a_task_of_its_own
);

fn unavailable<T: std::fmt::Debug>(result: Result<T, StoreError>) {
    assert!(matches!(result, Err(StoreError::Unavailable(_))), "{result:?}");
}

async fn a_locked_database_is_unavailable_and_then_available_again(place: Arc<Place>) {
    let store = place.open_impatient().await;
    create(&store, 1).await;
    let lock = place.lock().await;
    unavailable(store.commit(&[full(1)]).await);
    unavailable(store.create(new_cabinet(2)).await);
    unavailable(store.ping().await);
    unavailable(store.forget(key(1), cabinet(1), person(11)).await);
    lock.release().await;
    store.ping().await.unwrap();
    assert_eq!(store.load(cabinet(1)).await.unwrap().unwrap().seq, 1);
    store.commit(&[full(1)]).await.unwrap();
    create(&store, 2).await;
}

async fn a_store_can_be_opened_by_several_at_once(place: Arc<Place>) {
    let mut stores = futures_util::future::join_all((0..12).map(|_| place.open())).await;
    create(&stores.remove(0), 1).await;
    stores.remove(0).commit(&[event(1, 2)]).await.unwrap();
    for store in stores {
        assert_eq!(store.load(cabinet(1)).await.unwrap().unwrap().seq, 2);
    }
}

async fn every_verb_can_be_used_in_a_task_of_its_own(place: Arc<Place>) {
    let store = place.open().await;
    let task = tokio::spawn(async move {
        store.create(new_cabinet(1)).await?;
        store.commit(&[full(1)]).await?;
        store.ping().await?;
        store.forget(key(2), cabinet(1), person(2)).await?;
        store.load(cabinet(1)).await?;
        load_fiche(&store, 1, 1).await?;
        store.load_fiches(cabinet(1)).await?;
        store.seats_in(key(1), cabinet(1)).await?;
        store.by_code(code(1)).await?;
        let seats = store.seats(key(1)).await?;
        store.close().await;
        Ok::<_, StoreError>(seats.len())
    });
    assert_eq!(task.await.unwrap(), Ok(1));
}

#[tokio::test]
async fn a_store_whose_connections_were_cut_makes_new_ones() {
    run(Kind::Postgres, async |place: Arc<Place>| {
        let store = place.open().await;
        create(&store, 1).await;
        place.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = current_setting('application_name') AND pid <> pg_backend_pid()").await;
        store.commit(&[full(1)]).await.unwrap();
        assert_eq!(store.load(cabinet(1)).await.unwrap().unwrap().seq, 3);
    })
    .await;
}

#[tokio::test]
async fn readers_go_on_while_somebody_writes() {
    run(Kind::Sqlite, async |place: Arc<Place>| {
        let store = place.open_impatient().await;
        create(&store, 1).await;
        let lock = place.lock().await;
        assert_eq!(store.load(cabinet(1)).await.unwrap().unwrap().seq, 1);
        lock.release().await;
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_opened_says_so() {
    unavailable(Store::connect("mysql://somewhere/kabinet").await);
    unavailable(Store::connect("kabinet.db").await);
    unavailable(Store::connect("sqlite::memory:").await);
    unavailable(Store::connect("sqlite:/dev/null/kabinet.db").await);
    // Port 1 is nobody's.
    let refused = Store::connect("postgres://kabinet:hush@127.0.0.1:1/kabinet").await;
    assert!(!refused.as_ref().unwrap_err().to_string().contains("hush"));
    unavailable(refused);
}

#[tokio::test]
async fn a_file_that_is_no_database_is_corrupt_and_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letter.txt");
    let letter = "Dear parents, ".repeat(100);
    std::fs::write(&path, &letter).unwrap();
    let result = Store::connect(&format!("sqlite:{}", path.display())).await;
    assert!(matches!(result, Err(StoreError::Corrupt(_))), "{result:?}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), letter);
}
