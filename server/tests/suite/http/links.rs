//! Capability links: the same link is the same seat on every device.

use super::browser::fragment;
use super::kabinet::Kabinet;
use futures_util::future::join_all;
use hyper::StatusCode;
use kabinet_core::cabinet::{Command, Role};
use kabinet_core::id::TableId;
use kabinet_core::lang::Lang;
use kabinet_core::refusal::Refusal;

#[tokio::test]
async fn every_link_of_the_console_leads_to_its_own_place() {
    let kabinet = Kabinet::start().await;
    let cabinet = kabinet.open().await;
    let links = cabinet.console.links();
    let (table, moderator) = links.moderators[1].clone();
    let cases = [
        (links.facilitator, "/console", Role::Facilitator),
        (links.screen, "/screen", Role::Screen),
        (moderator, "", Role::Moderator),
    ];
    for (link, path, role) in cases {
        let (mut one, mut two) = (kabinet.browser(), kabinet.browser());
        let entered = one.post("/enter", &[("key", fragment(&link))]).await;
        assert_eq!(
            (entered.status, entered.location()),
            (StatusCode::SEE_OTHER, cabinet.at(path).as_str())
        );
        let here = one.get(entered.location()).await.room().view.me;
        let there = cabinet.enter(&mut two, &link).await.room().view.me;
        assert_eq!((here, here.role), (there, role));
        assert_eq!(here.table, (role == Role::Moderator).then_some(table));
    }
}

#[tokio::test]
async fn those_who_lead_are_called_what_they_do_and_a_projector_speaks_the_first_language() {
    let kabinet = Kabinet::start().await;
    let cabinet = kabinet.open().await;
    let links = cabinet.console.links();
    let mut laptop = kabinet.browser();
    laptop.says.insert("accept-language", "fr".to_owned());
    let moderator = cabinet.enter(&mut laptop, &links.moderators[2].1).await.room().view;
    assert_eq!((moderator.my_name(), moderator.lang), ("Moderator 3", Lang::Fr));
    assert_eq!(cabinet.enter(&mut laptop, &links.screen).await.seed().lang, Lang::Nl);
}

#[tokio::test]
async fn a_persons_own_link_brings_them_to_another_browser() {
    let kabinet = Kabinet::start().await;
    let cabinet = kabinet.open().await;
    let (mut phone, mut tablet) = (kabinet.browser(), kabinet.browser());
    let room = cabinet.join(&mut phone, "Amina").await.room();
    let link = room.own_link.expect("a link of one's own");
    assert!(link.starts_with(&format!("http://{}/enter#", kabinet.address)));
    let view = cabinet.enter(&mut tablet, &link).await.room().view;
    assert_eq!((view.me, view.my_name(), view.count.joined), (room.view.me, "Amina", 1));
    // A whole link, as somebody pastes it.
    let pasted = kabinet.browser().post("/enter", &[("key", &format!(" {link} "))]).await;
    assert_eq!(pasted.location(), cabinet.at(""));
}

#[tokio::test]
async fn a_moderator_who_was_brought_to_another_table_keeps_a_link_to_the_own_seat() {
    let kabinet = Kabinet::start().await;
    let cabinet = kabinet.open().await;
    let links = cabinet.console.links();
    let mut tablet = kabinet.browser();
    let person = cabinet.enter(&mut tablet, &links.moderators[0].1).await.room().view.me.person;
    let table = Some(links.moderators[1].0);
    cabinet.command(Command::MovePerson { person, table }).await;
    let link = tablet.get(&cabinet.at("")).await.room().own_link.expect("a link of one's own");
    let me = cabinet.enter(&mut kabinet.browser(), &link).await.room().view.me;
    assert_eq!((me.person, me.table), (person, table));
}

#[tokio::test]
async fn a_link_that_opens_nothing_says_so() {
    let kabinet = Kabinet::start().await;
    let (cabinet, other) = (kabinet.open().await, kabinet.open().await);
    let links = cabinet.console.links();
    let theirs = fragment(&other.console.links().facilitator)
        .split_once('.')
        .expect("a key")
        .1
        .to_owned();
    let long_gone = "00000000000000000000000000".to_owned();
    let key = fragment(&links.facilitator).split_once('.').expect("a key").1;
    let person = cabinet.leads.to_string();
    let mut phone = kabinet.browser();
    for wrong in [
        "".to_owned(),
        "x".to_owned(),
        format!("{}.{theirs}", cabinet.id),
        format!("{long_gone}.{key}"),
        format!("{}.{key}.{person}", cabinet.id),
    ] {
        let page = phone.post("/enter", &[("key", &wrong)]).await;
        assert_eq!(
            (page.status, page.refusal()),
            (StatusCode::NOT_FOUND, Some(Refusal::UnknownLink)),
            "{wrong}"
        );
    }
    assert!(phone.cookies.is_empty());
    let guesses = (0..20).map(|_| {
        let mut phone = phone.clone();
        async move { phone.post("/enter", &[("key", "x")]).await }
    });
    join_all(guesses).await;
    assert_eq!(phone.post("/enter", &[("key", "x")]).await.refusal(), Some(Refusal::TooManyCodes));
    assert_eq!(cabinet.enter(&mut phone, &links.facilitator).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_link_changes_nothing_until_its_form_is_sent() {
    let kabinet = Kabinet::start().await;
    let mut preview = kabinet.browser();
    let page = preview.get("/enter").await;
    assert_eq!((page.status, page.refusal()), (StatusCode::OK, None));
    assert!(preview.cookies.is_empty());
}

#[tokio::test]
async fn the_link_of_somebody_who_was_asked_to_leave_says_so() {
    let kabinet = Kabinet::start().await;
    let cabinet = kabinet.open().await;
    let room = cabinet.join(&mut kabinet.browser(), "Amina").await.room();
    cabinet
        .command(Command::RemovePerson {
            person: room.view.me.person,
        })
        .await;
    let link = room.own_link.expect("a link of one's own");
    let page = kabinet.browser().post("/enter", &[("key", fragment(&link))]).await;
    assert_eq!((page.status, page.refusal()), (StatusCode::FORBIDDEN, Some(Refusal::Removed)));
}

#[tokio::test]
async fn one_browser_may_hold_several_seats_and_each_page_takes_its_own() {
    let kabinet = Kabinet::start().await;
    let mut cabinet = kabinet.open().await;
    let links = cabinet.console.links();
    let mut laptop = cabinet.facilitator.clone();
    cabinet.enter(&mut laptop, &links.moderators[0].1).await;
    cabinet.enter(&mut laptop, &links.screen).await;
    assert_eq!(laptop.get(&cabinet.at("")).await.room().view.me.table, Some(TableId(1)));
    assert_eq!(laptop.get(&cabinet.at("/console")).await.room().view.me.person, cabinet.leads);
    assert_eq!(laptop.get(&cabinet.at("/screen")).await.room().view.me.role, Role::Screen);
    // Of several seats at tables the newest.
    cabinet.enter(&mut laptop, &links.moderators[1].1).await;
    assert_eq!(laptop.get(&cabinet.at("")).await.room().view.me.table, Some(TableId(2)));
    cabinet.facilitator = laptop;
}
