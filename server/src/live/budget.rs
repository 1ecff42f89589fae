//! How fast one socket may talk, and how much one person may write: buckets of tokens. Who empties it waits, is not refused, and so loses nothing typed.

use kabinet_core::limits;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// A bucket that fills at a steady rate.
pub(super) struct Budget {
    per_second: f64,
    burst: f64,
    tokens: f64,
    at: Instant,
}

impl Budget {
    /// A full bucket.
    pub(super) fn new(per_second: u32, burst: u32, now: Instant) -> Self {
        Self {
            per_second: per_second.into(),
            burst: burst.into(),
            tokens: burst.into(),
            at: now,
        }
    }

    /// Takes tokens and says how long to wait for them.
    pub(super) fn spend(&mut self, tokens: u32, now: Instant) -> Duration {
        let gained = now.duration_since(self.at).as_secs_f64() * self.per_second;
        // Of two sockets that share a bucket, one may have looked at the clock a little before the other.
        self.at = self.at.max(now);
        self.tokens = (self.tokens + gained).min(self.burst) - f64::from(tokens);
        Duration::from_secs_f64((-self.tokens / self.per_second).max(0.0))
    }
}

/// How many letters one person may write, through whichever of their sockets.
#[derive(Clone)]
pub(super) struct Letters(Arc<Mutex<Budget>>);

impl Letters {
    /// As many as anybody may write after a silence.
    pub(super) fn new(now: Instant) -> Self {
        Self(Arc::new(Mutex::new(Budget::new(limits::UNITS_PER_SECOND, limits::UNIT_BURST, now))))
    }

    /// Takes letters and says how long to wait for them.
    pub(super) fn spend(&self, units: u32, now: Instant) -> Duration {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).spend(units, now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_is_free_and_then_the_rate_holds() {
        let start = Instant::now();
        let mut budget = Budget::new(20, 60, start);
        assert!((0..60).all(|_| budget.spend(1, start).is_zero()));
        assert_eq!(budget.spend(1, start).as_millis(), 50);
        let later = start + Duration::from_secs(10);
        assert!((0..60).all(|_| budget.spend(1, later).is_zero()));
        assert!(!budget.spend(1, later).is_zero());
    }

    #[test]
    fn much_at_once_costs_much() {
        let start = Instant::now();
        let mut budget = Budget::new(600, 36_000, start);
        assert!(budget.spend(36_000, start).is_zero());
        assert_eq!(budget.spend(1_200, start).as_secs(), 2);
    }
}
