//! Opening a cabinet.

use super::kabinet::Kabinet;
use hyper::StatusCode;
use kabinet_core::cabinet::Role;
use kabinet_core::lang::Lang;
use kabinet_core::limits;
use kabinet_core::refusal::Refusal;
use kabinet_core::text::TextFault;

#[tokio::test]
async fn who_opens_a_cabinet_stands_at_its_console() {
    let kabinet = Kabinet::start().await;
    let cabinet = kabinet.open().await;
    let room = cabinet.console.room();
    assert_eq!(room.view.me.role, Role::Facilitator);
    assert_eq!(
        (room.view.head.title.as_str(), room.view.head.place.as_str()),
        ("Speelstraat", "Zaal Zon")
    );
    assert_eq!(room.view.head.langs, [Lang::Nl, Lang::Fr]);
    assert_eq!(room.view.head.expected, 20);
    assert_eq!(room.join_url, format!("http://{}/j/{}", kabinet.address, cabinet.code));
    let links: Vec<_> = cabinet.console.links().moderators.into_iter().map(|(table, _)| table).collect();
    assert!(room.view.tables.keys().all(|table| links.contains(table)), "a table without a link");
    assert_eq!(links.len(), limits::TABLES, "tables that are added later have theirs already");
}

#[tokio::test]
async fn the_language_of_the_form_is_the_language_of_the_screen() {
    let kabinet = Kabinet::start().await;
    let mut browser = kabinet.browser();
    browser.says.insert("accept-language", "fr-BE".to_owned());
    let console = browser
        .submit("/cabinets", &[("title", "Rue"), ("langs", "nl"), ("langs", "fr"), ("langs", "en")])
        .await;
    assert_eq!(console.room().view.head.langs, [Lang::Fr, Lang::Nl, Lang::En]);
    assert_eq!(console.seed().lang, Lang::Fr);
}

#[tokio::test]
async fn a_form_that_is_refused_comes_back_with_everything_typed() {
    let kabinet = Kabinet::start().await;
    let mut browser = kabinet.browser();
    let long = "x".repeat(200);
    let cases = [
        ("  ", "20", StatusCode::UNPROCESSABLE_ENTITY, Refusal::Text(TextFault::Empty)),
        (
            &*long,
            "20",
            StatusCode::UNPROCESSABLE_ENTITY,
            Refusal::Text(TextFault::TooLong { limit: 120 }),
        ),
        ("Straat", "many", StatusCode::UNPROCESSABLE_ENTITY, Refusal::HowMany { limit: 2000 }),
        ("Straat", "0", StatusCode::UNPROCESSABLE_ENTITY, Refusal::HowMany { limit: 2000 }),
        ("Straat", "2001", StatusCode::UNPROCESSABLE_ENTITY, Refusal::HowMany { limit: 2000 }),
        (
            "Straat",
            "70000",
            StatusCode::UNPROCESSABLE_ENTITY,
            Refusal::HowMany { limit: 2000 },
        ),
    ];
    for (title, expected, status, refusal) in cases {
        let fields = [
            ("title", title),
            ("place", "Zaal <Zon>"),
            ("langs", "fr"),
            ("template", "great"),
            ("expected", expected),
        ];
        let page = browser.post("/cabinets", &fields).await;
        assert_eq!((page.status, page.refusal()), (status, Some(refusal)), "{title} {expected}");
        let form = page.new_form();
        assert_eq!(
            (form.title.as_str(), form.place.as_str(), form.expected.as_str()),
            (title, "Zaal <Zon>", expected)
        );
        assert_eq!((form.langs.as_slice(), form.template.as_str()), (&[Lang::Fr][..], "great"));
    }
}

#[tokio::test]
async fn another_language_keeps_what_was_typed_and_opens_nothing() {
    let kabinet = Kabinet::start().await;
    let mut browser = kabinet.browser();
    let fields = [
        ("title", "Straat"),
        ("place", "Zaal Zon"),
        ("langs", "nl"),
        ("expected", "33"),
        ("read", "fr"),
    ];
    let page = browser.post("/cabinets", &fields).await;
    assert_eq!((page.status, page.refusal()), (StatusCode::OK, None));
    assert_eq!(page.seed().lang, Lang::Fr);
    let form = page.new_form();
    assert_eq!(
        (form.title.as_str(), form.place.as_str(), form.expected.as_str()),
        ("Straat", "Zaal Zon", "33")
    );
    assert_eq!(browser.get("/").await.seed().lang, Lang::Fr, "the browser keeps the language");
}

#[tokio::test]
async fn a_second_cabinet_of_the_same_browser_leaves_the_first_one_open() {
    let kabinet = Kabinet::start().await;
    let mut first = kabinet.open().await;
    let second = first.facilitator.submit("/cabinets", &[("title", "Park")]).await;
    assert_ne!(second.room().view.head.cabinet, first.id);
    let path = first.at("/console");
    assert_eq!(first.facilitator.get(&path).await.room().view.head.cabinet, first.id);
}
