//! The network misbehaves: nobody types into the void for long, and afterwards everything is there once.

use crate::support::{Hall, Proxy, TABLE, Told};
use kabinet_core::fiche::Field;
use kabinet_core::id::FicheId;
use kabinet_core::limits;
use kabinet_server::visitor::{Ending, VisitError, Visitor};
use std::time::Duration;
use tokio::time::Instant;

/// A table of which two sit behind a network of their own, and one does not.
struct Table {
    network: Proxy,
    far: Vec<Visitor>,
    near: Visitor,
    fiche: FicheId,
    letters: u32,
    _hall: Hall,
}

impl Table {
    async fn laid() -> Result<Self, VisitError> {
        let hall = Hall::writing().await;
        let network = Proxy::to(&hall.address).await;
        let mut near = hall.seated("Bo").await?;
        let fiche = near.propose("Opvang", "").await?;
        near.open(fiche).await?;
        let mut far = Vec::new();
        for name in ["Ana", "Cas"] {
            let mut visitor = Visitor::join(&network.address, hall.code, name).await?;
            visitor.choose(TABLE).await?;
            visitor.open(fiche).await?;
            far.push(visitor);
        }
        Ok(Self {
            network,
            far,
            near,
            fiche,
            letters: 0,
            _hall: hall,
        })
    }

    /// Everybody writes one letter that nobody else ever writes, wherever they are in the text.
    async fn writes(&mut self) -> Result<(), VisitError> {
        for visitor in self.far.iter_mut().chain([&mut self.near]) {
            let letter = char::from_u32(0x4E00 + self.letters).unwrap();
            self.letters += 1;
            let length = visitor.me.length(self.fiche, Field::Problem);
            let at = rand::random_range(0..=length);
            visitor.write(self.fiche, Field::Problem, at, 0, &letter.to_string()).await?;
        }
        Ok(())
    }

    /// Everybody has everything, once.
    async fn is_whole(&mut self) -> Told {
        let fiche = self.fiche;
        let wanted = self.letters as usize;
        for visitor in self.far.iter_mut().chain([&mut self.near]) {
            visitor.until_saved().await?;
        }
        let near = &mut self.near;
        near.until("every letter", |me| me.text(fiche, Field::Problem).chars().count() == wanted)
            .await?;
        let text = near.me.text(fiche, Field::Problem);
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters.dedup();
        assert_eq!(letters.len(), wanted);
        for visitor in &mut self.far {
            visitor.until("the same words", |me| me.text(fiche, Field::Problem) == text).await?;
        }
        Ok(())
    }
}

#[tokio::test]
async fn whoever_types_into_a_dead_connection_knows_within_eight_seconds_and_loses_nothing() -> Told {
    let mut table = Table::laid().await?;
    table.network.stall();
    let since = Instant::now();
    for _ in 0..5 {
        table.writes().await?;
    }
    for visitor in &mut table.far {
        assert_eq!(visitor.until_ended().await?, Ending::Silent);
        let silence = since.elapsed();
        assert!(silence < Duration::from_millis(limits::SILENCE_MS + 1_000), "{silence:?}");
    }
    table.near.until_saved().await?;
    table.writes().await?;
    // What was held back arrives on the old connection, while the same words come on a new one.
    table.network.heal();
    for visitor in &mut table.far {
        visitor.come_back().await?;
    }
    table.writes().await?;
    table.is_whole().await
}

#[tokio::test]
async fn connections_that_break_in_the_middle_of_a_frame_lose_nothing() -> Told {
    let mut table = Table::laid().await?;
    table.far = std::mem::take(&mut table.far).into_iter().map(Visitor::faithful).collect();
    for round in 0..30 {
        table.writes().await?;
        table.network.cut_after(rand::random_range(1..400));
        table.writes().await?;
        for visitor in &mut table.far {
            visitor.linger(Instant::now() + Duration::from_millis(20)).await?;
        }
        if round % 5 == 0 {
            table.network.cut();
        }
    }
    table.is_whole().await
}

#[tokio::test]
async fn a_slow_network_is_slow_and_nothing_else() -> Told {
    let mut table = Table::laid().await?;
    table.network.slow(4_000);
    for _ in 0..10 {
        table.writes().await?;
    }
    table.is_whole().await?;
    assert!(
        table.far.iter().all(|visitor| visitor.ended() == Some(Ending::Cut)),
        "somebody was cut off"
    );
    table.network.heal();
    table.writes().await?;
    table.is_whole().await
}

#[tokio::test]
async fn a_connection_that_ends_on_one_side_only_is_replaced() -> Told {
    let mut table = Table::laid().await?;
    table.writes().await?;
    table.network.half_close();
    for visitor in &mut table.far {
        let ending = visitor.until_ended().await?;
        assert!(matches!(ending, Ending::Lost | Ending::Otherwise(_)), "{ending:?}");
    }
    table.writes().await?;
    for visitor in &mut table.far {
        let hand = visitor.me.actor();
        visitor.come_back().await?;
        assert_eq!(visitor.me.actor(), hand);
    }
    table.writes().await?;
    table.is_whole().await
}
