//! How fast waiting edits may go: the server slows down whoever sends more, so an honest page never does.

use kabinet_core::limits::{EDIT_BURST, EDITS_PER_SECOND};

/// What is left of the burst below the server's own, so that two clocks that differ a little never quarrel.
const BURST: f64 = EDIT_BURST as f64 * 0.8;
/// Edits per millisecond, a little under the server's own.
const PER_MS: f64 = EDITS_PER_SECOND as f64 * 0.9 / 1_000.0;

/// A bucket of permissions that fills with time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pace {
    left: f64,
    at: u64,
}

impl Pace {
    /// A full bucket.
    pub const fn new(now: u64) -> Self {
        Self { left: BURST, at: now }
    }

    /// Whether one edit may go now.
    pub fn take(&mut self, now: u64) -> bool {
        #[expect(clippy::cast_precision_loss, reason = "a time difference is small")]
        let since = now.saturating_sub(self.at) as f64;
        self.left = (self.left + since * PER_MS).min(BURST);
        self.at = now;
        let may = self.left >= 1.0;
        if may {
            self.left -= 1.0;
        }
        may
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backlog_goes_as_fast_as_the_server_allows_and_no_faster() {
        let mut pace = Pace::new(0);
        let at_once = (0..200).filter(|_| pace.take(0)).count();
        assert!(at_once < EDIT_BURST as usize && at_once > 30, "{at_once}");
        let in_ten_seconds = (0..100)
            .map(|step| step * 100)
            .flat_map(|now| [now, now, now])
            .filter(|&now| pace.take(now))
            .count();
        assert!(
            in_ten_seconds <= 10 * EDITS_PER_SECOND as usize && in_ten_seconds > 150,
            "{in_ten_seconds}"
        );
    }
}
