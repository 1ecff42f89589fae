//! One tap, one change: the second tap of a double tap must not take the first one back.

use crate::device;
use crate::live::Live;
use kabinet_core::cabinet::Command;
use kabinet_core::wire::Ask;
use leptos::prelude::*;

/// So long after a change nobody has seen yet what a tap would do now, milliseconds.
const UNSEEN_MS: u64 = 600;

/// Whether a tap is meant for what is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Settled {
    /// A tap before this one has no answer yet.
    asked: bool,
    /// When what is shown changed last, by the device's clock.
    changed: u64,
}

impl Settled {
    const fn takes(self, now: u64) -> bool {
        !self.asked && now.saturating_sub(self.changed) >= UNSEEN_MS
    }
}

/// The taps on one button that turns something.
#[derive(Debug, Clone, Copy)]
pub struct Taps(StoredValue<Settled>);

impl Taps {
    /// Taps on a button that turns this.
    pub fn on<T: PartialEq + Send + Sync + Clone + 'static>(turned: Memo<T>) -> Self {
        let settled = StoredValue::new(Settled::default());
        let changed = move || settled.update_value(|settled| settled.changed = device::now());
        Effect::watch(move || turned.track(), move |(), _, _| changed(), false);
        Self(settled)
    }

    /// Asks for what a tap means, unless it was the end of the tap before; a "no" is shown where the page shows them.
    pub fn command(self, live: Live, command: Command) {
        if !self.0.get_value().takes(device::now()) {
            return;
        }
        self.0.update_value(|settled| settled.asked = true);
        let (taps, refusal) = (self.0, live.refusal);
        live.ask(Ask::Command(command), move |answer| {
            // The page may be another one by the time the answer comes.
            let _ = taps.try_update_value(|settled| settled.asked = false);
            let _ = refusal.try_set(answer.err());
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_tap_of_a_double_tap_turns_nothing_back() {
        let mut settled = Settled::default();
        assert!(settled.takes(10_000));
        settled.asked = true;
        assert!(!settled.takes(10_100), "the first has no answer yet");
        settled = Settled {
            asked: false,
            changed: 10_200,
        };
        assert!(!settled.takes(10_300), "nobody has seen the change yet");
        assert!(settled.takes(10_900));
    }
}
