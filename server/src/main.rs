//! Kabinet's program: arguments, logging, signals, and nothing else.

use kabinet_server::config::{Config, Log};
use kabinet_server::{Server, StartError, demo};
use std::io;
use std::process::ExitCode;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

/// Documents are many small allocations, made by one thread and freed by another: see docs/benchmarks.md.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const USAGE: &str = "usage: kabinet          serve; see Leptos.toml and the variables DATABASE_URL, PUBLIC_URL, LOG, LOG_FORMAT
       kabinet demo     the same with a cabinet full of made-up parents; nothing is kept";

/// Why the program ends without having served.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Start(#[from] StartError),
    #[error("LEPTOS_SITE_ADDR {0} cannot be listened on: {1}")]
    Listen(std::net::SocketAddr, io::Error),
    #[error("signals cannot be waited for: {0}")]
    Signals(io::Error),
    #[error(transparent)]
    Demo(#[from] demo::DemoError),
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let ended = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] | ["serve"] => serve().await,
        ["demo"] => show().await,
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("Kabinet did not start: {failure}.");
            ExitCode::FAILURE
        }
    }
}

async fn serve() -> Result<(), Failure> {
    let config = Config::from_env().map_err(StartError::from)?;
    start_log(&config.log);
    let address = config.leptos.site_addr;
    let server = Server::new(config.clone()).await?;
    let listener = TcpListener::bind(address).await.map_err(|error| Failure::Listen(address, error))?;
    let shutdown = shutdown().map_err(Failure::Signals)?;
    // Port 0 means any, so the address is asked back.
    let address = listener.local_addr().unwrap_or(address);
    println!("Kabinet is ready: open {} in a browser.", config.opened_at(address));
    server.run(listener, shutdown).await;
    Ok(())
}

async fn show() -> Result<(), Failure> {
    let mut config = Config::from_env().map_err(StartError::from)?;
    if std::env::var_os("LOG").is_none() {
        // The links that are printed must not drown in requests.
        config.log.filter = "warn".to_owned();
    }
    start_log(&config.log);
    Ok(demo::run(config, shutdown().map_err(Failure::Signals)?).await?)
}

fn start_log(log: &Log) {
    // Checked when the configuration was read; nothing else in there can fail.
    let filter = EnvFilter::try_new(&log.filter).unwrap_or_default();
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr);
    if log.json { builder.json().init() } else { builder.init() }
}

/// Ready when somebody asks the program to end.
fn shutdown() -> io::Result<impl Future<Output = ()>> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
