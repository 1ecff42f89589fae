//! Writing: batches become rows, and all rows of a commit go into one transaction.

use super::engine::{Engine, Value, Work, write};
use super::insert::{Clash, Insert, placeholders};
use super::{Batch, NewCabinet, Store, StoreError};
use std::collections::BTreeMap;
use std::fmt::Display;

const CABINETS: Insert = Insert {
    into: "INSERT INTO cabinets (id, code, secret, created_at)",
    columns: 4,
    clash: Clash::Refuse,
};
const EVENTS: Insert = Insert {
    into: "INSERT INTO events (cabinet, seq, at, actor, kind, body)",
    columns: 6,
    clash: Clash::Refuse,
};
const PEOPLE: Insert = Insert {
    into: "INSERT INTO people (cabinet, person, name)",
    columns: 3,
    clash: Clash::Replace("ON CONFLICT (cabinet, person) DO UPDATE SET name = excluded.name"),
};
const KEYS: Insert = Insert {
    into: "INSERT INTO keys (hash, cabinet, person, at)",
    columns: 4,
    clash: Clash::Same(
        "ON CONFLICT (hash, cabinet, person) DO NOTHING",
        3,
        "SELECT count(*) FROM keys WHERE hash = $1 AND cabinet = $2 AND person = $3",
    ),
};
const ACTORS: Insert = Insert {
    into: "INSERT INTO actors (cabinet, actor, person)",
    columns: 3,
    clash: Clash::Same(
        "ON CONFLICT (cabinet, actor) DO NOTHING",
        3,
        "SELECT count(*) FROM actors WHERE cabinet = $1 AND actor = $2 AND person = $3",
    ),
};
const DOCUMENTS: Insert = Insert {
    into: "INSERT INTO documents (cabinet, fiche, epoch, base)",
    columns: 4,
    clash: Clash::Same(
        "ON CONFLICT (cabinet, fiche, epoch) DO NOTHING",
        4,
        "SELECT count(*) FROM documents WHERE cabinet = $1 AND fiche = $2 AND epoch = $3 AND base = $4",
    ),
};
const CHANGES: Insert = Insert {
    into: "INSERT INTO changes (cabinet, fiche, epoch, hash, actor, seq, bytes)",
    columns: 7,
    clash: Clash::Same(
        "ON CONFLICT (cabinet, fiche, epoch, hash) DO NOTHING",
        6,
        "SELECT count(*) FROM changes WHERE cabinet = $1 AND fiche = $2 AND epoch = $3 AND hash = $4 AND actor = $5 AND seq = $6",
    ),
};

impl Store {
    /// Opens a cabinet: its row, its first event and what comes with it, or nothing. A code that is taken is a conflict.
    pub async fn create(&self, cabinet: NewCabinet) -> Result<(), StoreError> {
        let mut plan = Plan::of(std::slice::from_ref(&cabinet.first))?;
        plan.open(&cabinet)?;
        on!(self, pools => write(pools, &plan).await)
    }

    /// Stores the batches in one transaction: all of them are on disk when this is `Ok`, none of them when it is a conflict.
    ///
    /// Whatever repeats a stored name, key, actor, document or change is harmless. An event whose number is taken, or does not follow the
    /// last one, is a conflict, and so is another change under the number of a stored one.
    pub async fn commit(&self, batches: &[Batch]) -> Result<(), StoreError> {
        if batches.iter().all(Batch::is_empty) {
            return Ok(());
        }
        let plan = Plan::of(batches)?;
        on!(self, pools => write(pools, &plan).await)
    }

    /// Whether the store can write now: writes one row, with everything that a commit needs.
    pub async fn ping(&self) -> Result<(), StoreError> {
        on!(self, pools => write(pools, &Beat).await)
    }
}

/// The rows of a commit, table by table.
#[derive(Debug, Default)]
struct Plan {
    cabinets: Vec<Value>,
    events: Vec<Value>,
    people: Vec<Value>,
    keys: Vec<Value>,
    actors: Vec<Value>,
    documents: Vec<Value>,
    changes: Vec<Value>,
    /// For each cabinet with events, the first and the last number among them.
    logs: BTreeMap<String, (i64, i64)>,
}

