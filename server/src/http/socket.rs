//! The socket of a page: who may open one, and as whom.

use super::Site;
use super::room::cabinet_id;
use super::security::asked_by_us;
use super::visit::Visit;
use crate::error::Error;
use crate::identity::Seated;
use crate::live::{serve, turn_away};
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use kabinet_app::live::Seat;
use kabinet_core::limits;
use kabinet_core::refusal::Refusal;
use kabinet_core::wire::{CloseReason, SUBPROTOCOL};
use serde::Deserialize;

/// The default of 128 KiB is allocated at once for every socket; edits are a few hundred bytes.
const READ_BUFFER: usize = 4096;
/// Frames that wait for one socket are written together up to so many bytes: a call into the kernel costs more than a small frame.
const GATHERED: usize = 2048;
/// What was fed and not yet flushed has to fit: every frame that may wait for one socket.
const WRITE_BUFFER: usize = 1024 * 1024 + 256 * 1024;

/// As what a page comes.
#[derive(Deserialize)]
pub struct As {
    #[serde(default, rename = "as")]
    seat: String,
}

/// Opens the socket. From here on a "no" is a close code: a page cannot read why an upgrade was refused.
pub async fn live(
    State(site): State<Site>,
    visit: Visit,
    Path(cabinet): Path<String>,
    Query(page): Query<As>,
    headers: HeaderMap,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Result<Response, Error> {
    if !asked_by_us(&visit.base, &headers) {
        tracing::warn!("a socket for a page of another site was refused");
        return Err(Error::Unauthorised);
    }
    let cabinet = cabinet_id(&cabinet)?;
    let mut upgrade = upgrade.map_err(|_| Error::Malformed)?;
    let ours = upgrade.requested_protocols().find(|name| *name == SUBPROTOCOL).cloned();
    // An older page gets its own version confirmed, else its browser would not let it read the close code.
    let offered = ours.clone().or_else(|| upgrade.requested_protocols().next().cloned());
    if let Some(protocol) = offered {
        upgrade.set_selected_protocol(protocol);
    }
    let seated = match (ours, seat(&page.seat)) {
        (None, _) => Err(CloseReason::Outdated),
        (Some(_), None) => Err(CloseReason::NoSeat),
        (Some(_), Some(Seat::Table)) => site.seats().find_at_tables(visit.key.as_ref(), cabinet).await.map_err(reason),
        (Some(_), Some(seat)) => site.seats().find(visit.key.as_ref(), cabinet, seat).await.map_err(reason),
    };
    let tasks = site.inner.tasks.clone();
    let upgrade = upgrade
        .read_buffer_size(READ_BUFFER)
        .write_buffer_size(GATHERED)
        .max_write_buffer_size(WRITE_BUFFER);
    let upgrade = upgrade
        .max_message_size(limits::FRAME_IN_BYTES)
        .max_frame_size(limits::FRAME_IN_BYTES);
    Ok(upgrade.on_upgrade(move |socket| {
        // Tracked, so that the server does not end before the last socket was told why.
        tasks.track_future(async move {
            match seated {
                Ok(Seated { room, look }) => serve(socket, room, look.view.me.person).await,
                Err(reason) => turn_away(socket, reason).await,
            }
        })
    }))
}

fn seat(name: &str) -> Option<Seat> {
    [Seat::Table, Seat::Console, Seat::Screen]
        .into_iter()
        .find(|seat| seat.name() == name)
}

fn reason(error: Error) -> CloseReason {
    match error {
        Error::Refused(Refusal::Removed) => CloseReason::Removed,
        Error::Unauthorised | Error::NotFound => CloseReason::NoSeat,
        error => {
            tracing::error!(%error, "a socket found no room");
            CloseReason::Reload
        }
    }
}
