//! What happens in a hall.

use super::WRITERS;
use proptest::prelude::*;

#[derive(Debug, Clone)]
pub enum Step {
    Write {
        who: usize,
        field: usize,
        place: u16,
        delete: u8,
        letters: u8,
    },
    Undo {
        who: usize,
    },
    Redo {
        who: usize,
    },
    /// Sends all that is not confirmed, again if it was sent before.
    Send {
        who: usize,
    },
    /// The server works off its queue; it may die before storing.
    Drain {
        crash: bool,
    },
    Read {
        who: usize,
    },
    /// One message of the server is lost without the connection going.
    Lose {
        who: usize,
    },
    Leave {
        who: usize,
    },
    Return {
        who: usize,
    },
    Reload {
        who: usize,
    },
    NextEpoch,
}

pub fn step() -> impl Strategy<Value = Step> {
    let who = 0..WRITERS;
    prop_oneof![
        12 => (who.clone(), 0..3usize, any::<u16>(), 0..4u8, 0..4u8).prop_map(|(who, field, place, delete, letters)| Step::Write { who, field, place, delete, letters }),
        1 => who.clone().prop_map(|who| Step::Undo { who }),
        1 => who.clone().prop_map(|who| Step::Redo { who }),
        6 => who.clone().prop_map(|who| Step::Send { who }),
        4 => prop::bool::weighted(0.15).prop_map(|crash| Step::Drain { crash }),
        6 => who.clone().prop_map(|who| Step::Read { who }),
        1 => who.clone().prop_map(|who| Step::Lose { who }),
        1 => who.clone().prop_map(|who| Step::Leave { who }),
        2 => who.clone().prop_map(|who| Step::Return { who }),
        1 => who.prop_map(|who| Step::Reload { who }),
        1 => prop::bool::weighted(0.3).prop_map(|go| if go { Step::NextEpoch } else { Step::Drain { crash: false } }),
    ]
}
