//! What happens when: parents come in, the stages move on until the tables work something out, and then somebody else may lead.

use super::cast::cast;
use super::parent;
use crate::visitor::{VisitError, Visitor};
use kabinet_core::agenda::StageKind;
use kabinet_core::cabinet::{Command, Role};
use kabinet_core::id::JoinCode;
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::Instant;

/// What the facilitator of the demo types.
pub const WISH: [(&str, &str); 7] = [
    ("title", "Een stad voor gezinnen"),
    ("place", "Buurthuis De Brug"),
    ("langs", "nl"),
    ("langs", "fr"),
    ("langs", "en"),
    ("template", "evening"),
    ("expected", "40"),
];

/// How long each stage lasts before the next one.
const STAGES: [(StageKind, Duration); 4] = [
    (StageKind::Inspire, Duration::from_secs(10)),
    (StageKind::Choose, Duration::from_secs(8)),
    (StageKind::Collect, Duration::from_secs(14)),
    (StageKind::Elaborate, Duration::from_secs(40)),
];

/// A table asks for help now and then, so that the console shows what that looks like.
const CALLS: Duration = Duration::from_secs(150);
const HELPED: Duration = Duration::from_secs(40);

/// Goes on until it is dropped.
pub async fn happens(address: &str, code: JoinCode, facilitator: Visitor, moderators: Vec<String>) {
    let mut people = JoinSet::new();
    people.spawn(lead(facilitator));
    for (index, link) in moderators.into_iter().enumerate() {
        people.spawn(moderate(address.to_owned(), link, index == 1));
    }
    for part in cast() {
        people.spawn(parent::live(address.to_owned(), code, part));
    }
    while let Some(ended) = people.join_next().await {
        // Whoever is asked to leave by somebody who plays with the console has ended well.
        if let Ok(Err(error)) = ended {
            tracing::debug!(%error, "somebody left the demo");
        }
    }
}

/// Moves the stages on, unless somebody else does.
async fn lead(mut me: Visitor) -> Result<(), VisitError> {
    let stage = |me: &Visitor| me.me.view().map_or(0, |view| view.stage.index);
    for (kind, pause) in STAGES {
        let from = stage(&me);
        me.linger(Instant::now() + pause).await?;
        let next = me
            .me
            .view()
            .and_then(|view| view.head.agenda.iter().position(|stage| stage.kind == kind));
        let Some(stage) = next.filter(|_| stage(&me) == from) else { break };
        me.command(Command::GoTo { stage, from }).await?;
        me.until("the stage is on", |me| me.sees(|view| view.stage.index != from)).await?;
    }
    rest(me).await
}

async fn moderate(address: String, link: String, calls: bool) -> Result<(), VisitError> {
    let mut me = Visitor::enter(&address, &link).await?.faithful();
    let table = me
        .me
        .view()
        .filter(|view| view.me.role == Role::Moderator)
        .and_then(|view| view.me.table);
    while let Some(table) = table.filter(|_| calls) {
        for (wanted, pause) in [(true, CALLS), (false, HELPED)] {
            me.linger(Instant::now() + pause).await?;
            // A cabinet that is closed takes no calls.
            if me.command(Command::Help { table, wanted }).await.is_err() {
                return rest(me).await;
            }
        }
    }
    rest(me).await
}

/// Stays in the hall.
async fn rest(mut me: Visitor) -> Result<(), VisitError> {
    loop {
        me.linger(Instant::now() + CALLS).await?;
    }
}
