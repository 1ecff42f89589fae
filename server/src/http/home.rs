//! The way in, and codes as people type them.

use super::Site;
use super::page::Page;
use super::visit::Visit;
use crate::error::Error;
use axum::extract::{Query, State};
use axum::response::Response;
use kabinet_app::seed::PageSeed;
use kabinet_core::id::{CabinetId, JoinCode};
use kabinet_core::refusal::Refusal;
use serde::Deserialize;

/// What the form with the code sends. It is a GET, so that it works as a link as well.
#[derive(Deserialize)]
pub struct Typed {
    #[serde(default)]
    code: String,
    /// Another language for the form, and nothing else.
    #[serde(default)]
    read: String,
}

/// Start a cabinet, or join one.
pub async fn home(State(site): State<Site>, visit: Visit) -> Result<Response, Error> {
    write(&site, &visit, String::new(), None).await
}

/// A code was typed: on to its cabinet, or once more.
pub async fn join(State(site): State<Site>, visit: Visit, Query(typed): Query<Typed>) -> Result<Response, Error> {
    if let Ok(lang) = typed.read.parse() {
        let visit = Visit { lang, ..visit };
        let again = write(&site, &visit, typed.code, None).await?;
        return Ok(visit.speak(lang, again));
    }
    match find(&site, &visit, &typed.code).await {
        Ok((code, _)) => Ok(visit.go(&format!("/j/{code}"))),
        Err(error) => again(&site, &visit, typed.code, error).await,
    }
}

/// The way in once more, with the code as it was typed.
pub async fn again(site: &Site, visit: &Visit, code: String, error: Error) -> Result<Response, Error> {
    match error {
        Error::Refused(refusal) => write(site, visit, code, Some(refusal)).await,
        error => Err(error),
    }
}

/// The code as it was meant, and its cabinet. What can be no code at all counts as a wrong one.
pub async fn find(site: &Site, visit: &Visit, typed: &str) -> Result<(JoinCode, CabinetId), Error> {
    if let Ok(code) = typed.parse()
        && let Some(cabinet) = site.inner.store.by_code(code).await?
    {
        return Ok((code, cabinet));
    }
    // An empty field is no guess.
    let too_many = !typed.trim().is_empty() && site.inner.guesses.slow_down(visit.from).await;
    Err(if too_many { Refusal::TooManyCodes } else { Refusal::UnknownCode }.into())
}

async fn write(site: &Site, visit: &Visit, code: String, refusal: Option<Refusal>) -> Result<Response, Error> {
    // What was typed comes back, but not a book of it.
    let code = code.chars().take(4 * JoinCode::LENGTH).collect();
    Page {
        visit,
        lang: visit.lang,
        page: PageSeed::Home { code },
        refusal,
    }
    .write(site)
    .await
}
