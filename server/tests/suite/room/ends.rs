//! The server ends: everything that was acknowledged is on disk, and everybody is told to come back.

use crate::support::{Hall, House, TABLE, Told};
use kabinet_core::fiche::Field;
use kabinet_core::wire::CloseReason;
use kabinet_server::visitor::{Ending, Visitor};
use std::time::{Duration, Instant};

#[tokio::test]
async fn a_server_that_ends_has_stored_what_it_acknowledged_and_sends_everybody_away_to_come_back() -> Told {
    let hall = Hall::writing().await;
    let mut parents = Vec::new();
    for name in ["Ana", "Bo", "Cas", "Dee"] {
        parents.push(hall.seated(name).await?);
    }
    let fiche = parents[0].propose("Opvang", "").await?;
    for parent in &mut parents {
        parent.open(fiche).await?;
    }
    for round in 0..10 {
        for (who, parent) in parents.iter_mut().enumerate() {
            parent.append(fiche, Field::Problem, &format!("<{who}.{round}>")).await?;
        }
    }
    // Nobody waits: some of it is on its way.
    let code = hall.code;
    let since = Instant::now();
    let (folder, endings) = tokio::join!(hall.house.stop(), async {
        let mut endings = Vec::new();
        for parent in &mut parents {
            endings.push(parent.until_ended().await);
        }
        endings
    });
    assert!(since.elapsed() < Duration::from_secs(10));
    for ending in endings {
        assert_eq!(ending?, Ending::Closed(CloseReason::Restarting));
    }
    let house = House::over(folder).await;
    let mut reader = Visitor::join(&house.address, code, "Eli").await?;
    reader.choose(TABLE).await?;
    reader.open(fiche).await?;
    let text = reader.me.text(fiche, Field::Problem);
    for (who, parent) in parents.iter().enumerate() {
        let acknowledged = 10 - parent.me.pending().len();
        for round in 0..acknowledged {
            assert_eq!(text.matches(&format!("<{who}.{round}>")).count(), 1, "{who}.{round} in {text}");
        }
    }
    Ok(())
}
