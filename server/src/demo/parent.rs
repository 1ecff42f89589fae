//! What a made-up parent does: now and then looks at what the stage asks for, and does a little of it.

use super::cast::Part;
use super::pen;
use super::words::{Talk, about};
use crate::visitor::{VisitError, Visitor};
use kabinet_core::agenda::StageKind;
use kabinet_core::cabinet::{Command, Presence};
use kabinet_core::id::{FicheId, JoinCode, TableId};
use rand::seq::IndexedRandom;
use std::time::Duration;
use tokio::time::Instant;

/// Ideas one parent writes down.
const IDEAS: usize = 2;
/// Between two things that somebody does, seconds.
const PAUSE: (f64, f64) = (1.5, 5.0);
/// After so long people have said most of what they wanted, and a document that grows for ever would grow slow.
const CALM: Duration = Duration::from_secs(600);

/// Comes in, takes part, until asked to leave.
pub async fn live(address: String, code: JoinCode, part: Part) -> Result<(), VisitError> {
    tokio::time::sleep(part.arrives).await;
    let place = if part.online { "online" } else { "hall" };
    let me = Visitor::join_in(&address, code, part.name, part.lang.code(), place).await?;
    let (mut parent, since) = (
        Parent {
            me: me.faithful(),
            part,
            ideas: 0,
            hidden: None,
        },
        Instant::now(),
    );
    loop {
        let slower = if since.elapsed() > CALM { 6.0 } else { 1.0 };
        let pause = Duration::from_secs_f64(rand::random_range(PAUSE.0..PAUSE.1) * slower);
        parent.me.linger(Instant::now() + pause).await?;
        match parent.act().await {
            // The facilitator moved on in between, the table is full, the fiche locked: that is life.
            Ok(()) | Err(VisitError::Refused(_) | VisitError::NotWritten(_)) => {}
            Err(error) => return Err(error),
        }
    }
}

struct Parent {
    me: Visitor,
    part: Part,
    ideas: usize,
    /// A proposal that only its author sees yet.
    hidden: Option<FicheId>,
}

impl Parent {
    async fn act(&mut self) -> Result<(), VisitError> {
        let Some(view) = self.me.me.view() else { return Ok(()) };
        let (stage, table) = (view.stage.kind, view.me.table);
        let talk = table.and_then(|table| view.tables.get(&table)).map(|table| about(table.theme));
        match (stage, table, talk) {
            (StageKind::Choose | StageKind::Collect | StageKind::Elaborate, None, _) => self.sit_down().await,
            (StageKind::Collect, Some(_), Some(talk)) => self.collect(talk).await,
            (StageKind::Elaborate, Some(table), Some(talk)) => self.elaborate(table, talk).await,
            _ => Ok(()),
        }
    }

    /// The own choice, or wherever there is a seat.
    async fn sit_down(&mut self) -> Result<(), VisitError> {
        if self.me.choose(self.part.table).await.is_ok() {
            return Ok(());
        }
        let wanted = if self.part.online { Presence::Online } else { Presence::Hall };
        let free = self.me.me.view().and_then(|view| {
            let mut tables = view.tables.values();
            tables.find(|table| table.open && table.presence == wanted && table.seated < table.seats)
        });
        match free.map(|table| table.id) {
            Some(table) => self.me.choose(table).await,
            None => Ok(()),
        }
    }

    async fn collect(&mut self, talk: &'static Talk) -> Result<(), VisitError> {
        if let Some(fiche) = self.hidden.take() {
            return self.me.command(Command::ShowFiche { fiche }).await;
        }
        if self.ideas == IDEAS || rand::random_bool(0.4) {
            return Ok(());
        }
        self.ideas += 1;
        let there = |title: &str| self.me.me.sees(|view| view.fiches.values().any(|fiche| fiche.title == title));
        let fresh: Vec<_> = talk
            .ideas
            .iter()
            .filter(|idea| idea.0 == self.part.lang && !there(idea.1))
            .collect();
        let chosen = fresh.choose(&mut rand::rng()).copied();
        let Some(&(_, title, proposal)) = chosen else { return Ok(()) };
        self.hidden = Some(self.me.propose_privately(title, proposal).await?);
        Ok(())
    }

    /// The table works out the first proposal that it showed; whoever is alone with an empty table begins one.
    async fn elaborate(&mut self, table: TableId, talk: &'static Talk) -> Result<(), VisitError> {
        if let Some(fiche) = self.hidden.take() {
            self.me.command(Command::ShowFiche { fiche }).await?;
        }
        let first = self.me.me.view().and_then(|view| {
            let shown = view
                .fiches
                .values()
                .filter(|fiche| fiche.table == table && !fiche.private && !fiche.locked && !fiche.removed);
            shown.min_by_key(|fiche| (fiche.at, fiche.id)).map(|fiche| fiche.id)
        });
        match (first, talk.ideas.first()) {
            (Some(fiche), _) => {
                if !self.me.me.has_open(fiche) {
                    self.me.open(fiche).await?;
                }
                pen::work_on(&mut self.me, fiche, self.part.lang, talk).await
            }
            (None, Some(&(_, title, proposal))) => self.me.propose(title, proposal).await.map(drop),
            (None, None) => Ok(()),
        }
    }
}
