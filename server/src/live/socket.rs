//! One socket: reads frames within its budget, writes what waits for it, and ends with a typed reason.

use super::budget::{Budget, Letters};
use super::peers::PeerId;
use super::queue::{Outbox, queue};
use super::{Room, now};
use axum::extract::ws::{CloseFrame, Message, WebSocket};
use bytes::Bytes;
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use kabinet_core::id::PersonId;
use kabinet_core::limits;
use kabinet_core::wire::{ClientMsg, CloseReason, ServerMsg, decode_client, encode, is_long, parts};
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::time::Instant;

/// A page pings every few seconds; one that says nothing for so long is gone.
const IDLE: Duration = Duration::from_secs(60);
/// How long a page may take to read that the socket closes.
const FAREWELL: Duration = Duration::from_secs(2);
/// Asks per second and socket, and at once: nobody taps faster.
const ASKS: (u32, u32) = (10, 40);

/// Serves a socket of somebody in a room until either ends.
pub async fn serve(socket: WebSocket, room: Room, person: PersonId) {
    let (mut sink, stream) = socket.split();
    let (queue, outbox) = queue();
    let reason = match room.attach(person, queue).await {
        Ok((peer, letters)) => {
            let reason = talk(&room, peer, letters, &mut sink, stream, outbox).await;
            room.detach(peer).await;
            reason
        }
        Err(reason) => Some(reason),
    };
    if let Some(reason) = reason {
        farewell(&mut sink, reason).await;
    }
}

/// Closes a socket that is not served at all, with the reason.
pub async fn turn_away(socket: WebSocket, reason: CloseReason) {
    farewell(&mut socket.split().0, reason).await;
}

async fn farewell(sink: &mut SplitSink<WebSocket, Message>, reason: CloseReason) {
    let close = Message::Close(Some(CloseFrame {
        code: reason.code(),
        reason: "".into(),
    }));
    // Who does not read the reason comes back and hears it then.
    let _ = tokio::time::timeout(FAREWELL, async {
        sink.send(close).await?;
        sink.close().await
    })
    .await;
}

/// Both directions at once; gives the reason to close with, none where the page has gone.
async fn talk(
    room: &Room,
    peer: PeerId,
    letters: Letters,
    sink: &mut SplitSink<WebSocket, Message>,
    stream: SplitStream<WebSocket>,
    outbox: Outbox,
) -> Option<CloseReason> {
    // Pongs go around the room: they tell that the server is there, whatever the room is doing.
    let (pongs, ponged) = mpsc::channel(1);
    let closing = outbox.closing();
    tokio::select! {
        reason = closing => Some(reason),
        reason = write(sink, outbox, ponged) => reason,
        reason = read(room, peer, letters, stream, pongs) => reason,
    }
}

async fn write(sink: &mut SplitSink<WebSocket, Message>, mut outbox: Outbox, mut ponged: mpsc::Receiver<()>) -> Option<CloseReason> {
    loop {
        let frame = tokio::select! {
            Some(()) = ponged.recv() => encode(&ServerMsg::Pong { now: now() }).into(),
            frame = outbox.next() => match frame {
                Ok(frame) => frame,
                Err(reason) => return Some(reason),
            },
        };
        let mut next = Some(frame);
        while let Some(frame) = next {
            if put(sink, frame).await.is_err() {
                return None;
            }
            next = outbox.ready();
        }
        if sink.flush().await.is_err() {
            return None;
        }
    }
}

/// Writes a message, in parts if it is long: those go out one after the other, so that few of its bytes wait here.
async fn put(sink: &mut SplitSink<WebSocket, Message>, message: Bytes) -> Result<(), axum::Error> {
    if !is_long(&message) {
        return sink.feed(Message::Binary(message)).await;
    }
    for part in parts(&message) {
        sink.send(Message::Binary(part.into())).await?;
    }
    Ok(())
}

async fn read(
    room: &Room,
    peer: PeerId,
    letters: Letters,
    mut stream: SplitStream<WebSocket>,
    pongs: mpsc::Sender<()>,
) -> Option<CloseReason> {
    let mut edits = Budget::new(limits::EDITS_PER_SECOND, limits::EDIT_BURST, Instant::now());
    let mut asks = Budget::new(ASKS.0, ASKS.1, Instant::now());
    loop {
        let message = match tokio::time::timeout(IDLE, stream.next()).await {
            Ok(Some(Ok(Message::Binary(bytes)))) => decode_client(&bytes),
            // An error is a frame that is too large or no frame at all, or the page has gone and hears no reason.
            Ok(Some(Ok(Message::Text(_)) | Err(_))) => return Some(CloseReason::Malformed),
            Ok(Some(Ok(Message::Ping(_) | Message::Pong(_)))) => continue,
            Ok(Some(Ok(Message::Close(_))) | None) | Err(_) => return None,
        };
        let message = match message {
            Ok(ClientMsg::Ping) => {
                // One pong that waits is as good as two.
                let _ = pongs.try_send(());
                continue;
            }
            Ok(message) => message,
            Err(_) => return Some(CloseReason::Malformed),
        };
        let now = Instant::now();
        let wait = match &message {
            ClientMsg::Edit(edit) => edits.spend(1, now).max(letters.spend(edit.size(), now)),
            _ => asks.spend(1, now),
        };
        // Even a pause of nothing waits for the next tick of the clock.
        if !wait.is_zero() {
            tokio::time::sleep(wait).await;
        }
        if !room.frame(peer, message).await {
            // The room ends, and says why when what had reached it is stored.
            tokio::time::sleep(FAREWELL).await;
            return Some(CloseReason::Reload);
        }
    }
}
