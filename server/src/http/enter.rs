//! Capability links: the page that a link opens, and the form with which it hands over its secret.

use super::Site;
use super::form::Fields;
use super::page::Page;
use super::visit::Visit;
use crate::error::Error;
use crate::identity::Key;
use crate::identity::link::{Links, Opens, Ticket};
use crate::live::{Head, Join, Room, RoomError};
use axum::extract::State;
use axum::response::Response;
use kabinet_app::seats;
use kabinet_app::seed::PageSeed;
use kabinet_core::cabinet::{Presence, Role};
use kabinet_core::id::{CabinetId, PersonId};
use kabinet_core::lang::Lang;
use kabinet_core::refusal::Refusal;

/// The page. It changes nothing: a preview that a messenger makes of a link must not take a seat.
pub async fn page(State(site): State<Site>, visit: Visit) -> Result<Response, Error> {
    write(&site, &visit, None).await
}

/// The secret was handed over: its seat, for this browser from now on.
pub async fn enter(State(site): State<Site>, visit: Visit, fields: Fields) -> Result<Response, Error> {
    let opened = match fields.get("key").parse() {
        Ok(ticket) => open(&site, &visit, &ticket).await,
        Err(_) => Err(Refusal::UnknownLink.into()),
    };
    match opened {
        Ok(response) => Ok(response),
        Err(Error::Refused(Refusal::UnknownLink)) => {
            let too_many = site.inner.guesses.slow_down(visit.from).await;
            write(
                &site,
                &visit,
                Some(if too_many { Refusal::TooManyCodes } else { Refusal::UnknownLink }),
            )
            .await
        }
        Err(error) => Err(error),
    }
}

async fn open(site: &Site, visit: &Visit, ticket: &Ticket) -> Result<Response, Error> {
    let room = match site.inner.hub.room(ticket.cabinet).await {
        Err(RoomError::NotFound) => return Err(Refusal::UnknownLink.into()),
        room => room?,
    };
    let head = room.head().await?;
    let links = Links {
        cabinet: ticket.cabinet,
        secret: &head.secret,
    };
    let opens = links.known(ticket, &head.tables).ok_or(Refusal::UnknownLink)?;
    let person = links.seat(opens);
    let role = match opens.role() {
        Some(role) => role,
        // The link was given to somebody with a seat, so there is nobody to make.
        None => room.look(person).await.map_err(unknown)?.view.me.role,
    };
    let key = visit.key.unwrap_or_else(Key::fresh);
    sit_down(&room, &head, visit.lang, &key, opens, person, role).await?;
    Ok(visit.keep(&key, visit.go(&place(ticket.cabinet, role))))
}

async fn sit_down(room: &Room, head: &Head, lang: Lang, key: &Key, opens: Opens, person: PersonId, role: Role) -> Result<(), Refusal> {
    let first = head.langs.first().copied().unwrap_or_default();
    let (name, table) = match opens {
        Opens::Facilitator => (seats::facilitator(first).to_owned(), None),
        Opens::Screen => (seats::screen(first).to_owned(), None),
        Opens::Moderator(table) => (seats::moderator(first, table), Some(table)),
        Opens::Person(_) => (String::new(), None),
    };
    // A projector speaks to everybody: the first language of the cabinet, whatever its browser likes.
    let lang = if role == Role::Screen { first } else { lang };
    room.join(Join {
        person,
        name,
        role,
        table,
        presence: Presence::Hall,
        lang,
        keys: vec![key.hash()],
    })
    .await
}

fn unknown(refusal: Refusal) -> Refusal {
    if refusal == Refusal::NotThere {
        Refusal::UnknownLink
    } else {
        refusal
    }
}

fn place(cabinet: CabinetId, role: Role) -> String {
    match role {
        Role::Facilitator => format!("/c/{cabinet}/console"),
        Role::Screen => format!("/c/{cabinet}/screen"),
        Role::Moderator | Role::Participant => format!("/c/{cabinet}"),
    }
}

async fn write(site: &Site, visit: &Visit, refusal: Option<Refusal>) -> Result<Response, Error> {
    Page {
        visit,
        lang: visit.lang,
        page: PageSeed::Enter,
        refusal,
    }
    .write(site)
    .await
}
