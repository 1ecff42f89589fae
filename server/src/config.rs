//! What the server is told before it starts: `Leptos.toml`, and the environment over it. A wrong word stops the start.

mod public_url;

pub use public_url::PublicUrl;

use leptos::config::{LeptosOptions, errors::LeptosConfigError, get_config_from_str};
use std::fmt;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use tracing_subscriber::EnvFilter;

/// Where the run-time defaults stand, seen from the working directory.
pub const FILE: &str = "Leptos.toml";
/// A database that needs nothing else.
const DATABASE: &str = "sqlite:data/kabinet.db";
/// What is logged when nothing else is said.
const LOG: &str = "info";

/// Everything the server is told.
#[derive(Clone)]
pub struct Config {
    /// Where the pages' files are and which address to listen on.
    pub leptos: LeptosOptions,
    /// Where cabinets are kept.
    pub database_url: String,
    /// Where people reach the server, when a proxy stands before it.
    pub public_url: Option<PublicUrl>,
    /// What is logged, and how.
    pub log: Log,
}

/// What is logged, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    /// Which targets at which level, as in `info,kabinet_server=debug`.
    pub filter: String,
    /// One JSON object per line instead of text.
    pub json: bool,
}

/// Why the server does not start. Each sentence names what to change.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// There is no `Leptos.toml`.
    #[error("{} is not here: start the server in the directory that holds {FILE}, or copy it beside the server", .0.display())]
    NoFile(PathBuf),
    /// `Leptos.toml`, or a variable that is laid over it, cannot be used.
    #[error("{FILE}, or a LEPTOS_* variable over it, cannot be used: {0}")]
    Leptos(#[from] LeptosConfigError),
    /// The address to listen on is none.
    #[error("LEPTOS_SITE_ADDR must be an IP address and a port, as in 127.0.0.1:3000: {0:?} is not")]
    SiteAddr(String),
    /// The pages' files are not there.
    #[error("LEPTOS_SITE_ROOT, or site-root in {FILE}, must be the folder with the browser's code: {} is not there", .0.display())]
    NoPages(PathBuf),
    /// The names of the pages' files are not known.
    #[error("hash-files is on in {FILE}, but {} is not there: build with cargo-leptos, or set LEPTOS_HASH_FILES=false", .0.display())]
    NoHashes(PathBuf),
    /// The address of the database is none.
    #[error("DATABASE_URL must be sqlite: and a file, as in {DATABASE}, or begin with postgres:")]
    Database,
    /// The public address is none.
    #[error("PUBLIC_URL must be https://… or http://… and a host, without a path: {0:?} is not")]
    PublicUrl(String),
    /// The filter of the log is none.
    #[error("LOG cannot be used: {0}")]
    Log(String),
    /// There is no such format of the log.
    #[error("LOG_FORMAT must be text or json: {0:?} is neither")]
    LogFormat(String),
}

impl Config {
    /// What `Leptos.toml` in the working directory and the environment say.
    ///
    /// # Errors
    /// A sentence that names what is wrong.
    pub fn from_env() -> Result<Self, ConfigError> {
        let file = Path::new(FILE);
        let text = std::fs::read_to_string(file).map_err(|_| ConfigError::NoFile(file.to_owned()))?;
        let config = Self::read(&text, |name| std::env::var(name).ok())?;
        config.find_pages()?;
        config.find_hashes()?;
        Ok(config)
    }

    /// What a text like `Leptos.toml` and some variables say.
    ///
    /// # Errors
    /// A sentence that names what is wrong.
    pub fn read(text: &str, variable: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let set = |name| variable(name).filter(|value| !value.trim().is_empty());
        let database_url = set("DATABASE_URL").unwrap_or_else(|| DATABASE.to_owned());
        let is_file = |path: &str| !path.split('?').next().unwrap_or_default().trim_matches('/').is_empty();
        let names_one = match database_url.split_once(':') {
            Some(("sqlite", path)) => is_file(path),
            Some(("postgres" | "postgresql", _)) => true,
            _ => false,
        };
        if !names_one {
            // The address may hold a password, so the sentence does not repeat it.
            return Err(ConfigError::Database);
        }
        if let Some(address) = set("LEPTOS_SITE_ADDR").filter(|address| address.parse::<SocketAddr>().is_err()) {
            return Err(ConfigError::SiteAddr(address));
        }
        Ok(Self {
            leptos: get_config_from_str(text)?,
            database_url,
            public_url: set("PUBLIC_URL").map(|url| url.parse()).transpose()?,
            log: Log::read(set("LOG"), set("LOG_FORMAT"))?,
        })
    }

    /// The address to open in a browser. `listening` is the one that the server got.
    pub fn opened_at(&self, listening: SocketAddr) -> String {
        match &self.public_url {
            Some(url) => url.to_string(),
            None => format!("http://{}", here(listening)),
        }
    }

    /// Without these files every page would come without style and never become live, so rather none starts.
    fn find_pages(&self) -> Result<(), ConfigError> {
        let pages = Path::new(&*self.leptos.site_root).join(&*self.leptos.site_pkg_dir);
        if pages.is_dir() { Ok(()) } else { Err(ConfigError::NoPages(pages)) }
    }

    /// The pages ask for files by names with a hash in them; without the list of hashes every page would fail, so rather none starts.
    fn find_hashes(&self) -> Result<(), ConfigError> {
        if !self.leptos.hash_files {
            return Ok(());
        }
        let program = std::env::current_exe().unwrap_or_default();
        let hashes = program.with_file_name(&*self.leptos.hash_file);
        if hashes.is_file() {
            Ok(())
        } else {
            Err(ConfigError::NoHashes(hashes))
        }
    }
}

