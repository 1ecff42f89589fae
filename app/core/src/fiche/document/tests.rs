use super::*;
use crate::fiche::{Replica, SpliceFault};
use crate::limits;
use crate::text::TextFault;

const FICHE: FicheId = FicheId([1; 16]);
const ANA: ActorId = ActorId([2; 16]);
const BEN: ActorId = ActorId([3; 16]);
const FIELD: Field = Field::Proposal;

fn splice(at: u32, delete: u32, insert: &str) -> Splice {
    Splice {
        field: FIELD,
        at,
        delete,
        insert: insert.into(),
    }
}

fn open(document: &Document, actor: ActorId) -> Replica {
    Replica::open(FICHE, document.epoch(), &document.save(), actor).unwrap()
}

fn write(replica: &mut Replica, at: u32, delete: u32, insert: &str) -> Edit {
    replica.edit(0, &[splice(at, delete, insert)]).unwrap().remove(0)
}

fn taken(document: &mut Document, edit: &Edit) -> Change {
    match document.stage(edit) {
        Ok(Staged::New(change)) => change,
        other => panic!("{other:?}"),
    }
}

/// A document with "x👍y", written by Ana in two edits.
fn table() -> (Document, Replica, Vec<Edit>) {
    let mut document = Document::genesis(FICHE, 0, &FicheText::default()).unwrap();
    let mut ana = open(&document, ANA);
    let edits = vec![write(&mut ana, 0, 0, "xy"), write(&mut ana, 1, 0, "👍")];
    edits.iter().for_each(|edit| assert_eq!(taken(&mut document, edit).hash, edit.hash));
    document.settle().unwrap();
    (document, ana, edits)
}

#[test]
fn every_lie_is_refused_and_leaves_no_trace() {
    let (mut document, mut ana, old) = table();
    let before = document.save();
    let honest = write(&mut ana, 0, 0, "a");
    let with = |change: &dyn Fn(&mut Edit)| {
        let mut edit = honest.clone();
        change(&mut edit);
        edit
    };
    let spliced = |splices: Vec<Splice>| with(&|edit| edit.splices = splices.clone());
    let refused = |fault: SpliceFault| EditFault::Splice(fault);
    let cases = [
        ("another fiche", with(&|edit| edit.fiche = FicheId([9; 16])), EditFault::Forged),
        ("no number", with(&|edit| edit.seq = 0), EditFault::Forged),
        ("a number used before", with(&|edit| edit.seq = 2), EditFault::Forged),
        ("a number to come", with(&|edit| edit.seq = 4), EditFault::Resync),
        ("the highest number", with(&|edit| edit.seq = u64::MAX), EditFault::Resync),
        ("a newer epoch", with(&|edit| edit.epoch = 1), EditFault::Resync),
        ("another hash", with(&|edit| edit.hash = ChangeHash([0; 32])), EditFault::Rebase),
        (
            "the hash of an old change",
            with(&|edit| edit.hash = old[0].hash),
            EditFault::Rebase,
        ),
        (
            "another's next change",
            with(&|edit| (edit.actor, edit.seq) = (BEN, 1)),
            EditFault::Rebase,
        ),
        ("other words", spliced(vec![splice(0, 0, "b")]), EditFault::Rebase),
        ("nothing it builds on", with(&|edit| edit.deps.clear()), EditFault::Forged),
        (
            "unknown changes",
            with(&|edit| edit.deps.push(ChangeHash([7; 32]))),
            EditFault::Resync,
        ),
        (
            "not its own last change",
            with(&|edit| edit.deps = vec![old[0].hash]),
            EditFault::Forged,
        ),
        ("more than it says", with(&|edit| edit.deps.push(old[0].hash)), EditFault::Rebase),
        (
            "too many changes",
            with(&|edit| edit.deps = vec![old[1].hash; limits::EDIT_DEPS + 1]),
            EditFault::Forged,
        ),
        ("the same twice", with(&|edit| edit.deps = vec![old[1].hash; 2]), EditFault::Rebase),
        ("no splice", spliced(vec![]), refused(SpliceFault::Nothing)),
        ("an empty splice", spliced(vec![splice(0, 0, "")]), refused(SpliceFault::Nothing)),
        (
            "too many splices",
            spliced(vec![splice(0, 0, "a"); limits::EDIT_SPLICES + 1]),
            refused(SpliceFault::TooMuch),
        ),
        (
            "too many letters",
            spliced(vec![splice(0, 0, &"a".repeat(limits::EDIT_UNITS + 1))]),
            refused(SpliceFault::TooMuch),
        ),
        (
            "minus one deleted",
            spliced(vec![splice(1, u32::MAX, "")]),
            refused(SpliceFault::TooMuch),
        ),
        (
            "sums that overflow",
            spliced(vec![splice(1, u32::MAX, ""), splice(1, u32::MAX, "")]),
            refused(SpliceFault::TooMuch),
        ),
        (
            "before the beginning",
            spliced(vec![splice(u32::MAX, 0, "a")]),
            refused(SpliceFault::PastEnd),
        ),
        ("behind the end", spliced(vec![splice(5, 0, "a")]), refused(SpliceFault::PastEnd)),
        (
            "deleting past the end",
            spliced(vec![splice(3, 2, "")]),
            refused(SpliceFault::PastEnd),
        ),
        ("inside a pair", spliced(vec![splice(2, 0, "a")]), refused(SpliceFault::InsidePair)),
        ("half a pair", spliced(vec![splice(1, 1, "")]), refused(SpliceFault::InsidePair)),
        (
            "a control character",
            spliced(vec![splice(0, 0, "\u{8}")]),
            refused(TextFault::Control.into()),
        ),
        (
            "a direction override",
            spliced(vec![splice(0, 0, "\u{202E}")]),
            refused(TextFault::Direction.into()),
        ),
        (
            "hidden characters",
            spliced(vec![splice(0, 0, "\u{200B}\u{200B}")]),
            refused(TextFault::Hidden.into()),
        ),
        (
            "a tower of marks",
            spliced(vec![splice(1, 0, &"\u{337}".repeat(9))]),
            refused(TextFault::Marks.into()),
        ),
        (
            "letters in two pieces",
            spliced(vec![splice(0, 0, "e\u{301}")]),
            refused(TextFault::Form.into()),
        ),
    ];
    for (lie, edit, fault) in cases {
        assert_eq!(document.stage(&edit), Err(fault), "{lie}");
        document.settle().unwrap();
        assert_eq!(document.save(), before, "{lie}");
    }
    assert_eq!(taken(&mut document, &honest).hash, honest.hash);
}

