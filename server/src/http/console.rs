//! The facilitator's laptop and the projector.

use super::Site;
use super::page::{Page, room_seed};
use super::room::cabinet_id;
use super::visit::Visit;
use crate::error::Error;
use crate::identity::link::{Links as Secret, Opens};
use axum::extract::{Path, State};
use axum::response::Response;
use kabinet_app::live::Seat;
use kabinet_app::seed::{Links, PageSeed};
use kabinet_core::id::TableId;
use kabinet_core::limits;

/// The console, with the links to hand out.
pub async fn console(State(site): State<Site>, visit: Visit, Path(cabinet): Path<String>) -> Result<Response, Error> {
    let seated = site.seats().find(visit.key.as_ref(), cabinet_id(&cabinet)?, Seat::Console).await?;
    let view = &seated.look.view;
    let secret = Secret {
        cabinet: view.head.cabinet,
        secret: &seated.look.secret,
    };
    let links = Links {
        facilitator: secret.link(&visit.base, Opens::Facilitator),
        screen: secret.link(&visit.base, Opens::Screen),
        // Tables are numbered on; the link of one that is added later is on the page already.
        moderators: (1..=limits::TABLES as u16)
            .map(TableId)
            .map(|table| (table, secret.link(&visit.base, Opens::Moderator(table))))
            .collect(),
    };
    let lang = view.lang;
    let page = PageSeed::Console {
        room: room_seed(&visit.base, seated),
        links,
    };
    Page::new(&visit, lang, page).write(&site).await
}

/// What the day leaves to those who decide, to be printed or kept.
pub async fn report(State(site): State<Site>, visit: Visit, Path(cabinet): Path<String>) -> Result<Response, Error> {
    let cabinet = cabinet_id(&cabinet)?;
    let seated = site.seats().find(visit.key.as_ref(), cabinet, Seat::Console).await?;
    let report = seated.room.report(seated.person()).await?;
    let page = PageSeed::Report { cabinet, report };
    Page::new(&visit, seated.look.view.lang, page).write(&site).await
}

/// The projector.
pub async fn screen(State(site): State<Site>, visit: Visit, Path(cabinet): Path<String>) -> Result<Response, Error> {
    let seated = site.seats().find(visit.key.as_ref(), cabinet_id(&cabinet)?, Seat::Screen).await?;
    let lang = seated.look.view.lang;
    let page = PageSeed::Screen(room_seed(&visit.base, seated));
    Page::new(&visit, lang, page).write(&site).await
}
