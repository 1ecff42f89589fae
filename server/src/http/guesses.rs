//! Counts wrong codes and links, and lets whoever typed one wait. A right one is always taken, and at once: a whole hall comes from one
//! address, and a mistyped code must not shut out the neighbour.
//!
//! What keeps a code from being guessed is its length: a thousand guesses a second find one of a hundred cabinets in eleven weeks, and a
//! code opens no more than a parent's seat. The count makes somebody who tries slow, says so to them, and shows in the log. A wrong code is
//! no cabinet's, so there is nothing to count by code.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long wrong ones are remembered.
const WINDOW: Duration = Duration::from_secs(300);
/// Wrong ones from one address before it is told to stop: a few people who mistype at one table.
const PER_CLIENT: u32 = 20;
/// Wrong ones from everywhere, after which everybody is told so; also bounds what is remembered.
const IN_ALL: u32 = 5_000;

/// Wrong ones from one address that are answered at once: somebody mistypes.
const FREE: u32 = 3;
/// How long the next one waits; twice as long each time.
const FIRST: Duration = Duration::from_millis(100);
/// The longest wait: beyond that a person thinks that the page is broken.
const LONGEST: Duration = Duration::from_millis(1_500);
/// Wrong ones from everywhere, after which each waits at least so long, whoever typed it.
const MANY: (u32, Duration) = (500, Duration::from_millis(500));

/// What a wrong one comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wrong {
    /// There were too many.
    pub too_many: bool,
    /// How long its answer waits.
    pub wait: Duration,
}

/// The wrong ones of the last minutes.
#[derive(Default)]
pub struct Guesses {
    // A plain mutex: it is held for a count and never across an await.
    window: Mutex<Option<Window>>,
}

/// Addresses are kept only as a hash under a random key, which is thrown away with the window.
struct Window {
    since: Instant,
    key: RandomState,
    clients: HashMap<u64, u32>,
    all: u32,
}

impl Guesses {
    /// Notes a wrong one and waits as long as it takes; whether there were too many.
    pub async fn slow_down(&self, from: IpAddr) -> bool {
        let Wrong { too_many, wait } = self.wrong(from, Instant::now());
        // Even a pause of nothing waits for the next tick of the clock.
        if !wait.is_zero() {
            tokio::time::sleep(wait).await;
        }
        too_many
    }

    /// Notes a wrong one.
    fn wrong(&self, from: IpAddr, now: Instant) -> Wrong {
        let mut window = self.window.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh = window.take().filter(|window| now.duration_since(window.since) < WINDOW);
        let window = window.insert(fresh.unwrap_or_else(|| Window::new(now)));
        if window.all == IN_ALL {
            return Wrong {
                too_many: true,
                wait: LONGEST,
            };
        }
        window.all += 1;
        if window.all == IN_ALL {
            tracing::warn!(wrong = IN_ALL, seconds = WINDOW.as_secs(), "somebody seems to guess codes");
        }
        let wrong = window.clients.entry(window.key.hash_one(network(from))).or_default();
        *wrong += 1;
        Wrong {
            too_many: *wrong > PER_CLIENT,
            wait: wait(*wrong, window.all),
        }
    }
}

impl Window {
    fn new(since: Instant) -> Self {
        Self {
            since,
            key: RandomState::new(),
            clients: HashMap::new(),
            all: 0,
        }
    }
}

/// How long somebody waits who typed so many wrong ones, when everybody together typed so many.
fn wait(own: u32, all: u32) -> Duration {
    let doubled = own.checked_sub(FREE + 1).map(|times| FIRST.saturating_mul(1 << times.min(16)));
    let floor = if all >= MANY.0 { MANY.1 } else { Duration::ZERO };
    doubled.unwrap_or_default().clamp(floor, LONGEST)
}

/// A household has a whole network of IPv6 addresses, so those count as one.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6((u128::from(address) & (u128::MAX << 64)).into()),
        v4 => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::{Ipv4Addr, Ipv6Addr};

    const HALL: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1));

    #[test]
    fn who_guesses_is_told_after_twenty_and_heard_again_after_five_minutes() {
        let (guesses, start) = (Guesses::default(), Instant::now());
        assert!((0..PER_CLIENT).all(|_| !guesses.wrong(HALL, start).too_many));
        assert!(guesses.wrong(HALL, start).too_many);
        let fresh = Wrong {
            too_many: false,
            wait: Duration::ZERO,
        };
        assert_eq!(guesses.wrong(IpAddr::V4(Ipv4Addr::new(192, 0, 2, 2)), start), fresh);
        assert_eq!(guesses.wrong(HALL, start + WINDOW), fresh);
    }

    #[test]
    fn who_goes_on_waits_twice_as_long_each_time_and_never_for_ever() {
        let (guesses, start) = (Guesses::default(), Instant::now());
        let waits: Vec<u128> = (0..9).map(|_| guesses.wrong(HALL, start).wait.as_millis()).collect();
        assert_eq!(waits, [0, 0, 0, 100, 200, 400, 800, 1_500, 1_500]);
        assert_eq!(wait(u32::MAX, u32::MAX), LONGEST);
    }

    #[test]
    fn when_very_many_are_wrong_everybody_who_is_wrong_waits() {
        assert_eq!(wait(1, MANY.0 - 1), Duration::ZERO);
        assert_eq!(wait(1, MANY.0), MANY.1);
        assert_eq!(wait(FREE + 4, MANY.0), FIRST * 8, "and longer, who types more of them");
    }

    #[test]
    fn a_household_counts_once() {
        let (guesses, start) = (Guesses::default(), Instant::now());
        let own = |last| IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 0, 1, 0, 0, 0, last));
        let told = (0..=PER_CLIENT)
            .filter(|&guess| guesses.wrong(own(guess as u16), start).too_many)
            .count();
        assert_eq!(told, 1);
    }

    #[test]
    fn a_thousand_clients_together_are_stopped_and_remembered_in_bounds() {
        let (guesses, start) = (Guesses::default(), Instant::now());
        let client = |number: u32| IpAddr::V4(Ipv4Addr::from(0x0a00_0000 + number));
        let told = (0..IN_ALL + 1_000)
            .filter(|&number| guesses.wrong(client(number), start).too_many)
            .count();
        assert_eq!(told, 1_000);
        let window = guesses.window.lock().expect("nobody panicked");
        assert_eq!(window.as_ref().map(|window| window.clients.len()), Some(IN_ALL as usize));
    }
}
