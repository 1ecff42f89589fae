//! The bytes of what pages show. When one of these fails, pages and servers of different age no longer understand each other: give the
//! protocol a new number.

use kabinet_core::agenda::{CardKind, Clock, Colour, StageKind};
use kabinet_core::cabinet::{Audience, Presence, Role};
use kabinet_core::fiche::{FicheText, Field};
use kabinet_core::id::{CabinetId, FicheId, JoinCode, PersonId, TableId, ThemeId};
use kabinet_core::lang::Lang;
use kabinet_core::view::{CardView, Count, FicheView, Head, Patch, PersonView, StageItem, StageNow, TableView, ThemeView, View};
use kabinet_core::wire::{ServerMsg, decode_server, encode};

const ANA: PersonId = PersonId([0xa1; 16]);
const FICHE: FicheId = FicheId([0xf1; 16]);

fn stage() -> StageNow {
    StageNow {
        index: 3,
        kind: StageKind::Collect,
        since: 5,
        clock: Clock::Running { until: 300 },
        undo_until: Some(7),
    }
}

fn count() -> Count {
    Count {
        joined: 1,
        here: 2,
        seated: 3,
    }
}

fn table() -> TableView {
    TableView {
        id: TableId(1),
        theme: ThemeId(2),
        seats: 8,
        seated: 1,
        presence: Presence::Online,
        open: true,
        help: false,
        fiches: 4,
        private: 1,
        filled: 9,
    }
}

fn person() -> PersonView {
    PersonView {
        id: ANA,
        name: "Ana".into(),
        role: Role::Participant,
        table: Some(TableId(1)),
        presence: Presence::Hall,
        here: true,
    }
}

fn text() -> FicheText {
    [(Field::Title, "t".to_owned()), (Field::Difference, "d".to_owned())]
        .into_iter()
        .collect()
}

fn fiche() -> FicheView {
    FicheView {
        id: FICHE,
        table: TableId(1),
        author: ANA,
        name: "Ana".into(),
        scribe: Some("Bo".into()),
        private: true,
        locked: false,
        removed: true,
        at: 300,
        title: "t".into(),
        proposal: "p".into(),
        written: text().written(),
        into: Some(FicheId([0xf2; 16])),
    }
}

fn head() -> Head {
    Head {
        cabinet: CabinetId([0xca; 16]),
        code: JoinCode::from_random([1, 2, 3, 4, 5, 6, 7, 8]),
        title: "T".into(),
        place: "P".into(),
        langs: vec![Lang::Nl, Lang::Fr, Lang::En],
        expected: 30,
        agenda: vec![StageItem {
            kind: StageKind::Welcome,
            minutes: Some(15),
            instruction: "i".into(),
        }],
        themes: vec![ThemeView {
            id: ThemeId(2),
            title: "th".into(),
            colour: Colour::Sun,
            icon: "ic".into(),
            topics: vec!["to".into()],
            cards: vec![CardView {
                kind: CardKind::Quote,
                words: "w".into(),
            }],
        }],
    }
}

fn hex(message: &ServerMsg) -> String {
    encode(message).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn a_whole_view_has_these_bytes() {
    let view = View {
        me: Audience {
            person: ANA,
            role: Role::Participant,
            table: Some(TableId(1)),
        },
        lang: Lang::Fr,
        head: head(),
        stage: stage(),
        count: count(),
        tables: [(TableId(1), table())].into(),
        people: [(ANA, person())].into(),
        fiches: [(FICHE, fiche())].into(),
    };
    let message = ServerMsg::Refresh {
        seq: 1,
        view: Box::new(view),
    };
    assert_eq!(
        hex(&message),
        concat!(
            "0201a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a102010101cacacacacacacacacacacacacacacaca333435363738394101540150030001021e",
            "0100010f01690102027468000269630102746f0100017703030501ac02010701020301010102080101010004010901a1a1a1a1a1a1a1a1",
            "a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a103416e61020101000101f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1",
            "f1f1f1f1f1f1f1f1f1f1f101a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a103416e610102426f010001ac02017401708102",
            "01f2f2f2f2f2f2f2f2f2f2f2f2f2f2f2f2",
        )
    );
    assert_eq!(decode_server(&encode(&message)), Ok(message));
}

#[test]
fn a_change_of_everything_has_these_bytes() {
    let message = ServerMsg::Patch {
        seq: 300,
        patch: Patch {
            stage: Some(stage()),
            count: Some(count()),
            tables: vec![table()],
            people: vec![person()],
            people_gone: vec![ANA],
            fiches: vec![fiche()],
            fiches_gone: vec![FICHE],
        },
    };
    assert_eq!(
        hex(&message),
        concat!(
            "01ac020103030501ac02010701010203010102080101010004010901a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a103416e61020101000101a1",
            "a1a1a1a1a1a1a1a1a1a1a1a1a1a1a101f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f101a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a103416e610102",
            "426f010001ac0201740170810201f2f2f2f2f2f2f2f2f2f2f2f2f2f2f2f201f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1",
        )
    );
    assert_eq!(decode_server(&encode(&message)), Ok(message));
}
