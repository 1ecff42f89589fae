//! Pages as the server writes them, of use before any script runs. `KABINET_GALLERY=<folder>` keeps them to be looked at.

use crate::hall::{HOSTILE, Hall, LATE, PARENT, html, pages};
use kabinet_app::seed::{PageSeed, Seed};
use kabinet_core::agenda::StageKind;
use kabinet_core::lang::Lang;
use std::path::PathBuf;

#[test]
fn every_page_has_one_heading_and_its_language() {
    let gallery = std::env::var_os("KABINET_GALLERY").map(PathBuf::from);
    for lang in Lang::ALL {
        for (name, seed) in pages(lang) {
            let page = html(&seed);
            assert_eq!(page.matches("<h1").count(), 1, "{name} has one main heading");
            assert!(
                page.contains(&format!("<html lang=\"{}\"", lang.code())),
                "{name} says its language"
            );
            for other in Lang::ALL {
                let button = format!("value=\"{0}\" lang=\"{0}\"", other.code());
                assert!(page.contains(&button), "{name} offers every language");
            }
            // What a phone waits for; the console's seed alone holds a hundred links.
            let most = if name.starts_with("console") { 100_000 } else { 30_000 };
            assert!(page.len() < most, "{name} is {} bytes", page.len());
            if let Some(folder) = &gallery {
                std::fs::write(folder.join(format!("{name}.{}.html", lang.code())), page).unwrap();
            }
        }
    }
}

#[test]
fn the_policy_of_the_pages_allows_what_they_are_made_of() {
    for (name, seed) in pages(Lang::Nl) {
        let page = html(&seed);
        assert!(!page.contains(" style="), "{name}: style attributes are blocked");
        assert!(
            !page.contains(" onclick=") && !page.contains("javascript:"),
            "{name}: inline handlers are blocked"
        );
        let body = page.split_once("<body>").unwrap().1;
        assert!(!body.contains("<script"), "{name}: a script in the hydrated tree stops Safari");
    }
}

#[test]
fn what_was_typed_cannot_leave_its_field() {
    let (_, seed) = pages(Lang::Nl).into_iter().find(|(name, _)| name == "refused").unwrap();
    let page = html(&seed);
    assert!(!page.contains(HOSTILE));
    let body = page.split_once("<body>").unwrap().1;
    assert!(!body.contains("<script>") && !body.contains("<img src=x"));
    assert!(page.contains("&lt;/textarea>&lt;script>"), "the words are still there");
}

#[test]
fn what_others_wrote_is_text() {
    let mut hall = Hall::in_stage(StageKind::Collect, Lang::Nl);
    hall.propose(8, PARENT, false, HOSTILE, HOSTILE);
    let page = html(&Seed {
        lang: Lang::Nl,
        page: PageSeed::Room(hall.room(PARENT)),
        refusal: None,
    });
    assert!(!page.split_once("<body>").unwrap().1.contains("<script>"));
    let (_, report) = pages(Lang::Nl).into_iter().find(|(name, _)| name == "report").unwrap();
    let page = html(&report);
    let body = page.split_once("<body>").unwrap().1;
    assert!(body.contains("&lt;/textarea") && !body.contains("<script>") && !body.contains("<img src=x"));
}

#[test]
fn who_comes_late_lands_at_the_choice_of_a_table() {
    for kind in [StageKind::Collect, StageKind::Elaborate] {
        let room = Hall::in_stage(kind, Lang::Nl).room(LATE);
        let page = html(&Seed {
            lang: Lang::Nl,
            page: PageSeed::Room(room),
            refusal: None,
        });
        assert!(page.contains("/choose\"") && !page.contains("/propose\""), "{kind:?}");
    }
}

#[test]
fn a_seed_survives_the_way_through_the_page() {
    for (name, seed) in pages(Lang::Fr) {
        assert_eq!(seed.to_string().parse::<Seed>(), Ok(seed), "{name}");
    }
}

#[test]
fn a_page_asks_for_the_protocol_that_it_speaks() {
    let socket = include_str!("../../src/live/browser/socket.rs");
    assert!(socket.contains("use kabinet_core::wire::SUBPROTOCOL;") && socket.contains("new_with_str(url, SUBPROTOCOL)"));
}
