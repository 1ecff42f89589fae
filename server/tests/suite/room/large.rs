//! A cabinet with more in it than goes in one frame.

use crate::support::{Hall, Told};
use futures_util::future::try_join_all;
use kabinet_core::cabinet::Command;
use kabinet_core::id::{FicheId, TableId};
use kabinet_core::limits;
use kabinet_core::wire::{Ask, encode};

#[tokio::test]
async fn whoever_leads_a_cabinet_of_very_many_proposals_sees_them_all() -> Told {
    let hall = Hall::writing().await;
    let room = hall.house.hub.room(hall.facilitator.cabinet()).await?;
    // As long as they can be: three bytes a letter, four a sign.
    let (title, proposal) = ("€".repeat(limits::TITLE_UNITS), "🌻".repeat(limits::EXCERPT_CHARS));
    let tables: Vec<TableId> = hall
        .facilitator
        .me
        .view()
        .map(|view| view.tables.keys().copied().take(14).collect())
        .unwrap_or_default();
    for &table in &tables {
        let mut ana = hall.parent("Ana").await?;
        ana.choose(table).await?;
        let author = ana.me.view().ok_or("a view")?.me.person;
        let proposals = (0..limits::FICHES_PER_TABLE).map(|_| {
            let command = Command::AddFiche {
                fiche: FicheId(rand::random()),
                table,
                private: false,
                author,
            };
            let (title, proposal) = (title.clone(), proposal.clone());
            room.ask(author, Ask::Propose { command, title, proposal })
        });
        try_join_all(proposals).await?;
    }
    let mut facilitator = hall.facilitator.second_tab().await?;
    let all = tables.len() * limits::FICHES_PER_TABLE;
    facilitator
        .until("every proposal", |me| me.sees(|view| view.fiches.len() == all))
        .await?;
    let view = encode(facilitator.me.view().ok_or("a view")?);
    assert!(
        view.len() > limits::FRAME_OUT_BYTES,
        "{} bytes would have gone in one frame",
        view.len()
    );
    Ok(())
}
