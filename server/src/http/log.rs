//! One line per request: what was asked and how long it took, never by whom. Addresses hold ids and codes, so the line has the route's
//! pattern instead.

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use std::time::Instant;

/// Writes the line once the answer is ready.
pub async fn requests(request: Request, next: Next) -> Response {
    let start = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    let route = route.as_ref().map_or("other", MatchedPath::as_str);
    let (status, ms) = (
        response.status().as_u16(),
        u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX),
    );
    match route {
        "/livez" | "/readyz" => tracing::debug!(%method, route, status, ms, "request"),
        _ => tracing::info!(%method, route, status, ms, "request"),
    }
    response
}
