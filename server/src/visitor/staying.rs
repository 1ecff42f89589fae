//! Listening, waiting, and coming back when the connection ends.

use super::{Ending, Line, Model, VisitError, Visitor};
use crate::live::now;
use kabinet_core::limits;
use kabinet_core::wire::{ClientMsg, CloseReason, Parts, encode};
use std::time::Duration;
use tokio::time::{Instant, timeout_at};

/// How long a visitor waits for something before saying what did not come.
const PATIENCE: Duration = Duration::from_secs(30);
/// The pause before a second try to connect, and the longest; people would wait longer, tests need not.
const PAUSES: (Duration, Duration) = (Duration::from_millis(25), Duration::from_millis(400));
/// The pause before edits are sent again to a server that cannot save.
const AGAIN: Duration = Duration::from_millis(250);

impl Visitor {
    /// Everything written is on disk.
    ///
    /// # Errors
    /// Where it does not come so far.
    pub async fn until_saved(&mut self) -> Result<(), VisitError> {
        self.until("everything is saved", |me| me.pending().is_empty()).await
    }

    /// Listens until something is so.
    ///
    /// # Errors
    /// With the description, where it does not come; how the connection ended, for whom does not come back by itself.
    pub async fn until(&mut self, what: &str, mut so: impl FnMut(&mut Model) -> bool) -> Result<(), VisitError> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let done = so(&mut self.me);
            // Looking at a text may have found something to say.
            self.flush().await;
            if done {
                return Ok(());
            }
            if Instant::now() >= deadline {
                return Err(VisitError::InVain(what.to_owned()));
            }
            match self.ended {
                Some(_) if self.line.is_none() && self.returns => self.come_back().await?,
                Some(ending) if self.line.is_none() => return Err(VisitError::Ended(ending)),
                _ => self.listen(deadline).await,
            }
        }
    }

    /// Listens until the connection ends, and says how.
    ///
    /// # Errors
    /// Where it does not end.
    pub async fn until_ended(&mut self) -> Result<Ending, VisitError> {
        let deadline = Instant::now() + PATIENCE;
        while self.line.is_some() && Instant::now() < deadline {
            self.listen(deadline).await;
        }
        let ended = self.ended.filter(|_| self.line.is_none());
        ended.ok_or_else(|| VisitError::InVain("the connection ends".to_owned()))
    }

    /// Says and hears whatever there is until a moment; comes back in between, if that is wanted.
    ///
    /// # Errors
    /// How the connection ended, for whom does not come back by itself or must not.
    pub async fn linger(&mut self, until: Instant) -> Result<(), VisitError> {
        while Instant::now() < until {
            match self.ended.filter(|_| self.line.is_none()) {
                None => self.listen(until).await,
                Some(_) if self.returns => self.come_back().await?,
                Some(ending) => return Err(VisitError::Ended(ending)),
            }
        }
        Ok(())
    }

    /// Lets go of the connection without a word.
    pub fn cut(&mut self) {
        self.end(Ending::Cut);
    }

    /// Forgets the connection, but lets it stand: what a phone does that changes from one network to another.
    pub fn lose(&mut self) -> Option<Line> {
        let line = self.line.take();
        self.end(Ending::Cut);
        line
    }

    /// Connects again with what is known, until it works.
    ///
    /// # Errors
    /// A reason that trying again does not change, or that nobody is there for long.
    pub async fn come_back(&mut self) -> Result<(), VisitError> {
        let (deadline, mut pause) = (Instant::now() + PATIENCE, PAUSES.0);
        loop {
            let error = match self.connect().await {
                Ok(()) => return Ok(()),
                Err(error) => error,
            };
            let final_word = matches!(
                error,
                VisitError::Ended(Ending::Closed(
                    CloseReason::NoSeat | CloseReason::Removed | CloseReason::TooMany | CloseReason::Outdated
                )) | VisitError::Refused(_)
            );
            if final_word || Instant::now() > deadline {
                return Err(error);
            }
            tokio::time::sleep(pause.mul_f64(rand::random_range(0.5..1.0))).await;
            pause = (pause * 2).min(PAUSES.1);
        }
    }

    /// Says something that is no part of the story.
    pub async fn say(&mut self, message: ClientMsg) {
        self.me.tell(message);
        self.flush().await;
    }

    /// Sends bytes, whatever they are.
    pub async fn send(&mut self, frame: Vec<u8>) {
        let sent = match &mut self.line {
            Some(line) => line.send(frame).await,
            None => Ok(()),
        };
        sent.unwrap_or_else(|ending| self.end(ending));
    }

    pub(super) async fn connect(&mut self) -> Result<(), VisitError> {
        self.end(Ending::Cut);
        let line = Line::open(&self.browser, &self.path()).await;
        self.line = Some(line?);
        (self.heard, self.pinged) = (Instant::now(), false);
        self.me.hello();
        self.flush().await;
        while !self.me.is_welcome() {
            match self.ended.filter(|_| self.line.is_none()) {
                Some(ending) => return Err(VisitError::Ended(ending)),
                None => self.listen(Instant::now() + PATIENCE).await,
            }
        }
        self.flush().await;
        Ok(())
    }

    /// Sends what there is to say. What cannot be said now is known to the model and said on the next connection.
    pub(super) async fn flush(&mut self) {
        while let Some(message) = self.me.mail.pop_front() {
            self.send(encode(&message)).await;
        }
    }

    /// Waits for a frame, at most until a moment, and takes what is there; notices silence.
    async fn listen(&mut self, until: Instant) {
        self.flush().await;
        let patience = if self.pinged { limits::SILENCE_MS } else { limits::PING_MS };
        let silent = self.heard + Duration::from_millis(patience);
        let wake = until.min(silent).min(self.again.unwrap_or(until));
        let Some(line) = &mut self.line else { return };
        match timeout_at(wake, line.next()).await {
            Ok(frame) => {
                self.hear(frame);
                while let Some(frame) = self.line.as_mut().and_then(Line::ready) {
                    self.hear(frame);
                }
            }
            Err(_) => self.look_at_the_clock(silent),
        }
        self.flush().await;
    }

    fn look_at_the_clock(&mut self, silent: Instant) {
        let now = Instant::now();
        if self.again.take_if(|at| *at <= now).is_some() {
            self.me.resend();
        }
        if silent <= now && self.pinged {
            self.end(Ending::Silent);
        } else if silent <= now {
            self.pinged = true;
            self.me.tell(ClientMsg::Ping);
        }
    }

    fn hear(&mut self, frame: Result<Vec<u8>, Ending>) {
        let frame = match frame {
            Ok(frame) => frame,
            Err(ending) => return self.end(ending),
        };
        (self.heard, self.pinged) = (Instant::now(), false);
        // A server of ours sends nothing else; a page would come back.
        let message = match self.parts.take(&frame) {
            Ok(Some(message)) => message,
            Ok(None) => return,
            Err(_) => return self.end(Ending::Lost),
        };
        if let Some(tap) = &mut self.tap {
            tap(&frame, &message);
        }
        self.me.hear(message, now());
        if self.me.wants_again() {
            self.again.get_or_insert(Instant::now() + AGAIN);
        }
    }

    fn end(&mut self, ending: Ending) {
        self.line = None;
        self.parts = Parts::default();
        self.again = None;
        self.ended = Some(ending);
        self.me.cut();
    }
}
