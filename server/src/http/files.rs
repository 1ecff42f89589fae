//! Files that were built, and whether the server is well.

use super::Site;
use crate::error::Error;
use crate::store::Store;
use axum::Router;
use axum::extract::{Request, State};
use axum::handler::Handler;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use leptos::config::LeptosOptions;
use std::time::{Duration, Instant};
use tokio::sync::Mutex;
use tower::Layer;
use tower_http::services::ServeDir;

/// Names with a hash in them never mean another file.
const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// Names without one may mean a newer file after the next start.
const SHORT: HeaderValue = HeaderValue::from_static("public, max-age=300");
/// A store that does not answer within a second is not ready for a hall.
const READY: Duration = Duration::from_secs(1);
/// Time between two such questions.
const PAUSE: Duration = Duration::from_secs(1);

/// The browser's code and the style sheet.
pub fn pkg<S: Clone + Send + Sync + 'static>(options: &LeptosOptions) -> Router<S> {
    let path = leptos_axum::site_pkg_dir_service_route_path(options);
    let cache = if options.hash_files {
        FOREVER
    } else {
        HeaderValue::from_static("no-cache")
    };
    let files = from_fn(move |request, next| kept(request, next, cache.clone())).layer(leptos_axum::site_pkg_dir_service(options));
    Router::new().route_service(&path, files)
}

/// Icons, fonts, manifest; and a page for what is not there.
pub fn public(site: &Site) -> axum::routing::MethodRouter {
    let files = ServeDir::new(&*site.inner.leptos.site_root)
        .append_index_html_on_directories(false)
        .call_fallback_on_method_not_allowed(true);
    let files = files.precompressed_br().precompressed_gzip().fallback(nothing.with_state(()));
    let files = from_fn(|request, next| kept(request, next, SHORT)).layer(files);
    axum::routing::any_service(files)
}

/// Nothing is here.
pub async fn nothing() -> Error {
    Error::NotFound
}

async fn kept(request: Request, next: Next, cache: HeaderValue) -> Response {
    let mut response = next.run(request).await;
    if response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED {
        response.headers_mut().insert(header::CACHE_CONTROL, cache);
    }
    response
}

/// The process runs.
pub async fn alive() -> &'static str {
    "alive\n"
}

/// The store answers and the server is not about to end.
pub async fn ready(State(site): State<Site>) -> (StatusCode, &'static str) {
    if site.inner.stop.is_cancelled() {
        return (StatusCode::SERVICE_UNAVAILABLE, "ending\n");
    }
    // A task of its own: whoever hangs up in the middle leaves the answer to the next one.
    let asked = tokio::spawn(async move { site.inner.pulse.feel(&site.inner.store).await });
    match asked.await {
        Ok(true) => (StatusCode::OK, "ready\n"),
        Ok(false) | Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the store does not answer\n"),
    }
}

/// When the store was last asked whether it can write, and what it said: each question makes it write, and anybody may ask.
#[derive(Default)]
pub struct Pulse(Mutex<Option<(Instant, bool)>>);

impl Pulse {
    /// Whether the store can write; who asks while another waits for the answer gets the same one.
    async fn feel(&self, store: &Store) -> bool {
        let mut last = self.0.lock().await;
        if let Some((at, well)) = *last
            && at.elapsed() < PAUSE
        {
            return well;
        }
        let well = matches!(tokio::time::timeout(READY, store.ping()).await, Ok(Ok(())));
        *last = Some((Instant::now(), well));
        well
    }
}
