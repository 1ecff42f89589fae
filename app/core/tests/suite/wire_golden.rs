//! The bytes of each message. When one of these fails, pages and servers of different age no longer understand each other: give the
//! protocol a new number.

use kabinet_core::agenda::{CardKind, Clock, Colour, StageKind};
use kabinet_core::cabinet::{Command, Presence, Role};
use kabinet_core::fiche::{ChangeHash, Edit, FicheText, Field, Splice};
use kabinet_core::id::{ActorId, FicheId, PersonId, TableId};
use kabinet_core::lang::Lang;
use kabinet_core::limits;
use kabinet_core::refusal::Refusal;
use kabinet_core::text::TextFault;
use kabinet_core::view::{Count, FicheView, Patch, PersonView, StageNow, TableView, View};
use kabinet_core::wire::{
    Ask, ClientMsg, CloseReason, Malformed, Mode, PROTOCOL, SUBPROTOCOL, ServerMsg, Unsaved, decode_client, decode_server, encode,
};
use serde::de::DeserializeOwned;
use std::fmt::{Debug, Write};

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

const FICHE: FicheId = FicheId([0xf1; 16]);
const ACTOR: ActorId = ActorId([0xac; 16]);
const F: &str = "f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1";
const A: &str = "acacacacacacacacacacacacacacacac";
const H: &str = "7777777777777777777777777777777777777777777777777777777777777777";

fn edit() -> Edit {
    let splices = vec![Splice {
        field: Field::Problem,
        at: 300,
        delete: 1,
        insert: "é".into(),
    }];
    Edit {
        fiche: FICHE,
        epoch: 0,
        actor: ACTOR,
        seq: 7,
        deps: vec![ChangeHash([0x77; 32])],
        splices,
        hash: ChangeHash([0x77; 32]),
    }
}

#[test]
fn a_page_speaks_these_bytes() {
    let command = Command::ChooseTable { table: TableId(3) };
    let propose = Ask::Propose {
        command: command.clone(),
        title: "a".into(),
        proposal: "b".into(),
    };
    let golden = [
        (
            ClientMsg::Hello {
                protocol: PROTOCOL,
                seq: Some(300),
                actors: vec![ACTOR],
            },
            format!("000201ac0201{A}"),
        ),
        (
            ClientMsg::Do {
                request: 1,
                ask: Ask::Command(command),
            },
            "01010002 03".replace(' ', ""),
        ),
        (ClientMsg::Do { request: 1, ask: propose }, "01010102 0301610162".replace(' ', "")),
        (
            ClientMsg::Open {
                fiche: FICHE,
                mode: Mode::Write,
                have: Some((0, vec![ChangeHash([0x77; 32])])),
            },
            format!("02{F}00010001{H}"),
        ),
        (ClientMsg::Shut { fiche: FICHE }, format!("03{F}")),
        (ClientMsg::Edit(edit()), format!("04{F}00{A}0701{H}0102ac020102c3a9{H}")),
        (ClientMsg::Got { fiche: FICHE, version: 5 }, format!("05{F}05")),
        (
            ClientMsg::Writing {
                fiche: FICHE,
                field: Some(Field::Title),
            },
            format!("06{F}0100"),
        ),
        (ClientMsg::Ping, "07".into()),
    ];
    for (message, bytes) in golden {
        assert_eq!(hex(&encode(&message)), bytes, "{message:?}");
        assert_eq!(decode_client(&encode(&message)), Ok(message));
    }
}

