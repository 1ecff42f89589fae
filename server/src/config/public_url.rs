//! Where people reach the server.

use super::ConfigError;
use axum::http::Uri;
use axum::http::uri::Authority;
use std::fmt;
use std::str::FromStr;

/// A scheme and a host: what a browser calls an origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicUrl {
    secure: bool,
    host: String,
}

impl PublicUrl {
    /// Plain HTTP to a host, as a request names it; none where that is no host.
    pub fn plain(host: &str) -> Option<Self> {
        let authority: Authority = host
            .parse()
            .ok()
            .filter(|authority: &Authority| !authority.as_str().contains('@'))?;
        Some(Self {
            secure: false,
            host: authority.as_str().to_ascii_lowercase(),
        })
    }

    /// Whether browsers reach it by TLS.
    pub const fn is_secure(&self) -> bool {
        self.secure
    }

    /// The same place for sockets, as in `wss://kabinet.example`.
    pub fn sockets(&self) -> String {
        format!("{}://{}", if self.secure { "wss" } else { "ws" }, self.host)
    }
}

impl Default for PublicUrl {
    /// For whom does not say which host it means.
    fn default() -> Self {
        Self {
            secure: false,
            host: "localhost".to_owned(),
        }
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", if self.secure { "https" } else { "http" }, self.host)
    }
}

impl FromStr for PublicUrl {
    type Err = ConfigError;

    fn from_str(text: &str) -> Result<Self, ConfigError> {
        let wrong = || ConfigError::PublicUrl(text.to_owned());
        let uri: Uri = text.trim().parse().map_err(|_| wrong())?;
        let secure = match uri.scheme_str() {
            Some("https") => true,
            Some("http") => false,
            _ => return Err(wrong()),
        };
        let host = uri
            .authority()
            .and_then(|authority| Self::plain(authority.as_str()))
            .ok_or_else(wrong)?
            .host;
        // Browsers leave the usual port out of an origin; origins are compared letter by letter.
        let host = host
            .strip_suffix(if secure { ":443" } else { ":80" })
            .map(str::to_owned)
            .unwrap_or(host);
        if uri.path() == "/" && uri.query().is_none() && !text.contains('#') {
            Ok(Self { secure, host })
        } else {
            Err(wrong())
        }
    }
}
