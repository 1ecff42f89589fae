//! Opening a cabinet, finding it, and reading it back.

use super::samples::{
    AT, actor, base, cabinet, change, code, create, event, full, full_of, help, key, load_fiche, logged, new_cabinet, opened, person,
};
use super::support::{Kind, Place, run};
use kabinet_core::agenda::Clock;
use kabinet_core::cabinet::{Event, replay};
use kabinet_server::store::{Batch, Logged, StoreError};
use std::collections::HashMap;
use std::sync::Arc;

on_both!(
    a_cabinet_is_found_by_its_code,
    a_cabinet_comes_back_with_its_log_its_names_and_its_hands,
    a_cabinet_is_opened_together_with_the_first_seat,
    a_code_that_is_taken_is_a_conflict_and_nothing_of_the_second_cabinet_stays,
    a_seat_that_fails_leaves_no_cabinet_behind,
    what_belongs_to_one_cabinet_does_not_show_in_another,
    a_later_name_replaces_the_earlier_one,
    the_same_ids_in_two_cabinets_live_side_by_side,
    a_hole_in_the_log_is_corruption_and_not_a_shorter_log,
    a_missing_log_is_corruption_and_not_a_missing_cabinet,
    an_unreadable_event_is_corruption_and_is_not_quoted,
    everything_is_there_after_reopening,
    an_erased_cabinet_leaves_nothing_behind_and_the_others_as_they_were,
    only_a_change_of_stage_starts_the_time_anew,
);

async fn a_cabinet_is_found_by_its_code(place: Arc<Place>) {
    let store = place.open().await;
    create(&store, 1).await;
    create(&store, 2).await;
    assert_eq!(store.by_code(code(1)).await, Ok(Some(cabinet(1))));
    assert_eq!(store.by_code(code(2)).await, Ok(Some(cabinet(2))));
    assert_eq!(store.by_code(code(3)).await, Ok(None));
}

async fn a_cabinet_comes_back_with_its_log_its_names_and_its_hands(place: Arc<Place>) {
    let store = place.open().await;
    assert_eq!(store.load(cabinet(1)).await, Ok(None));
    create(&store, 1).await;
    store.commit(&[full(1)]).await.unwrap();
    let loaded = store.load(cabinet(1)).await.unwrap().unwrap();
    assert_eq!(loaded.secret, [1; 32]);
    assert_eq!(loaded.seq, 3);
    assert_eq!(loaded.events, [opened(1), help(true), help(false)]);
    assert_eq!(loaded.names, HashMap::from([(person(1), "Nadia 1".to_owned())]));
    assert_eq!(loaded.actors, HashMap::from([(actor(1), person(1))]));
    assert!(replay(&loaded.events).is_some());
}

async fn a_cabinet_is_opened_together_with_the_first_seat(place: Arc<Place>) {
    let store = place.open().await;
    let mut new = new_cabinet(1);
    new.first = Batch {
        events: vec![logged(2)],
        keys: vec![(key(1), person(1), AT)],
        ..Batch::new(cabinet(1))
    };
    store.create(new).await.unwrap();
    let loaded = store.load(cabinet(1)).await.unwrap().unwrap();
    assert_eq!((loaded.seq, loaded.events), (2, vec![opened(1), help(true)]));
    assert_eq!(store.seats(key(1)).await.unwrap()[0].person, person(1));
    store.commit(&[event(1, 3)]).await.unwrap();
}

async fn a_code_that_is_taken_is_a_conflict_and_nothing_of_the_second_cabinet_stays(place: Arc<Place>) {
    let store = place.open().await;
    create(&store, 1).await;
    let before = place.rows().await;
    let mut second = new_cabinet(2);
    second.code = code(1);
    let error = store.create(second).await.unwrap_err();
    assert!(matches!(error, StoreError::Conflict(_)), "{error}");
    assert!(!error.to_string().contains(&code(1).to_string()), "{error}");
    assert_eq!(place.rows().await, before);
    assert_eq!(store.by_code(code(1)).await, Ok(Some(cabinet(1))));
    let again = store.create(new_cabinet(1)).await.unwrap_err();
    assert!(matches!(again, StoreError::Conflict(_)), "{again}");
    create(&store, 2).await;
}

