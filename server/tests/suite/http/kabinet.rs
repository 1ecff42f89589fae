//! A server with a database of its own, and a cabinet in it.

use super::browser::{Browser, Page, fragment};
use kabinet_core::agenda::StageKind;
use kabinet_core::cabinet::Command;
use kabinet_core::id::{CabinetId, JoinCode, PersonId};
use kabinet_core::wire::Ask;
use kabinet_server::Server;
use kabinet_server::config::Config;
use kabinet_server::live::Hub;
use std::future::Future;
use std::net::SocketAddr;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

const LEPTOS: &str = "[package.metadata.leptos]\noutput-name = \"kabinet\"\nsite-root = \"SITE\"\nsite-pkg-dir = \"pkg\"\n";

/// A running server.
pub struct Kabinet {
    pub address: SocketAddr,
    pub hub: Hub,
    _files: TempDir,
    stop: Option<oneshot::Sender<()>>,
    pub running: JoinHandle<()>,
}

impl Kabinet {
    pub async fn start() -> Self {
        Self::start_with(None).await
    }

    /// A server that is reached at another address than it listens on.
    pub async fn start_with(public_url: Option<&str>) -> Self {
        let files = tempfile::tempdir().expect("a directory");
        std::fs::create_dir_all(files.path().join("site/pkg")).expect("a directory");
        std::fs::write(files.path().join("site/favicon.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>").expect("a file");
        std::fs::write(files.path().join("site/pkg/kabinet.css"), "body{}").expect("a file");
        let path = |name: &str| files.path().join(name).display().to_string();
        let database = format!("sqlite:{}", path("kabinet.db"));
        let config = Config::read(&LEPTOS.replace("SITE", &path("site")), |name| match name {
            "DATABASE_URL" => Some(database.clone()),
            "PUBLIC_URL" => public_url.map(str::to_owned),
            _ => None,
        });
        let server = Server::new(config.expect("a configuration")).await.expect("a server");
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let (stop, stopped) = oneshot::channel::<()>();
        let (address, hub) = (listener.local_addr().expect("an address"), server.hub().clone());
        let running = tokio::spawn(server.run(listener, async move { drop(stopped.await) }));
        Self {
            address,
            hub,
            _files: files,
            stop: Some(stop),
            running,
        }
    }

    pub fn browser(&self) -> Browser {
        Browser::new(self.address)
    }

    /// Asks the server to end.
    pub fn stop(&mut self) {
        let _ = self.stop.take().map(|stop| stop.send(()));
    }

    /// A cabinet, and the browser of whom opened it.
    pub async fn open(&self) -> Cabinet {
        let mut facilitator = self.browser();
        let fields = [
            ("title", "Speelstraat"),
            ("place", "Zaal Zon"),
            ("langs", "nl"),
            ("langs", "fr"),
            ("expected", "20"),
        ];
        let console = facilitator.submit("/cabinets", &fields).await;
        let view = console.room().view;
        Cabinet {
            id: view.head.cabinet,
            code: view.head.code,
            leads: view.me.person,
            hub: self.hub.clone(),
            facilitator,
            console,
        }
    }
}

/// A cabinet on the server.
pub struct Cabinet {
    pub id: CabinetId,
    pub code: JoinCode,
    pub leads: PersonId,
    pub facilitator: Browser,
    pub console: Page,
    hub: Hub,
}

impl Cabinet {
    /// The address of a page of it.
    pub fn at(&self, page: &str) -> String {
        format!("/c/{}{page}", self.id)
    }

    /// Moves on to the first stage of a kind.
    pub async fn go_to(&self, kind: StageKind) {
        let room = self.hub.room(self.id).await.expect("a room");
        let view = room.look(self.leads).await.expect("a view").view;
        let stage = view.head.agenda.iter().position(|stage| stage.kind == kind).expect("such a stage");
        self.command(Command::GoTo {
            stage,
            from: view.stage.index,
        })
        .await;
    }

    /// Does what the facilitator asks.
    pub async fn command(&self, command: Command) {
        let room = self.hub.room(self.id).await.expect("a room");
        room.ask(self.leads, Ask::Command(command)).await.expect("done");
    }

    /// Somebody comes in through the form.
    pub async fn join(&self, browser: &mut Browser, name: &str) -> Page {
        browser
            .submit(
                &format!("/j/{}", self.code),
                &[("name", name), ("lang", "nl"), ("presence", "hall")],
            )
            .await
    }

    /// A browser enters by a link.
    pub async fn enter(&self, browser: &mut Browser, link: &str) -> Page {
        browser.submit("/enter", &[("key", fragment(link))]).await
    }
}

/// The same browser sends two forms at the same moment.
pub async fn at_once<T>(first: impl Future<Output = T>, second: impl Future<Output = T>) -> (T, T) {
    tokio::join!(first, second)
}
