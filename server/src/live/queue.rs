//! What waits for one socket: bounded in number and bytes. Who reads too slowly is closed and comes back; nothing is skipped.

use bytes::Bytes;
use kabinet_core::wire::{CloseReason, ServerMsg, encode};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::{mpsc, watch};

/// Frames that may wait: some ten seconds of a busy table.
const FRAMES: usize = 256;
/// Bytes that may wait, besides the first frame: a whole view and a document.
const BYTES: usize = 1024 * 1024;

/// The room's end: never waits.
#[derive(Clone)]
pub(super) struct Queue {
    frames: mpsc::Sender<Item>,
    waiting: Arc<AtomicUsize>,
    close: Arc<watch::Sender<Option<CloseReason>>>,
}

/// The socket's end.
pub(super) struct Outbox {
    frames: mpsc::Receiver<Item>,
    waiting: Arc<AtomicUsize>,
    close: watch::Receiver<Option<CloseReason>>,
    /// The last frame was taken.
    ended: Option<CloseReason>,
}

/// What waits for a socket.
enum Item {
    Frame(Bytes),
    /// Nothing more: it closes with this reason.
    End(CloseReason),
}

/// Both ends.
pub(super) fn queue() -> (Queue, Outbox) {
    let (sender, receiver) = mpsc::channel(FRAMES);
    let (close, closed) = watch::channel(None);
    let waiting = Arc::new(AtomicUsize::new(0));
    (
        Queue {
            frames: sender,
            waiting: waiting.clone(),
            close: Arc::new(close),
        },
        Outbox {
            frames: receiver,
            waiting,
            close: closed,
            ended: None,
        },
    )
}

impl Queue {
    /// Puts a message in.
    pub(super) fn tell(&self, message: &ServerMsg) {
        self.push(encode(message).into());
    }

    /// Puts a frame in that was encoded once for many.
    pub(super) fn push(&self, frame: Bytes) {
        let size = frame.len();
        let before = self.waiting.fetch_add(size, Ordering::Relaxed);
        if (before > 0 && before + size > BYTES) || self.frames.try_send(Item::Frame(frame)).is_err() {
            self.close(CloseReason::Behind);
        }
    }

    /// Asks the socket to close. The first reason stands.
    pub(super) fn close(&self, reason: CloseReason) {
        self.close.send_if_modified(|current| {
            let first = current.is_none();
            current.get_or_insert(reason);
            first
        });
    }

    /// Asks the socket to close once the page was told what waits.
    pub(super) fn end(&self, reason: CloseReason) {
        if self.frames.try_send(Item::End(reason)).is_err() {
            self.close(reason);
        }
    }

    /// Whether it was asked to close.
    pub(super) fn is_closing(&self) -> bool {
        self.close.borrow().is_some()
    }
}

impl Outbox {
    /// The next frame, or why there will be none. A reason to close comes before frames that wait.
    pub(super) async fn next(&mut self) -> Result<Bytes, CloseReason> {
        if let Some(reason) = self.ended {
            return Err(reason);
        }
        tokio::select! {
            biased;
            reason = closed(&mut self.close) => Err(reason),
            item = self.frames.recv() => match self.taken(item) {
                Some(frame) => Ok(frame),
                None => Err(self.ended.unwrap_or(CloseReason::Reload)),
            },
        }
    }

    /// A frame that already waits.
    pub(super) fn ready(&mut self) -> Option<Bytes> {
        let item = self.frames.try_recv().ok();
        self.taken(item)
    }

    /// Ends when the socket is to close.
    pub(super) fn closing(&self) -> impl Future<Output = CloseReason> + 'static {
        let mut close = self.close.clone();
        async move { closed(&mut close).await }
    }

    fn taken(&mut self, item: Option<Item>) -> Option<Bytes> {
        match item? {
            Item::Frame(frame) => {
                self.waiting.fetch_sub(frame.len(), Ordering::Relaxed);
                Some(frame)
            }
            Item::End(reason) => {
                self.ended = Some(reason);
                None
            }
        }
    }
}

async fn closed(close: &mut watch::Receiver<Option<CloseReason>>) -> CloseReason {
    match close.wait_for(Option::is_some).await {
        Ok(reason) => (*reason).unwrap_or(CloseReason::Reload),
        Err(_) => CloseReason::Reload,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_slow_reader_is_sent_away_and_nothing_is_skipped() {
        let (queue, mut outbox) = queue();
        (0..FRAMES).for_each(|_| queue.push(Bytes::from_static(b"x")));
        assert!(queue.close.borrow().is_none(), "so many may wait");
        queue.push(Bytes::from_static(b"one too many"));
        assert_eq!(outbox.next().await, Err(CloseReason::Behind));
        queue.close(CloseReason::Restarting);
        assert_eq!(outbox.next().await, Err(CloseReason::Behind), "the first reason stands");
    }

    #[tokio::test]
    async fn who_is_sent_away_with_a_last_word_hears_it() {
        let (queue, mut outbox) = queue();
        queue.push(Bytes::from_static(b"never"));
        queue.end(CloseReason::Malformed);
        queue.push(Bytes::from_static(b"too late"));
        assert_eq!(outbox.next().await, Ok(Bytes::from_static(b"never")));
        assert_eq!(outbox.ready(), None);
        assert_eq!(outbox.next().await, Err(CloseReason::Malformed));
    }

    #[tokio::test]
    async fn bytes_that_wait_are_bounded_but_one_large_view_always_fits() {
        let (queue, mut outbox) = queue();
        queue.push(vec![0; 2 * BYTES].into());
        assert_eq!(outbox.next().await.map(|frame| frame.len()), Ok(2 * BYTES));
        queue.push(vec![0; BYTES].into());
        queue.push(Bytes::from_static(b"x"));
        assert_eq!(outbox.next().await, Err(CloseReason::Behind));
    }
}
