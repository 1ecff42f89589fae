//! What a request tells of itself: where it thinks it is, which key it brings, which language it wants.

use super::Site;
use super::serve::Peer;
use crate::config::PublicUrl;
use crate::identity::{Key, cookie};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use kabinet_core::lang::Lang;
use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr};

/// What a request tells of itself.
#[derive(Clone)]
pub struct Visit {
    /// The address asked for.
    pub uri: Uri,
    /// Where people reach this server.
    pub base: PublicUrl,
    /// The key in the cookie.
    pub key: Option<Key>,
    /// The language for whom has no seat yet.
    pub lang: Lang,
    /// Where the connection comes from. Behind a proxy that is the proxy: what a proxy says about others is not believed.
    pub from: IpAddr,
}

impl Visit {
    /// Sends the browser on, after a form too.
    pub fn go(&self, path: &str) -> Response {
        Redirect::to(path).into_response()
    }

    /// Lets the browser keep a key along with a response.
    pub fn keep(&self, key: &Key, response: Response) -> Response {
        with_cookie(response, cookie::keep(key, self.base.is_secure()))
    }

    /// Lets the browser forget its key along with a response.
    pub fn forget(&self, response: Response) -> Response {
        with_cookie(response, cookie::forget(self.base.is_secure()))
    }

    /// Lets the browser keep a language along with a response.
    pub fn speak(&self, lang: Lang, response: Response) -> Response {
        with_cookie(response, cookie::speak(lang, self.base.is_secure()))
    }
}

fn with_cookie(mut response: Response, cookie: HeaderValue) -> Response {
    response.headers_mut().append(header::SET_COOKIE, cookie);
    response
}

impl FromRequestParts<Site> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Infallible> {
        let base = base(site, &parts.headers, &parts.uri);
        Ok(Self {
            key: cookie::key(&parts.headers, base.is_secure()),
            lang: lang(&parts.uri, &parts.headers),
            from: parts
                .extensions
                .get()
                .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |&Peer(address)| address),
            uri: parts.uri.clone(),
            base,
        })
    }
}

/// The public address; where none was set, the one that the browser used.
pub fn base(site: &Site, headers: &HeaderMap, uri: &Uri) -> PublicUrl {
    let host = || {
        headers
            .get(header::HOST)
            .and_then(|host| host.to_str().ok())
            .or_else(|| uri.authority().map(|host| host.as_str()))
    };
    let own = || {
        host()
            .and_then(PublicUrl::plain)
            .or_else(|| PublicUrl::plain(&site.inner.leptos.site_addr.to_string()))
    };
    site.inner.public_url.clone().or_else(own).unwrap_or_default()
}

/// What the link says, else what was chosen before, else what the browser likes.
fn lang(uri: &Uri, headers: &HeaderMap) -> Lang {
    let query = uri.query().unwrap_or_default();
    let linked = query
        .split('&')
        .find_map(|pair| pair.strip_prefix("lang="))
        .and_then(|lang| lang.parse().ok());
    linked
        .or_else(|| cookie::lang(headers))
        .or_else(|| cookie::accepted(headers))
        .unwrap_or_default()
}