/// How a server that listens there is reached from this machine: "every address" is none that can be opened.
pub fn here(listening: SocketAddr) -> SocketAddr {
    if listening.ip().is_unspecified() {
        (Ipv4Addr::LOCALHOST, listening.port()).into()
    } else {
        listening
    }
}

impl Log {
    fn read(filter: Option<String>, format: Option<String>) -> Result<Self, ConfigError> {
        let filter = filter.unwrap_or_else(|| LOG.to_owned());
        EnvFilter::try_new(&filter).map_err(|error| ConfigError::Log(error.to_string()))?;
        let json = match format.as_deref() {
            None | Some("text") => false,
            Some("json") => true,
            Some(other) => return Err(ConfigError::LogFormat(other.to_owned())),
        };
        Ok(Self { filter, json })
    }
}

impl fmt::Debug for Config {
    /// Without the address of the database: it may hold a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            leptos, public_url, log, ..
        } = self;
        f.debug_struct("Config")
            .field("leptos", leptos)
            .field("public_url", public_url)
            .field("log", log)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "[package.metadata.leptos]\noutput-name = \"kabinet\"\nsite-root = \"target/site\"\n";

    fn with(name: &'static str, value: &'static str) -> Result<Config, String> {
        Config::read(TEXT, |asked| (asked == name).then(|| value.to_owned())).map_err(|error| error.to_string())
    }

    #[test]
    fn nothing_has_to_be_said() -> Result<(), ConfigError> {
        let config = Config::read(TEXT, |_| None)?;
        assert_eq!(config.database_url, DATABASE);
        assert_eq!(config.public_url, None);
        assert_eq!(
            config.log,
            Log {
                filter: "info".to_owned(),
                json: false
            }
        );
        Ok(())
    }

    #[test]
    fn an_empty_variable_is_one_that_was_not_set() -> Result<(), String> {
        assert_eq!(with("PUBLIC_URL", " ")?.public_url, None);
        assert_eq!(with("DATABASE_URL", "")?.database_url, DATABASE);
        Ok(())
    }

    #[test]
    fn a_public_address_is_a_scheme_and_a_host() -> Result<(), String> {
        for (text, origin, sockets) in [
            ("https://kabinet.example", "https://kabinet.example", "wss://kabinet.example"),
            ("https://Kabinet.Example:443/", "https://kabinet.example", "wss://kabinet.example"),
            ("http://192.168.0.7:3000", "http://192.168.0.7:3000", "ws://192.168.0.7:3000"),
            ("http://[::1]:3000/", "http://[::1]:3000", "ws://[::1]:3000"),
        ] {
            let url: PublicUrl = text.parse().map_err(|error: ConfigError| error.to_string())?;
            assert_eq!((url.to_string().as_str(), url.sockets().as_str()), (origin, sockets), "{text}");
        }
        Ok(())
    }

    #[test]
    fn a_wrong_word_stops_the_start_with_a_sentence_that_names_it() {
        for (name, value) in [
            ("PUBLIC_URL", "kabinet.example"),
            ("PUBLIC_URL", "ftp://kabinet.example"),
            ("PUBLIC_URL", "https://kabinet.example/workshops"),
            ("PUBLIC_URL", "https://kabinet.example/?a=b"),
            ("PUBLIC_URL", "https://kabinet.example/#top"),
            ("PUBLIC_URL", "https://somebody@kabinet.example"),
            ("PUBLIC_URL", "https://"),
            ("DATABASE_URL", "mysql://localhost"),
            ("DATABASE_URL", "sqlite:"),
            ("DATABASE_URL", "sqlite://?mode=rwc"),
            ("LEPTOS_SITE_ADDR", "3000"),
            ("LEPTOS_SITE_ADDR", "localhost:3000"),
            ("LOG", "kabinet=loud"),
            ("LOG_FORMAT", "xml"),
        ] {
            let sentence = with(name, value).err().unwrap_or_default();
            assert!(sentence.contains(name), "{name}={value} gave {sentence:?}");
        }
    }

    #[test]
    fn the_address_that_is_printed_can_be_opened() -> Result<(), String> {
        let config = with("PUBLIC_URL", "")?;
        for (listening, open) in [
            ("127.0.0.1:3000", "http://127.0.0.1:3000"),
            ("0.0.0.0:3000", "http://127.0.0.1:3000"),
            ("[::]:80", "http://127.0.0.1:80"),
            ("192.168.0.7:3000", "http://192.168.0.7:3000"),
        ] {
            assert_eq!(config.opened_at(listening.parse().map_err(|_| listening)?), open);
        }
        let config = with("PUBLIC_URL", "https://kabinet.example")?;
        assert_eq!(
            config.opened_at("0.0.0.0:3000".parse().map_err(|_| "an address")?),
            "https://kabinet.example"
        );
        Ok(())
    }

    #[test]
    fn a_wrong_file_is_named() {
        for text in [
            "",
            "[package.metadata.leptos]\nsite-addr = \"nowhere\"\noutput-name = \"kabinet\"\n",
            "[package.metadata.leptos]\n",
        ] {
            let sentence = Config::read(text, |_| None)
                .err()
                .map(|error| error.to_string())
                .unwrap_or_default();
            assert!(sentence.contains(FILE), "{text:?} gave {sentence:?}");
        }
    }

    #[test]
    fn a_password_is_neither_printed_nor_repeated() -> Result<(), String> {
        let config = with("DATABASE_URL", "postgres://kabinet:s3cret@db/kabinet")?;
        assert!(!format!("{config:?}").contains("s3cret"));
        let sentence = with("DATABASE_URL", "mysql://kabinet:s3cret@db").err().unwrap_or_default();
        assert!(!sentence.contains("s3cret"));
        Ok(())
    }
}
