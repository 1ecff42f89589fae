//! A cabinet with people at its tables, and the pages that they would get.

use kabinet_app::seed::{JoinSeed, Links, NewForm, PageSeed, RoomSeed, Seed};
use kabinet_app::shell;
use kabinet_core::agenda::{Clock, StageKind};
use kabinet_core::cabinet::{Cabinet, Event, Presence, Role, evolve, replay};
use kabinet_core::fiche::{FicheText, Field};
use kabinet_core::id::{CabinetId, FicheId, JoinCode, PersonId, TableId};
use kabinet_core::lang::Lang;
use kabinet_core::refusal::Refusal;
use kabinet_core::template::{Template, Wish, opening};
use kabinet_core::view::{Scene, audience, report, snapshot};
use leptos::config::LeptosOptions;
use leptos::prelude::*;
use leptos_meta::ServerMetaContext;
use std::collections::{HashMap, HashSet};

/// What somebody might write to take a page over.
pub const HOSTILE: &str = "</textarea><script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

/// The facilitator.
pub const FACILITATOR: PersonId = PersonId([1; 16]);
/// The moderator of table 1.
pub const MODERATOR: PersonId = PersonId([2; 16]);
/// A parent at table 1.
pub const PARENT: PersonId = PersonId([3; 16]);
/// A parent without a table.
pub const LATE: PersonId = PersonId([9; 16]);

/// The server's time in all of these pages, milliseconds since 1970.
const NOW: u64 = 1_800_000_000_000;
const TABLE: TableId = TableId(1);

/// A cabinet in some stage.
pub struct Hall {
    cabinet: Cabinet,
    names: HashMap<PersonId, String>,
    texts: HashMap<FicheId, FicheText>,
}

impl Hall {
    /// An evening in which everybody did what they do until this stage is on.
    pub fn in_stage(kind: StageKind, lang: Lang) -> Self {
        let wish = Wish {
            title: "Gezinskabinet Mechelen".into(),
            place: "Huis van het Kind".into(),
            langs: Lang::ALL.to_vec(),
            expected: 40,
            template: Template::Evening,
        };
        let code = JoinCode::from_random([3, 7, 11, 19, 23, 2, 5, 29]);
        let opened = Event::Opened(Box::new(opening(CabinetId([7; 16]), code, wish)));
        let mut hall = Self {
            cabinet: replay([&opened]).unwrap(),
            names: HashMap::new(),
            texts: HashMap::new(),
        };
        hall.sit(FACILITATOR, Role::Facilitator, None, "Greet", lang);
        hall.sit(MODERATOR, Role::Moderator, Some(TABLE), "Karin", lang);
        for (number, name) in ["Amina", "Sofie", "Yusuf", "Jean-Baptiste"].into_iter().enumerate() {
            hall.sit(PersonId([3 + number as u8; 16]), Role::Participant, Some(TABLE), name, lang);
        }
        for number in 0..8 {
            hall.sit(PersonId([20 + number; 16]), Role::Participant, Some(TableId(2)), "Iemand", lang);
        }
        hall.sit(LATE, Role::Participant, None, "Nadia", lang);
        hall.cabinet.tables.get_mut(&TableId(6)).unwrap().open = false;
        hall.propose(1, PARENT, false, "Opvang dichtbij", "Een plek in de buurt, ook vroeg in de ochtend en in de vakantie. Zodat je op tijd op je werk kan zijn, en je kind bij kinderen uit de eigen straat is. Met mensen die je kent.");
        hall.propose(
            2,
            PersonId([4; 16]),
            false,
            "Eén adres voor alle vragen",
            "Nu word je van het kastje naar de muur gestuurd.",
        );
        hall.propose(3, PARENT, true, "Babysit in de straat", "Ouders die elkaar helpen.");
        hall.propose(4, PersonId([5; 16]), true, "Nog geheim", "");
        let stage = hall.cabinet.agenda.iter().position(|stage| stage.kind == kind).unwrap();
        let clock = Clock::start(&hall.cabinet.agenda[stage], NOW - 200_000);
        evolve(&mut hall.cabinet, &Event::StageEntered { stage, clock, at: NOW });
        hall
    }

    fn sit(&mut self, person: PersonId, role: Role, table: Option<TableId>, name: &str, lang: Lang) {
        evolve(
            &mut self.cabinet,
            &Event::Joined {
                person,
                role,
                table,
                presence: Presence::Hall,
                lang,
            },
        );
        self.names.insert(person, name.into());
    }

    /// A proposal at table 1.
    pub fn propose(&mut self, id: u8, author: PersonId, private: bool, title: &str, proposal: &str) {
        let fiche = FicheId([id; 16]);
        evolve(
            &mut self.cabinet,
            &Event::FicheAdded {
                fiche,
                table: TABLE,
                author,
                scribe: None,
                private,
                at: u64::from(id),
            },
        );
        let words = [(Field::Title, title.to_owned()), (Field::Proposal, proposal.to_owned())];
        self.texts.insert(fiche, words.into_iter().collect());
    }

