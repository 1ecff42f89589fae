//! Whether the server is still there: browsers tell nobody when a connection dies silently.

use kabinet_core::limits::{PING_MS, SILENCE_MS};

/// Time the server has for an answer to a question, milliseconds.
const ANSWER_MS: u64 = SILENCE_MS - PING_MS;

/// Time after which a server that is heard but does not answer is given up: it hears nothing of this page. Longer than a whole fiche takes
/// on a slow network, milliseconds.
const DEAF_MS: u64 = 30_000;

/// When the server was last heard, and asked whether it hears, on this device's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pulse {
    heard: u64,
    asked: Option<u64>,
    answered: u64,
}

/// What to do about a silence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beat {
    /// Nothing.
    Fine,
    /// Ask whether the server is there.
    Ask,
    /// Give the connection up.
    Dead,
}

impl Pulse {
    /// A connection that begins now.
    pub const fn new(now: u64) -> Self {
        Self {
            heard: now,
            asked: None,
            answered: now,
        }
    }

    /// Something came from the server.
    pub const fn heard(&mut self, now: u64) {
        self.heard = now;
    }

    /// The server answered the question.
    pub const fn answered(&mut self, now: u64) {
        self.asked = None;
        self.answered = now;
    }

    /// What to do now: the server is asked steadily, for it takes a page that says nothing for gone. A device that slept asks first, for
    /// its own clock stood still and not the server.
    pub const fn beat(&mut self, now: u64) -> Beat {
        match self.asked {
            Some(asked) if self.heard <= asked && now.saturating_sub(asked) >= ANSWER_MS => Beat::Dead,
            // Somebody else's words came after the question, and nothing since.
            Some(asked) if self.heard > asked && self.silent(now) => Beat::Dead,
            Some(asked) if now.saturating_sub(asked) >= DEAF_MS => Beat::Dead,
            None if now.saturating_sub(self.answered) >= PING_MS => {
                self.asked = Some(now);
                Beat::Ask
            }
            _ => Beat::Fine,
        }
    }

    /// Notes that the server is asked now; false if it was asked before and may still answer.
    pub const fn ask(&mut self, now: u64) -> bool {
        let asks = self.asked.is_none();
        if asks {
            self.asked = Some(now);
        }
        asks
    }

    /// Somebody looks at the page again: a connection that was silent for so long is not worth a question.
    pub const fn wake(&self, now: u64) -> Beat {
        if now.saturating_sub(self.heard) >= SILENCE_MS {
            Beat::Dead
        } else {
            Beat::Ask
        }
    }

    /// Whether nothing was heard for so long that the person must know.
    pub const fn silent(&self, now: u64) -> bool {
        now.saturating_sub(self.heard) >= SILENCE_MS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_silent_connection_is_given_up_within_eight_seconds() {
        let mut pulse = Pulse::new(1_000);
        let beats: Vec<_> = (0..=7_000).step_by(500).map(|after| (after, pulse.beat(1_000 + after))).collect();
        assert!(beats.contains(&(PING_MS, Beat::Ask)));
        let dead = beats.iter().find(|(_, beat)| *beat == Beat::Dead).map(|(after, _)| *after);
        assert!(dead.is_some_and(|after| after <= 7_000), "{dead:?}");
    }

    #[test]
    fn an_answer_keeps_it() {
        let mut pulse = Pulse::new(0);
        assert_eq!(pulse.beat(PING_MS), Beat::Ask);
        assert_eq!(pulse.beat(PING_MS + 500), Beat::Fine);
        pulse.heard(PING_MS + 600);
        pulse.answered(PING_MS + 600);
        assert_eq!(pulse.beat(SILENCE_MS), Beat::Ask);
        assert!(!pulse.silent(SILENCE_MS));
    }

    #[test]
    fn a_server_that_talks_without_end_is_asked_all_the_same() {
        let mut pulse = Pulse::new(0);
        let (mut asked, mut dead) = (0, None);
        for now in (0..=60_000).step_by(250) {
            pulse.heard(now);
            match pulse.beat(now) {
                Beat::Ask => asked += 1,
                Beat::Dead => dead = dead.or(Some(now)),
                Beat::Fine => {}
            }
        }
        assert_eq!(asked, 1, "one question at a time");
        assert_eq!(dead, Some(PING_MS + DEAF_MS), "it hears nothing of what is said here");
    }

    #[test]
    fn a_line_that_dies_after_a_question_and_a_word_of_others_is_given_up_as_soon() {
        let mut pulse = Pulse::new(0);
        assert_eq!(pulse.beat(PING_MS), Beat::Ask);
        let last = PING_MS + 100;
        pulse.heard(last);
        let dead = (last..60_000).step_by(250).find(|&now| pulse.beat(now) == Beat::Dead);
        assert!(dead.is_some_and(|dead| dead - last <= 7_000), "{dead:?}");
    }

    #[test]
    fn a_timer_that_slept_asks_first_and_a_person_who_looks_does_not_wait() {
        let mut pulse = Pulse::new(0);
        assert_eq!(pulse.beat(600_000), Beat::Ask);
        assert_eq!(pulse.beat(600_250), Beat::Fine);
        assert_eq!(Pulse::new(0).wake(600_000), Beat::Dead);
        assert_eq!(Pulse::new(0).wake(1_000), Beat::Ask);
    }
}
