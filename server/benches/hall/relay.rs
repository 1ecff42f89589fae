//! The least that could carry a table's talk: whatever one socket sends goes to the others at its table. It checks nothing, stores nothing.

use axum::Router;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::get;
use axum::serve::ListenerExt;
use bytes::Bytes;
use futures_util::{SinkExt, StreamExt};
use kabinet_core::wire::SUBPROTOCOL;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;
use tokio::sync::broadcast;

/// Each frame with the number of the socket that sent it.
type Table = broadcast::Sender<(u64, Bytes)>;
type Tables = Arc<Mutex<HashMap<String, Table>>>;

/// Serves until it is killed.
pub async fn serve() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    println!("ready: http://{}", listener.local_addr().expect("it listens"));
    let router = Router::new().route("/{table}", get(sit)).with_state(Tables::default());
    let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
    axum::serve(listener, router).await.expect("it serves");
}

/// The socket has the same buffers as Kabinet's.
async fn sit(State(tables): State<Tables>, Path(table): Path<String>, upgrade: WebSocketUpgrade) -> Response {
    let table = tables
        .lock()
        .expect("nobody panicked")
        .entry(table)
        .or_insert_with(|| broadcast::channel(1024).0)
        .clone();
    let upgrade = upgrade.protocols([SUBPROTOCOL]).read_buffer_size(4096).write_buffer_size(0);
    upgrade.on_upgrade(move |socket| talk(socket, table))
}

async fn talk(socket: WebSocket, table: Table) {
    let me = rand::random();
    let mut others = table.subscribe();
    let (mut sink, mut stream) = socket.split();
    let hears = async {
        while let Ok((from, frame)) = others.recv().await {
            if from != me && sink.send(Message::Binary(frame)).await.is_err() {
                return;
            }
        }
    };
    let says = async {
        while let Some(Ok(message)) = stream.next().await {
            if let Message::Binary(frame) = message {
                let _ = table.send((me, frame));
            }
        }
    };
    tokio::select! {
        () = hears => {}
        () = says => {}
    }
}