#[test]
fn the_server_speaks_these_bytes() {
    let patch = Patch {
        count: Some(Count {
            joined: 1,
            here: 2,
            seated: 3,
        }),
        ..Patch::default()
    };
    let mut text = FicheText::default();
    text.set(Field::Title, "x");
    let golden = [
        (
            ServerMsg::Welcome {
                seq: 1,
                now: 2,
                actor: ACTOR,
                adopted: vec![],
                view: None,
            },
            format!("000102{A}0000"),
        ),
        (ServerMsg::Patch { seq: 1, patch }, "01010001010203 0000000000".replace(' ', "")),
        (ServerMsg::Done { request: 9 }, "0309".into()),
        (
            ServerMsg::Refused {
                request: 9,
                refusal: Refusal::TableFull,
            },
            "040907".into(),
        ),
        (
            ServerMsg::Document {
                fiche: FICHE,
                epoch: 1,
                version: 2,
                bytes: vec![0xaa],
            },
            format!("05{F}010201aa"),
        ),
        (
            ServerMsg::Changes {
                fiche: FICHE,
                epoch: 1,
                version: 2,
                bytes: vec![0xaa],
            },
            format!("06{F}010201aa"),
        ),
        (ServerMsg::Text { fiche: FICHE, text }, format!("07{F}01780000000000000000")),
        (
            ServerMsg::Unopened {
                fiche: FICHE,
                refusal: Refusal::NotThere,
            },
            format!("08{F}0a"),
        ),
        (
            ServerMsg::Saved {
                fiche: FICHE,
                epoch: 1,
                actor: ACTOR,
                seq: 3,
                version: 4,
            },
            format!("09{F}01{A}0304"),
        ),
        (ServerMsg::Seen { fiche: FICHE, version: 4 }, format!("0a{F}04")),
        (
            ServerMsg::Unsaved {
                fiche: FICHE,
                epoch: 1,
                actor: ACTOR,
                seq: 3,
                why: Unsaved::Rebase,
            },
            format!("0b{F}01{A}0300"),
        ),
        (
            ServerMsg::Writers {
                fiche: FICHE,
                writers: vec![(PersonId([1; 16]), Some(Field::When))],
            },
            format!("0c{F}01010101010101010101010101010101010107"),
        ),
        (ServerMsg::Typing { people: 14 }, "0d0e".into()),
        (ServerMsg::Pong { now: 2 }, "0e02".into()),
        (
            ServerMsg::Part {
                more: true,
                bytes: vec![0x0e, 0x02],
            },
            "0f01020e02".into(),
        ),
    ];
    for (message, bytes) in golden {
        assert_eq!(hex(&encode(&message)), bytes, "{message:?}");
        assert_eq!(decode_server(&encode(&message)), Ok(message));
    }
}

#[test]
fn what_is_no_message_is_refused() {
    let good = encode(&ClientMsg::Edit(edit()));
    assert_eq!(decode_client(&good[..good.len() - 1]), Err(Malformed), "cut short");
    assert_eq!(
        decode_client(&[good.as_slice(), &[0]].concat()),
        Err(Malformed),
        "with a byte too many"
    );
    assert_eq!(decode_client(&[]), Err(Malformed));
    assert_eq!(decode_client(&[0xff; 40]), Err(Malformed));
    assert_eq!(decode_client(&vec![0; limits::FRAME_IN_BYTES + 1]), Err(Malformed), "too large");
    // A length that promises four thousand million letters, and no letter.
    assert_eq!(decode_client(&[4, 0xff, 0xff, 0xff, 0xff, 0x0f]), Err(Malformed));
}

#[test]
fn every_reason_to_close_has_a_code_of_its_own() {
    for reason in CloseReason::ALL {
        assert_eq!(CloseReason::from_code(reason.code()), Some(reason));
    }
    assert_eq!(CloseReason::from_code(1006), None, "a connection that just broke has no reason");
}

#[test]
fn the_number_of_the_protocol_stands_in_its_name() {
    assert_eq!(SUBPROTOCOL, format!("kabinet.{PROTOCOL}"));
}

/// The variants of an enum in the order of their numbers, each with the bytes that it takes when everything in it is zero: another order,
/// a variant in the middle and a field more or less all show.
fn shape<T: DeserializeOwned + Debug>() -> String {
    let read = |number: u8| {
        let mut bytes = [0; 400];
        bytes[0] = number;
        let (value, rest) = postcard::take_from_bytes::<T>(&bytes).ok()?;
        let name: String = format!("{value:?}").chars().take_while(char::is_ascii_alphanumeric).collect();
        Some(format!("{name}:{}", bytes.len() - rest.len()))
    };
    (0..=u8::MAX).map_while(read).collect::<Vec<_>>().join(" ")
}

/// How many bytes a row takes when everything in it is zero.
fn length<T: DeserializeOwned>() -> usize {
    let bytes = [0; 400];
    let (_, rest) = postcard::take_from_bytes::<T>(&bytes).expect("zeros are a row");
    bytes.len() - rest.len()
}