    /// What the day leaves.
    fn report(&self, lang: Lang) -> PageSeed {
        let scene = Scene {
            cabinet: &self.cabinet,
            names: &self.names,
            texts: &self.texts,
            here: &HashSet::new(),
        };
        PageSeed::Report {
            cabinet: self.cabinet.id,
            report: report(&scene, audience(&self.cabinet, FACILITATOR).unwrap(), lang).unwrap(),
        }
    }

    /// What somebody's page is drawn from.
    pub fn room(&self, person: PersonId) -> RoomSeed {
        let here: HashSet<_> = [FACILITATOR, MODERATOR, PARENT, PersonId([4; 16])].into();
        let scene = Scene {
            cabinet: &self.cabinet,
            names: &self.names,
            texts: &self.texts,
            here: &here,
        };
        RoomSeed {
            view: snapshot(&scene, audience(&self.cabinet, person).unwrap()),
            seq: 1,
            now: NOW,
            join_url: "https://kabinet.example/j".into(),
            own_link: Some("https://kabinet.example/enter#7zzz.3kf9".into()),
            next_fiche: FicheId([99; 16]),
            typed: None,
        }
    }
}

/// A page by name, in a language.
pub fn pages(lang: Lang) -> Vec<(String, Seed)> {
    let seed = |page, refusal| Seed { lang, page, refusal };
    let hall = |kind| Hall::in_stage(kind, lang);
    let mut pages = vec![
        ("home".to_owned(), seed(PageSeed::Home { code: String::new() }, None)),
        (
            "home-refused".to_owned(),
            seed(PageSeed::Home { code: "ZZZZ ZZZ2".into() }, Some(Refusal::UnknownCode)),
        ),
        (
            "new".to_owned(),
            seed(
                PageSeed::New(NewForm {
                    langs: vec![lang],
                    template: "evening".into(),
                    expected: "40".into(),
                    ..NewForm::default()
                }),
                None,
            ),
        ),
        ("enter".to_owned(), seed(PageSeed::Enter, None)),
        ("problem".to_owned(), seed(PageSeed::Problem, Some(Refusal::UnknownLink))),
        ("join".to_owned(), seed(PageSeed::Join(join(lang)), None)),
    ];
    for (name, kind, person) in [
        ("welcome", StageKind::Welcome, PARENT),
        ("inspire", StageKind::Inspire, PARENT),
        ("choose", StageKind::Choose, LATE),
        ("chosen", StageKind::Choose, PARENT),
        ("collect", StageKind::Collect, PARENT),
        ("collect-moderator", StageKind::Collect, MODERATOR),
        ("late", StageKind::Elaborate, LATE),
        ("elaborate", StageKind::Elaborate, PARENT),
        ("closed", StageKind::Closed, PARENT),
    ] {
        pages.push((name.to_owned(), seed(PageSeed::Room(hall(kind).room(person)), None)));
    }
    let mut refused = hall(StageKind::Collect).room(PARENT);
    refused.typed = Some((HOSTILE.into(), HOSTILE.into()));
    pages.push(("refused".to_owned(), seed(PageSeed::Room(refused), Some(Refusal::TryAgain))));
    let (room, links) = (hall(StageKind::Collect).room(FACILITATOR), self::links());
    pages.push(("console".to_owned(), seed(PageSeed::Console { room, links }, None)));
    let mut closed = hall(StageKind::Closed);
    closed.propose(9, PARENT, false, HOSTILE, HOSTILE);
    pages.push(("report".to_owned(), seed(closed.report(lang), None)));
    let (room, links) = (closed.room(FACILITATOR), self::links());
    pages.push(("console-closed".to_owned(), seed(PageSeed::Console { room, links }, None)));
    pages.push((
        "screen".to_owned(),
        seed(PageSeed::Screen(hall(StageKind::Collect).room(FACILITATOR)), None),
    ));
    let working = hall(StageKind::Elaborate);
    let (room, fiche) = (working.room(PARENT), FicheId([1; 16]));
    let text = working.texts[&fiche].clone();
    pages.push(("fiche".to_owned(), seed(PageSeed::Fiche { room, fiche, text }, None)));
    pages
}

fn join(lang: Lang) -> JoinSeed {
    JoinSeed {
        code: JoinCode::from_random([3, 7, 11, 19, 23, 2, 5, 29]),
        title: "Gezinskabinet Mechelen".into(),
        place: "Huis van het Kind, grote zaal".into(),
        langs: Lang::ALL.to_vec(),
        name: "Vrolijke Merel".into(),
        made_up: ["Zachte Beer", "Slimme Vos", "Warme Trui"].map(String::from).to_vec(),
        presence: Presence::Hall,
        speaks: lang,
    }
}

fn links() -> Links {
    let link = |name: &str| format!("https://kabinet.example/enter#{name}");
    Links {
        facilitator: link("facilitator"),
        screen: link("screen"),
        moderators: (1..=6).map(|table| (TableId(table), link("table"))).collect(),
    }
}

/// The page as the server writes it.
pub fn html(seed: &Seed) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        provide_context(ServerMetaContext::new().0);
        provide_context(seed.clone());
        shell(LeptosOptions::builder().output_name("kabinet").build()).to_html()
    });
    drop(owner);
    html
}
