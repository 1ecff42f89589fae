//! A full hall against the server: how long a keystroke takes to another phone and to disk, and what it costs, beside the same traffic
//! through a bare relay that neither stores nor checks.
//!
//! `cargo bench -p kabinet-server --bench hall -- --seconds 300`; `--tables`, `--writers`, `--rate` (edits a second and writer),
//! `--warm` (seconds before measuring), `--crowd` (people who join at once; 0 for none).
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a measurement that fails stops")]

#[path = "hall/crowd.rs"]
mod crowd;
#[path = "hall/load.rs"]
mod load;
#[path = "hall/plan.rs"]
mod plan;
#[path = "hall/process.rs"]
mod process;
#[path = "hall/relay.rs"]
mod relay;
#[path = "hall/report.rs"]
mod report;

use plan::Plan;
use process::Process;

#[tokio::main]
async fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if arguments.first().is_some_and(|first| first == "relay") {
        return relay::serve().await;
    }
    let plan = Plan::read(&arguments);
    println!("{plan}");

    // Each on a server of its own: what one left in memory is none of the other's business.
    let bare_socket = load::idle_relay_sockets(&Process::relay()).await;
    let bare = load::through_relay(&Process::relay(), &plan).await;
    let full_socket = load::idle_kabinet_sockets(&Process::kabinet()).await;
    let full = load::through_kabinet(&Process::kabinet(), &plan).await;
    report::print(&full, full_socket, &bare, bare_socket);
    if plan.crowd > 0 {
        crowd::comes_and_goes(&Process::kabinet(), plan.crowd).await;
    }
}
