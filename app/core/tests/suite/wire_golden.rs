//! The bytes of each message. When one of these fails, pages and servers of different age no longer understand each other: give the
//! protocol a new number.

use kabinet_core::cabinet::Command;
use kabinet_core::fiche::{ChangeHash, Edit, FicheText, Field, Splice};
use kabinet_core::id::{ActorId, FicheId, PersonId, TableId};
use kabinet_core::limits;
use kabinet_core::refusal::Refusal;
use kabinet_core::view::{Count, Patch};
use kabinet_core::wire::{
    Ask, ClientMsg, CloseReason, Malformed, Mode, PROTOCOL, ServerMsg, Unsaved, decode_client, decode_server, encode,
};
use std::fmt::Write;

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
            format!("000101ac0201{A}"),
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
