//! Every route on one screen. Nothing outside this module knows HTTP.
//!
//! In reading order: [`visit`] is what a request tells of itself, `page` writes pages, `security` and `log` surround everything,
//! the others are named by what they serve.

mod console;
mod enter;
mod files;
mod form;
mod guesses;
mod home;
mod join;
mod language;
mod log;
mod new;
mod page;
mod room;
mod security;
pub mod serve;
mod socket;
mod visit;

use crate::config::{Config, ConfigError, PublicUrl};
use crate::identity::seat::Seats;
use crate::live::Hub;
use crate::store::Store;
use axum::Router;
use axum::extract::{DefaultBodyLimit, FromRef};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use guesses::Guesses;
use leptos::config::LeptosOptions;
use std::sync::Arc;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// Most bytes of a form: a proposal of the longest kind in the widest script, and what surrounds it.
const FORM_BYTES: usize = 64 * 1024;

/// What every handler knows. Cheap to clone.
#[derive(Clone)]
pub struct Site {
    inner: Arc<Inner>,
}

struct Inner {
    store: Store,
    hub: Hub,
    leptos: LeptosOptions,
    public_url: Option<PublicUrl>,
    guesses: Guesses,
    pulse: files::Pulse,
    stop: CancellationToken,
    tasks: TaskTracker,
}

impl Site {
    /// A site over a store and its rooms. `stop` tells that the server ends, `tasks` waits for sockets.
    pub fn new(store: Store, hub: Hub, config: &Config, stop: CancellationToken, tasks: TaskTracker) -> Self {
        let (leptos, public_url) = (config.leptos.clone(), config.public_url.clone());
        Self {
            inner: Arc::new(Inner {
                store,
                hub,
                leptos,
                public_url,
                guesses: Guesses::default(),
                pulse: files::Pulse::default(),
                stop,
                tasks,
            }),
        }
    }

    fn seats(&self) -> Seats<'_> {
        Seats {
            store: &self.inner.store,
            hub: &self.inner.hub,
        }
    }
}

impl FromRef<Site> for LeptosOptions {
    fn from_ref(site: &Site) -> Self {
        site.inner.leptos.clone()
    }
}

/// The whole site.
///
/// # Errors
/// A public address that no browser would send as its origin.
pub fn router(site: Site) -> Result<Router, ConfigError> {
    let csrf = security::same_origin(site.inner.public_url.as_ref())?;
    let router = Router::new()
        .route("/", get(home::home))
        .route("/new", get(new::form))
        .route("/cabinets", post(new::open))
        .route("/join", get(home::join))
        .route("/j/{code}", get(join::form).post(join::join))
        .route("/j/{code}/qr.svg", get(join::qr))
        .route("/enter", get(enter::page).post(enter::enter))
        .route("/c/{cabinet}", get(room::room))
        .route("/c/{cabinet}/f/{fiche}", get(room::fiche))
        .route("/c/{cabinet}/choose", post(room::choose))
        .route("/c/{cabinet}/propose", post(room::propose))
        .route("/c/{cabinet}/leave", post(room::leave))
        .route("/c/{cabinet}/console", get(console::console))
        .route("/c/{cabinet}/report", get(console::report))
        .route("/c/{cabinet}/screen", get(console::screen))
        .route("/c/{cabinet}/live", get(socket::live))
        .route("/lang", post(language::choose))
        .route("/livez", get(files::alive))
        .route("/readyz", get(files::ready))
        .merge(files::pkg(&site.inner.leptos))
        .fallback_service(files::public(&site))
        .method_not_allowed_fallback(files::nothing)
        .layer(DefaultBodyLimit::max(FORM_BYTES))
        .layer(csrf)
        .layer(from_fn_with_state(site.clone(), page::problems))
        .layer(from_fn_with_state(site.clone(), security::headers))
        .layer(from_fn(log::requests));
    Ok(router.with_state(site))
}
