//! Coming in, by code or QR, and coming back.

use super::kabinet::{Kabinet, at_once};
use futures_util::future::join_all;
use hyper::StatusCode;
use kabinet_app::seed::PageSeed;
use kabinet_core::agenda::StageKind;
use kabinet_core::cabinet::{Command, Presence, Role};
use kabinet_core::lang::Lang;
use kabinet_core::refusal::Refusal;
use kabinet_core::text::TextFault;

#[tokio::test]
async fn somebody_types_a_code_and_a_name_and_is_in() {
    let kabinet = Kabinet::start().await;
    let cabinet = kabinet.open().await;
    let mut phone = kabinet.browser();
    let code = cabinet.code.grouped().to_lowercase();
    let known = phone.get(&format!("/join?code={code}")).await;
    assert_eq!(
        (known.status, known.location()),
        (StatusCode::SEE_OTHER, format!("/j/{}", cabinet.code).as_str())
    );
    let form = phone.get(known.location()).await.join_form();
    assert_eq!(
        (form.title.as_str(), form.langs.as_slice()),
        ("Speelstraat", &[Lang::Nl, Lang::Fr][..])
    );
    assert!(!form.name.is_empty() && form.made_up.len() == 5 && !form.made_up.contains(&form.name));
    let fields = [("name", " Amina\n"), ("lang", "fr"), ("presence", "online")];
    let page = phone.submit(&format!("/j/{}", cabinet.code), &fields).await;
    let view = page.room().view;
    assert_eq!((view.me.role, view.my_name(), view.lang), (Role::Participant, "Amina", Lang::Fr));
    assert_eq!(view.people[&view.me.person].presence, Presence::Online);
    assert_eq!(page.seed().lang, Lang::Fr);
}

#[tokio::test]
async fn a_wrong_code_stays_where_it_was_typed() {
    let kabinet = Kabinet::start().await;
    let mut phone = kabinet.browser();
    for path in [
        "/join?code=K7QD%20M2XA",
        "/join?code=K7QD%20M2X",
        "/join?code=%3Cscript%3E",
        "/join?code=",
        "/join",
    ] {
        let page = phone.get(path).await;
        assert_eq!(
            (page.status, page.refusal()),
            (StatusCode::NOT_FOUND, Some(Refusal::UnknownCode)),
            "{path}"
        );
        let typed = path
            .split_once('=')
            .map_or("", |(_, code)| code)
            .replace("%20", " ")
            .replace("%3C", "<")
            .replace("%3E", ">");
        assert_eq!(page.seed().page, PageSeed::Home { code: typed });
    }
    let page = phone.get("/j/K7QDM2XA").await;
    assert_eq!(
        (page.status, page.seed().page),
        (
            StatusCode::NOT_FOUND,
            PageSeed::Home {
                code: "K7QDM2XA".to_owned()
            }
        )
    );
}

