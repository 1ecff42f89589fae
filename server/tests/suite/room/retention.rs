//! Words are kept as long as was promised, and no longer.

use crate::support::{Hall, TABLE, Told};
use kabinet_core::agenda::StageKind;
use kabinet_core::cabinet::Command;
use kabinet_core::lang::Lang;
use kabinet_core::limits;
use kabinet_core::wire::CloseReason;
use kabinet_server::live::now;
use kabinet_server::retention::sweep;
use kabinet_server::visitor::{Ending, VisitError, Visitor};

#[tokio::test]
async fn a_closed_cabinet_is_erased_when_its_time_is_over_and_not_a_day_before() -> Told {
    let mut hall = Hall::writing().await;
    let mut ana = hall.seated("Ana").await?;
    ana.propose("Opvang", "Ook op woensdag.").await?;
    let mut other = Visitor::open_cabinet(&hall.address, &crate::support::WISH).await?;
    hall.enter(StageKind::Closed).await?;
    // What people do afterwards gives no longer term.
    ana.command(Command::Speak { lang: Lang::Fr }).await?;
    let (store, hub) = (hall.store().await, hall.house.hub.clone());
    let closed = hall.facilitator.me.view().map_or(0, |view| view.stage.since);
    let later = |days: u64| closed + days * 86_400_000;
    assert_eq!(limits::RETENTION_MS, 90 * 86_400_000);
    assert_eq!(sweep(&store, &hub, later(90) - 1).await?, 0);
    assert!(store.by_code(hall.code).await?.is_some());
    assert_eq!(sweep(&store, &hub, later(90) + 1_000).await?, 1);
    assert_eq!(
        ana.until_ended().await?,
        Ending::Closed(CloseReason::NoSeat),
        "who still looks is led out"
    );
    assert_eq!(store.by_code(hall.code).await?, None);
    assert!(matches!(
        Visitor::join(&hall.address, hall.code, "Bo").await,
        Err(VisitError::Status(_))
    ));
    // The other one goes on: it was never closed.
    assert_eq!(sweep(&store, &hub, later(4_000)).await?, 0);
    other
        .until("its tables", |me| me.sees(|view| view.tables.contains_key(&TABLE)))
        .await?;
    Ok(())
}

#[tokio::test]
async fn a_cabinet_that_goes_on_after_its_end_is_not_erased() -> Told {
    let mut hall = Hall::at(StageKind::Closed).await;
    hall.enter(StageKind::Elaborate).await?;
    let (store, hub) = (hall.store().await, hall.house.hub.clone());
    assert_eq!(sweep(&store, &hub, now() + 2 * limits::RETENTION_MS).await?, 0);
    hall.enter(StageKind::Closed).await?;
    assert_eq!(sweep(&store, &hub, now() + 2 * limits::RETENTION_MS).await?, 1);
    Ok(())
}
