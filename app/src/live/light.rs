//! The save light of a field: how far its words have come.

use kabinet_core::fiche::Field;

/// How far the words of a field have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Light {
    /// Nothing was written here from this page.
    #[default]
    Quiet,
    /// Some of it is only on this phone.
    Phone,
    /// The server has it on disk.
    Saved,
    /// Somebody else at the table has it on the screen.
    Seen,
}

impl Light {
    /// The name used in class names.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Quiet => "quiet",
            Self::Phone => "phone",
            Self::Saved => "saved",
            Self::Seen => "seen",
        }
    }
}

/// What is known of the words that this page wrote, per field.
#[derive(Debug, Clone, Default)]
pub struct Lights {
    fields: [Words; 9],
    seen: u64,
}

#[derive(Debug, Clone, Copy, Default)]
struct Words {
    /// Letters are in the textarea that no edit holds yet, or edits could not be taken.
    loose: bool,
    /// The last edit of this page in the field that is not confirmed.
    sent: Option<u64>,
    /// The version of the fiche that holds its last confirmed edit.
    saved: Option<u64>,
}

impl Lights {
    /// There are letters in a field that no edit holds yet, or no longer.
    pub fn loose(&mut self, field: Field, loose: bool) {
        self.fields[field as usize].loose = loose;
    }

    /// An edit with this number was made of what is in a field.
    pub fn wrote(&mut self, field: Field, seq: u64) {
        self.fields[field as usize].sent = Some(seq);
    }

    /// Edits up to a number are on disk, in this version of the fiche.
    pub fn saved(&mut self, seq: u64, version: u64) {
        for words in self.fields.iter_mut().filter(|words| words.sent.is_some_and(|sent| sent <= seq)) {
            words.sent = None;
            words.saved = Some(version);
        }
    }

    /// Numbers begin anew: what was sent under the old ones is no longer waited for.
    pub fn restart(&mut self) {
        self.fields.iter_mut().for_each(|words| words.sent = None);
    }

    /// Somebody else has the fiche up to this version on the screen.
    pub fn seen(&mut self, version: u64) {
        self.seen = self.seen.max(version);
    }

    /// The light of a field.
    pub fn of(&self, field: Field) -> Light {
        match self.fields[field as usize] {
            Words { loose: true, .. } | Words { sent: Some(_), .. } => Light::Phone,
            Words { saved: Some(version), .. } if version <= self.seen => Light::Seen,
            Words { saved: Some(_), .. } => Light::Saved,
            _ => Light::Quiet,
        }
    }

    /// The light of the whole fiche: that of its least safe words.
    pub fn all(&self) -> Light {
        Field::ALL
            .into_iter()
            .map(|field| self.of(field))
            .filter(|&light| light != Light::Quiet)
            .min()
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_go_from_the_phone_to_the_disk_to_the_table() {
        let mut lights = Lights::default();
        assert_eq!(lights.all(), Light::Quiet);
        lights.loose(Field::Title, true);
        assert_eq!(lights.of(Field::Title), Light::Phone);
        lights.loose(Field::Title, false);
        lights.wrote(Field::Title, 1);
        lights.wrote(Field::Title, 2);
        lights.saved(1, 10);
        assert_eq!(lights.of(Field::Title), Light::Phone);
        lights.saved(2, 11);
        lights.seen(10);
        assert_eq!(lights.of(Field::Title), Light::Saved);
        lights.seen(11);
        assert_eq!(lights.of(Field::Title), Light::Seen);
    }

    #[test]
    fn the_whole_fiche_is_as_safe_as_its_least_safe_words() {
        let mut lights = Lights::default();
        lights.wrote(Field::Title, 1);
        lights.saved(1, 1);
        lights.seen(1);
        lights.wrote(Field::Who, 2);
        assert_eq!((lights.of(Field::Title), lights.all()), (Light::Seen, Light::Phone));
        lights.saved(2, 2);
        assert_eq!(lights.all(), Light::Saved);
    }

    #[test]
    fn old_news_turns_no_light_back() {
        let mut lights = Lights::default();
        lights.wrote(Field::Who, 1);
        lights.saved(1, 5);
        lights.seen(7);
        lights.seen(3);
        assert_eq!(lights.of(Field::Who), Light::Seen);
    }
}