#[test]
fn an_edit_that_comes_again_gets_its_old_answer() {
    let (mut document, _, edits) = table();
    for edit in &edits {
        assert_eq!(document.stage(edit), Ok(Staged::Repeat));
    }
}

#[test]
fn an_older_epoch_is_rebased_unless_its_words_are_in_the_text() {
    let (document, mut ana, edits) = table();
    let mut next = document.next_epoch().unwrap();
    assert_eq!((next.epoch(), next.text(), next.changes()), (1, document.text(), 1));
    assert_eq!(next.stage(&edits[1]), Ok(Staged::Repeat));
    assert_eq!(next.stage(&write(&mut ana, 0, 0, "late ")), Err(EditFault::Rebase));
    let mut loaded = Document::load_saved(FICHE, 1, &next.save(), [[0; 0]; 0]).unwrap();
    loaded.retire(next.retired());
    assert_eq!(loaded.stage(&edits[1]), Ok(Staged::Repeat));
}

#[test]
fn within_a_drain_edits_may_build_on_one_another_and_on_nothing_new() {
    let (mut document, mut ana, _) = table();
    let mut ben = open(&document, BEN);
    let edits = [
        write(&mut ana, 0, 0, "1"),
        write(&mut ben, 4, 0, "2"),
        write(&mut ana, 1, 0, "3"),
        write(&mut ben, 0, 1, "4"),
    ];
    for edit in &edits {
        assert_eq!(taken(&mut document, edit).hash, edit.hash);
        assert_eq!(document.stage(edit), Ok(Staged::Repeat));
    }
    document.settle().unwrap();
    assert_eq!(document.field(FIELD), "413👍y2");
    assert_eq!((document.last_seq(ANA), document.last_seq(BEN)), (4, 2));
}

#[test]
fn somebody_who_writes_on_an_old_copy_is_rebuilt_without_one() {
    let (mut document, mut ana, _) = table();
    let genesis = Document::genesis(FICHE, 0, &FicheText::default()).unwrap();
    let mut ben = Replica::open(FICHE, 0, &genesis.save(), BEN).unwrap();
    taken(&mut document, &write(&mut ana, 0, 4, "weg"));
    document.forget_silent(|_| false);
    assert_eq!(document.copies(), 0);
    let edit = write(&mut ben, 0, 0, "van thuis ");
    assert_eq!(taken(&mut document, &edit).hash, edit.hash);
    document.settle().unwrap();
    assert_eq!(document.copies(), 1);
    assert!(document.field(FIELD).contains("van thuis "));
}

#[test]
fn the_server_writes_for_somebody_without_a_phone() {
    let (mut document, mut ana, _) = table();
    let helper = ActorId([8; 16]);
    let first = document.compose(helper, &[splice(4, 0, " geschreven")]).unwrap();
    let second = document.compose(helper, &[splice(0, 1, "")]).unwrap();
    assert_eq!((first.seq, second.seq), (1, 2));
    assert_eq!(
        document.compose(helper, &[splice(99, 0, "x")]),
        Err(EditFault::Splice(SpliceFault::PastEnd))
    );
    ana.receive(0, &[first.bytes, second.bytes].concat()).unwrap();
    assert_eq!(ana.text(), document.text());
    assert_eq!(ana.field(FIELD), "👍y geschreven");
}

