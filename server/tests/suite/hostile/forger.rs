//! Somebody who makes edits by hand, beside a neighbour who writes as people do.

use crate::support::{Hall, Told};
use kabinet_core::fiche::{Edit, Field, Replica, Splice};
use kabinet_core::id::FicheId;
use kabinet_core::wire::{ClientMsg, ServerMsg, Unsaved, encode};
use kabinet_server::visitor::{VisitError, Visitor};
use std::sync::{Arc, Mutex};

/// A table with a forger and a neighbour.
pub struct Table {
    pub hall: Hall,
    pub forger: Visitor,
    pub neighbour: Visitor,
    pub fiche: FicheId,
    /// The forger's own copy, from which a page's edits are made, to be bent afterwards.
    pub replica: Replica,
    heard: Arc<Mutex<Vec<ServerMsg>>>,
}

impl Table {
    pub async fn laid() -> Result<Self, VisitError> {
        let hall = Hall::writing().await;
        let heard = Arc::new(Mutex::new(Vec::new()));
        let noted = heard.clone();
        let mut forger = hall
            .seated("Mallory")
            .await?
            .tapped(move |_, message| noted.lock().unwrap().push(message.clone()));
        let mut neighbour = hall.seated("Bo").await?;
        let fiche = neighbour.propose("Opvang", "").await?;
        neighbour.open(fiche).await?;
        neighbour.append(fiche, Field::Problem, "Te vroeg dicht.").await?;
        neighbour.until_saved().await?;
        forger.open(fiche).await?;
        let document = heard.lock().unwrap().iter().find_map(|message| match message {
            ServerMsg::Document { epoch, bytes, .. } => Some((*epoch, bytes.clone())),
            _ => None,
        });
        let (epoch, bytes) = document.expect("the fiche was opened");
        let actor = forger.me.actor().expect("a hand");
        let replica = Replica::open(fiche, epoch, &bytes, actor).expect("the server's document");
        Ok(Self {
            hall,
            forger,
            neighbour,
            fiche,
            replica,
            heard,
        })
    }

    /// An edit as an honest page makes it.
    pub fn honest(&mut self, insert: &str) -> Edit {
        let splice = Splice {
            field: Field::Proposal,
            at: 0,
            delete: 0,
            insert: insert.to_owned(),
        };
        self.replica.edit(0, &[splice]).expect("it fits").remove(0)
    }

    /// An edit as an honest page would make it, which the forger forgets at once.
    pub fn sketch(&mut self) -> Edit {
        let before = self.replica.clone();
        let edit = self.honest("schets");
        self.replica = before;
        edit
    }

    /// Sends an edit and hears what became of it.
    pub async fn sends(&mut self, edit: Edit) -> Result<Result<(), Unsaved>, VisitError> {
        self.heard.lock().unwrap().clear();
        let (hand, number) = (edit.actor, edit.seq);
        self.forger.send(encode(&ClientMsg::Edit(edit))).await;
        let heard = self.heard.clone();
        let mut answer = None;
        self.forger
            .until("an answer to the edit", |_| {
                answer = heard.lock().unwrap().iter().find_map(|message| match message {
                    ServerMsg::Saved { actor, seq, .. } if (*actor, *seq) == (hand, number) => Some(Ok(())),
                    ServerMsg::Unsaved { actor, seq, why, .. } if (*actor, *seq) == (hand, number) => Some(Err(why.clone())),
                    _ => None,
                });
                answer.is_some()
            })
            .await?;
        Ok(answer.expect("it came"))
    }

    /// The neighbour writes as before, and nothing of the forger stands in the fiche but this.
    pub async fn is_unharmed(&mut self, forged: &str) -> Told {
        let before = self.neighbour.me.text(self.fiche, Field::Problem);
        self.neighbour.append(self.fiche, Field::Problem, " Echt.").await?;
        self.neighbour.until_saved().await?;
        let mut fresh = self.hall.seated("Cas").await?;
        fresh.open(self.fiche).await?;
        assert_eq!(fresh.me.text(self.fiche, Field::Problem), format!("{before} Echt."));
        assert_eq!(fresh.me.text(self.fiche, Field::Proposal), forged);
        let same = fresh.me.texts(self.fiche);
        self.neighbour.until("the same words", |me| me.texts(self.fiche) == same).await?;
        Ok(())
    }
}