impl Plan {
    fn of(batches: &[Batch]) -> Result<Self, StoreError> {
        let mut plan = Self::default();
        // One statement cannot replace a row twice, so of two names for a person only the later one goes in.
        let mut names = BTreeMap::new();
        for batch in batches {
            let cabinet = text(batch.cabinet);
            for logged in &batch.events {
                plan.number(&batch.cabinet.to_string(), number(logged.seq)?)?;
                let actor = logged.actor.map_or(Value::NoText, text);
                let kind = Value::Text(logged.event.kind().to_owned());
                plan.events.extend([
                    cabinet.clone(),
                    int(logged.seq)?,
                    int(logged.at)?,
                    actor,
                    kind,
                    json(&logged.event)?,
                ]);
            }
            names.extend(batch.people.iter().map(|(person, name)| ((*person, batch.cabinet), name)));
            for (hash, person, at) in &batch.keys {
                plan.keys
                    .extend([Value::Bytes(hash.0.to_vec()), cabinet.clone(), text(person), int(*at)?]);
            }
            for (actor, person) in &batch.actors {
                plan.actors.extend([cabinet.clone(), text(actor), text(person)]);
            }
            for document in &batch.documents {
                let epoch = Value::Number(document.epoch.into());
                plan.documents
                    .extend([cabinet.clone(), text(document.fiche), epoch, json(&document.base)?]);
            }
            for change in &batch.changes {
                let (epoch, hash) = (Value::Number(change.epoch.into()), Value::Bytes(change.hash.to_vec()));
                let bytes = Value::Bytes(change.bytes.clone());
                plan.changes.extend([
                    cabinet.clone(),
                    text(change.fiche),
                    epoch,
                    hash,
                    text(change.actor),
                    int(change.seq)?,
                    bytes,
                ]);
            }
        }
        for ((person, cabinet), name) in names {
            plan.people.extend([text(cabinet), text(person), Value::Text(name.clone())]);
        }
        Ok(plan)
    }

    /// Puts the row of a new cabinet and its first event before the rest.
    fn open(&mut self, new: &NewCabinet) -> Result<(), StoreError> {
        let id = new.id.to_string();
        if self.logs.insert(id.clone(), (1, 1)).is_some_and(|(first, _)| first != 2) {
            return Err(StoreError::conflict("the log goes on from 2 after the opening"));
        }
        self.cabinets = vec![
            Value::Text(id.clone()),
            text(new.code),
            Value::Bytes(new.secret.to_vec()),
            int(new.at)?,
        ];
        let kind = Value::Text(new.opening.kind().to_owned());
        let opening = [
            Value::Text(id),
            Value::Number(1),
            int(new.at)?,
            Value::NoText,
            kind,
            json(&new.opening)?,
        ];
        self.events.splice(0..0, opening);
        Ok(())
    }

    /// Notes the number of an event, which has to follow the one before.
    fn number(&mut self, cabinet: &str, seq: i64) -> Result<(), StoreError> {
        match self.logs.get_mut(cabinet) {
            None => {
                self.logs.insert(cabinet.to_owned(), (seq, seq));
            }
            Some((_, last)) if last.checked_add(1) == Some(seq) => *last = seq,
            Some(_) => return Err(StoreError::conflict("events of a batch do not follow one another")),
        }
        Ok(())
    }

    /// A log never gets a hole, whatever was queued behind a commit that failed: what is added begins where the log ends.
    async fn follows<E: Engine>(&self, conn: &mut E::Connection) -> Result<(), StoreError> {
        if self.logs.is_empty() {
            return Ok(());
        }
        let mut ids: Vec<Value> = self.logs.keys().cloned().map(Value::Text).collect();
        // Filled up with the last one, so that there are few different statements.
        ids.resize(ids.len().next_power_of_two(), ids[ids.len() - 1].clone());
        let mut sql = "SELECT id, coalesce((SELECT max(seq) FROM events WHERE cabinet = id), 0) FROM cabinets WHERE id IN (".to_owned();
        placeholders(&mut sql, 0, ids.len());
        sql.push(')');
        let stored: BTreeMap<String, i64> = E::numbers(conn, sql, &ids).await?.into_iter().collect();
        for (cabinet, (first, _)) in &self.logs {
            match stored.get(cabinet) {
                None => return Err(StoreError::conflict("events of a cabinet that is not there")),
                Some(last) if last.checked_add(1) != Some(*first) => {
                    return Err(StoreError::conflict(format!(
                        "event {first} does not follow the log, which ends with {last}"
                    )));
                }
                Some(_) => {}
            }
        }
        Ok(())
    }
}

impl<E: Engine> Work<E> for Plan {
    async fn run(&self, conn: &mut E::Connection) -> Result<(), StoreError> {
        CABINETS.run::<E>(conn, &self.cabinets).await?;
        self.follows::<E>(conn).await?;
        EVENTS.run::<E>(conn, &self.events).await?;
        PEOPLE.run::<E>(conn, &self.people).await?;
        KEYS.run::<E>(conn, &self.keys).await?;
        ACTORS.run::<E>(conn, &self.actors).await?;
        DOCUMENTS.run::<E>(conn, &self.documents).await?;
        CHANGES.run::<E>(conn, &self.changes).await
    }
}

/// A write that says nothing.
struct Beat;

impl<E: Engine> Work<E> for Beat {
    async fn run(&self, conn: &mut E::Connection) -> Result<(), StoreError> {
        E::execute(conn, "UPDATE pulse SET beat = beat + 1".to_owned(), &[]).await?;
        Ok(())
    }
}

fn text(id: impl Display) -> Value {
    Value::Text(id.to_string())
}

fn number(number: u64) -> Result<i64, StoreError> {
    i64::try_from(number).map_err(|_| StoreError::conflict("a number is too large"))
}

fn int(value: u64) -> Result<Value, StoreError> {
    number(value).map(Value::Number)
}

fn json(value: &impl serde::Serialize) -> Result<Value, StoreError> {
    serde_json::to_string(value)
        .map(Value::Text)
        .map_err(|_| StoreError::conflict("a value cannot be written down"))
}