#[tokio::test]
async fn who_guesses_codes_is_told_to_stop_and_the_right_code_is_taken_all_the_same() {
    let kabinet = Kabinet::start().await;
    let cabinet = kabinet.open().await;
    let mut phone = kabinet.browser();
    // What can be no code counts as well.
    let guesses = ["K7QDM2XA", "K7QD"].repeat(10).into_iter().map(|code| {
        let mut phone = phone.clone();
        async move { phone.get(&format!("/join?code={code}")).await.refusal() }
    });
    let told = join_all(guesses).await;
    assert_eq!(told, vec![Some(Refusal::UnknownCode); 20]);
    assert_eq!(phone.get("/join?code=K7QD").await.refusal(), Some(Refusal::TooManyCodes));
    assert_eq!(phone.get("/j/K7QDM2XA").await.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(cabinet.join(&mut phone, "Amina").await.room().view.my_name(), "Amina");
}

#[tokio::test]
async fn a_name_that_cannot_be_taken_comes_back_with_all_that_was_chosen() {
    let kabinet = Kabinet::start().await;
    let cabinet = kabinet.open().await;
    let long = "Amina ".repeat(20);
    let path = format!("/j/{}", cabinet.code);
    let mut phone = kabinet.browser();
    let fresh = phone.get(&path).await.join_form();
    assert_eq!((fresh.presence, fresh.speaks), (Presence::Hall, Lang::Nl));
    let page = phone.post(&path, &[("name", &long), ("lang", "fr"), ("presence", "online")]).await;
    assert_eq!(page.refusal(), Some(Refusal::Text(TextFault::TooLong { limit: 40 })));
    let form = page.join_form();
    assert_eq!((page.status, form.name), (StatusCode::UNPROCESSABLE_ENTITY, long));
    assert_eq!((form.presence, form.speaks), (Presence::Online, Lang::Fr));
    assert!(page.body.contains("value=\"online\" checked") && page.body.contains("value=\"fr\" checked"));
}

#[tokio::test]
async fn who_gives_no_name_gets_a_friendly_one() {
    let kabinet = Kabinet::start().await;
    let cabinet = kabinet.open().await;
    let page = cabinet.join(&mut kabinet.browser(), " ").await;
    assert!(!page.room().view.my_name().is_empty());
}

#[tokio::test]
async fn who_comes_back_on_the_same_phone_is_the_same_person_without_a_question() {
    let kabinet = Kabinet::start().await;
    let cabinet = kabinet.open().await;
    let mut phone = kabinet.browser();
    let me = cabinet.join(&mut phone, "Amina").await.room().view.me.person;
    let path = format!("/j/{}", cabinet.code);
    for answer in [phone.get(&path).await, phone.post(&path, &[("name", "Bob")]).await] {
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, cabinet.at("").as_str()));
    }
    let view = phone.get(&cabinet.at("")).await.room().view;
    assert_eq!((view.me.person, view.my_name(), view.count.joined), (me, "Amina", 1));
}

