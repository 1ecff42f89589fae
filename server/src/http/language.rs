//! Another language, on any page.

use super::Site;
use super::form::Fields;
use super::security::local;
use super::visit::Visit;
use crate::error::Error;
use axum::extract::State;
use axum::response::Response;
use kabinet_app::live::Seat;
use kabinet_core::cabinet::Command;
use kabinet_core::id::CabinetId;
use kabinet_core::lang::Lang;
use kabinet_core::wire::Ask;

/// A language was chosen: this browser keeps it, and so does the seat of the page it was chosen on.
pub async fn choose(State(site): State<Site>, visit: Visit, fields: Fields) -> Result<Response, Error> {
    let back = local(fields.get("back"));
    let path = back.as_ref().map_or("/", |back| back.path());
    let Some(lang) = fields.parsed::<Lang>("lang") else {
        return Ok(visit.go(path));
    };
    if let Some((cabinet, part)) = inside(path) {
        let (seats, key) = (site.seats(), visit.key.as_ref());
        let seated = match part {
            "console" | "report" => seats.find(key, cabinet, Seat::Console).await,
            "screen" => seats.find(key, cabinet, Seat::Screen).await,
            _ => seats.find_at_tables(key, cabinet).await,
        };
        match seated {
            Ok(seated) => seated.room.ask(seated.person(), Ask::Command(Command::Speak { lang })).await?,
            // Not in (any more): the page itself will say so.
            Err(Error::Unauthorised | Error::NotFound | Error::Refused(_)) => {}
            Err(error) => return Err(error),
        }
    }
    // Without what followed the path: a language in the link would win over the one just chosen.
    Ok(visit.speak(lang, visit.go(path)))
}

/// The cabinet of a page inside one, and which page it is.
fn inside(path: &str) -> Option<(CabinetId, &str)> {
    let mut parts = path.strip_prefix("/c/")?.split('/');
    let cabinet = parts.next()?.parse().ok()?;
    Some((cabinet, parts.next().unwrap_or_default()))
}
