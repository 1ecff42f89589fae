//! Servers as processes of their own, so that what they cost can be told from what the load program costs.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

/// The kernel counts processor time in hundredths of a second, on every Linux there is.
const TICK: Duration = Duration::from_millis(10);

/// A server that is running; killed when dropped.
pub struct Process {
    pub address: String,
    child: Child,
    _folder: TempDir,
}

impl Process {
    /// The program that is shipped, with its database on disk.
    pub fn kabinet() -> Self {
        let folder = tempfile::tempdir().expect("a folder for the database");
        // The pages' own files may not be built yet, and nobody looks at them here.
        let site = folder.path().join("site");
        std::fs::create_dir_all(site.join("pkg")).expect("a folder for the pages");
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
        let mut command = Command::new(env!("CARGO_BIN_EXE_kabinet"));
        command
            .current_dir(workspace)
            .env("LEPTOS_SITE_ADDR", "127.0.0.1:0")
            .env("LEPTOS_HASH_FILES", "false")
            .env("LEPTOS_SITE_ROOT", site)
            .env("DATABASE_URL", format!("sqlite:{}", folder.path().join("kabinet.db").display()))
            .env("LOG", "warn")
            .env_remove("PUBLIC_URL");
        Self::run(command, folder)
    }

    /// The bare relay.
    pub fn relay() -> Self {
        let mut command = Command::new(std::env::current_exe().expect("this program"));
        command.arg("relay");
        Self::run(command, tempfile::tempdir().expect("a folder"))
    }

    fn run(mut command: Command, folder: TempDir) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().expect("the server starts");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("it is piped");
        BufReader::new(stdout).read_line(&mut line).expect("it says something");
        let address = line.split("http://").nth(1).and_then(|rest| rest.split_whitespace().next());
        let address = address.unwrap_or_else(|| panic!("it said {line:?}")).to_owned();
        Self {
            address,
            child,
            _folder: folder,
        }
    }

    /// Processor time used so far, all threads together.
    pub fn cpu(&self) -> Duration {
        let stat = self.proc("stat");
        // The name of the program stands in brackets and may hold anything.
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
        let ticks = |index: usize| fields[index].parse::<u32>().expect("a number");
        TICK * (ticks(11) + ticks(12))
    }

    /// Memory in use, KiB.
    pub fn memory(&self) -> f64 {
        let status = self.proc("status");
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).expect("its memory");
        line.split_whitespace().nth(1).and_then(|kib| kib.parse().ok()).expect("a number")
    }

    fn proc(&self, file: &str) -> String {
        std::fs::read_to_string(format!("/proc/{}/{file}", self.child.id())).expect("the server is running, on Linux")
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
