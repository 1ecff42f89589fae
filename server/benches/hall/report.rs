//! What came out, as the table that stands in `docs/benchmarks.md`.

use std::fmt::Write;
use std::time::Duration;

/// What one server did with the load.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Keystroke to another replica.
    pub to_others: Vec<Duration>,
    /// Keystroke to the word that it is on disk.
    pub to_disk: Vec<Duration>,
    /// Edits sent while measuring.
    pub edits: usize,
    /// The server's processor time meanwhile.
    pub cpu: Duration,
    /// What a table with its people and its fiche added to the server's memory, KiB.
    pub memory: f64,
}

/// The middle, the slowest twentieth and the slowest hundredth.
pub fn quantiles(times: &[Duration]) -> [f64; 3] {
    let mut times: Vec<f64> = times.iter().map(|time| time.as_secs_f64() * 1_000.0).collect();
    times.sort_by(f64::total_cmp);
    [0.50, 0.95, 0.99].map(|share| {
        let last = times.len().saturating_sub(1);
        times.get((last as f64 * share).round() as usize).copied().unwrap_or(f64::NAN)
    })
}

/// Prints both servers beside each other.
pub fn print(kabinet: &Outcome, socket: f64, relay: &Outcome, relay_socket: f64) {
    let mut table = String::from("| | Kabinet | relay | ratio |\n|---|---|---|---|\n");
    let mut row = |what: &str, kabinet: f64, relay: f64, unit: &str| {
        let ratio = kabinet / relay;
        let _ = if relay.is_nan() {
            writeln!(table, "| {what} | {kabinet:.1} {unit} | – | – |")
        } else {
            writeln!(table, "| {what} | {kabinet:.1} {unit} | {relay:.1} {unit} | {ratio:.1} |")
        };
    };
    let (here, there) = (quantiles(&kabinet.to_others), quantiles(&relay.to_others));
    let disk = quantiles(&kabinet.to_disk);
    for (index, share) in ["p50", "p95", "p99"].into_iter().enumerate() {
        row(&format!("keystroke to another replica, {share}"), here[index], there[index], "ms");
    }
    for (index, share) in ["p50", "p95", "p99"].into_iter().enumerate() {
        row(&format!("keystroke to “saved”, {share}"), disk[index], f64::NAN, "ms");
    }
    let micros = |outcome: &Outcome| outcome.cpu.as_secs_f64() * 1e6 / outcome.edits as f64;
    row("server CPU per edit", micros(kabinet), micros(relay), "µs");
    row("memory per idle socket", socket, relay_socket, "KiB");
    row("memory per table at work", kabinet.memory / 1024.0, relay.memory / 1024.0, "MiB");
    println!("\n{table}");
    println!("{} edits through Kabinet, {} through the relay", kabinet.edits, relay.edits);
}
