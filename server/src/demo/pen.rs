//! How a made-up parent writes: a few letters at a time, where nobody else is writing, and sometimes strikes something out again.

use super::words::Talk;
use crate::visitor::{VisitError, Visitor};
use kabinet_core::fiche::Field;
use kabinet_core::id::FicheId;
use kabinet_core::lang::Lang;
use kabinet_core::text::units;
use kabinet_core::wire::ClientMsg;
use rand::seq::IndexedRandom;
use std::time::Duration;
use tokio::time::Instant;

/// A field that is so long has enough in it, UTF-16 units; far below its limit.
const ENOUGH: usize = 220;
/// Between two handfuls of letters, milliseconds.
const KEYS: (u64, u64) = (160, 420);

/// Writes a sentence that is not there yet; where all is said, strikes one out.
pub async fn work_on(me: &mut Visitor, fiche: FicheId, lang: Lang, talk: &'static Talk) -> Result<(), VisitError> {
    let mut possible = Vec::new();
    for &(spoken, field, words) in talk.sentences {
        let text = me.me.text(fiche, field);
        let room = units(&text) + units(words) < ENOUGH && !text.contains(words);
        if spoken == lang && room && is_free(me, fiche, field) {
            possible.push((field, words));
        }
    }
    let chosen = possible.choose(&mut rand::rng()).copied();
    if let Some((field, words)) = chosen {
        at_caret(me, fiche, Some(field)).await;
        write(me, fiche, field, words).await?;
    } else if rand::random_bool(0.3) {
        let long = |field: &&Field| me.me.text(fiche, **field).matches(['.', '?']).count() > 1 && is_free(me, fiche, **field);
        let fields: Vec<Field> = Field::ALL.iter().skip(2).filter(long).copied().collect();
        let Some(&field) = fields.choose(&mut rand::rng()) else {
            return Ok(());
        };
        at_caret(me, fiche, Some(field)).await;
        strike_out(me, fiche, field).await?;
    }
    at_caret(me, fiche, None).await;
    Ok(())
}

fn is_free(me: &Visitor, fiche: FicheId, field: Field) -> bool {
    me.me.writers(fiche).iter().all(|&(_, at)| at != Some(field))
}

async fn at_caret(me: &mut Visitor, fiche: FicheId, field: Option<Field>) {
    me.say(ClientMsg::Writing { fiche, field }).await;
}

/// Types a sentence at the end of a field; goes on behind its own words, wherever others have moved them.
async fn write(me: &mut Visitor, fiche: FicheId, field: Field, words: &str) -> Result<(), VisitError> {
    let (mut typed, mut rest) = (String::new(), words);
    if !me.me.text(fiche, field).is_empty() {
        me.append(fiche, field, " ").await?;
    }
    while !rest.is_empty() {
        let next = rest
            .char_indices()
            .nth(rand::random_range(1..=4))
            .map_or(rest.len(), |(end, _)| end);
        let (letters, later) = rest.split_at(next);
        let text = me.me.text(fiche, field);
        // Somebody struck it out meanwhile: then it was not a good sentence.
        let Some(at) = behind(&text, &typed) else { return Ok(()) };
        me.write(fiche, field, at, 0, letters).await?;
        typed += letters;
        rest = later;
        pause(me).await?;
    }
    Ok(())
}

/// Takes the last sentence of a field away, a few letters at a time.
async fn strike_out(me: &mut Visitor, fiche: FicheId, field: Field) -> Result<(), VisitError> {
    let text = me.me.text(fiche, field);
    let keep = text.trim_end_matches(['.', '?', ' ']).rfind(['.', '?']).map_or(0, |end| end + 1);
    let mut left = units(&text[keep..]);
    while left > 0 {
        let length = me.me.length(fiche, field);
        let letters = left.min(6);
        let delete = u32::try_from(letters).unwrap_or(0).min(length);
        if delete == 0 {
            return Ok(());
        }
        me.write(fiche, field, length - delete, delete, "").await?;
        left -= letters;
        pause(me).await?;
    }
    Ok(())
}

async fn pause(me: &mut Visitor) -> Result<(), VisitError> {
    let pause = Duration::from_millis(rand::random_range(KEYS.0..KEYS.1));
    me.linger(Instant::now() + pause).await
}

/// Where to go on after words that are in a text; at its end, where there are none yet.
fn behind(text: &str, typed: &str) -> Option<u32> {
    let end = if typed.is_empty() {
        text.len()
    } else {
        text.rfind(typed)? + typed.len()
    };
    u32::try_from(units(&text[..end])).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_go_on_where_they_were_left() {
        assert_eq!(behind("Een 👍 park", ""), Some(11));
        assert_eq!(behind("Een 👍 park", "Een 👍"), Some(6));
        assert_eq!(behind("Een park", "weg"), None);
    }
}
