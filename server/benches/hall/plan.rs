//! What is done to the servers.

use std::fmt;
use std::time::Duration;

/// How many write how fast for how long.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    pub tables: usize,
    pub writers: usize,
    /// Edits a second and writer.
    pub rate: f64,
    pub warm: Duration,
    pub measured: Duration,
    /// People who join at once.
    pub crowd: usize,
}

impl Plan {
    /// The hall of the design, unless something else is said.
    pub fn read(arguments: &[String]) -> Self {
        let said = |name: &str| {
            let place = arguments.iter().position(|argument| argument == name)?;
            let value = arguments.get(place + 1).and_then(|value| value.parse::<f64>().ok());
            Some(value.unwrap_or_else(|| panic!("{name} wants a number")))
        };
        let number = |name, default: f64| said(name).unwrap_or(default);
        Self {
            tables: number("--tables", 12.0) as usize,
            writers: number("--writers", 8.0) as usize,
            rate: number("--rate", 3.0),
            warm: Duration::from_secs_f64(number("--warm", 10.0)),
            measured: Duration::from_secs_f64(number("--seconds", 60.0)),
            crowd: number("--crowd", 500.0) as usize,
        }
    }

    /// The time to the next edit of a person: no two are the same.
    pub fn pause(&self) -> Duration {
        Duration::from_secs_f64(rand::random_range(0.4..1.6) / self.rate)
    }
}

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { tables, writers, rate, .. } = self;
        let (warm, measured) = (self.warm.as_secs(), self.measured.as_secs());
        write!(
            f,
            "{tables} tables of {writers} writers, {rate} edits a second each, {warm} s to warm up and {measured} s measured"
        )
    }
}
