//! Why a socket ends.

/// Why the server closed a socket, and what the page does about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CloseReason {
    /// Another protocol: the page loads itself again, once.
    Outdated,
    /// No seat in this cabinet (any more): the page goes to where one joins.
    NoSeat,
    /// The facilitator asked this person to leave: the page says so, kindly.
    Removed,
    /// The page reads too slowly: it comes back at once and gets a whole view.
    Behind,
    /// One socket more than a person may hold was opened; this was the first of them: the page says so and waits for a tap.
    TooMany,
    /// Frames that no honest page sends: it comes back after a long pause.
    Malformed,
    /// The same tab came back on another socket: this one rests.
    Replaced,
    /// The server restarts: the page comes back after a random moment.
    Restarting,
    /// The room had to be loaded again: the page comes back after a short random moment.
    Reload,
}

impl CloseReason {
    /// Every reason.
    pub const ALL: [Self; 9] = [
        Self::Outdated,
        Self::NoSeat,
        Self::Removed,
        Self::Behind,
        Self::TooMany,
        Self::Malformed,
        Self::Replaced,
        Self::Restarting,
        Self::Reload,
    ];

    /// The code in the close frame.
    pub const fn code(self) -> u16 {
        match self {
            Self::Outdated => 4400,
            Self::NoSeat => 4401,
            Self::Removed => 4403,
            Self::Behind => 4408,
            Self::Replaced => 4409,
            Self::Malformed => 4422,
            Self::TooMany => 4429,
            Self::Restarting => 1012,
            Self::Reload => 4503,
        }
    }

    /// The reason with this code.
    pub fn from_code(code: u16) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}