#[tokio::test]
async fn a_form_sent_twice_at_once_makes_one_person() {
    let kabinet = Kabinet::start().await;
    let cabinet = kabinet.open().await;
    let mut phone = kabinet.browser();
    let path = format!("/j/{}", cabinet.code);
    phone.get(&path).await;
    let (mut one, mut two) = (phone.clone(), phone.clone());
    let fields = [("name", "Amina")];
    let (first, second) = at_once(one.post(&path, &fields), two.post(&path, &fields)).await;
    assert_eq!((first.status, second.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    assert_eq!(phone.get(&cabinet.at("")).await.room().view.count.joined, 1);
}

#[tokio::test]
async fn a_phone_that_was_handed_on_makes_somebody_else() {
    let kabinet = Kabinet::start().await;
    let mut cabinet = kabinet.open().await;
    let mut phone = kabinet.browser();
    let first = cabinet.join(&mut phone, "Amina").await.room().view.me.person;
    let left = phone.post(&cabinet.at("/leave"), &[]).await;
    assert_eq!(
        (left.status, left.location(), left.header("clear-site-data")),
        (StatusCode::SEE_OTHER, "/", "\"storage\"")
    );
    assert!(phone.cookies.is_empty());
    assert_eq!(phone.get(&cabinet.at("")).await.location(), format!("/j/{}", cabinet.code));
    assert_ne!(cabinet.join(&mut phone, "Bob").await.room().view.me.person, first);

    // The same on a browser whose cookie stays, because it opens another seat as well.
    let mut laptop = cabinet.facilitator.clone();
    let first = cabinet.join(&mut laptop, "Cleo").await.room().view.me.person;
    laptop.post(&cabinet.at("/leave"), &[]).await;
    assert_ne!(cabinet.join(&mut laptop, "Dirk").await.room().view.me.person, first);
    let path = cabinet.at("/console");
    assert_eq!(cabinet.facilitator.get(&path).await.status, StatusCode::OK);
}

#[tokio::test]
async fn who_was_asked_to_leave_is_told_so_and_does_not_come_in_again() {
    let kabinet = Kabinet::start().await;
    let cabinet = kabinet.open().await;
    let mut phone = kabinet.browser();
    let person = cabinet.join(&mut phone, "Amina").await.room().view.me.person;
    cabinet.command(Command::RemovePerson { person }).await;
    for path in [cabinet.at(""), format!("/j/{}", cabinet.code)] {
        let page = phone.get(&path).await;
        assert_eq!(
            (page.status, page.refusal()),
            (StatusCode::FORBIDDEN, Some(Refusal::Removed)),
            "{path}"
        );
    }
    let again = phone.post(&format!("/j/{}", cabinet.code), &[("name", "Amina")]).await;
    assert_eq!(again.refusal(), Some(Refusal::Removed));
}

#[tokio::test]
async fn a_closed_cabinet_takes_nobody_in() {
    let kabinet = Kabinet::start().await;
    let cabinet = kabinet.open().await;
    cabinet.go_to(StageKind::Closed).await;
    let mut phone = kabinet.browser();
    let path = format!("/j/{}", cabinet.code);
    assert_eq!(phone.get(&path).await.refusal(), Some(Refusal::Over));
    assert_eq!(phone.post(&path, &[("name", "Amina")]).await.refusal(), Some(Refusal::Over));
}

#[tokio::test]
async fn a_form_of_a_phone_that_was_forgotten_says_how_to_come_back() {
    let kabinet = Kabinet::start().await;
    let cabinet = kabinet.open().await;
    let mut phone = kabinet.browser();
    cabinet.join(&mut phone, "Amina").await;
    phone.cookies.clear();
    for (form, fields) in [("/choose", [("table", "1")]), ("/propose", [("title", "Opvang")])] {
        let page = phone.post(&cabinet.at(form), &fields).await;
        assert_eq!(
            (page.status, page.refusal()),
            (StatusCode::FORBIDDEN, Some(Refusal::NoSeat)),
            "{form}"
        );
    }
}

#[tokio::test]
async fn another_language_keeps_the_code_that_was_typed_and_guesses_nothing() {
    let kabinet = Kabinet::start().await;
    let mut phone = kabinet.browser();
    let page = phone.get("/join?code=abcd&read=fr").await;
    assert_eq!((page.status, page.refusal()), (StatusCode::OK, None));
    assert_eq!(page.seed().lang, Lang::Fr);
    assert!(matches!(&page.seed().page, PageSeed::Home { code } if code == "abcd"));
    assert_eq!(phone.get("/").await.seed().lang, Lang::Fr);
}

#[tokio::test]
async fn a_language_is_taken_from_the_link_then_the_choice_then_the_browser() {
    let kabinet = Kabinet::start().await;
    let cabinet = kabinet.open().await;
    let mut phone = kabinet.browser();
    phone.says.insert("accept-language", "en-GB,fr;q=0.5".to_owned());
    assert_eq!(phone.get("/").await.seed().lang, Lang::En);
    assert_eq!(phone.get("/?lang=fr").await.seed().lang, Lang::Fr);
    let chosen = phone.post("/lang", &[("lang", "nl"), ("back", "/new?lang=en")]).await;
    assert_eq!((chosen.status, chosen.location()), (StatusCode::SEE_OTHER, "/new"));
    assert_eq!(phone.get("/").await.seed().lang, Lang::Nl);
    assert_eq!(phone.get("/?lang=fr").await.seed().lang, Lang::Fr);
    // The cabinet was opened in other languages; whoever reads English can.
    phone.post("/lang", &[("lang", "en"), ("back", "/")]).await;
    assert_eq!(phone.get(&format!("/j/{}", cabinet.code)).await.seed().lang, Lang::En);
    // Inside a cabinet it is the person that speaks it.
    cabinet.join(&mut phone, "Amina").await;
    phone.post("/lang", &[("lang", "fr"), ("back", &cabinet.at(""))]).await;
    phone.cookies.remove("kabinet-lang");
    let page = phone.get(&cabinet.at("")).await;
    assert_eq!((page.seed().lang, page.room().view.lang), (Lang::Fr, Lang::Fr));
    let away = phone.post("/lang", &[("lang", "fr"), ("back", "//evil.example/")]).await;
    assert_eq!(away.location(), "/");
}

#[tokio::test]
async fn the_picture_of_a_code_may_be_kept_and_has_a_margin() {
    let kabinet = Kabinet::start().await;
    let cabinet = kabinet.open().await;
    let picture = kabinet.browser().get(&format!("/j/{}/qr.svg", cabinet.code)).await;
    assert_eq!((picture.status, picture.header("content-type")), (StatusCode::OK, "image/svg+xml"));
    assert_eq!(picture.header("cache-control"), "public, max-age=3600");
    assert!(
        picture.body.contains("<svg") && !picture.body.contains("M0 0h"),
        "{}",
        &picture.body[..200]
    );
    assert_eq!(kabinet.browser().get("/j/nonsense/qr.svg").await.status, StatusCode::NOT_FOUND);
}