async fn a_seat_that_fails_leaves_no_cabinet_behind(place: Arc<Place>) {
    let store = place.open().await;
    let before = place.rows().await;
    let mut new = new_cabinet(1);
    // The opening is event 1.
    new.first = event(1, 1);
    assert!(matches!(store.create(new).await, Err(StoreError::Conflict(_))));
    assert_eq!(place.rows().await, before);
}

async fn what_belongs_to_one_cabinet_does_not_show_in_another(place: Arc<Place>) {
    let store = place.open().await;
    create(&store, 1).await;
    create(&store, 2).await;
    store.commit(&[full(1)]).await.unwrap();
    let other = store.load(cabinet(2)).await.unwrap().unwrap();
    assert_eq!((other.secret, other.seq, other.events), ([2; 32], 1, vec![opened(2)]));
    assert_eq!((other.names, other.actors), Default::default());
    assert_eq!(store.load_fiches(cabinet(2)).await, Ok(vec![]));
    assert_eq!(store.seats_in(key(1), cabinet(2)).await, Ok(vec![]));
}

async fn a_later_name_replaces_the_earlier_one(place: Arc<Place>) {
    let store = place.open().await;
    create(&store, 1).await;
    let named = |names: &[&str]| Batch {
        people: names.iter().map(|&name| (person(1), name.to_owned())).collect(),
        ..Batch::new(cabinet(1))
    };
    let stored = async || store.load(cabinet(1)).await.unwrap().unwrap().names[&person(1)].clone();
    store.commit(&[named(&["Nadia", "Nadja"]), named(&["Nadya"])]).await.unwrap();
    assert_eq!(stored().await, "Nadya");
    store.commit(&[named(&["Наді́я"])]).await.unwrap();
    assert_eq!(stored().await, "Наді́я");
}

async fn the_same_ids_in_two_cabinets_live_side_by_side(place: Arc<Place>) {
    let store = place.open().await;
    create(&store, 1).await;
    create(&store, 2).await;
    store.commit(&[full(1)]).await.unwrap();
    // Somebody who knows the ids of the first cabinet uses them in the second, with words of their own.
    let mut second = full_of(2, 1);
    second.documents[0].base = base("begun elsewhere");
    second.actors = vec![(actor(1), person(5))];
    second.changes[1].hash = [7; 32];
    store.commit(&[second]).await.unwrap();
    for (n, title, owner, last) in [
        (1, "begun", person(1), change(1, 1, 2).hash),
        (2, "begun elsewhere", person(5), [7; 32]),
    ] {
        let loaded = store.load(cabinet(n)).await.unwrap().unwrap();
        assert_eq!(loaded.names, HashMap::from([(person(1), format!("Nadia {n}"))]));
        assert_eq!(loaded.actors, HashMap::from([(actor(1), owner)]));
        let fiche = load_fiche(&store, n, 1).await.unwrap().unwrap();
        assert_eq!((fiche.base, fiche.changes.len(), fiche.changes[1].hash), (base(title), 2, last));
    }
    // A name changes in the one and not in the other.
    let renamed = Batch {
        people: vec![(person(1), "Mallory".to_owned())],
        ..Batch::new(cabinet(2))
    };
    store.commit(&[renamed]).await.unwrap();
    assert_eq!(store.load(cabinet(1)).await.unwrap().unwrap().names[&person(1)], "Nadia 1");
}

async fn a_hole_in_the_log_is_corruption_and_not_a_shorter_log(place: Arc<Place>) {
    let store = place.open().await;
    create(&store, 1).await;
    store.commit(&[full(1)]).await.unwrap();
    place.run("DELETE FROM events WHERE seq = 2").await;
    assert!(matches!(store.load(cabinet(1)).await, Err(StoreError::Corrupt(_))));
    place.run("DELETE FROM events WHERE seq = 1").await;
    assert!(matches!(store.load(cabinet(1)).await, Err(StoreError::Corrupt(_))));
}

async fn a_missing_log_is_corruption_and_not_a_missing_cabinet(place: Arc<Place>) {
    let store = place.open().await;
    create(&store, 1).await;
    place.run("DELETE FROM events").await;
    assert!(matches!(store.load(cabinet(1)).await, Err(StoreError::Corrupt(_))));
}

