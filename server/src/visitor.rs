//! A visitor: a parent without a browser. Joins, writes, loses the connection and comes back as a phone does, and knows what a page would
//! show. For tests, for the load program and for the demo; the server itself never needs one.
//!
//! In reading order: [`Visitor`] is somebody, `deeds` what they do, `staying` how they wait and come back, `browser` fetches pages and sends forms, `line` is the socket, `model` what the page
//! knows, `desk` one fiche on it.

mod browser;
mod deeds;
mod desk;
mod line;
mod model;
mod staying;

pub use browser::{Browser, Page};
pub use line::{Ending, Line};
pub use model::Model;

use kabinet_app::live::Seat;
use kabinet_core::fiche::ReplicaFault;
use kabinet_core::id::CabinetId;
use kabinet_core::refusal::Refusal;
use kabinet_core::wire::{Parts, ServerMsg};
use tokio::time::Instant;

/// Why a visitor did not get what it wanted.
#[derive(Debug, thiserror::Error)]
pub enum VisitError {
    /// Nobody there, or gone in the middle.
    #[error("the connection failed: {0}")]
    Io(#[from] std::io::Error),
    /// The socket could not be opened.
    #[error("the socket was not opened: {0}")]
    Socket(Box<tokio_tungstenite::tungstenite::Error>),
    /// The server answered with this status.
    #[error("the server answered {0}")]
    Status(u16),
    /// The server answered what no server of ours answers.
    #[error("the answer makes no sense: {0}")]
    Nonsense(String),
    /// The socket ended.
    #[error("the connection ended: {0:?}")]
    Ended(Ending),
    /// The rules say no.
    #[error("refused: {0}")]
    Refused(#[from] Refusal),
    /// The words could not be written.
    #[error("not written: {0}")]
    NotWritten(#[from] ReplicaFault),
    /// It did not come.
    #[error("waited in vain until {0}")]
    InVain(String),
}

/// Looks at every frame as it arrives: as bytes, and as what they mean.
pub type Tap = Box<dyn FnMut(&[u8], &ServerMsg) + Send>;

/// Somebody with one page open.
pub struct Visitor {
    /// Cookies, for pages and forms.
    pub browser: Browser,
    /// What the page knows.
    pub me: Model,
    cabinet: CabinetId,
    seat: Seat,
    line: Option<Line>,
    parts: Parts,
    ended: Option<Ending>,
    returns: bool,
    heard: Instant,
    pinged: bool,
    again: Option<Instant>,
    tap: Option<Tap>,
}

impl Visitor {
    /// Joins with a code, as a parent in the hall. The address is a host and a port.
    ///
    /// # Errors
    /// Where that is not possible.
    pub async fn join(address: &str, code: impl std::fmt::Display, name: &str) -> Result<Self, VisitError> {
        Self::join_in(address, code, name, "nl", "hall").await
    }

    /// Joins in a language, in the `hall` or `online`.
    ///
    /// # Errors
    /// Where that is not possible.
    pub async fn join_in(address: &str, code: impl std::fmt::Display, name: &str, lang: &str, place: &str) -> Result<Self, VisitError> {
        let fields = [("name", name), ("lang", lang), ("presence", place)];
        Self::arrive(Browser::new(address), &format!("/j/{code}"), &fields).await
    }

    /// Opens a cabinet and leads it.
    ///
    /// # Errors
    /// Where that is not possible.
    pub async fn open_cabinet(address: &str, fields: &[(&str, &str)]) -> Result<Self, VisitError> {
        Self::arrive(Browser::new(address), "/cabinets", fields).await
    }

    /// Comes in by a link, as whoever it makes them.
    ///
    /// # Errors
    /// Where that is not possible.
    pub async fn enter(address: &str, link: &str) -> Result<Self, VisitError> {
        Self::arrive(Browser::new(address), "/enter", &[("key", link)]).await
    }

    /// The same person in one more tab.
    ///
    /// # Errors
    /// Where the server does not take it.
    pub async fn second_tab(&self) -> Result<Self, VisitError> {
        let mut tab = Self::new(self.browser.clone(), self.cabinet, self.seat);
        tab.connect().await.map(|()| tab)
    }

    async fn arrive(mut browser: Browser, path: &str, fields: &[(&str, &str)]) -> Result<Self, VisitError> {
        let page = browser.post(path, fields).await?;
        let onward = page.onward()?;
        let nonsense = || VisitError::Nonsense(format!("sent on to {onward}"));
        let mut steps = onward.strip_prefix("/c/").ok_or_else(nonsense)?.split('/');
        let cabinet = steps.next().and_then(|cabinet| cabinet.parse().ok()).ok_or_else(nonsense)?;
        let seat = match steps.next() {
            Some("console") => Seat::Console,
            Some("screen") => Seat::Screen,
            _ => Seat::Table,
        };
        let mut visitor = Self::new(browser, cabinet, seat);
        visitor.connect().await.map(|()| visitor)
    }

    fn new(browser: Browser, cabinet: CabinetId, seat: Seat) -> Self {
        Self {
            browser,
            me: Model::default(),
            cabinet,
            seat,
            line: None,
            parts: Parts::default(),
            ended: None,
            returns: false,
            heard: Instant::now(),
            pinged: false,
            again: None,
            tap: None,
        }
    }

    /// From now on comes back by itself whenever the connection ends, as a page does.
    pub fn faithful(mut self) -> Self {
        self.returns = true;
        self
    }

    /// From now on shows every frame to somebody.
    pub fn tapped(mut self, tap: impl FnMut(&[u8], &ServerMsg) + Send + 'static) -> Self {
        self.tap = Some(Box::new(tap));
        self
    }

    /// The cabinet.
    pub const fn cabinet(&self) -> CabinetId {
        self.cabinet
    }

    /// How the last connection ended.
    pub const fn ended(&self) -> Option<Ending> {
        self.ended
    }

    /// Where the live socket of this page is.
    pub fn path(&self) -> String {
        format!("/c/{}/live?as={}", self.cabinet, self.seat.name())
    }
}
