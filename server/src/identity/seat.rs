//! Which of a browser's seats a page takes.

use super::Key;
use crate::error::Error;
use crate::live::{Hub, Look, Room};
use crate::store::Store;
use kabinet_app::live::Seat;
use kabinet_core::cabinet::Role;
use kabinet_core::id::{CabinetId, PersonId};
use kabinet_core::refusal::Refusal;

/// A browser has one seat in a cabinet, a laptop that tries every role a handful. More are not looked at.
const SEATS: usize = 32;

/// Somebody in a cabinet.
pub struct Seated {
    /// The cabinet.
    pub room: Room,
    /// What they see.
    pub look: Look,
}

impl Seated {
    /// Who.
    pub const fn person(&self) -> PersonId {
        self.look.view.me.person
    }
}

/// Finds seats: the store knows which ones a key opens, the room what they are.
#[derive(Clone, Copy)]
pub struct Seats<'a> {
    /// Where keys are kept.
    pub store: &'a Store,
    /// Where rooms live.
    pub hub: &'a Hub,
}

impl Seats<'_> {
    /// The seat that this key opens for such a page; of several, the one that was given last.
    ///
    /// # Errors
    /// `Unauthorised` where there is none, `Removed` where the person was asked to leave.
    pub async fn find(&self, key: Option<&Key>, cabinet: CabinetId, seat: Seat) -> Result<Seated, Error> {
        self.find_role(key, cabinet, |role| fits(seat, role)).await
    }

    /// As `find`, for a page of the tables: whoever leads the day may look at every table.
    ///
    /// # Errors
    /// As for `find`.
    pub async fn find_at_tables(&self, key: Option<&Key>, cabinet: CabinetId) -> Result<Seated, Error> {
        let refused = match self.find(key, cabinet, Seat::Table).await {
            Err(refused @ (Error::Unauthorised | Error::Refused(Refusal::Removed))) => refused,
            found => return found,
        };
        match self.find(key, cabinet, Seat::Console).await {
            Err(Error::Unauthorised) => Err(refused),
            found => found,
        }
    }

    /// The seat that this key opens with such a role.
    ///
    /// # Errors
    /// As for `find`.
    pub async fn find_role(&self, key: Option<&Key>, cabinet: CabinetId, fits: impl Fn(Role) -> bool) -> Result<Seated, Error> {
        let key = key.ok_or(Error::Unauthorised)?;
        let mut rows = self.store.seats_in(key.hash(), cabinet).await?;
        if rows.is_empty() {
            // Nothing is loaded for whom has no business here.
            return Err(Error::Unauthorised);
        }
        rows.sort_by_key(|row| std::cmp::Reverse(row.at));
        let room = self.hub.room(cabinet).await?;
        let mut none = Error::Unauthorised;
        for row in rows.into_iter().take(SEATS) {
            match room.look(row.person).await {
                Ok(look) if fits(look.view.me.role) => return Ok(Seated { room, look }),
                Ok(_) | Err(Refusal::NotThere) => {}
                Err(Refusal::Removed) => none = Refusal::Removed.into(),
                Err(refusal) => return Err(refusal.into()),
            }
        }
        Err(none)
    }
}

const fn fits(seat: Seat, role: Role) -> bool {
    match seat {
        Seat::Table => matches!(role, Role::Participant | Role::Moderator),
        Seat::Console => matches!(role, Role::Facilitator),
        Seat::Screen => matches!(role, Role::Screen),
    }
}
