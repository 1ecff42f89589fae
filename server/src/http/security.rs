//! What every answer tells the browser not to do, and which requests are not ours.

use super::{Site, visit};
use crate::config::{ConfigError, PublicUrl};
use crate::error::Error;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tower_http::csrf::{CsrfLayer, ProtectionError, ResponseForProtectionError};

/// Same-origin and not no-referrer: under the latter, browsers send `Origin: null` with a form, and those before 2023, which say nothing
/// else of where a form comes from, could then send none. Nobody else ever gets a referrer either way.
const REFERRER: &str = "same-origin";
/// Nothing that a workshop needs.
const PERMISSIONS: &str = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()";

/// Adds the headers that hold for everything.
pub async fn headers(State(site): State<Site>, request: Request, next: Next) -> Response {
    let base = visit::base(&site, request.headers(), request.uri());
    let mut response = next.run(request).await;
    let mut say = |name: HeaderName, value: &str| {
        if let (false, Ok(value)) = (response.headers().contains_key(&name), HeaderValue::from_str(value)) {
            response.headers_mut().insert(name, value);
        }
    };
    say(header::CONTENT_SECURITY_POLICY, &policy(&base, None));
    say(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    say(header::REFERRER_POLICY, REFERRER);
    say(HeaderName::from_static("permissions-policy"), PERMISSIONS);
    say(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    say(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    if base.is_secure() {
        say(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
    response
}

/// What a page may load. Older Safari does not take 'self' for sockets, so their address is written out.
pub fn policy(base: &PublicUrl, nonce: Option<&str>) -> String {
    let nonce = nonce.map(|nonce| format!(" 'nonce-{nonce}'")).unwrap_or_default();
    format!(
        "default-src 'none'; script-src 'self'{nonce} 'wasm-unsafe-eval'; style-src 'self'{nonce}; font-src 'self'; \
         connect-src 'self' {}; img-src 'self' data:; manifest-src 'self'; base-uri 'none'; form-action 'self'; \
         frame-ancestors 'none'; object-src 'none'",
        base.sockets()
    )
}

/// Whether a socket was asked for by a page of ours. Browsers always say which page asks, and let no page say otherwise.
pub fn asked_by_us(base: &PublicUrl, headers: &HeaderMap) -> bool {
    let mut origins = headers.get_all(header::ORIGIN).iter();
    let ours = origins
        .next()
        .is_some_and(|origin| origin.as_bytes() == base.to_string().as_bytes());
    ours && origins.next().is_none()
}

/// Refuses forms from other sites' pages. What is not a browser says nothing of sites, and brings nobody's cookie.
///
/// # Errors
/// A public address that no browser would send as its origin.
pub fn same_origin(public_url: Option<&PublicUrl>) -> Result<CsrfLayer<Foreign>, ConfigError> {
    let Some(url) = public_url else {
        return Ok(CsrfLayer::new().with_rejection_response(Foreign));
    };
    let layer = CsrfLayer::new()
        .add_trusted_origin(url.to_string())
        .map_err(|_| ConfigError::PublicUrl(url.to_string()))?;
    Ok(layer.with_rejection_response(Foreign))
}

/// The answer to a form from another site.
#[derive(Debug, Clone, Copy)]
pub struct Foreign;

impl ResponseForProtectionError<Body> for Foreign {
    fn response_for_protection_error(&mut self, error: ProtectionError) -> Response {
        tracing::warn!(%error, "a form from another site was refused");
        Error::Unauthorised.into_response()
    }
}

/// A path of ours to go back to: nothing that leads to another host, whatever browsers make of slashes.
pub fn local(path: &str) -> Option<Uri> {
    let safe = path.starts_with('/') && !path.starts_with("//") && !path.contains('\\') && !path.contains(char::is_control);
    path.parse().ok().filter(|uri: &Uri| safe && uri.authority().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_ours_are_gone_back_to() {
        for path in ["/", "/new", "/c/abc/console", "/j/K7QDM2XA?lang=fr"] {
            assert!(local(path).is_some(), "{path}");
        }
        for path in [
            "",
            "new",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/\n/evil.example",
            "\\\\evil",
            "javascript:1",
        ] {
            assert!(local(path).is_none(), "{path}");
        }
    }
}
