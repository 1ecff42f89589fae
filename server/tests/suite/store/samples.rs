//! Cabinets and batches to store.

use kabinet_core::cabinet::Event;
use kabinet_core::fiche::{FicheText, Field};
use kabinet_core::id::{ActorId, CabinetId, FicheId, JoinCode, PersonId, TableId};
use kabinet_core::lang::Lang;
use kabinet_core::template::{Template, Wish, opening};
use kabinet_server::store::{Batch, KeyHash, Logged, NewCabinet, NewChange, NewDocument, Store, StoreError, StoredFiche};

/// When everything happens.
pub const AT: u64 = 1_750_000_000_000;

pub fn cabinet(n: u8) -> CabinetId {
    CabinetId([n; 16])
}

pub fn person(n: u8) -> PersonId {
    PersonId([n; 16])
}

pub fn actor(n: u8) -> ActorId {
    ActorId([n; 16])
}

pub fn fiche(n: u8) -> FicheId {
    FicheId([n; 16])
}

pub fn key(n: u8) -> KeyHash {
    KeyHash([n; 32])
}

pub fn code(n: u8) -> JoinCode {
    JoinCode::from_random([n; 8])
}

pub fn base(title: &str) -> FicheText {
    [(Field::Title, title.to_owned())].into_iter().collect()
}

pub fn opened(n: u8) -> Event {
    let wish = Wish {
        title: format!("Évening {n} “with” \"quotes\""),
        place: "school".to_owned(),
        langs: vec![Lang::Nl],
        expected: 40,
        template: Template::Evening,
    };
    Event::Opened(Box::new(opening(cabinet(n), code(n), wish)))
}

pub fn new_cabinet(n: u8) -> NewCabinet {
    let first = Batch::new(cabinet(n));
    NewCabinet {
        id: cabinet(n),
        code: code(n),
        secret: [n; 32],
        at: AT,
        opening: opened(n),
        first,
    }
}

/// Opens a cabinet.
pub async fn create(store: &Store, n: u8) {
    store.create(new_cabinet(n)).await.unwrap();
}

pub fn help(wanted: bool) -> Event {
    Event::Help { table: TableId(1), wanted }
}

pub fn logged(seq: u64) -> Logged {
    Logged {
        seq,
        at: AT,
        actor: Some(person(1)),
        event: help(seq.is_multiple_of(2)),
    }
}

/// One event.
pub fn event(n: u8, seq: u64) -> Batch {
    Batch {
        events: vec![logged(seq)],
        ..Batch::new(cabinet(n))
    }
}

/// One fiche of a cabinet; none if it has no document.
pub async fn load_fiche(store: &Store, n: u8, of: u8) -> Result<Option<StoredFiche>, StoreError> {
    let fiches = store.load_fiches(cabinet(n)).await?;
    Ok(fiches.into_iter().find(|stored| stored.fiche == fiche(of)))
}

/// A fiche of this number, which begins.
pub fn document(n: u8, of: u8) -> Batch {
    Batch {
        documents: vec![NewDocument {
            fiche: fiche(of),
            epoch: 0,
            base: base("begun"),
        }],
        ..Batch::new(cabinet(n))
    }
}

/// A change: bytes and hash follow from whose it is and its number.
pub fn change(of: u8, hand: u8, seq: u8) -> NewChange {
    let mut hash = [of; 32];
    hash[0..2].copy_from_slice(&[hand, seq]);
    NewChange {
        fiche: fiche(of),
        epoch: 0,
        actor: actor(hand),
        seq: seq.into(),
        hash,
        bytes: vec![hand, seq, 0, 255],
    }
}

pub fn changes(n: u8, changes: impl IntoIterator<Item = NewChange>) -> Batch {
    Batch {
        changes: changes.into_iter().collect(),
        ..Batch::new(cabinet(n))
    }
}

/// Something for every table, for the cabinet, the person, the hand and the fiche of this number; events from 2.
pub fn full(n: u8) -> Batch {
    full_of(n, n)
}

/// The same for this cabinet, with the person, the hand and the fiche of another number.
pub fn full_of(n: u8, of: u8) -> Batch {
    Batch {
        events: vec![logged(2), logged(3)],
        people: vec![(person(of), format!("Nadia {n}"))],
        keys: vec![(key(of), person(of), AT)],
        actors: vec![(actor(of), person(of))],
        changes: vec![change(of, of, 1), change(of, of, 2)],
        ..document(n, of)
    }
}
