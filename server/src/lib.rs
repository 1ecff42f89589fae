//! Kabinet's server: pages, rooms, journal and store behind one listener.
//!
//! In reading order: [`config`] is what it is told, [`Server`] puts it together, [`http`] is every address, [`identity`] who asks,
//! [`live`] the rooms, [`store`] where they are kept, [`retention`] for how long, [`error`] what goes wrong at the edge.

// The pages are types, and rendering one nests deeper than the default.
#![recursion_limit = "512"]

pub mod config;
pub mod demo;
pub mod error;
pub mod http;
pub mod identity;
pub mod live;
pub mod retention;
pub mod store;
pub mod visitor;

use config::{Config, ConfigError};
use http::Site;
use live::Hub;
use live::journal::Journal;
use std::pin::pin;
use std::time::Duration;
use store::{Store, StoreError};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// Time for rooms to store what they have and for sockets to be told; whoever runs the server kills it after ten seconds.
const FAREWELL: Duration = Duration::from_secs(8);
/// Time for the store to tidy up after that.
const CLOSE: Duration = Duration::from_secs(1);

/// Why the server could not be put together.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// It was told something that cannot be.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The store cannot be opened.
    #[error("the database at DATABASE_URL cannot be opened: {0}")]
    Store(#[from] StoreError),
}

/// A server with its store open, before it listens.
pub struct Server {
    router: axum::Router,
    hub: Hub,
    store: Store,
    stop: CancellationToken,
    tasks: TaskTracker,
}

impl Server {
    /// Opens the store and puts everything together.
    ///
    /// # Errors
    /// Where the store cannot be opened, or the configuration turns out to be of no use.
    pub async fn new(config: Config) -> Result<Self, StartError> {
        // Already set where a second server is started in one process, as in tests.
        let _ = any_spawner::Executor::init_tokio();
        let store = Store::connect(&config.database_url).await?;
        let (stop, tasks) = (CancellationToken::new(), TaskTracker::new());
        // Nobody waits for the journal's end: a room ends only after the journal has answered it.
        let (journal, _) = Journal::start(store.clone());
        let hub = Hub::new(store.clone(), journal, stop.clone(), tasks.clone());
        let site = Site::new(store.clone(), hub.clone(), &config, stop.clone(), tasks.clone());
        Ok(Self {
            router: http::router(site)?,
            hub,
            store,
            stop,
            tasks,
        })
    }

    /// The rooms, for what runs beside the pages.
    pub const fn hub(&self) -> &Hub {
        &self.hub
    }

    /// Serves until `shutdown` is ready; then nothing new is taken, rooms store what they have, sockets are told to come back.
    pub async fn run(self, listener: TcpListener, shutdown: impl Future<Output = ()>) {
        let Self {
            router,
            hub,
            store,
            stop,
            tasks,
        } = self;
        tasks.spawn(retention::keep(store.clone(), hub, stop.clone()));
        {
            let mut serving = pin!(http::serve::serve(listener, router, stop.clone(), &tasks));
            tokio::select! {
                () = &mut serving => {}
                () = shutdown => {
                    tracing::info!("the server ends: everybody is told to come back");
                    stop.cancel();
                    serving.await;
                }
            }
        }
        tasks.close();
        match tokio::time::timeout(FAREWELL, tasks.wait()).await {
            Ok(()) => tracing::info!("everything is stored; goodbye"),
            Err(_) => tracing::error!(seconds = FAREWELL.as_secs(), "the server ends although not everybody has finished"),
        }
        // Connections that are still busy by now are left to the database.
        let _ = tokio::time::timeout(CLOSE, store.close()).await;
    }
}
