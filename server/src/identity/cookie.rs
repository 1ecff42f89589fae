//! The one cookie that a browser keeps, and the one for a language that was chosen.

use super::Key;
use axum::http::{HeaderMap, HeaderValue, header};
use axum_extra::extract::CookieJar;
use kabinet_core::lang::Lang;

/// A cabinet's people come back for a month at most. The store keeps their keys until erasure is built.
const DAYS: u32 = 30;
/// Where the language is kept.
const LANG: &str = "kabinet-lang";

/// Over TLS the browser itself sees to it that no other host and no plain page sets the cookie.
const fn name(secure: bool) -> &'static str {
    if secure { "__Host-kabinet" } else { "kabinet" }
}

/// The key that a browser sent.
pub fn key(headers: &HeaderMap, secure: bool) -> Option<Key> {
    CookieJar::from_headers(headers).get(name(secure))?.value().parse().ok()
}

/// The language that a browser sent.
pub fn lang(headers: &HeaderMap) -> Option<Lang> {
    CookieJar::from_headers(headers).get(LANG)?.value().parse().ok()
}

/// The header that lets a browser keep a key.
pub fn keep(key: &Key, secure: bool) -> HeaderValue {
    cookie(name(secure), &key.to_string(), secure, DAYS)
}

/// The header that lets a browser forget its key.
pub fn forget(secure: bool) -> HeaderValue {
    cookie(name(secure), "", secure, 0)
}

/// The header that lets a browser keep a language.
pub fn speak(lang: Lang, secure: bool) -> HeaderValue {
    cookie(LANG, lang.code(), secure, DAYS)
}

/// The language that a browser asks for, by its own order of preference.
pub fn accepted(headers: &HeaderMap) -> Option<Lang> {
    let header = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    let wish = |part: &str| {
        let (lang, quality) = part.split_once(";q=").unwrap_or((part, "1"));
        Some((lang.trim().parse().ok()?, quality.trim().parse().ok()?))
    };
    let wishes = header
        .split(',')
        .filter_map(wish)
        .filter(|&(_, quality): &(Lang, f32)| quality > 0.0);
    // The first of equals, as browsers list what matters most first.
    wishes
        .reduce(|best, other| if other.1 > best.1 { other } else { best })
        .map(|(lang, _)| lang)
}

/// Lax: a camera that opens the code on the wall has to send it.
fn cookie(name: &str, value: &str, secure: bool, days: u32) -> HeaderValue {
    let seconds = days * 24 * 60 * 60;
    let only = if secure { "; Secure" } else { "" };
    let cookie = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{only}");
    // Names and values are letters and digits of our own, which a header always holds.
    HeaderValue::from_str(&cookie).unwrap_or_else(|_| HeaderValue::from_static(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(name: header::HeaderName, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
    }

    #[test]
    fn a_browser_gets_the_language_it_likes_best() {
        for (asked, given) in [
            ("fr-BE,fr;q=0.9,nl;q=0.8", Some(Lang::Fr)),
            ("de, nl;q=0.5, en;q=0.7", Some(Lang::En)),
            ("en;q=0, nl;q=0.1", Some(Lang::Nl)),
            ("de,*;q=0.1", None),
            (";;;,,q=1", None),
        ] {
            assert_eq!(accepted(&headers(header::ACCEPT_LANGUAGE, asked)), given, "{asked}");
        }
    }

    #[test]
    fn a_key_in_a_cookie_can_only_be_read_by_the_server_and_over_tls_only_by_this_host() {
        let key = Key::fresh();
        let plain = keep(&key, false);
        let secure = keep(&key, true);
        let parts = |header: &HeaderValue| {
            header
                .to_str()
                .map(|text| text.split("; ").map(str::to_owned).collect())
                .unwrap_or(vec![])
        };
        assert_eq!(parts(&plain)[1..], ["Path=/", "Max-Age=2592000", "HttpOnly", "SameSite=Lax"]);
        assert_eq!(parts(&secure)[0], format!("__Host-kabinet={key}"));
        assert_eq!(parts(&secure)[5], "Secure");
    }

    #[test]
    fn a_cookie_under_the_plain_name_means_nothing_over_tls() {
        let sent = headers(header::COOKIE, "kabinet=aaaaaaaaaaaaaaaaaaaaaaaaaa");
        assert!(key(&sent, false).is_some());
        assert!(key(&sent, true).is_none());
    }
}
