//! The people: they write in the rhythm of people, and note when their words are seen and saved.

use super::plan::Plan;
use super::process::Process;
use super::report::Outcome;
use kabinet_core::agenda::StageKind;
use kabinet_core::fiche::Field;
use kabinet_core::id::{FicheId, TableId};
use kabinet_core::wire::{ClientMsg, ServerMsg};
use kabinet_server::visitor::{Browser, Line, Visitor};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// A field that is so long is left for the next one.
const LONG: u32 = 3_000;
/// Idle sockets that are opened to see what one costs.
const IDLE: usize = 240;
/// Sockets one person may have beside the first.
const TABS: usize = 4;
/// An edit and a presence frame are about as long on the relay as those of Kabinet.
const EDIT_BYTES: usize = 190;
const PRESENCE_BYTES: usize = 20;

/// When edits were typed, by the beginning of their hash, and how long they took.
#[derive(Default)]
struct Board {
    typed: Mutex<HashMap<[u8; 4], Instant>>,
    taken: Mutex<Taken>,
    window: Mutex<Option<(Instant, Instant)>>,
}

#[derive(Default)]
struct Taken {
    to_others: Vec<Duration>,
    to_disk: Vec<Duration>,
    edits: usize,
}

impl Board {
    fn note(&self, key: [u8; 4], at: Instant) {
        self.typed.lock().unwrap().insert(key, at);
        if self.counts(at) {
            self.taken.lock().unwrap().edits += 1;
        }
    }

    fn seen(&self, key: [u8; 4], now: Instant) {
        let typed = self.typed.lock().unwrap().get(&key).copied();
        if let Some(typed) = typed.filter(|&typed| self.counts(typed)) {
            self.taken.lock().unwrap().to_others.push(now - typed);
        }
    }

    fn saved(&self, typed: Instant, now: Instant) {
        if self.counts(typed) {
            self.taken.lock().unwrap().to_disk.push(now - typed);
        }
    }

    fn counts(&self, at: Instant) -> bool {
        self.window.lock().unwrap().is_some_and(|(from, to)| (from..to).contains(&at))
    }

    /// Measures once everybody is at work.
    async fn measure(&self, server: &Process, plan: &Plan, empty: f64) -> Outcome {
        let from = Instant::now() + plan.warm;
        *self.window.lock().unwrap() = Some((from, from + plan.measured));
        tokio::time::sleep(plan.warm).await;
        let before = server.cpu();
        tokio::time::sleep(plan.measured).await;
        let (cpu, memory) = (server.cpu() - before, (server.memory() - empty) / plan.tables as f64);
        // What is on its way arrives.
        tokio::time::sleep(Duration::from_secs(2)).await;
        let Taken { to_others, to_disk, edits } = std::mem::take(&mut *self.taken.lock().unwrap());
        Outcome {
            to_others,
            to_disk,
            edits,
            cpu,
            memory,
        }
    }
}

/// The tables write fiches.
pub async fn through_kabinet(server: &Process, plan: &Plan) -> Outcome {
    let (people, empty) = (plan.tables * plan.writers, server.memory());
    let (mut facilitator, code) = super::crowd::open(server, people).await;
    super::crowd::enter(&mut facilitator, StageKind::Elaborate).await;
    let board = Arc::new(Board::default());
    let mut writing = JoinSet::new();
    for table in 0..plan.tables {
        let mut fiche = None;
        for _ in 0..plan.writers {
            let board = board.clone();
            let saved = Arc::new(Mutex::new(HashMap::new()));
            let tap = tap(board.clone(), saved.clone());
            let mut visitor = Visitor::join(&server.address, code, "Ana")
                .await
                .expect("there is room")
                .tapped(tap);
            let table = TableId(u16::try_from(table + 1).unwrap());
            visitor.choose(table).await.expect("a seat");
            let fiche = match fiche {
                Some(fiche) => fiche,
                None => *fiche.insert(visitor.propose("Opvang", "").await.expect("a proposal")),
            };
            visitor
                .until("the proposal is there", |me| me.sees(|view| view.fiches.contains_key(&fiche)))
                .await
                .unwrap();
            visitor.open(fiche).await.expect("the fiche");
            writing.spawn(write(visitor, fiche, *plan, board, saved));
        }
    }
    // Whoever leads looks on, as in a real hall.
    writing.spawn(async move {
        loop {
            facilitator
                .linger(tokio::time::Instant::now() + Duration::from_secs(1))
                .await
                .expect("the console stays");
        }
    });
    tokio::select! {
        outcome = board.measure(server, plan, empty) => outcome,
        Some(ended) = writing.join_next() => panic!("a writer stopped: {ended:?}"),
    }
}

type Sent = Arc<Mutex<HashMap<u64, Instant>>>;

