//! Opening a cabinet.

use super::Site;
use super::form::Fields;
use super::page::Page;
use super::visit::Visit;
use crate::error::Error;
use crate::identity::Key;
use crate::identity::link::{Links, Opens};
use crate::live::{Join, now};
use crate::store::{Batch, NewCabinet, StoreError};
use axum::extract::State;
use axum::response::Response;
use kabinet_app::seats;
use kabinet_app::seed::{NewForm, PageSeed};
use kabinet_core::cabinet::{Event, Presence, Role};
use kabinet_core::id::{CabinetId, JoinCode};
use kabinet_core::lang::Lang;
use kabinet_core::limits;
use kabinet_core::refusal::Refusal;
use kabinet_core::template::{Template, Wish, opening};
use kabinet_core::text::line;

/// Parents expected, until somebody says how many.
const EXPECTED: &str = "40";
/// Two cabinets with one code is one chance in many millions; three times in a row is a fault of ours.
const TRIES: usize = 3;

/// The form.
pub async fn form(State(site): State<Site>, visit: Visit) -> Result<Response, Error> {
    let template = Template::default().name().to_owned();
    let empty = NewForm {
        langs: vec![visit.lang],
        template,
        expected: EXPECTED.to_owned(),
        ..NewForm::default()
    };
    write(&site, &visit, empty, None).await
}

/// The form was sent: a new cabinet, with a console for whom sent it.
pub async fn open(State(site): State<Site>, visit: Visit, fields: Fields) -> Result<Response, Error> {
    let typed = NewForm {
        title: fields.get("title").to_owned(),
        place: fields.get("place").to_owned(),
        langs: Lang::ALL
            .into_iter()
            .filter(|lang| fields.all("langs").any(|chosen| chosen == lang.code()))
            .collect(),
        template: fields.get("template").to_owned(),
        expected: fields.get("expected").trim().to_owned(),
    };
    if let Some(lang) = fields.parsed("read") {
        let visit = Visit { lang, ..visit };
        let again = write(&site, &visit, typed, None).await?;
        return Ok(visit.speak(lang, again));
    }
    let wish = match wish(&typed, visit.lang) {
        Ok(wish) => wish,
        Err(refusal) => return write(&site, &visit, typed, Some(refusal)).await,
    };
    let refusal = match create(&site, &visit, wish).await {
        Err(Error::Refused(refusal)) => refusal,
        Err(Error::Store(error)) => {
            tracing::error!(%error, "a cabinet was not stored");
            Refusal::TryAgain
        }
        answer => return answer,
    };
    write(&site, &visit, typed, Some(refusal)).await
}

fn wish(typed: &NewForm, lang: Lang) -> Result<Wish, Refusal> {
    let place = if typed.place.trim().is_empty() {
        String::new()
    } else {
        line(&typed.place, limits::TITLE_UNITS)?
    };
    let expected = if typed.expected.is_empty() { EXPECTED } else { &typed.expected };
    let expected = match expected.parse::<u16>() {
        Ok(expected @ 1..) if usize::from(expected) <= limits::PEOPLE => expected,
        _ => return Err(Refusal::HowMany { limit: limits::PEOPLE }),
    };
    // The language in which the form was filled in is the screen's, if it is one of those chosen.
    let mut langs = typed.langs.clone();
    langs.sort_by_key(|&chosen| chosen != lang);
    Ok(Wish {
        title: line(&typed.title, limits::TITLE_UNITS)?,
        place,
        langs: if langs.is_empty() { vec![lang] } else { langs },
        expected,
        template: if typed.template.is_empty() {
            Template::default()
        } else {
            Template::named(&typed.template).ok_or(Refusal::NotThere)?
        },
    })
}

async fn create(site: &Site, visit: &Visit, wish: Wish) -> Result<Response, Error> {
    let lang = wish.langs.first().copied().unwrap_or_default();
    let (cabinet, secret) = store(site, wish).await?;
    let key = visit.key.unwrap_or_else(Key::fresh);
    let room = site.inner.hub.room(cabinet).await?;
    let person = Links { cabinet, secret: &secret }.seat(Opens::Facilitator);
    room.join(Join {
        person,
        name: seats::facilitator(lang).to_owned(),
        role: Role::Facilitator,
        table: None,
        presence: Presence::Hall,
        lang: visit.lang,
        keys: vec![key.hash()],
    })
    .await?;
    Ok(visit.keep(&key, visit.go(&format!("/c/{cabinet}/console"))))
}

async fn store(site: &Site, wish: Wish) -> Result<(CabinetId, [u8; 32]), Error> {
    let mut tries = 0;
    loop {
        let (id, secret) = (CabinetId(rand::random()), rand::random());
        let code = JoinCode::from_random(rand::random());
        let opening = Event::Opened(Box::new(opening(id, code, wish.clone())));
        let new = NewCabinet {
            id,
            code,
            secret,
            at: now(),
            opening,
            first: Batch::new(id),
        };
        tries += 1;
        match site.inner.store.create(new).await {
            Ok(()) => return Ok((id, secret)),
            Err(StoreError::Conflict(_)) if tries < TRIES => {}
            Err(error) => return Err(error.into()),
        }
    }
}

async fn write(site: &Site, visit: &Visit, form: NewForm, refusal: Option<Refusal>) -> Result<Response, Error> {
    Page {
        visit,
        lang: visit.lang,
        page: PageSeed::New(form),
        refusal,
    }
    .write(site)
    .await
}
