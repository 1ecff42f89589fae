//! Coming in, by QR or by code.

use super::form::Fields;
use super::page::Page;
use super::visit::Visit;
use super::{Site, home};
use crate::error::Error;
use crate::identity::{Key, names};
use crate::live::{Head, Join, Room};
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kabinet_app::seed::{JoinSeed, PageSeed};
use kabinet_core::cabinet::{Presence, Role};
use kabinet_core::id::{CabinetId, JoinCode, PersonId};
use kabinet_core::refusal::Refusal;
use kabinet_core::{limits, text};
use qrcode::{EcLevel, QrCode, render::svg};
use sha2::{Digest, Sha256};

/// Names to choose from, apart from the one that stands there already.
const MADE_UP: usize = 5;
/// Smallest side of the QR code, in its own units; it is drawn as large as the page wants.
const QR_SIDE: u32 = 320;

/// The form; who is in already goes on to the room.
pub async fn form(State(site): State<Site>, visit: Visit, Path(code): Path<String>) -> Result<Response, Error> {
    let (cabinet, room) = match find(&site, &visit, &code).await {
        Ok(found) => found,
        Err(error) => return home::again(&site, &visit, code, error).await,
    };
    if is_in(&site, visit.key.as_ref(), cabinet).await? {
        return Ok(visit.go(&format!("/c/{cabinet}")));
    }
    let head = room.head().await?;
    if !head.receives {
        return Err(Refusal::Over.into());
    }
    let response = write(&site, &visit, head, None, None).await?;
    // With a key from the start, a form that is sent twice is the same person twice.
    Ok(if visit.key.is_some() {
        response
    } else {
        visit.keep(&Key::fresh(), response)
    })
}

/// The form was sent: a seat.
pub async fn join(State(site): State<Site>, visit: Visit, Path(code): Path<String>, fields: Fields) -> Result<Response, Error> {
    let (cabinet, room) = match find(&site, &visit, &code).await {
        Ok(found) => found,
        Err(error) => return home::again(&site, &visit, code, error).await,
    };
    if is_in(&site, visit.key.as_ref(), cabinet).await? {
        return Ok(visit.go(&format!("/c/{cabinet}")));
    }
    if let Some(lang) = fields.parsed("read") {
        let visit = Visit { lang, ..visit };
        let again = write(&site, &visit, room.head().await?, Some(&fields), None).await?;
        return Ok(visit.speak(lang, again));
    }
    let key = visit.key.unwrap_or_else(Key::fresh);
    match sit_down(&site, &room, cabinet, &key, &visit, &fields).await {
        Ok(()) => Ok(visit.keep(&key, visit.go(&format!("/c/{cabinet}")))),
        Err(Error::Refused(refusal)) => write(&site, &visit, room.head().await?, Some(&fields), Some(refusal)).await,
        Err(error) => Err(error),
    }
}

async fn sit_down(site: &Site, room: &Room, cabinet: CabinetId, key: &Key, visit: &Visit, fields: &Fields) -> Result<(), Error> {
    let head = room.head().await?;
    if !head.receives {
        return Err(Refusal::Over.into());
    }
    let lang = fields.parsed("lang").unwrap_or(visit.lang);
    let name = match fields.get("name").trim() {
        // Who does not want to say a name need not think of one.
        "" => names::one_made_up(lang),
        typed => text::line(typed, limits::NAME_UNITS).map_err(Refusal::from)?,
    };
    let person = new_person(site, room, cabinet, key).await?;
    Ok(room
        .join(Join {
            person,
            name,
            role: Role::Participant,
            table: None,
            presence: presence(fields),
            lang,
            keys: vec![key.hash()],
        })
        .await?)
}

/// Somebody new. It follows from the key, so that two forms at the same moment make one person; unless that person has been here before
/// and left: a phone that is handed on belongs to somebody else now.
async fn new_person(site: &Site, room: &Room, cabinet: CabinetId, key: &Key) -> Result<PersonId, Error> {
    let hash = Sha256::new_with_prefix("kabinet person 1\0")
        .chain_update(key.hash().0)
        .chain_update(cabinet.0)
        .finalize();
    let mut id = [0; 16];
    id.copy_from_slice(&hash[..16]);
    let person = PersonId(id);
    match room.look(person).await {
        Err(Refusal::NotThere) => return Ok(person),
        Ok(_) | Err(Refusal::Removed) => {}
        Err(refusal) => return Err(refusal.into()),
    }
    // A seat and its key are stored together: with the key still there, the other form was only quicker.
    let seats = site.inner.store.seats_in(key.hash(), cabinet).await?;
    let still_here = seats.iter().any(|seat| seat.person == person);
    Ok(if still_here { person } else { PersonId(rand::random()) })
}

/// The code as a picture. It says nothing that its address does not, so it is drawn for any code.
pub async fn qr(visit: Visit, Path(code): Path<String>) -> Result<Response, Error> {
    let code: JoinCode = code.parse().map_err(|_| Error::NotFound)?;
    let address = format!("{}/j/{code}", visit.base);
    let code = QrCode::with_error_correction_level(address, EcLevel::M).map_err(|error| Error::Internal(error.to_string()))?;
    let svg = code
        .render::<svg::Color>()
        .min_dimensions(QR_SIDE, QR_SIDE)
        .quiet_zone(true)
        .build();
    Ok((
        [
            (header::CONTENT_TYPE, "image/svg+xml"),
            (header::CACHE_CONTROL, "public, max-age=3600"),
        ],
        svg,
    )
        .into_response())
}

async fn find(site: &Site, visit: &Visit, code: &str) -> Result<(CabinetId, Room), Error> {
    let (_, cabinet) = home::find(site, visit, code).await?;
    Ok((cabinet, site.inner.hub.room(cabinet).await?))
}

/// Whether this browser has a parent's seat here. Who was asked to leave is told so again.
async fn is_in(site: &Site, key: Option<&Key>, cabinet: CabinetId) -> Result<bool, Error> {
    match site.seats().find_role(key, cabinet, |role| role == Role::Participant).await {
        Ok(_) => Ok(true),
        Err(Error::Unauthorised) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Draws the form, with what was chosen in it when it was refused.
async fn write(site: &Site, visit: &Visit, head: Head, typed: Option<&Fields>, refusal: Option<Refusal>) -> Result<Response, Error> {
    let lang = visit.lang;
    // Whoever changes the language of the page reads in that one.
    let chosen = typed.and_then(|typed| typed.parsed("read").or_else(|| typed.parsed("lang")));
    let speaks = chosen.unwrap_or(lang);
    let mut made_up = names::made_up(lang, MADE_UP + 1);
    let name = typed.map(|typed| typed.get("name").to_owned());
    let name = name.or_else(|| made_up.pop()).unwrap_or_default();
    made_up.truncate(MADE_UP);
    let Head {
        title,
        place,
        code,
        mut langs,
        ..
    } = head;
    // The cabinet's languages come first; whoever reads another one can go on in it.
    if !langs.contains(&speaks) {
        langs.push(speaks);
    }
    let page = PageSeed::Join(JoinSeed {
        code,
        title,
        place,
        langs,
        name,
        made_up,
        presence: typed.map_or(Presence::Hall, presence),
        speaks,
    });
    Page {
        visit,
        lang,
        page,
        refusal,
    }
    .write(site)
    .await
}

fn presence(fields: &Fields) -> Presence {
    if fields.get("presence") == "online" {
        Presence::Online
    } else {
        Presence::Hall
    }
}
