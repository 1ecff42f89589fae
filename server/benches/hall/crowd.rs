//! Everybody at once: joining, being moved on, coming back after a blip.

use super::process::Process;
use super::report::quantiles;
use kabinet_core::agenda::StageKind;
use kabinet_core::cabinet::Command;
use kabinet_core::id::JoinCode;
use kabinet_server::visitor::Visitor;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// People do not scan the code on the wall all in the same second.
const ARRIVAL: Duration = Duration::from_secs(30);

/// A cabinet for so many, with its facilitator.
pub async fn open(server: &Process, expected: usize) -> (Visitor, JoinCode) {
    let expected = expected.to_string();
    let fields = [
        ("title", "Avond"),
        ("langs", "nl"),
        ("template", "evening"),
        ("expected", expected.as_str()),
    ];
    let facilitator = Visitor::open_cabinet(&server.address, &fields).await.expect("a cabinet");
    let code = facilitator.me.view().expect("a facilitator sees it").head.code;
    (facilitator.faithful(), code)
}

/// Goes to the stage of a kind.
pub async fn enter(facilitator: &mut Visitor, kind: StageKind) {
    let view = facilitator.me.view().expect("a facilitator sees it");
    let (from, agenda) = (view.stage.index, &view.head.agenda);
    let stage = agenda.iter().position(|stage| stage.kind == kind).expect("the agenda has it");
    facilitator
        .command(Command::GoTo { stage, from })
        .await
        .expect("the facilitator may");
}

/// Joins, a stage change, a blip.
pub async fn comes_and_goes(server: &Process, people: usize) {
    let (mut facilitator, code) = open(server, people).await;
    let mut joining = JoinSet::new();
    for _ in 0..people {
        let (address, pause) = (server.address.clone(), ARRIVAL.mul_f64(rand::random()));
        joining.spawn(async move {
            tokio::time::sleep(pause).await;
            let since = Instant::now();
            let visitor = Visitor::join(&address, code, "Cas").await;
            (visitor, since.elapsed())
        });
    }
    let (mut visitors, mut times) = (Vec::new(), Vec::new());
    for (visitor, time) in joining.join_all().await {
        visitors.push(visitor.expect("nobody is refused").faithful());
        times.push(time);
    }
    println!("{people} joins within {} s, page and socket: {}", ARRIVAL.as_secs(), said(&times));

    let mut waiting = JoinSet::new();
    for mut visitor in visitors {
        waiting.spawn(async move {
            let next = visitor
                .until("the next stage", |me| me.sees(|view| view.stage.kind == StageKind::Inspire))
                .await;
            next.expect("it comes");
            (visitor, Instant::now())
        });
    }
    // Everybody waits by now.
    tokio::time::sleep(Duration::from_secs(1)).await;
    let since = Instant::now();
    enter(&mut facilitator, StageKind::Inspire).await;
    let (mut visitors, mut times) = (Vec::new(), Vec::new());
    for (visitor, at) in waiting.join_all().await {
        visitors.push(visitor);
        times.push(at - since);
    }
    println!(
        "a stage change to {people} pages: {}, the last {:.0} ms",
        said(&times),
        last(&times)
    );

    let mut coming = JoinSet::new();
    let since = Instant::now();
    for mut visitor in visitors {
        visitor.cut();
        coming.spawn(async move {
            visitor.come_back().await.expect("it is let in again");
            (visitor, since.elapsed())
        });
    }
    let times: Vec<Duration> = coming.join_all().await.into_iter().map(|(_, time)| time).collect();
    println!("{people} come back after a blip: {}, the last {:.0} ms", said(&times), last(&times));
}

fn said(times: &[Duration]) -> String {
    let [p50, p95, p99] = quantiles(times);
    format!("p50 {p50:.0} ms, p95 {p95:.0} ms, p99 {p99:.0} ms")
}

fn last(times: &[Duration]) -> f64 {
    times.iter().max().map_or(0.0, |time| time.as_secs_f64() * 1_000.0)
}
