//! The few things we ask of Automerge, with the settings that phone and server must share: text counted in UTF-16 units, time 0, no
//! message, and a beginning that is the same bytes for the same text.

use super::{ChangeHash, FicheText, Field, Splice};
use crate::id::ActorId;
use automerge::transaction::Transactable;
use automerge::{Automerge, AutomergeError, Change, LoadOptions, ObjId, ObjType, ROOT, ReadDoc, TextEncoding, Value};

/// The hand that lays out every document; no person has it.
pub const GENESIS: ActorId = ActorId(*b"kabinet:genesis:");

/// Where the nine texts live in a document. The ids come from the beginning, so copies of one document share them.
#[derive(Debug, Clone)]
pub(super) struct Texts([ObjId; 9]);

impl Texts {
    pub fn of(&self, field: Field) -> &ObjId {
        &self.0[field as usize]
    }

    pub fn field(&self, object: &ObjId) -> Option<Field> {
        Field::ALL.into_iter().find(|&field| self.of(field) == object)
    }

    /// Finds the texts; `None` if this is no fiche.
    pub fn find(doc: &Automerge) -> Option<Self> {
        let mut found = [const { ROOT }; 9];
        for field in Field::ALL {
            match doc.get(ROOT, field.key()).ok()?? {
                (Value::Object(ObjType::Text), object) => found[field as usize] = object,
                _ => return None,
            }
        }
        Some(Self(found))
    }

    pub fn read(&self, doc: &Automerge, field: Field) -> String {
        // Fails only for what is no text, and `find` has seen that these are.
        doc.text(self.of(field)).unwrap_or_default()
    }

    pub fn read_all(&self, doc: &Automerge) -> FicheText {
        Field::ALL.into_iter().map(|field| (field, self.read(doc, field))).collect()
    }
}

/// The first bytes of a document with this text.
pub(super) fn genesis(text: &FicheText) -> Result<Automerge, AutomergeError> {
    let mut doc = Automerge::new_with_encoding(TextEncoding::Utf16CodeUnit).with_actor(automerge::ActorId::from(GENESIS.0));
    let mut tx = doc.transaction();
    for (field, words) in text.iter() {
        let object = tx.put_object(ROOT, field.key(), ObjType::Text)?;
        tx.splice_text(&object, 0, 0, words)?;
    }
    tx.commit();
    Ok(doc)
}

/// A document as it was saved. Only for bytes that the server wrote.
pub(super) fn load(bytes: &[u8]) -> Result<Automerge, AutomergeError> {
    Automerge::load_with_options(bytes, LoadOptions::new().text_encoding(TextEncoding::Utf16CodeUnit))
}

/// Makes one change of checked splices, in the name of `actor`. Phone and server must do exactly this, or their hashes differ.
pub(super) fn make(doc: &mut Automerge, texts: &Texts, actor: ActorId, splices: &[Splice]) -> Result<Option<Change>, AutomergeError> {
    doc.set_actor(automerge::ActorId::from(actor.0));
    let mut tx = doc.transaction();
    for splice in splices {
        tx.splice_text(texts.of(splice.field), splice.at as usize, splice.delete as isize, &splice.insert)?;
    }
    let (hash, _) = tx.commit();
    Ok(hash.and_then(|_| doc.get_last_local_change()))
}

/// The actor of a change, if it is one that the server hands out.
pub(super) fn actor_of(change: &Change) -> Option<ActorId> {
    change.actor_id().as_ref().try_into().ok().map(ActorId)
}

pub(super) fn heads(doc: &Automerge) -> Vec<ChangeHash> {
    doc.get_heads().into_iter().map(ChangeHash::from).collect()
}

pub(super) fn holds(doc: &Automerge, hash: ChangeHash) -> bool {
    doc.get_missing_deps(&[hash.into()]).is_empty()
}

/// Cuts what the server sent into its changes; `None` if there is anything else in it. Automerge would take as much as it can read
/// and say nothing about the rest.
pub(super) fn parse(bytes: &[u8]) -> Option<Vec<Change>> {
    let mut changes = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at_checked(chunk_length(rest)?)?;
        let change = Change::try_from(chunk).ok()?;
        // Automerge 0.12 does not look at the checksum here, and takes a damaged change under another hash.
        if chunk[CHECKSUM] != change.hash().0[..4] {
            return None;
        }
        changes.push(change);
        rest = after;
    }
    Some(changes)
}

/// Where a chunk says the first bytes of its hash.
const CHECKSUM: std::ops::Range<usize> = 4..8;
/// Magic, checksum, type: before the length of a chunk.
const CHUNK_HEADER: usize = 4 + 4 + 1;

fn chunk_length(bytes: &[u8]) -> Option<usize> {
    let mut body: usize = 0;
    for (place, byte) in bytes.get(CHUNK_HEADER..)?.iter().take(5).enumerate() {
        body |= usize::from(byte & 0x7F).checked_shl(7 * place as u32)?;
        if byte & 0x80 == 0 {
            return (CHUNK_HEADER + place + 1).checked_add(body);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_begins_with_the_same_bytes() -> Result<(), AutomergeError> {
        let mut text = FicheText::default();
        assert_eq!(genesis(&text)?.save(), genesis(&text)?.save());
        let empty = heads(&genesis(&text)?);
        text.set(Field::Problem, "Te weinig 🌳");
        assert_eq!(genesis(&text)?.save(), genesis(&text)?.save());
        assert_ne!(heads(&genesis(&text)?), empty);
        Ok(())
    }

    #[test]
    fn the_beginning_is_the_one_that_was_stored_by_earlier_versions() -> Result<(), AutomergeError> {
        // If this fails, stored changes no longer fit the documents that are laid out for them.
        let first = heads(&genesis(&FicheText::default())?);
        assert_eq!(
            first.iter().map(ToString::to_string).collect::<Vec<_>>(),
            ["6aa0bd3b14a53442eb3b074875fc07a7822a871913b4b3c07b1d31747cfe74af"]
        );
        Ok(())
    }

    #[test]
    fn bytes_are_read_to_the_last_or_not_at_all() -> Result<(), AutomergeError> {
        let bytes = genesis(&FicheText::default())?.save_after(&[]);
        assert_eq!(parse(&bytes).map(|changes| changes.len()), Some(1));
        assert_eq!(parse(&[&bytes[..], &bytes[..]].concat()).map(|changes| changes.len()), Some(2));
        assert_eq!(parse(&bytes[..bytes.len() - 1]), None);
        assert_eq!(parse(&[&bytes[..], b"x"].concat()), None);
        for place in 0..bytes.len() {
            let mut broken = bytes.clone();
            broken[place] ^= 1;
            assert_eq!(parse(&broken), None, "byte {place}");
        }
        Ok(())
    }
}
