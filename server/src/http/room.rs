//! A parent's or a moderator's phone: its pages, and its forms for as long as no wasm has arrived.

use super::Site;
use super::form::Fields;
use super::page::{Page, room_seed};
use super::visit::Visit;
use crate::error::Error;
use crate::identity::Seated;
use axum::extract::{Path, State};
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;
use kabinet_app::live::Seat;
use kabinet_app::seed::PageSeed;
use kabinet_core::cabinet::Command;
use kabinet_core::id::{CabinetId, FicheId, TableId};
use kabinet_core::refusal::Refusal;
use kabinet_core::wire::Ask;

/// The room.
pub async fn room(State(site): State<Site>, visit: Visit, Path(cabinet): Path<String>) -> Result<Response, Error> {
    let cabinet = cabinet_id(&cabinet)?;
    match site.seats().find(visit.key.as_ref(), cabinet, Seat::Table).await {
        Ok(seated) => write(&site, &visit, seated, None, None).await,
        Err(refused @ (Error::Unauthorised | Error::Refused(Refusal::Removed))) => elsewhere(&site, &visit, cabinet, refused).await,
        Err(error) => Err(error),
    }
}

/// Who leads the day goes to the console, who is not in yet to where one joins; whoever was asked to leave is told so.
async fn elsewhere(site: &Site, visit: &Visit, cabinet: CabinetId, refused: Error) -> Result<Response, Error> {
    if site.seats().find(visit.key.as_ref(), cabinet, Seat::Console).await.is_ok() {
        return Ok(visit.go(&format!("/c/{cabinet}/console")));
    }
    if !matches!(refused, Error::Unauthorised) {
        return Err(refused);
    }
    let head = site.inner.hub.room(cabinet).await?.head().await?;
    Ok(visit.go(&format!("/j/{}", head.code)))
}

/// One fiche, to read or to write.
pub async fn fiche(State(site): State<Site>, visit: Visit, Path((cabinet, fiche)): Path<(String, String)>) -> Result<Response, Error> {
    let cabinet = cabinet_id(&cabinet)?;
    let fiche: FicheId = fiche.parse().map_err(|_| Error::NotFound)?;
    let seated = match site.seats().find_at_tables(visit.key.as_ref(), cabinet).await {
        Err(refused @ Error::Unauthorised) => return elsewhere(&site, &visit, cabinet, refused).await,
        seated => seated?,
    };
    let text = seated.room.read(seated.person(), fiche).await?;
    let lang = seated.look.view.lang;
    let page = PageSeed::Fiche {
        room: room_seed(&visit.base, seated),
        fiche,
        text,
    };
    Page::new(&visit, lang, page).write(&site).await
}

/// A table was chosen.
pub async fn choose(State(site): State<Site>, visit: Visit, Path(cabinet): Path<String>, fields: Fields) -> Result<Response, Error> {
    let cabinet = cabinet_id(&cabinet)?;
    let seated = seated(&site, &visit, cabinet).await?;
    let chosen = match fields.parsed::<TableId>("table") {
        Some(table) => seated.room.ask(seated.person(), Ask::Command(Command::ChooseTable { table })).await,
        None => Err(Refusal::NotThere),
    };
    match chosen {
        Ok(()) => Ok(visit.go(&format!("/c/{cabinet}"))),
        Err(refusal) => write(&site, &visit, again(seated).await, Some(refusal), None).await,
    }
}

/// A proposal was written.
pub async fn propose(State(site): State<Site>, visit: Visit, Path(cabinet): Path<String>, fields: Fields) -> Result<Response, Error> {
    let cabinet = cabinet_id(&cabinet)?;
    let seated = seated(&site, &visit, cabinet).await?;
    let (title, proposal) = (fields.get("title").to_owned(), fields.get("proposal").to_owned());
    // The form brings the id, so that sent twice it makes one proposal.
    let fiche = fields.parsed("fiche").unwrap_or_else(|| FicheId(rand::random()));
    let proposed = match seated.look.view.me.table {
        Some(table) => {
            let private = fields.get("share") != "table";
            let command = Command::AddFiche {
                fiche,
                table,
                private,
                author: seated.person(),
            };
            let ask = Ask::Propose {
                command,
                title: title.clone(),
                proposal: proposal.clone(),
            };
            seated.room.ask(seated.person(), ask).await
        }
        None => Err(Refusal::NoTable),
    };
    match proposed {
        Ok(()) => Ok(visit.go(&format!("/c/{cabinet}"))),
        Err(refusal) => {
            // The same id again: a refusal for want of disk may have been stored all the same. Not if it is somebody else's.
            let fiche = if refusal == Refusal::NotThere {
                FicheId(rand::random())
            } else {
                fiche
            };
            write(&site, &visit, again(seated).await, Some(refusal), Some((fiche, title, proposal))).await
        }
    }
}

/// Somebody leaves, and this browser forgets them: the next one who holds the phone is somebody else.
pub async fn leave(State(site): State<Site>, visit: Visit, Path(cabinet): Path<String>) -> Result<Response, Error> {
    let cabinet = cabinet_id(&cabinet)?;
    let home = visit.go("/");
    let (Some(key), Ok(seated)) = (visit.key, site.seats().find(visit.key.as_ref(), cabinet, Seat::Table).await) else {
        return Ok(home);
    };
    site.inner.store.forget(key.hash(), cabinet, seated.person()).await?;
    if !site.inner.store.seats(key.hash()).await?.is_empty() {
        return Ok(home);
    }
    let mut home = visit.forget(home);
    // Words that were not sent yet; kept while this browser still has a seat anywhere, whose words they may be.
    home.headers_mut()
        .insert(HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"storage\""));
    Ok(home)
}

/// The cabinet in an address.
pub fn cabinet_id(text: &str) -> Result<CabinetId, Error> {
    text.parse().map_err(|_| Error::NotFound)
}

/// Who sent a form. Who has lost the seat meanwhile is told how to come back.
async fn seated(site: &Site, visit: &Visit, cabinet: CabinetId) -> Result<Seated, Error> {
    match site.seats().find(visit.key.as_ref(), cabinet, Seat::Table).await {
        Err(Error::Unauthorised) => {
            let other = site.seats().find_role(visit.key.as_ref(), cabinet, |_| true).await;
            Err(other.map_or(Refusal::NoSeat.into(), |_| Error::Unauthorised))
        }
        seated => seated,
    }
}

/// The same seat, with a look at how things stand after the "no". Where nothing can be read just now, the look from before will do: what
/// was typed comes back on it.
async fn again(seated: Seated) -> Seated {
    match seated.room.look(seated.person()).await {
        Ok(look) => Seated { look, ..seated },
        Err(_) => seated,
    }
}

async fn write(
    site: &Site,
    visit: &Visit,
    seated: Seated,
    refusal: Option<Refusal>,
    typed: Option<(FicheId, String, String)>,
) -> Result<Response, Error> {
    let lang = seated.look.view.lang;
    let mut room = room_seed(&visit.base, seated);
    if let Some((fiche, title, proposal)) = typed {
        room.next_fiche = fiche;
        room.typed = Some((title, proposal));
    }
    Page {
        visit,
        lang,
        page: PageSeed::Room(room),
        refusal,
    }
    .write(site)
    .await
}
