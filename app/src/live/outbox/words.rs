//! The words of edits whose text is gone.

use kabinet_core::fiche::{Edit, FicheText, Field, Splice};
use kabinet_core::text::units;

/// The words that edits brought, when the text they were written in is gone: what was typed, in its order, and nothing of what stood
/// around it.
pub fn words(edits: &[Edit]) -> FicheText {
    let all = || edits.iter().flat_map(|edit| &edit.splices);
    Field::ALL
        .into_iter()
        .map(|field| (field, words_of(all().filter(|splice| splice.field == field))))
        .collect()
}

/// Words put below others, field by field.
pub fn beside(before: &FicheText, more: &FicheText) -> FicheText {
    let both = |field| match (before.get(field), more.get(field)) {
        (only, "") | ("", only) => only.to_owned(),
        (before, more) => format!("{before}\n{more}"),
    };
    Field::ALL.into_iter().map(|field| (field, both(field))).collect()
}

/// Stands for each letter of the text that is gone. No text that people write holds it.
const UNKNOWN: char = '\0';

fn words_of<'a>(splices: impl Iterator<Item = &'a Splice> + Clone) -> String {
    let Some(reach) = splices.clone().map(|splice| (splice.at + splice.delete) as usize).max() else {
        return String::new();
    };
    let mut text = UNKNOWN.to_string().repeat(reach);
    for splice in splices {
        // Splices of several hands may miss one another by a letter; then what they bring goes to the end.
        if splice.apply(&mut text).is_err() {
            text.push_str(&splice.insert);
        }
    }
    let runs: Vec<&str> = text.split(UNKNOWN).filter(|run| units(run.trim()) > 0).collect();
    runs.join(" … ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use kabinet_core::fiche::ChangeHash;
    use kabinet_core::id::{ActorId, FicheId};

    fn edit(seq: u64, at: u32, delete: u32, insert: &str) -> Edit {
        let splice = Splice {
            field: Field::Problem,
            at,
            delete,
            insert: insert.into(),
        };
        Edit {
            fiche: FicheId([3; 16]),
            epoch: 0,
            actor: ActorId([9; 16]),
            seq,
            deps: Vec::new(),
            splices: vec![splice],
            hash: ChangeHash([0; 32]),
        }
    }

    #[test]
    fn words_are_found_again_without_the_text_around_them() {
        let typed = [
            edit(1, 40, 0, "een"),
            edit(2, 43, 0, " huis"),
            edit(3, 43, 1, " groot "),
            edit(4, 10, 5, "vooraan"),
        ];
        assert_eq!(words(&typed).get(Field::Problem), "vooraan … een groot huis");
        assert_eq!(words(&[edit(1, 0, 9, "")]), FicheText::default());
        assert_eq!(words(&[edit(1, 3, 0, "👍"), edit(2, 5, 0, "x")]).get(Field::Problem), "👍x");
    }

    #[test]
    fn words_are_put_below_others() {
        let text = |words: &str| [(Field::Problem, words.to_owned())].into_iter().collect::<FicheText>();
        assert_eq!(beside(&text("een"), &text("twee")), text("een\ntwee"));
        assert_eq!(beside(&text(""), &text("twee")), text("twee"));
        assert_eq!(beside(&text("een"), &FicheText::default()), text("een"));
    }
}
