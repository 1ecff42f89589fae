//! The real program as a process of its own, to be killed.

use super::database;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// A running server with its database in a folder of its own. It is killed when it is dropped.
pub struct Program {
    pub address: String,
    child: Child,
    folder: TempDir,
}

impl Program {
    /// Starts the program on a free port and waits until it is ready.
    pub fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder for the database");
        let free = std::net::TcpListener::bind("127.0.0.1:0")
            .and_then(|listener| listener.local_addr())
            .expect("a free port");
        let address = free.to_string();
        let child = spawn(&address, folder.path());
        Self { address, child, folder }
    }

    /// Ends it as a power cut would, for the program: no warning, no last words.
    pub fn kill(&mut self) {
        self.child.kill().expect("it was running");
        self.child.wait().expect("it has ended");
    }

    /// Starts it again over the same database, on the same port.
    pub fn start_again(&mut self) {
        self.child = spawn(&self.address, self.folder.path());
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn spawn(address: &str, folder: &Path) -> Child {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
    // The pages' own files may not be built yet, and nobody looks at them here.
    let site = folder.join("site");
    std::fs::create_dir_all(site.join("pkg")).expect("a folder for the pages");
    let mut child = Command::new(env!("CARGO_BIN_EXE_kabinet"))
        .current_dir(workspace)
        .env("LEPTOS_SITE_ADDR", address)
        .env("LEPTOS_HASH_FILES", "false")
        .env("LEPTOS_SITE_ROOT", site)
        .env("DATABASE_URL", database(folder))
        .env("LOG", "warn")
        .env_remove("PUBLIC_URL")
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let stdout = child.stdout.take().expect("it is piped");
    let mut ready = String::new();
    BufReader::new(stdout).read_line(&mut ready).expect("it says something");
    assert!(ready.contains("ready"), "the program said {ready:?}");
    child
}
