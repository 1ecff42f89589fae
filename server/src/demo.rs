//! A cabinet to look at: made-up parents come in over real sockets, choose tables, write proposals and work them out together, for as
//! long as the program runs. Whoever opens the console leads them from there.
//!
//! In reading order: `cast` is who comes, `evening` what happens when, `parent` what each of them does, `pen` how they write, `words`
//! what they say.

mod cast;
mod evening;
mod parent;
mod pen;
mod words;

use crate::config::{Config, PublicUrl, here};
use crate::identity::link::{Links, Opens};
use crate::live::RoomError;
use crate::visitor::{VisitError, Visitor};
use crate::{Server, StartError};
use kabinet_core::id::TableId;
use kabinet_core::refusal::Refusal;
use std::path::Path;
use tokio::net::TcpListener;
use tokio::task::JoinSet;

/// Kept apart from real cabinets, and begun anew each time.
const DATABASE: &str = "data/demo.db";

/// Why there is no demo.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The server could not be put together.
    #[error(transparent)]
    Start(#[from] StartError),
    /// The address is taken, or the old database cannot be removed.
    #[error("{0}: {1}")]
    Io(String, std::io::Error),
    /// A parent stumbled.
    #[error("a made-up parent could not do something: {0}")]
    Visit(#[from] VisitError),
    /// The cabinet is not there.
    #[error("the cabinet of the demo cannot be opened: {0}")]
    Room(#[from] RoomError),
    /// The cabinet had to be given up.
    #[error("the cabinet of the demo cannot be opened: {0}")]
    Refused(#[from] Refusal),
}

/// Serves a cabinet full of made-up parents until `shutdown` is ready.
///
/// # Errors
/// Where the server cannot start.
pub async fn run(mut config: Config, shutdown: impl Future<Output = ()>) -> Result<(), DemoError> {
    for file in [DATABASE.to_owned(), format!("{DATABASE}-wal"), format!("{DATABASE}-shm")] {
        forget(Path::new(&file)).map_err(|error| DemoError::Io(format!("{file} cannot be removed"), error))?;
    }
    config.database_url = format!("sqlite:{DATABASE}");
    let (wanted, public_url) = (config.leptos.site_addr, config.public_url.clone());
    let server = Server::new(config).await?;
    let taken = |error| DemoError::Io(format!("LEPTOS_SITE_ADDR {wanted} cannot be listened on"), error);
    let listener = TcpListener::bind(wanted).await.map_err(taken)?;
    // Port 0 means any, so the address is asked back.
    let address = here(listener.local_addr().map_err(taken)?);
    let mut company = JoinSet::new();
    let hub = server.hub().clone();
    company.spawn(async move {
        if let Err(error) = begin(&address.to_string(), public_url, hub).await {
            tracing::error!(%error, "the demo broke off; the server goes on");
        }
    });
    server.run(listener, shutdown).await;
    company.shutdown().await;
    Ok(())
}

async fn begin(address: &str, public_url: Option<PublicUrl>, hub: crate::live::Hub) -> Result<(), DemoError> {
    let facilitator = Visitor::open_cabinet(address, &evening::WISH).await?.faithful();
    let cabinet = facilitator.cabinet();
    let head = hub.room(cabinet).await?.head().await?;
    // What holds a hub keeps the server from ending.
    drop(hub);
    let base = public_url.or_else(|| PublicUrl::plain(address)).unwrap_or_default();
    let links = Links {
        cabinet,
        secret: &head.secret,
    };
    let link = |opens| links.link(&base, opens);
    println!(
        "{}",
        welcome(
            &base,
            &head.code,
            &link(Opens::Facilitator),
            &link(Opens::Screen),
            &link(Opens::Moderator(TableId(2)))
        )
    );
    let moderators = (1..=4).map(|table| link(Opens::Moderator(TableId(table)))).collect();
    evening::happens(address, head.code, facilitator, moderators).await;
    Ok(())
}

fn welcome(base: &PublicUrl, code: &kabinet_core::id::JoinCode, console: &str, screen: &str, moderator: &str) -> String {
    let grouped = code.grouped();
    format!(
        "
Kabinet is ready, with an evening full of made-up parents. They are coming in now.

  Join as a parent      {base}/j/{code}   (the code is {grouped})
  The screen in the hall
                        {screen}
  Lead the evening      {console}
  Lead table 2          {moderator}

The stages move on by themselves until the tables work out their proposals, in a little over a minute.
From then on it is yours: the console moves everybody on. Ctrl-C stops it; nothing is kept."
    )
}

fn forget(file: &Path) -> std::io::Result<()> {
    match std::fs::remove_file(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