#[test]
fn a_field_that_many_fill_at_once_ends_somewhere() {
    let mut document = Document::genesis(FICHE, 0, &FicheText::default()).unwrap();
    let title = |insert: &str| Splice {
        field: Field::Title,
        at: 0,
        delete: 0,
        insert: insert.into(),
    };
    let full = title(&"t".repeat(Field::Title.limit()));
    let mut writers: Vec<_> = (10..14).map(|id| open(&document, ActorId([id; 16]))).collect();
    let edits: Vec<_> = writers
        .iter_mut()
        .map(|writer| writer.edit(0, std::slice::from_ref(&full)).unwrap().remove(0))
        .collect();
    for edit in &edits[..limits::MERGED_FIELDS] {
        taken(&mut document, edit);
    }
    let full = EditFault::Splice(
        TextFault::TooLong {
            limit: Field::Title.limit(),
        }
        .into(),
    );
    assert_eq!(document.stage(&edits[3]), Err(full));
    document.settle().unwrap();
    assert_eq!(document.stage(&edits[3]), Err(full));
}

#[test]
fn what_was_stored_is_loaded_whole_or_not_at_all() {
    let (mut document, mut ana, _) = table();
    let saved = document.save();
    let rows: Vec<Vec<u8>> = (0..3).map(|_| taken(&mut document, &write(&mut ana, 0, 0, "n")).bytes).collect();
    document.settle().unwrap();
    let load = |rows: &[&Vec<u8>]| Document::load_saved(FICHE, 0, &saved, rows);
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        let loaded = load(&order.map(|row| &rows[row])).unwrap();
        assert_eq!((loaded.text(), loaded.heads()), (document.text(), document.heads()));
    }
    assert_eq!(load(&[&rows[0], &rows[2]]).err(), Some(LoadFault::Incomplete));
    let mut damaged = rows[2].clone();
    damaged[40] ^= 1;
    assert_eq!(load(&[&rows[0], &rows[1], &damaged]).err(), Some(LoadFault::Unreadable));
    assert_eq!(load(&[&rows[0], &rows[1], &b"rubbish".to_vec()]).err(), Some(LoadFault::Unreadable));
    assert_eq!(Document::load_saved(FICHE, 0, b"", &rows).err(), Some(LoadFault::Unreadable));
    assert_eq!(
        Document::load_saved(FICHE, 0, &saved[..saved.len() - 3], &rows).err(),
        Some(LoadFault::Unreadable)
    );
}

#[test]
fn a_document_that_failed_says_so_until_it_is_loaded_again() {
    let (mut document, mut ana, _) = table();
    let failed: Result<(), _> = document.guard(|_| panic!("as Automerge would"));
    assert_eq!(failed, Err(EditFault::Broken));
    assert_eq!(document.stage(&write(&mut ana, 0, 0, "a")), Err(EditFault::Broken));
    assert_eq!(document.settle(), Err(EditFault::Broken));
    assert_eq!(document.compose(BEN, &[splice(0, 0, "a")]), Err(EditFault::Broken));
}

#[test]
fn who_knows_more_than_the_document_is_sent_all_of_it() {
    let (document, mut ana, _) = table();
    assert_eq!(document.changes_since(&ana.heads()), Some(Vec::new()));
    write(&mut ana, 0, 0, "unsent");
    assert_eq!(document.changes_since(&ana.heads()), None);
    assert_eq!(document.changes_since(&[]), None);
}

#[test]
fn what_was_deleted_again_before_the_document_settled_takes_no_room() {
    let mut document = Document::genesis(FICHE, 0, &FicheText::default()).unwrap();
    let (mut ana, mut ben) = (open(&document, ANA), open(&document, BEN));
    let long = "x".repeat(limits::EDIT_UNITS);
    taken(&mut document, &write(&mut ana, 0, 0, "a"));
    // From here on changes wait: this one was written beside Ana's.
    taken(&mut document, &write(&mut ben, 0, 0, "b"));
    for _ in 0..=limits::MERGED_FIELDS * FIELD.limit() / limits::EDIT_UNITS {
        taken(&mut document, &write(&mut ana, 0, 0, &long));
        taken(&mut document, &write(&mut ana, 0, limits::EDIT_UNITS as u32, ""));
    }
    document.settle().unwrap();
    assert_eq!(document.field(FIELD).len(), 2);
}

#[test]
fn who_missed_a_long_evening_is_sent_the_whole_document() {
    let (mut document, mut ana, _) = table();
    let before = document.heads();
    while document.changes() < 3_000 {
        taken(&mut document, &write(&mut ana, 0, 0, "a"));
    }
    let lately = document.heads();
    taken(&mut document, &write(&mut ana, 0, 0, "b"));
    document.settle().unwrap();
    // Some hundred bytes for each letter, as single changes.
    assert!(document.changes_since(&before).is_none());
    assert!(document.save().len() < limits::CATCH_UP_BYTES / 4);
    assert!(document.changes_since(&lately).is_some_and(|changes| changes.len() < 200));
}