async fn an_unreadable_event_is_corruption_and_is_not_quoted(place: Arc<Place>) {
    let store = place.open().await;
    create(&store, 1).await;
    for body in [r#"{"Dreamt":"of cheese"}"#, r#""of cheese"#, r#"{"Help":{"table":"of cheese"}}"#] {
        place.run(&format!("UPDATE events SET body = '{body}'")).await;
        let error = store.load(cabinet(1)).await.unwrap_err();
        assert!(matches!(error, StoreError::Corrupt(_)), "{error}");
        assert!(!error.to_string().contains("cheese"), "{error}");
    }
}

async fn everything_is_there_after_reopening(place: Arc<Place>) {
    let store = place.open().await;
    create(&store, 1).await;
    store.commit(&[full(1)]).await.unwrap();
    let (cabinet_before, fiches) = (store.load(cabinet(1)).await.unwrap(), store.load_fiches(cabinet(1)).await.unwrap());
    let seats = store.seats(key(1)).await.unwrap();
    store.close().await;
    assert!(matches!(store.load(cabinet(1)).await, Err(StoreError::Unavailable(_))));

    let store = place.open().await;
    assert_eq!(store.load(cabinet(1)).await.unwrap(), cabinet_before);
    assert_eq!(store.load_fiches(cabinet(1)).await.unwrap(), fiches);
    assert_eq!(store.seats(key(1)).await.unwrap(), seats);
    store.commit(&[event(1, 4)]).await.unwrap();
}

async fn an_erased_cabinet_leaves_nothing_behind_and_the_others_as_they_were(place: Arc<Place>) {
    let store = place.open().await;
    create(&store, 1).await;
    store.commit(&[full(1)]).await.unwrap();
    let one = place.rows().await;
    create(&store, 2).await;
    store.commit(&[full(2)]).await.unwrap();
    assert!(
        !store.erase(cabinet(2), 2).await.unwrap(),
        "something has happened since it was looked at"
    );
    assert!(store.erase(cabinet(2), 3).await.unwrap());
    assert_eq!(place.rows().await, one);
    assert_eq!(store.by_code(code(2)).await, Ok(None));
    assert_eq!(store.load(cabinet(1)).await.unwrap().unwrap().seq, 3);
    assert!(!store.erase(cabinet(2), 3).await.unwrap());
}

async fn only_a_change_of_stage_starts_the_time_anew(place: Arc<Place>) {
    let store = place.open().await;
    let batch = |n, seq, at, event| Batch {
        events: vec![Logged {
            seq,
            at: AT + at,
            actor: None,
            event,
        }],
        ..Batch::new(cabinet(n))
    };
    let entered = |at| Event::StageEntered {
        stage: 1,
        clock: Clock::None,
        at: AT + at,
    };
    for n in 1..=3 {
        create(&store, n).await;
    }
    store
        .commit(&[batch(1, 2, 1, entered(1)), batch(2, 2, 1, entered(1))])
        .await
        .unwrap();
    store
        .commit(&[batch(1, 3, 9, help(true)), batch(2, 3, 9, Event::StageUndone { at: AT + 9 })])
        .await
        .unwrap();
    assert_eq!(store.in_one_stage_since(AT).await, Ok(vec![]));
    assert_eq!(
        store.in_one_stage_since(AT + 8).await,
        Ok(vec![cabinet(1)]),
        "not the third: it has never moved"
    );
    let mut both = store.in_one_stage_since(AT + 9).await.unwrap();
    both.sort();
    assert_eq!(both, [cabinet(1), cabinet(2)]);
}

#[tokio::test]
async fn no_letter_of_an_erased_cabinet_is_left_in_the_files_of_sqlite() {
    run(Kind::Sqlite, async |place: Arc<Place>| {
        let store = place.open().await;
        create(&store, 1).await;
        store.commit(&[full(1)]).await.unwrap();
        let letters = |name: &[u8]| {
            place
                .files()
                .iter()
                .filter(|file| file.windows(name.len()).any(|bytes| bytes == name))
                .count()
        };
        assert!(letters(b"Nadia 1") > 0);
        assert!(store.erase(cabinet(1), 3).await.unwrap());
        assert!(store.empty_wal().await.unwrap());
        assert_eq!(letters(b"Nadia 1"), 0);
        assert_eq!(letters(b"begun"), 0);
    })
    .await;
}
