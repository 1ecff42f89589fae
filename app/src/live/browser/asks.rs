//! What was asked for and not answered yet. All of it may be asked twice, so after a break it simply is.

use kabinet_core::refusal::Refusal;
use kabinet_core::wire::{Ask, ClientMsg};
use std::collections::BTreeMap;

/// Who waits for an answer.
pub type Then = Box<dyn FnOnce(Result<(), Refusal>)>;

/// What was asked for, by number.
#[derive(Default)]
pub struct Asks {
    last: u32,
    open: BTreeMap<u32, (Ask, Then)>,
}

impl Asks {
    /// Notes something, and says how to ask for it.
    pub fn add(&mut self, ask: Ask, then: Then) -> ClientMsg {
        self.last = self.last.wrapping_add(1);
        self.open.insert(self.last, (ask.clone(), then));
        ClientMsg::Do { request: self.last, ask }
    }

    /// Everything that is not answered, in the order in which it was asked.
    pub fn again(&self) -> Vec<ClientMsg> {
        self.open
            .iter()
            .map(|(&request, (ask, _))| ClientMsg::Do { request, ask: ask.clone() })
            .collect()
    }

    /// Who waits for this answer.
    pub fn answered(&mut self, request: u32) -> Option<Then> {
        self.open.remove(&request).map(|(_, then)| then)
    }
}
