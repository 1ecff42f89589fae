//! What a room holds in memory: the fold of the log, and what lives beside it. Thrown away whole when a commit fails.

use super::fiche::OpenFiche;
use super::hub::RoomError;
use crate::store::Store;
use kabinet_core::cabinet::{Cabinet, replay};
use kabinet_core::fiche::{FicheText, Field};
use kabinet_core::id::{ActorId, CabinetId, FicheId, PersonId};
use kabinet_core::limits;
use kabinet_core::view::Scene;
use std::collections::{HashMap, HashSet};

/// A cabinet with its people's names and its fiches' words.
pub(super) struct Content {
    /// The fold of the log.
    pub cabinet: Cabinet,
    /// The number of the last event.
    pub seq: u64,
    /// What the cabinet's links are derived from.
    pub secret: [u8; 32],
    /// What people call themselves.
    pub names: HashMap<PersonId, String>,
    /// Whose hand wrote what, as stored.
    pub actors: HashMap<ActorId, PersonId>,
    /// The documents.
    pub fiches: HashMap<FicheId, OpenFiche>,
    /// Their words, as last looked at.
    pub texts: HashMap<FicheId, FicheText>,
}

impl Content {
    /// Loads a cabinet. Not there and cannot be read are different things, and neither is an empty cabinet.
    pub(super) async fn load(store: &Store, id: CabinetId) -> Result<Self, RoomError> {
        let loaded = store.load(id).await?.ok_or(RoomError::NotFound)?;
        let stored = store.load_fiches(id).await?;
        let built = tokio::task::spawn_blocking(move || {
            let cabinet = replay(&loaded.events).ok_or(RoomError::Unavailable)?;
            let mut fiches = HashMap::new();
            for fiche in stored {
                fiches.insert(
                    fiche.fiche,
                    OpenFiche::load(&fiche).map_err(|fault| {
                        tracing::error!(cabinet = %id, fiche = %fiche.fiche, %fault, "a fiche cannot be loaded");
                        RoomError::Unavailable
                    })?,
                );
            }
            let texts = fiches.iter().map(|(&id, fiche)| (id, fiche.document.text())).collect();
            Ok(Self {
                cabinet,
                seq: loaded.seq,
                secret: loaded.secret,
                names: loaded.names,
                actors: loaded.actors,
                fiches,
                texts,
            })
        });
        built.await.unwrap_or(Err(RoomError::Unavailable))
    }

    /// What views are made from.
    pub(super) fn scene<'a>(&'a self, here: &'a HashSet<PersonId>) -> Scene<'a> {
        Scene {
            cabinet: &self.cabinet,
            names: &self.names,
            texts: &self.texts,
            here,
        }
    }

    /// Looks at the words of fiches that have changed.
    pub(super) fn read_stale(&mut self) {
        for (&id, fiche) in self.fiches.iter_mut().filter(|(_, fiche)| fiche.stale) {
            fiche.stale = false;
            self.texts.insert(id, fiche.document.text());
        }
    }
}

/// The first words of a new fiche, in pieces that fit an edit.
pub(super) fn pieces(title: &str, proposal: &str) -> Vec<kabinet_core::fiche::Splice> {
    let mut splices = Vec::new();
    for (field, text) in [(Field::Title, title), (Field::Proposal, proposal)] {
        let (mut at, mut piece, mut size) = (0, String::new(), 0);
        for letter in text.chars() {
            if size + letter.len_utf16() > limits::EDIT_UNITS {
                splices.push(kabinet_core::fiche::Splice {
                    field,
                    at,
                    delete: 0,
                    insert: std::mem::take(&mut piece),
                });
                at += u32::try_from(size).unwrap_or(u32::MAX);
                size = 0;
            }
            piece.push(letter);
            size += letter.len_utf16();
        }
        if !piece.is_empty() {
            splices.push(kabinet_core::fiche::Splice {
                field,
                at,
                delete: 0,
                insert: piece,
            });
        }
    }
    splices
}
