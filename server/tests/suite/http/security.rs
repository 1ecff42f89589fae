//! What every answer tells the browser not to do, and which forms are refused.

use super::browser::Browser;
use super::kabinet::Kabinet;
use hyper::StatusCode;
use kabinet_core::agenda::StageKind;
use kabinet_core::refusal::Refusal;

#[tokio::test]
async fn every_page_carries_the_whole_policy() {
    let kabinet = Kabinet::start().await;
    let mut cabinet = kabinet.open().await;
    let host = kabinet.address;
    let mut nonces = Vec::new();
    let pages = [
        "/",
        "/new",
        "/enter",
        "/nothing",
        &format!("/j/{}", cabinet.code),
        "/j/wrong",
        &cabinet.at("/console"),
        &cabinet.at("/screen"),
    ];
    for path in pages {
        let page = cabinet.facilitator.get(path).await;
        let policy = page.header("content-security-policy").to_owned();
        let nonce = policy
            .split_once("'nonce-")
            .expect("a nonce")
            .1
            .split('\'')
            .next()
            .expect("an end")
            .to_owned();
        let expected = format!(
            "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self' 'nonce-{nonce}'; font-src 'self'; \
             connect-src 'self' ws://{host}; img-src 'self' data:; manifest-src 'self'; base-uri 'none'; form-action 'self'; \
             frame-ancestors 'none'; object-src 'none'"
        );
        assert_eq!(policy, expected, "{path}");
        let scripts = page.body.matches("<script").count();
        assert_eq!(
            page.body.matches(&format!("nonce=\"{nonce}\"")).count().min(scripts),
            scripts,
            "{path}: a script without the nonce"
        );
        assert!(!page.body.contains(" style="), "{path}: the policy forbids style attributes");
        assert_eq!(page.header("cache-control"), "no-store", "{path}");
        assert_eq!(page.header("x-content-type-options"), "nosniff");
        assert_eq!(page.header("referrer-policy"), "same-origin");
        assert_eq!(page.header("cross-origin-opener-policy"), "same-origin");
        assert!(page.header("permissions-policy").contains("camera=()"));
        assert_eq!(
            page.header("strict-transport-security"),
            "",
            "{path}: nothing is promised without TLS"
        );
        nonces.push(nonce);
    }
    nonces.sort();
    nonces.dedup();
    assert_eq!(nonces.len(), pages.len(), "a nonce was used twice");
}

#[tokio::test]
async fn files_and_redirects_carry_it_too_and_files_may_be_kept() {
    let kabinet = Kabinet::start().await;
    let cabinet = kabinet.open().await;
    let mut browser = kabinet.browser();
    for (path, status, cache) in [
        ("/favicon.svg", StatusCode::OK, "public, max-age=300"),
        ("/pkg/kabinet.css", StatusCode::OK, "no-cache"),
        ("/pkg/nothing.css", StatusCode::NOT_FOUND, ""),
        (&cabinet.at(""), StatusCode::SEE_OTHER, ""),
        ("/livez", StatusCode::OK, ""),
        ("/readyz", StatusCode::OK, ""),
    ] {
        let page = browser.get(path).await;
        assert_eq!((page.status, page.header("cache-control")), (status, cache), "{path}");
        assert!(
            page.header("content-security-policy")
                .starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'"),
            "{path}"
        );
        assert_eq!(page.header("x-content-type-options"), "nosniff", "{path}");
    }
}

