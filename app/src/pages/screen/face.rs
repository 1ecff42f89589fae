//! What a clock shows at a moment: pure, so that every screen and the console show the same.

use kabinet_core::agenda::Clock;

/// How the time of a stage stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pace {
    /// There is time.
    Running,
    /// The planned time is over; the room goes on.
    Over,
    /// The clock stands still.
    Paused,
}

impl Pace {
    /// The name used in style sheets.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Over => "over",
            Self::Paused => "paused",
        }
    }
}

/// What a clock shows: whole seconds, left or over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Face {
    /// How the time stands.
    pub(crate) pace: Pace,
    /// Seconds left, or over time.
    pub(crate) seconds: u64,
}

impl Face {
    /// The face of a clock at a time, milliseconds since 1970; none where the stage has no clock.
    ///
    /// What is left is rounded up: the last second is a second, and `0:00` is the end.
    pub(crate) fn at(clock: Clock, now: u64) -> Option<Self> {
        match clock {
            Clock::None => None,
            Clock::Running { until } if now < until => Some(Self {
                pace: Pace::Running,
                seconds: (until - now).div_ceil(1000),
            }),
            Clock::Running { until } => Some(Self {
                pace: Pace::Over,
                seconds: (now - until) / 1000,
            }),
            Clock::Paused { left } => Some(Self {
                pace: Pace::Paused,
                seconds: left.div_ceil(1000),
            }),
        }
    }

    /// As it is read: `9:05`, `75:00`, `+0:12`.
    pub(crate) fn text(self) -> String {
        let sign = if self.pace == Pace::Over { "+" } else { "" };
        format!("{sign}{}:{:02}", self.seconds / 60, self.seconds % 60)
    }

    /// As software reads durations.
    pub(crate) fn duration(self) -> String {
        format!("PT{}S", self.seconds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_shows_what_is_left_and_what_is_over() {
        let text = |clock, now| Face::at(clock, now).map(Face::text);
        let running = Clock::Running { until: 600_000 };
        assert_eq!(text(Clock::None, 5), None);
        assert_eq!(text(running, 0).as_deref(), Some("10:00"));
        assert_eq!(text(running, 54_999).as_deref(), Some("9:06"));
        assert_eq!(text(running, 599_999).as_deref(), Some("0:01"));
        assert_eq!(text(running, 600_000).as_deref(), Some("+0:00"));
        assert_eq!(text(running, 730_500).as_deref(), Some("+2:10"));
        assert_eq!(text(Clock::Paused { left: 90_000 }, 9_999_999).as_deref(), Some("1:30"));
        assert_eq!(text(Clock::Paused { left: 5_400_000 }, 0).as_deref(), Some("90:00"));
    }
}
