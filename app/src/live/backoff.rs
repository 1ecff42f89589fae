//! When a page that lost its connection tries again. The random number is an argument.

use super::Rest;
use kabinet_core::wire::CloseReason;

/// The longest wait before the first new try, milliseconds.
const FIRST_MS: u64 = 250;
/// The longest wait of all, milliseconds: a hall whose Wi-Fi came back is complete soon after.
const MOST_MS: u64 = 8_000;
/// A connection that held this long counts as good, milliseconds; one that breaks sooner makes the next wait longer.
pub const SETTLED_MS: u64 = 5_000;

/// Waits that grow, each a random part of its bound: a hall of phones that lost the server together does not come back in one blow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Backoff {
    tries: u32,
}

impl Backoff {
    /// How long to wait before the next try, milliseconds. `random` is between 0 and 1.
    pub fn next(&mut self, random: f64) -> u64 {
        let bound = FIRST_MS.saturating_mul(1 << self.tries.min(16)).min(MOST_MS);
        self.tries = self.tries.saturating_add(1);
        part(bound, random)
    }

    /// The connection held: the next loss starts from the beginning.
    pub fn settle(&mut self) {
        self.tries = 0;
    }
}

/// What a page does when the server closed its socket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reaction {
    /// It comes back after this many milliseconds at the least.
    Again {
        /// The wait.
        after_ms: u64,
    },
    /// It loads itself again, once.
    Renew,
    /// It goes to where one joins.
    Leave,
    /// It rests and says why.
    Rest(Rest),
}

/// The reaction to a close code. `random` is between 0 and 1.
pub fn reaction(code: u16, random: f64) -> Reaction {
    let again = |least: u64, more: u64| Reaction::Again {
        after_ms: least + part(more, random),
    };
    match CloseReason::from_code(code) {
        Some(CloseReason::Outdated) => Reaction::Renew,
        Some(CloseReason::NoSeat) => Reaction::Leave,
        Some(CloseReason::Removed) => Reaction::Rest(Rest::Removed),
        Some(CloseReason::TooMany) => Reaction::Rest(Rest::TooMany),
        Some(CloseReason::Replaced) => Reaction::Rest(Rest::Replaced),
        Some(CloseReason::Malformed) => again(15_000, 15_000),
        Some(CloseReason::Restarting) => again(200, 2_000),
        Some(CloseReason::Reload) => again(0, 1_000),
        Some(CloseReason::Behind) | None => again(0, 0),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "small positive numbers"
)]
fn part(bound: u64, random: f64) -> u64 {
    (bound as f64 * random.clamp(0.0, 1.0)) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_a_bound_and_begin_anew() {
        let mut backoff = Backoff::default();
        let waits: Vec<_> = (0..7).map(|_| backoff.next(1.0)).collect();
        assert_eq!(waits, [250, 500, 1_000, 2_000, 4_000, 8_000, 8_000]);
        backoff.settle();
        assert_eq!(backoff.next(0.5), 125);
    }

    #[test]
    fn waits_are_spread_from_nothing_to_their_bound() {
        assert_eq!(Backoff { tries: 40 }.next(0.0), 0);
        assert_eq!(Backoff { tries: 40 }.next(2.0), MOST_MS);
    }

    #[test]
    fn every_close_code_has_one_reaction() {
        let reactions: Vec<_> = CloseReason::ALL.into_iter().map(|reason| reaction(reason.code(), 1.0)).collect();
        assert_eq!(reactions.iter().filter(|reaction| matches!(reaction, Reaction::Rest(_))).count(), 3);
        assert_eq!(
            reactions
                .iter()
                .filter(|reaction| matches!(reaction, Reaction::Again { .. }))
                .count(),
            4
        );
        assert_eq!(reaction(1006, 0.3), Reaction::Again { after_ms: 0 });
        assert_eq!(reaction(CloseReason::Malformed.code(), 0.0), Reaction::Again { after_ms: 15_000 });
    }
}