#[tokio::test]
async fn behind_tls_the_cookie_belongs_to_this_host_alone() {
    let kabinet = Kabinet::start_with(Some("https://kabinet.example")).await;
    let mut browser = kabinet.browser();
    browser.says.insert("origin", "https://kabinet.example".to_owned());
    let opened = browser.post("/cabinets", &[("title", "Straat")]).await;
    let cookie = opened.header("set-cookie").to_owned();
    assert!(cookie.starts_with("__Host-kabinet="), "{cookie}");
    for part in ["; Path=/", "; HttpOnly", "; Secure", "; SameSite=Lax"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(!cookie.to_lowercase().contains("domain"));
    let console = browser.get(opened.location()).await;
    assert!(console.links().screen.starts_with("https://kabinet.example/enter#"));
    assert!(console.room().join_url.starts_with("https://kabinet.example/j/"));
    assert!(
        console
            .header("content-security-policy")
            .contains("connect-src 'self' wss://kabinet.example;")
    );
    assert_eq!(console.header("strict-transport-security"), "max-age=31536000");
}

#[tokio::test]
async fn a_form_of_another_site_is_refused() {
    let kabinet = Kabinet::start().await;
    let here = format!("http://{}", kabinet.address);
    let says = |site: Option<&str>, origin: &str| {
        let mut browser = kabinet.browser();
        site.into_iter()
            .for_each(|site| drop(browser.says.insert("sec-fetch-site", site.to_owned())));
        browser.says.insert("origin", origin.to_owned());
        browser
    };
    let foreign = [
        says(Some("cross-site"), "https://evil.example"),
        says(Some("same-site"), "http://other.localhost"),
        says(Some("cross-site"), "null"),
        says(None, "https://evil.example"),
        says(None, "null"),
    ];
    for mut browser in foreign {
        for path in ["/cabinets", "/enter", "/lang", "/j/K7QDM2XA", "/c/00000000000000000000000000/leave"] {
            let page = browser.post(path, &[("title", "Straat")]).await;
            assert_eq!(
                (page.status, page.refusal()),
                (StatusCode::FORBIDDEN, Some(Refusal::NotYourRole)),
                "{path} {:?}",
                browser.says
            );
        }
        assert!(browser.cookies.is_empty());
    }
    for mut browser in [says(Some("same-origin"), &here), says(None, &here)] {
        assert_eq!(
            browser.post("/cabinets", &[("title", "Straat")]).await.status,
            StatusCode::SEE_OTHER,
            "{:?}",
            browser.says
        );
    }
}

#[tokio::test]
async fn more_than_a_form_holds_is_refused() {
    let kabinet = Kabinet::start().await;
    let mut browser = kabinet.browser();
    let page = browser.post("/cabinets", &[("title", &"x".repeat(64 * 1024))]).await;
    assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(page.refusal().is_some());
}

#[tokio::test]
async fn a_host_that_is_none_ends_up_nowhere() {
    let kabinet = Kabinet::start().await;
    for host in ["evil.example; script-src *", "a@b", "a b", ""] {
        let mut browser = Browser::new(kabinet.address);
        browser.says.insert("host", host.to_owned());
        let page = browser.get("/").await;
        assert!(!page.header("content-security-policy").contains("evil"), "{host}");
        assert!(!page.header("content-security-policy").contains('@'), "{host}");
    }
}

#[tokio::test]
async fn what_people_write_is_text_on_every_page() {
    let kabinet = Kabinet::start().await;
    let attack = "\"></title></textarea><script>alert(1)</script><img src=x onerror=alert(1)>";
    let mut cabinet = kabinet.open().await;
    let mut browser = kabinet.browser();
    let mut pages = vec![
        browser.get("/join?code=%3C/title%3E%3Cscript%3Ealert(1)%3C/script%3E").await,
        browser.post("/cabinets", &[("title", attack), ("expected", "nobody")]).await,
        browser.submit("/cabinets", &[("title", attack), ("place", attack)]).await,
    ];
    let room = pages[2].room().view.head;
    let screen = pages[2].links().screen;
    pages.push(kabinet.browser().get(&format!("/j/{}", room.code)).await);
    pages.push(cabinet.enter(&mut kabinet.browser(), &screen).await);
    let mut phone = kabinet.browser();
    let refused = phone.post(&format!("/j/{}", cabinet.code), &[("name", attack)]).await;
    pages.push(refused);
    cabinet.join(&mut phone, "<script>alert(1)</script>").await;
    cabinet.go_to(StageKind::Choose).await;
    phone.submit(&cabinet.at("/choose"), &[("table", "1")]).await;
    let proposal = [("title", attack), ("proposal", attack), ("share", "table")];
    pages.push(phone.post(&cabinet.at("/propose"), &proposal).await);
    cabinet.go_to(StageKind::Collect).await;
    let shown = phone.submit(&cabinet.at("/propose"), &proposal).await;
    let fiche = *shown.room().view.fiches.keys().next().expect("a fiche");
    pages.push(shown);
    pages.push(phone.get(&cabinet.at(&format!("/f/{fiche}"))).await);
    let path = cabinet.at("/console");
    pages.push(cabinet.facilitator.get(&path).await);
    for (number, page) in pages.iter().enumerate() {
        for tag in ["<script>alert", "<img src=x"] {
            let before = page.body.split_once(tag).map(|(before, _)| before);
            let around = before.map(|text| text.char_indices().rev().nth(60).map_or(text, |(at, _)| &text[at..]));
            assert_eq!(around, None, "page {number}");
        }
    }
}
