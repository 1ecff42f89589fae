//! A hall to try things in: the real server on a port of its own, and people who come in.

mod program;
mod proxy;

pub use program::Program;
pub use proxy::Proxy;

use kabinet_core::agenda::StageKind;
use kabinet_core::cabinet::Command;
use kabinet_core::id::{FicheId, JoinCode, TableId};
use kabinet_server::Server;
use kabinet_server::config::{Config, Log, PublicUrl};
use kabinet_server::identity::link::{Links, Opens};
use kabinet_server::live::Hub;
use kabinet_server::store::Store;
use kabinet_server::visitor::{VisitError, Visitor};
use leptos::config::LeptosOptions;
use sqlx::{Connection, SqliteConnection};
use std::path::Path;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// What a test ends with: a sentence that says what did not happen.
pub type Told = Result<(), Box<dyn std::error::Error>>;

/// What the first facilitator typed.
pub const WISH: [(&str, &str); 5] = [
    ("title", "Avond voor ouders"),
    ("place", "Gent"),
    ("langs", "nl"),
    ("template", "evening"),
    ("expected", "120"),
];

/// The table where most of it happens.
pub const TABLE: TableId = TableId(1);

/// A server in this process.
pub struct House {
    pub address: String,
    pub hub: Hub,
    folder: TempDir,
    stop: oneshot::Sender<()>,
    server: JoinHandle<()>,
}

impl House {
    /// A server over the database in a folder.
    pub async fn over(folder: TempDir) -> Self {
        let config = Config {
            leptos: LeptosOptions::builder().output_name("kabinet").build(),
            database_url: database(folder.path()),
            public_url: None,
            log: Log {
                filter: "off".into(),
                json: false,
            },
        };
        let server = Server::new(config).await.expect("the store opens");
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("it listens").to_string();
        let (stop, stopped) = oneshot::channel::<()>();
        let hub = server.hub().clone();
        let server = tokio::spawn(server.run(listener, async { drop(stopped.await) }));
        Self {
            address,
            hub,
            folder,
            stop,
            server,
        }
    }

    /// Asks the server to end and waits until it has; another one then finds what is stored.
    pub async fn stop(self) -> TempDir {
        let Self {
            hub, folder, stop, server, ..
        } = self;
        // What holds a hub holds the journal.
        drop(hub);
        let _ = stop.send(());
        server.await.expect("the server ends without a panic");
        folder
    }
}

/// A house with a cabinet and its facilitator.
pub struct Hall {
    pub house: House,
    pub address: String,
    pub code: JoinCode,
    pub facilitator: Visitor,
}

impl Hall {
    /// A cabinet in the stage in which tables write.
    pub async fn writing() -> Self {
        Self::at(StageKind::Collect).await
    }

    /// A cabinet in a stage.
    pub async fn at(stage: StageKind) -> Self {
        let house = House::over(tempfile::tempdir().expect("a folder for the database")).await;
        let address = house.address.clone();
        let mut facilitator = Visitor::open_cabinet(&address, &WISH).await.expect("a cabinet opens");
        enter(&mut facilitator, stage).await.expect("the agenda has the stage");
        let code = code(&facilitator);
        Self {
            house,
            address,
            code,
            facilitator,
        }
    }

    /// Goes to the stage of a kind.
    pub async fn enter(&mut self, kind: StageKind) -> Result<(), VisitError> {
        enter(&mut self.facilitator, kind).await
    }

    /// A parent who has just come in.
    pub async fn parent(&self, name: &str) -> Result<Visitor, VisitError> {
        Visitor::join(&self.address, self.code, name).await
    }

    /// A parent at the table.
    pub async fn seated(&self, name: &str) -> Result<Visitor, VisitError> {
        let mut parent = self.parent(name).await?;
        parent.choose(TABLE).await?;
        Ok(parent)
    }

    /// Two parents at the table with the same fiche open.
    pub async fn pair(&self) -> Result<(Visitor, Visitor, FicheId), VisitError> {
        let (mut ana, mut bo) = (self.seated("Ana").await?, self.seated("Bo").await?);
        let fiche = ana.propose("Opvang", "").await?;
        bo.until("the proposal is in the list", |me| me.sees(|view| view.fiches.contains_key(&fiche)))
            .await?;
        ana.open(fiche).await?;
        bo.open(fiche).await?;
        Ok((ana, bo, fiche))
    }

    /// Whoever leads a table.
    pub async fn moderator(&self, table: TableId) -> Result<Visitor, VisitError> {
        self.by_link(Opens::Moderator(table)).await
    }

    /// The projector.
    pub async fn screen(&self) -> Result<Visitor, VisitError> {
        self.by_link(Opens::Screen).await
    }

    async fn by_link(&self, opens: Opens) -> Result<Visitor, VisitError> {
        let cabinet = self.facilitator.cabinet();
        let room = self.house.hub.room(cabinet).await.expect("the room is open");
        let secret = room.head().await?.secret;
        let links = Links { cabinet, secret: &secret };
        let base = PublicUrl::plain(&self.address).expect("an address");
        Visitor::enter(&self.address, &links.link(&base, opens)).await
    }

    /// The store of the house, opened once more.
    pub async fn store(&self) -> Store {
        let url = database(self.house.folder.path());
        Store::connect(&url).await.expect("the database is there")
    }

    /// Another connection to the database, as of somebody who makes a backup.
    pub async fn database(&self) -> SqliteConnection {
        let url = database(self.house.folder.path());
        SqliteConnection::connect(&url).await.expect("the database is there")
    }
}

/// Where a database is kept in a folder.
pub fn database(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("kabinet.db").display())
}

/// The code that stands on the facilitator's screen.
pub fn code(facilitator: &Visitor) -> JoinCode {
    facilitator.me.view().expect("a facilitator sees the cabinet").head.code
}

/// Lets a facilitator go to the stage of a kind.
pub async fn enter(facilitator: &mut Visitor, kind: StageKind) -> Result<(), VisitError> {
    let view = facilitator.me.view().expect("a facilitator sees the cabinet");
    let from = view.stage.index;
    let stage = (view.head.agenda.iter())
        .position(|stage| stage.kind == kind)
        .expect("the agenda has the stage");
    facilitator.command(Command::GoTo { stage, from }).await?;
    facilitator
        .until("the stage is on", |me| me.sees(|view| view.stage.index == stage))
        .await
}
