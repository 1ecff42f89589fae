//! On the server there is no line: pages are drawn, and nothing is asked.

use super::Live;
use super::outbox::{Drafted, Scope};
use kabinet_core::id::FicheId;
use kabinet_core::refusal::Refusal;
use kabinet_core::wire::{Ask, ClientMsg};

/// The line to the server, which the server does not have.
#[derive(Debug, Clone, Copy)]
pub struct Line;

impl Line {
    pub(super) fn new(_seq: u64) -> Self {
        Self
    }

    pub(super) fn connect(self, _live: Live) {}

    pub(super) fn ask(self, _ask: Ask, _then: Box<dyn FnOnce(Result<(), Refusal>)>) {}

    /// Nobody hears it.
    pub fn say(self, _message: &ClientMsg) {}

    /// Nothing was put aside here.
    pub fn clear_aside(self, _fiche: FicheId) {}

    /// Nothing was typed here.
    pub fn take_up_draft(self, _scope: Scope) -> Option<Drafted> {
        None
    }

    /// Nothing is kept here.
    pub fn keep_draft(self, _scope: Scope, _draft: Option<&Drafted>) {}
}
