//! Tables and proposals, by forms.

use super::kabinet::Kabinet;
use hyper::StatusCode;
use kabinet_core::agenda::StageKind;
use kabinet_core::cabinet::Command;
use kabinet_core::id::TableId;
use kabinet_core::refusal::Refusal;
use kabinet_core::text::TextFault;

#[tokio::test]
async fn a_table_is_chosen_by_form() {
    let kabinet = Kabinet::start().await;
    let cabinet = kabinet.open().await;
    let mut phone = kabinet.browser();
    cabinet.join(&mut phone, "Amina").await;
    let early = phone.post(&cabinet.at("/choose"), &[("table", "1")]).await;
    assert_eq!((early.status, early.refusal()), (StatusCode::CONFLICT, Some(Refusal::NotNow)));
    cabinet.go_to(StageKind::Choose).await;
    let page = phone.submit(&cabinet.at("/choose"), &[("table", "1")]).await;
    assert_eq!(page.room().view.me.table, Some(TableId(1)));
    for nonsense in ["", "0", "99", "one"] {
        let page = phone.post(&cabinet.at("/choose"), &[("table", nonsense)]).await;
        assert_eq!(
            (page.refusal(), page.room().view.me.table),
            (Some(Refusal::NotThere), Some(TableId(1))),
            "{nonsense}"
        );
    }
}

#[tokio::test]
async fn a_full_and_a_locked_table_are_refused_on_the_page_where_one_chooses() {
    let kabinet = Kabinet::start().await;
    let cabinet = kabinet.open().await;
    cabinet.go_to(StageKind::Choose).await;
    for seat in 0..8 {
        let mut phone = kabinet.browser();
        cabinet.join(&mut phone, &format!("Parent {seat}")).await;
        phone.submit(&cabinet.at("/choose"), &[("table", "1")]).await;
    }
    let mut late = kabinet.browser();
    cabinet.join(&mut late, "Amina").await;
    let page = late.post(&cabinet.at("/choose"), &[("table", "1")]).await;
    assert_eq!((page.status, page.refusal()), (StatusCode::CONFLICT, Some(Refusal::TableFull)));
    assert_eq!(page.room().view.tables[&TableId(1)].seated, 8);
    cabinet
        .command(Command::OpenTable {
            table: TableId(2),
            open: false,
        })
        .await;
    let page = late.post(&cabinet.at("/choose"), &[("table", "2")]).await;
    assert_eq!(page.refusal(), Some(Refusal::TableLocked));
}

#[tokio::test]
async fn a_form_sent_twice_makes_one_proposal() {
    let kabinet = Kabinet::start().await;
    let cabinet = kabinet.open().await;
    let mut phone = kabinet.browser();
    cabinet.join(&mut phone, "Amina").await;
    cabinet.go_to(StageKind::Choose).await;
    phone.submit(&cabinet.at("/choose"), &[("table", "1")]).await;
    cabinet.go_to(StageKind::Collect).await;
    let next = phone.get(&cabinet.at("")).await.room().next_fiche.to_string();
    let fields = [
        ("fiche", &*next),
        ("title", "Een bank"),
        ("proposal", "Een bank\r\nonder de boom."),
        ("share", "table"),
    ];
    for _ in 0..2 {
        let view = phone.submit(&cabinet.at("/propose"), &fields).await.room().view;
        let fiches: Vec<_> = view.fiches.values().collect();
        assert_eq!(fiches.len(), 1);
        assert_eq!(
            (fiches[0].title.as_str(), fiches[0].proposal.as_str()),
            ("Een bank", "Een bank\nonder de boom.")
        );
        assert!(!fiches[0].private);
    }
    let page = phone.get(&cabinet.at(&format!("/f/{next}"))).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_ne!(phone.get(&cabinet.at("")).await.room().next_fiche.to_string(), next);
}

#[tokio::test]
async fn a_proposal_is_private_until_it_is_shown() {
    let kabinet = Kabinet::start().await;
    let cabinet = kabinet.open().await;
    cabinet.go_to(StageKind::Choose).await;
    let (mut phone, mut mate) = (kabinet.browser(), kabinet.browser());
    for browser in [&mut phone, &mut mate] {
        cabinet.join(browser, "Amina").await;
        browser.submit(&cabinet.at("/choose"), &[("table", "1")]).await;
    }
    cabinet.go_to(StageKind::Collect).await;
    let mine = phone
        .submit(&cabinet.at("/propose"), &[("title", "Stil"), ("share", "me")])
        .await
        .room()
        .view
        .fiches;
    let (fiche, row) = mine.iter().next().expect("a proposal");
    assert!(row.private);
    assert!(mate.get(&cabinet.at("")).await.room().view.fiches.is_empty());
    let page = mate.get(&cabinet.at(&format!("/f/{fiche}"))).await;
    assert_eq!((page.status, page.refusal()), (StatusCode::NOT_FOUND, Some(Refusal::NotThere)));
}

#[tokio::test]
async fn a_proposal_that_is_refused_stays_in_its_form() {
    let kabinet = Kabinet::start().await;
    let cabinet = kabinet.open().await;
    let mut phone = kabinet.browser();
    let next = cabinet.join(&mut phone, "Amina").await.room().next_fiche.to_string();
    let fields = [
        ("fiche", &*next),
        ("title", "Een </textarea> bank"),
        ("proposal", "Onder de boom."),
        ("share", "table"),
    ];
    let kept = Some(("Een </textarea> bank".to_owned(), "Onder de boom.".to_owned()));
    let page = phone.post(&cabinet.at("/propose"), &fields).await;
    assert_eq!((page.status, page.refusal()), (StatusCode::CONFLICT, Some(Refusal::NoTable)));
    assert_eq!(
        (page.room().typed, page.room().next_fiche.to_string()),
        (kept.clone(), next.clone())
    );
    cabinet.go_to(StageKind::Choose).await;
    phone.submit(&cabinet.at("/choose"), &[("table", "1")]).await;
    let page = phone.post(&cabinet.at("/propose"), &fields).await;
    assert_eq!((page.refusal(), page.room().typed), (Some(Refusal::NotNow), kept));
    cabinet.go_to(StageKind::Collect).await;
    let long = "é".repeat(4_001);
    let page = phone
        .post(&cabinet.at("/propose"), &[("fiche", &next), ("title", "Bank"), ("proposal", &long)])
        .await;
    assert_eq!(page.refusal(), Some(Refusal::Text(TextFault::TooLong { limit: 4_000 })));
    assert_eq!(page.room().typed, Some(("Bank".to_owned(), long)));
    let page = phone
        .post(&cabinet.at("/propose"), &[("fiche", &next), ("title", " "), ("proposal", "\n")])
        .await;
    assert_eq!(page.refusal(), Some(Refusal::Text(TextFault::Empty)));
    assert_eq!(phone.submit(&cabinet.at("/propose"), &fields).await.room().view.fiches.len(), 1);
}

#[tokio::test]
async fn more_than_any_form_holds_is_refused_with_the_way_back() {
    let kabinet = Kabinet::start().await;
    let cabinet = kabinet.open().await;
    let mut phone = kabinet.browser();
    cabinet.join(&mut phone, "Amina").await;
    let book = "x".repeat(70_000);
    let page = phone.post(&cabinet.at("/propose"), &[("title", "Bank"), ("proposal", &book)]).await;
    assert_eq!(
        (page.status, page.refusal()),
        (StatusCode::PAYLOAD_TOO_LARGE, Some(Refusal::TooLarge))
    );
}
