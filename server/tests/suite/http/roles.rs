//! Every page and form, as every role.

use super::browser::{Browser, Page};
use super::kabinet::{Cabinet, Kabinet};
use hyper::StatusCode;
use kabinet_core::agenda::StageKind;
use kabinet_core::cabinet::Command;
use kabinet_core::id::TableId;
use kabinet_core::refusal::Refusal;

/// What a request comes to: a status, or where it leads.
#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    Page,
    To(&'static str),
    Refused(StatusCode, Refusal),
}
use Outcome::{Page as Shown, Refused, To};

const NO: Outcome = Refused(StatusCode::FORBIDDEN, Refusal::NotYourRole);
const OUT: Outcome = Refused(StatusCode::FORBIDDEN, Refusal::NoSeat);

fn outcome(page: &Page, cabinet: &Cabinet) -> Outcome {
    match page.status {
        StatusCode::OK => Shown,
        StatusCode::SEE_OTHER if page.location() == cabinet.at("/console") => To("console"),
        StatusCode::SEE_OTHER if page.location() == cabinet.at("") => To("room"),
        StatusCode::SEE_OTHER if page.location() == format!("/j/{}", cabinet.code) => To("join"),
        status => Refused(status, page.refusal().expect("a reason")),
    }
}

/// Nobody, a parent and a moderator at table 1, the facilitator, a screen.
async fn everybody(kabinet: &Kabinet, cabinet: &Cabinet) -> [Browser; 5] {
    let links = cabinet.console.links();
    let (mut parent, mut moderator, mut screen) = (kabinet.browser(), kabinet.browser(), kabinet.browser());
    let person = cabinet.join(&mut parent, "Amina").await.room().view.me.person;
    cabinet
        .command(Command::MovePerson {
            person,
            table: Some(TableId(1)),
        })
        .await;
    cabinet.enter(&mut moderator, &links.moderators[0].1).await;
    cabinet.enter(&mut screen, &links.screen).await;
    [kabinet.browser(), parent, moderator, cabinet.facilitator.clone(), screen]
}

#[tokio::test]
async fn every_page_is_for_some_roles_and_says_so_to_the_others() {
    let kabinet = Kabinet::start().await;
    let cabinet = kabinet.open().await;
    let mut browsers = everybody(&kabinet, &cabinet).await;
    cabinet.go_to(StageKind::Collect).await;
    let shown = [("title", "Een bank"), ("share", "table")];
    let fiche = *browsers[1]
        .submit(&cabinet.at("/propose"), &shown)
        .await
        .room()
        .view
        .fiches
        .keys()
        .next()
        .expect("a fiche");
    let pages = [
        (cabinet.at(""), [To("join"), Shown, Shown, To("console"), To("join")]),
        (cabinet.at(&format!("/f/{fiche}")), [To("join"), Shown, Shown, Shown, To("join")]),
        (cabinet.at("/console"), [NO, NO, NO, Shown, NO]),
        (cabinet.at("/report"), [NO, NO, NO, Shown, NO]),
        (cabinet.at("/screen"), [NO, NO, NO, NO, Shown]),
    ];
    for (path, expected) in pages {
        for (browser, expected) in browsers.iter_mut().zip(expected) {
            let page = browser.get(&path).await;
            assert_eq!(outcome(&page, &cabinet), expected, "{path}");
        }
    }
}

#[tokio::test]
async fn every_form_is_for_some_roles_and_says_so_to_the_others() {
    let kabinet = Kabinet::start().await;
    let cabinet = kabinet.open().await;
    let mut browsers = everybody(&kabinet, &cabinet).await;
    cabinet.go_to(StageKind::Choose).await;
    for (browser, expected) in browsers.iter_mut().zip([OUT, To("room"), NO, NO, NO]) {
        let page = browser.post(&cabinet.at("/choose"), &[("table", "1")]).await;
        assert_eq!(outcome(&page, &cabinet), expected);
    }
    cabinet.go_to(StageKind::Collect).await;
    for (browser, expected) in browsers.iter_mut().zip([OUT, To("room"), To("room"), NO, NO]) {
        let page = browser.post(&cabinet.at("/propose"), &[("title", "Een bank")]).await;
        assert_eq!(outcome(&page, &cabinet), expected);
    }
}

#[tokio::test]
async fn whoever_leads_still_reads_after_trying_out_a_parent_who_was_then_removed() {
    let kabinet = Kabinet::start().await;
    let cabinet = kabinet.open().await;
    let [_, mut parent, ..] = everybody(&kabinet, &cabinet).await;
    cabinet.go_to(StageKind::Collect).await;
    let shown = [("title", "Een bank"), ("share", "table")];
    let view = parent.submit(&cabinet.at("/propose"), &shown).await.room().view;
    let fiche = *view.fiches.keys().next().expect("a fiche");
    let mut laptop = cabinet.facilitator.clone();
    let tried = cabinet.join(&mut laptop, "Proef").await.room().view.me.person;
    for person in [tried, view.me.person] {
        cabinet.command(Command::RemovePerson { person }).await;
    }
    let page = laptop.get(&cabinet.at(&format!("/f/{fiche}"))).await;
    assert_eq!(page.room().view.me.person, cabinet.leads);
    let page = laptop.get(&cabinet.at("")).await;
    assert_eq!(outcome(&page, &cabinet), To("console"));
    // Whoever has no other seat is told.
    for path in [cabinet.at(""), cabinet.at(&format!("/f/{fiche}"))] {
        let page = parent.get(&path).await;
        assert_eq!(outcome(&page, &cabinet), Refused(StatusCode::FORBIDDEN, Refusal::Removed), "{path}");
    }
}

#[tokio::test]
async fn a_seat_in_one_cabinet_opens_nothing_in_another() {
    let kabinet = Kabinet::start().await;
    let (cabinet, other) = (kabinet.open().await, kabinet.open().await);
    let mut browsers = everybody(&kabinet, &other).await;
    for browser in &mut browsers {
        for (path, expected) in [("", To("join")), ("/console", NO), ("/screen", NO)] {
            let page = browser.get(&cabinet.at(path)).await;
            assert_eq!(outcome(&page, &cabinet), expected, "{path}");
        }
    }
}

#[tokio::test]
async fn what_does_not_exist_is_not_there() {
    let kabinet = Kabinet::start().await;
    let mut browser = kabinet.browser();
    let id = "00000000000000000000000000";
    for path in [
        "/nothing",
        "/c/short",
        &format!("/c/{id}"),
        &format!("/c/{id}/f/short"),
        "/pkg/nothing.js",
        "/fonts/nothing.woff2",
        "/../Cargo.toml",
    ] {
        let page = browser.get(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(browser.get("/nothing").await.refusal(), Some(Refusal::NotThere));
    let wrong_way = browser.post("/new", &[]).await;
    assert_eq!(wrong_way.refusal(), Some(Refusal::NotThere));
}