fn tap(board: Arc<Board>, sent: Sent) -> impl FnMut(&[u8], &ServerMsg) + Send {
    move |_, message| match message {
        // One change as it was stored: behind four bytes that every chunk begins with stands the beginning of its hash.
        ServerMsg::Changes { bytes, .. } => {
            if let Some(key) = bytes.get(4..8) {
                board.seen([key[0], key[1], key[2], key[3]], Instant::now());
            }
        }
        ServerMsg::Saved { seq, .. } => {
            let typed = sent.lock().unwrap().remove(seq);
            typed.into_iter().for_each(|typed| board.saved(typed, Instant::now()));
        }
        _ => {}
    }
}

async fn write(mut me: Visitor, fiche: FicheId, plan: Plan, board: Arc<Board>, sent: Sent) {
    let mut fields = Field::ALL.into_iter().skip(2).cycle();
    let mut field = fields.next().unwrap();
    let mut presence = tokio::time::Instant::now();
    loop {
        me.linger(tokio::time::Instant::now() + plan.pause())
            .await
            .expect("the connection stays");
        if presence.elapsed() > Duration::from_secs(1) {
            presence = tokio::time::Instant::now();
            me.say(ClientMsg::Writing { fiche, field: Some(field) }).await;
        }
        let typed = Instant::now();
        let length = me.me.length(fiche, field);
        if length > LONG {
            field = fields.next().unwrap();
            continue;
        }
        let deletes = length > 2 && rand::random_bool(0.1);
        let at = rand::random_range(0..=length - u32::from(deletes));
        let letters = ["e", "n", "a", "t", "en", "er", " "][rand::random_range(0..7)];
        let (delete, insert) = if deletes { (1, "") } else { (0, letters) };
        me.write(fiche, field, at, delete, insert).await.expect("it fits");
        let edit = me.me.pending().last().expect("it is not saved yet");
        let key = [edit.hash.0[0], edit.hash.0[1], edit.hash.0[2], edit.hash.0[3]];
        sent.lock().unwrap().insert(edit.seq, typed);
        board.note(key, typed);
    }
}

/// The same frames, passed on.
pub async fn through_relay(server: &Process, plan: &Plan) -> Outcome {
    let (board, empty) = (Arc::new(Board::default()), server.memory());
    let mut writing = JoinSet::new();
    for table in 0..plan.tables {
        for _ in 0..plan.writers {
            let browser = Browser::new(&server.address);
            let line = Line::open(&browser, &format!("/{table}")).await.expect("the relay takes everybody");
            writing.spawn(babble(line, *plan, board.clone()));
        }
    }
    tokio::select! {
        outcome = board.measure(server, plan, empty) => outcome,
        Some(ended) = writing.join_next() => panic!("a writer stopped: {ended:?}"),
    }
}

async fn babble(mut line: Line, plan: Plan, board: Arc<Board>) {
    let (mut next, mut presence) = (tokio::time::Instant::now() + plan.pause(), tokio::time::Instant::now());
    loop {
        match tokio::time::timeout_at(next, line.next()).await {
            Ok(frame) => {
                let frame = frame.expect("the relay goes on");
                if frame.len() == EDIT_BYTES {
                    board.seen([frame[0], frame[1], frame[2], frame[3]], Instant::now());
                }
                continue;
            }
            Err(_) => next = tokio::time::Instant::now() + plan.pause(),
        }
        if presence.elapsed() > Duration::from_secs(1) {
            presence = tokio::time::Instant::now();
            line.send(vec![0; PRESENCE_BYTES]).await.expect("the relay goes on");
        }
        let (typed, key) = (Instant::now(), rand::random::<[u8; 4]>());
        let mut frame = vec![0; EDIT_BYTES];
        frame[..4].copy_from_slice(&key);
        board.note(key, typed);
        line.send(frame).await.expect("the relay goes on");
    }
}

/// What a socket costs that nothing happens on, KiB.
pub async fn idle_kabinet_sockets(server: &Process) -> f64 {
    let people = IDLE / TABS;
    let (_facilitator, code) = super::crowd::open(server, people).await;
    let mut first = Vec::new();
    for _ in 0..people {
        first.push(Visitor::join(&server.address, code, "Bo").await.expect("there is room"));
    }
    let before = server.memory();
    let mut tabs = Vec::new();
    for person in &first {
        for _ in 0..TABS {
            tabs.push(person.second_tab().await.expect("five at most"));
        }
    }
    (server.memory() - before) / tabs.len() as f64
}

/// The same for the relay.
pub async fn idle_relay_sockets(server: &Process) -> f64 {
    let (browser, before) = (Browser::new(&server.address), server.memory());
    let mut lines = Vec::new();
    for _ in 0..IDLE {
        lines.push(Line::open(&browser, "/idle").await.expect("the relay takes everybody"));
    }
    (server.memory() - before) / lines.len() as f64
}
