//! Reading a cabinet: its log, its names, its hands. What cannot be read is an error, never an absence.

use super::engine::{Engine, Pools};
use super::{Loaded, Store, StoreError};
use kabinet_core::cabinet::Event;
use kabinet_core::id::{ActorId, CabinetId, JoinCode, PersonId};
use sqlx::{Connection, SqlSafeStr, SqlStr};
use std::collections::HashMap;
use std::hash::Hash;
use std::str::FromStr;

/// The rows of a cabinet as they come.
type Rows = (Vec<(i64, String)>, Vec<(String, String)>, Vec<(String, String)>);

impl Store {
    /// The cabinet with this code, if there is one.
    pub async fn by_code(&self, code: JoinCode) -> Result<Option<CabinetId>, StoreError> {
        const SQL: &str = "SELECT id FROM cabinets WHERE code = $1";
        let code = code.to_string();
        let id: Option<String> = on!(self, pools => sqlx::query_scalar(SQL).bind(code).fetch_optional(&pools.reader).await?);
        id.map(|id| parse(&id)).transpose()
    }

    /// A cabinet with its whole log; none if it is not there. A log with a hole or with an event that cannot be read is corrupt.
    pub async fn load(&self, cabinet: CabinetId) -> Result<Option<Loaded>, StoreError> {
        const CABINET: &str = "SELECT secret FROM cabinets WHERE id = $1";
        const EVENTS: &str = "SELECT seq, body FROM events WHERE cabinet = $1 ORDER BY seq";
        const NAMES: &str = "SELECT person, name FROM people WHERE cabinet = $1";
        const ACTORS: &str = "SELECT actor, person FROM actors WHERE cabinet = $1";
        let id = cabinet.to_string();
        let (secret, (events, names, actors)): (Option<Vec<u8>>, Rows) = on!(self, pools => {
            let mut conn = pools.reader.acquire().await?;
            let mut reading = conn.begin_with(begin_reading(pools)).await?;
            let secret = sqlx::query_scalar(CABINET).bind(&id).fetch_optional(&mut *reading).await?;
            let events = sqlx::query_as(EVENTS).bind(&id).fetch_all(&mut *reading).await?;
            let names = sqlx::query_as(NAMES).bind(&id).fetch_all(&mut *reading).await?;
            let actors = sqlx::query_as(ACTORS).bind(&id).fetch_all(&mut *reading).await?;
            reading.commit().await?;
            (secret, (events, names, actors))
        });
        let Some(secret) = secret else { return Ok(None) };
        let events = log(events)?;
        Ok(Some(Loaded {
            secret: secret
                .try_into()
                .map_err(|_| StoreError::corrupt("the secret of a cabinet has another length"))?,
            seq: events.len() as u64,
            events,
            names: names
                .into_iter()
                .map(|(person, name)| Ok((parse(&person)?, name)))
                .collect::<Result<_, StoreError>>()?,
            actors: pairs::<ActorId, PersonId>(actors)?,
        }))
    }
}

/// The words that begin reading one and the same state.
pub(super) fn begin_reading<E: Engine>(_: &Pools<E>) -> SqlStr {
    E::BEGIN_READING.into_sql_str()
}

fn log(rows: Vec<(i64, String)>) -> Result<Vec<Event>, StoreError> {
    if rows.is_empty() {
        return Err(StoreError::corrupt("a cabinet has no log"));
    }
    let read = |(expected, (seq, body)): (i64, (i64, String))| {
        if seq != expected {
            return Err(StoreError::corrupt(format!("event {expected} is missing")));
        }
        // The error of serde could quote the body, so it is not passed on.
        serde_json::from_str(&body).map_err(|_| StoreError::corrupt(format!("event {seq} cannot be read")))
    };
    (1..).zip(rows).map(read).collect()
}

fn pairs<K: FromStr + Eq + Hash, V: FromStr>(rows: Vec<(String, String)>) -> Result<HashMap<K, V>, StoreError> {
    rows.into_iter().map(|(key, value)| Ok((parse(&key)?, parse(&value)?))).collect()
}

/// A stored id.
pub(super) fn parse<T: FromStr>(id: &str) -> Result<T, StoreError> {
    id.parse().map_err(|_| StoreError::corrupt("an id cannot be read"))
}

/// A stored number that is never negative.
pub(super) fn unsigned<T: TryFrom<i64>>(number: i64) -> Result<T, StoreError> {
    T::try_from(number).map_err(|_| StoreError::corrupt("a number is out of range"))
}

/// A stored hash.
pub(super) fn hash(bytes: Vec<u8>) -> Result<[u8; 32], StoreError> {
    bytes.try_into().map_err(|_| StoreError::corrupt("a hash has another length"))
}
