//! Patches encoded once for all who see the same.

use crate::live::room::Task;
use bytes::Bytes;
use kabinet_core::cabinet::{Audience, Role};
use kabinet_core::id::{FicheId, TableId};
use kabinet_core::view::{self, Touched};
use kabinet_core::wire::{ServerMsg, encode};
use std::collections::HashMap;

/// Patches encoded once for all who see the same: those of one role at one table, unless it is about themselves.
#[derive(Default)]
pub(super) struct Frames {
    known: HashMap<(Role, Option<TableId>), Option<Bytes>>,
}

impl Frames {
    pub(super) fn of(&mut self, task: &Task, touched: &Touched, me: Audience, hidden: &[FicheId]) -> Option<Bytes> {
        let own = |fiche: &FicheId| {
            task.content
                .cabinet
                .fiches
                .get(fiche)
                .is_none_or(|fiche| fiche.private || fiche.author == me.person || fiche.scribe == Some(me.person))
        };
        if !hidden.is_empty() || touched.people.contains(&me.person) || touched.fiches.iter().any(own) {
            return Self::encode(task, touched, me, hidden);
        }
        self.known
            .entry((me.role, me.table))
            .or_insert_with(|| Self::encode(task, touched, me, hidden))
            .clone()
    }

    fn encode(task: &Task, touched: &Touched, me: Audience, hidden: &[FicheId]) -> Option<Bytes> {
        let mut patch = view::patch(&task.content.scene(task.peers.here()), touched, me);
        patch.fiches.retain(|fiche| !hidden.contains(&fiche.id));
        (!patch.is_empty()).then(|| encode(&ServerMsg::Patch { seq: task.revision, patch }).into())
    }
}