#[test]
fn everything_that_travels_keeps_its_number_and_its_shape() {
    let known = [
        ("PROTOCOL", PROTOCOL.to_string(), "2"),
        (
            "ClientMsg",
            shape::<ClientMsg>(),
            "Hello:4 Do:8 Open:19 Shut:17 Edit:69 Got:18 Writing:18 Ping:1",
        ),
        ("Mode", shape::<Mode>(), "Write:1 Read:1"),
        ("Ask", shape::<Ask>(), "Command:6 Propose:8 Guest:7"),
        (
            "Command",
            shape::<Command>(),
            "Join:5 Speak:2 ChooseTable:2 GoTo:3 UndoStage:2 PauseClock:1 ResumeClock:1 Extend:3 MovePerson:18 \
             RemovePerson:17 AddGuest:18 AddTable:4 OpenTable:3 Help:3 AddFiche:35 ShowFiche:17 ShowAll:2 \
             HideFiche:17 MergeFiche:18 LockFiche:18 RemoveFiche:18",
        ),
        (
            "ServerMsg",
            shape::<ServerMsg>(),
            "Welcome:21 Patch:9 Refresh:62 Done:2 Refused:3 Document:20 Changes:20 Text:26 Unopened:18 Saved:36 \
             Seen:18 Unsaved:36 Writers:18 Typing:2 Pong:2 Part:3",
        ),
        ("Unsaved", shape::<Unsaved>(), "Rebase:1 Resync:1 Later:1 Never:2"),
        (
            "Refusal",
            shape::<Refusal>(),
            "NotYourRole:1 NotNow:1 MovedOn:1 TooLate:1 Closed:1 CabinetFull:1 TooManyTables:1 TableFull:1 \
             TableLocked:1 NoTable:1 NotThere:1 Removed:1 OtherTable:1 FicheLocked:1 FicheRemoved:1 FicheMerged:1 \
             AuthorGone:1 TooManyFiches:1 Text:2 TryAgain:1 UnknownCode:1 TooManyCodes:1 GoBack:1 TooLarge:1 \
             Over:1 NoSeat:1 HowMany:2 NotRemovable:1 UnknownLink:1 NotSaved:1",
        ),
        (
            "TextFault",
            shape::<TextFault>(),
            "Empty:1 TooLong:2 Control:1 Direction:1 Hidden:1 Marks:1 Form:1",
        ),
        (
            "Field",
            shape::<Field>(),
            "Title:1 Proposal:1 Problem:1 ForWhom:1 Attention:1 Who:1 What:1 When:1 Difference:1",
        ),
        ("Role", shape::<Role>(), "Facilitator:1 Moderator:1 Participant:1 Screen:1"),
        ("Presence", shape::<Presence>(), "Hall:1 Online:1"),
        ("Lang", shape::<Lang>(), "Nl:1 Fr:1 En:1"),
        (
            "StageKind",
            shape::<StageKind>(),
            "Welcome:1 Inspire:1 Choose:1 Collect:1 Elaborate:1 Closed:1",
        ),
        ("Colour", shape::<Colour>(), "Sun:1 Sky:1 Rose:1 Leaf:1 Plum:1 Clay:1"),
        ("CardKind", shape::<CardKind>(), "Quote:1 Idea:1"),
        ("Clock", shape::<Clock>(), "None:1 Running:2 Paused:2"),
    ];
    for (name, shape, golden) in known {
        assert_eq!(
            shape, golden,
            "{name}: whoever changes this changes the number of the protocol, too"
        );
    }
    let rows = [
        length::<View>(),
        length::<Patch>(),
        length::<StageNow>(),
        length::<Count>(),
        length::<TableView>(),
        length::<PersonView>(),
        length::<FicheView>(),
    ];
    assert_eq!(
        rows,
        [60, 7, 5, 3, 10, 21, 43],
        "whoever changes a row changes the number of the protocol, too"
    );

    let codes = CloseReason::ALL.map(|reason| format!("{reason:?}:{}", reason.code())).join(" ");
    assert_eq!(
        codes,
        "Outdated:4400 NoSeat:4401 Removed:4403 Behind:4408 TooMany:4429 Malformed:4422 Replaced:4409 Restarting:1012 Reload:4503"
    );
}
