use super::*;
use crate::fiche::{Document, Staged};
use crate::text::TextFault;

const FICHE: FicheId = FicheId([1; 16]);
const FIELD: Field = Field::Problem;

fn splice(at: u32, delete: u32, insert: &str) -> Splice {
    Splice {
        field: FIELD,
        at,
        delete,
        insert: insert.into(),
    }
}

/// Two phones and the server.
struct Pair {
    document: Document,
    ana: Replica,
    ben: Replica,
    now: u64,
}

impl Pair {
    fn new(text: &str) -> Self {
        let start = [(FIELD, text.to_owned())].into_iter().collect();
        let document = Document::genesis(FICHE, 0, &start).unwrap();
        let open = |id| Replica::open(FICHE, 0, &document.save(), ActorId([id; 16])).unwrap();
        Self {
            ana: open(1),
            ben: open(2),
            document,
            now: 0,
        }
    }

    fn arrive(document: &mut Document, edits: &[Edit]) -> Vec<u8> {
        let mut bytes = Vec::new();
        for edit in edits {
            match document.stage(edit) {
                Ok(Staged::New(change)) => bytes.extend(change.bytes),
                other => panic!("{other:?}"),
            }
        }
        document.settle().unwrap();
        bytes
    }

    fn ana(&mut self, pause: u64, at: u32, delete: u32, insert: &str) {
        self.now += pause;
        let edits = self.ana.edit(self.now, &[splice(at, delete, insert)]).unwrap();
        self.ben.receive(0, &Self::arrive(&mut self.document, &edits)).unwrap();
    }

    fn ben(&mut self, at: u32, delete: u32, insert: &str) {
        let edits = self.ben.edit(self.now, &[splice(at, delete, insert)]).unwrap();
        self.ana.receive(0, &Self::arrive(&mut self.document, &edits)).unwrap();
    }

    fn undo(&mut self) -> String {
        let edits = self.ana.undo().unwrap();
        self.ben.receive(0, &Self::arrive(&mut self.document, &edits)).unwrap();
        self.text()
    }

    fn redo(&mut self) -> String {
        let edits = self.ana.redo().unwrap();
        self.ben.receive(0, &Self::arrive(&mut self.document, &edits)).unwrap();
        self.text()
    }

    fn text(&self) -> String {
        assert_eq!(self.ana.text(), self.ben.text());
        assert_eq!(self.ana.text(), self.document.text());
        self.ana.field(FIELD)
    }
}

#[test]
fn undo_takes_back_what_was_typed_without_a_pause() {
    let mut pair = Pair::new("");
    pair.ana(0, 0, 0, "een");
    pair.ana(200, 3, 0, " park");
    pair.ana(1_000, 8, 0, " en");
    pair.ana(999, 11, 0, " bos");
    assert_eq!(pair.undo(), "een park");
    assert_eq!(pair.undo(), "");
    assert_eq!(pair.undo(), "");
    assert_eq!(pair.redo(), "een park");
    assert_eq!(pair.redo(), "een park en bos");
    assert_eq!(pair.redo(), "een park en bos");
}

#[test]
fn undo_leaves_the_letters_of_others() {
    let mut pair = Pair::new("oud. ");
    pair.ana(0, 5, 0, "mijn woorden");
    pair.ben(9, 0, " HUN");
    pair.ben(0, 0, "👍");
    pair.ana(2_000, 0, 6, "");
    assert_eq!(pair.text(), " mijn HUN woorden");
    pair.ben(2, 2, "");
    assert_eq!(pair.undo(), "👍oud. mn HUN woorden");
    assert_eq!(pair.undo(), "👍oud.  HUN");
    assert_eq!(pair.redo(), "👍oud. mn HUN woorden");
}

#[test]
fn typing_something_new_ends_what_could_be_brought_back() {
    let mut pair = Pair::new("");
    pair.ana(0, 0, 0, "een");
    pair.undo();
    pair.ana(10, 0, 0, "twee");
    assert_eq!(pair.redo(), "twee");
    assert_eq!(pair.undo(), "");
}

#[test]
fn a_paste_that_is_too_long_for_one_edit_goes_as_several() {
    let mut pair = Pair::new("kort");
    let long = "lang 👍 ".repeat(490);
    pair.ana(0, 4, 0, &long);
    assert_eq!(pair.text(), format!("kort{long}"));
    assert_eq!(pair.undo(), "kort");
    let longer = "x".repeat(FIELD.limit() - 3);
    let refused = pair.ana.edit(0, &[splice(0, 0, &longer)]);
    assert_eq!(
        refused,
        Err(ReplicaFault::Refused(TextFault::TooLong { limit: FIELD.limit() }.into()))
    );
    assert_eq!(pair.text(), "kort");
}

#[test]
fn an_actor_that_comes_back_goes_on_counting() {
    let mut pair = Pair::new("");
    pair.ana(0, 0, 0, "a");
    let unsent = [
        pair.ana.edit(0, &[splice(1, 0, "b")]).unwrap(),
        pair.ana.edit(0, &[splice(2, 0, "c")]).unwrap(),
    ]
    .concat();
    pair.ben(1, 0, "X");
    let mut fresh = Replica::open(FICHE, 0, &pair.document.save(), pair.ana.actor()).unwrap();
    assert_eq!(fresh.replay(&unsent), Ok(()));
    assert_eq!(fresh.replay(&unsent), Ok(()));
    assert_eq!((fresh.text(), fresh.heads()), (pair.ana.text(), pair.ana.heads()));
    assert_eq!(fresh.edit(0, &[splice(0, 0, "d")]).unwrap()[0].seq, 4);
    let mut forged = unsent.clone();
    forged[1].splices[0].insert = "C".into();
    let mut other = Replica::open(FICHE, 0, &pair.document.save(), pair.ana.actor()).unwrap();
    assert_eq!(other.replay(&forged), Err(ReplicaFault::Stale));
    assert_eq!(other.replay(&unsent[1..]), Err(ReplicaFault::Stale));
    assert_eq!(other.text(), pair.document.text());
}

#[test]
fn a_gap_or_damage_is_said_and_not_swallowed() {
    let mut pair = Pair::new("");
    let edits = [
        pair.ana.edit(0, &[splice(0, 0, "a")]).unwrap(),
        pair.ana.edit(0, &[splice(1, 0, "b")]).unwrap(),
    ];
    let first = Pair::arrive(&mut pair.document, &edits[0]);
    let second = Pair::arrive(&mut pair.document, &edits[1]);
    assert_eq!(pair.ben.clone().receive(0, &second), Err(ReplicaFault::Gap));
    assert_eq!(
        pair.ben.clone().receive(0, &first[..first.len() - 1]),
        Err(ReplicaFault::Unreadable)
    );
    assert_eq!(pair.ben.clone().receive(1, &first), Err(ReplicaFault::Stale));
    assert_eq!(pair.ben.receive(0, &[second, first].concat()).map(|splices| splices.len()), Ok(1));
    assert_eq!(pair.text(), "ab");
}

#[test]
fn an_edit_that_cannot_stand_changes_nothing() {
    let mut pair = Pair::new("a👍");
    let heads = pair.ana.heads();
    for bad in [splice(9, 0, "x"), splice(2, 0, "x"), splice(0, 0, "\u{0}"), splice(0, 9, "")] {
        assert!(pair.ana.edit(0, &[bad, splice(0, 0, "fine")]).is_err());
    }
    assert_eq!(pair.ana.edit(0, &[splice(0, 0, "")]), Ok(Vec::new()));
    assert_eq!(pair.ana.heads(), heads);
}
