//! Writing a page from its seed.

use super::Site;
use super::security::policy;
use super::visit::Visit;
use crate::config::PublicUrl;
use crate::error::{Error, Problem, status};
use crate::identity::Seated;
use crate::identity::link::{Links, Opens};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kabinet_app::seed::{PageSeed, RoomSeed, Seed};
use kabinet_app::shell;
use kabinet_core::cabinet::Role;
use kabinet_core::id::FicheId;
use kabinet_core::lang::Lang;
use kabinet_core::refusal::Refusal;
use leptos::nonce::Nonce;
use leptos::prelude::provide_context;

/// A page about to be written.
pub struct Page<'a> {
    /// For which request; a form that was refused is drawn at its own address.
    pub visit: &'a Visit,
    /// In which language.
    pub lang: Lang,
    /// What is on it.
    pub page: PageSeed,
    /// A "no" to go with it.
    pub refusal: Option<Refusal>,
}

impl<'a> Page<'a> {
    /// A page without a "no".
    pub const fn new(visit: &'a Visit, lang: Lang, page: PageSeed) -> Self {
        Self {
            visit,
            lang,
            page,
            refusal: None,
        }
    }

    /// Writes it; the status follows from the refusal.
    pub async fn write(self, site: &Site) -> Result<Response, Error> {
        let Self {
            visit,
            lang,
            page,
            refusal,
        } = self;
        let code = refusal.as_ref().map_or(StatusCode::OK, status);
        let seed = Seed { lang, page, refusal };
        let nonce = Nonce::new();
        let policy = HeaderValue::from_str(&policy(&visit.base, Some(&nonce))).map_err(|error| Error::Internal(error.to_string()))?;
        // Only the address goes to the pages: all else they may know stands in the seed.
        let address = visit.uri.path_and_query().map_or("/", |path| path.as_str());
        let request = Request::builder()
            .uri(address)
            .body(Body::empty())
            .map_err(|error| Error::Internal(error.to_string()))?;
        let options = site.inner.leptos.clone();
        let context = move || {
            provide_context(nonce.clone());
            provide_context(seed.clone());
        };
        let mut response = leptos_axum::render_app_async_with_context(context, move || shell(options.clone()))(request).await;
        if response.status() == StatusCode::OK {
            *response.status_mut() = code;
        }
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
        response
            .headers_mut()
            .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        Ok(response)
    }
}

/// Writes the page for every answer that is only a problem yet.
pub async fn problems(State(site): State<Site>, visit: Visit, request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let Some(Problem(refusal)) = response.extensions().get().cloned() else {
        return response;
    };
    let page = Page {
        visit: &visit,
        lang: visit.lang,
        page: PageSeed::Problem,
        refusal: Some(refusal),
    };
    match page.write(&site).await {
        Ok(mut page) => {
            *page.status_mut() = response.status();
            // What the answer had to say beside its page, as that a cookie is to be forgotten.
            for (name, value) in response.headers().iter().filter(|(name, _)| *name != header::CONTENT_LENGTH) {
                page.headers_mut().append(name, value.clone());
            }
            page
        }
        Err(error) => {
            tracing::error!(%error, "a page cannot be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// What the room's pages are drawn from.
pub fn room_seed(base: &PublicUrl, seated: Seated) -> RoomSeed {
    let look = seated.look;
    let me = look.view.me;
    let links = Links {
        cabinet: look.view.head.cabinet,
        secret: &look.secret,
    };
    let own = match me.role {
        Role::Facilitator => Some(Opens::Facilitator),
        // Not the link of the table: whoever was brought to another one would be handed the seat of its moderator.
        Role::Participant | Role::Moderator => Some(Opens::Person(me.person)),
        Role::Screen => None,
    };
    RoomSeed {
        seq: look.seq,
        now: look.now,
        join_url: format!("{base}/j/{}", look.view.head.code),
        own_link: own.map(|opens| links.link(base, opens)),
        next_fiche: FicheId(rand::random()),
        typed: None,
        view: look.view,
    }
}
