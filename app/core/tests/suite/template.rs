//! What ships must be complete in every language, and easy to read.

use kabinet_core::agenda::{CardKind, StageKind};
use kabinet_core::cabinet::{Event, Presence, replay};
use kabinet_core::id::{CabinetId, JoinCode};
use kabinet_core::lang::{Lang, Words};
use kabinet_core::template::{Template, Wish, agenda, opening, themes};
use kabinet_core::{limits, text};
use std::collections::BTreeSet;

const TEMPLATES: [Template; 2] = [Template::Evening, Template::Great];

fn words_of_the_cards() -> Vec<Words> {
    themes().into_iter().flat_map(|theme| theme.cards).map(|card| card.words).collect()
}

fn all_words() -> Vec<Words> {
    let instructions = TEMPLATES.into_iter().flat_map(agenda).map(|stage| stage.instruction);
    let names = themes()
        .into_iter()
        .flat_map(|theme| std::iter::once(theme.title).chain(theme.topics));
    instructions.chain(names).chain(words_of_the_cards()).collect()
}

fn sentences(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.split(['.', '!', '?'])
        .map(|sentence| sentence.split_whitespace().collect::<Vec<_>>())
        .filter(|words| !words.is_empty())
}

/// Groups of vowels; good enough for an average over whole texts.
fn syllables(word: &str) -> usize {
    let vowel = |letter: char| "aeiouyéèêëïöü".contains(letter);
    let letters: Vec<char> = word.to_lowercase().chars().collect();
    letters
        .iter()
        .enumerate()
        .filter(|&(at, &letter)| vowel(letter) && (at == 0 || !vowel(letters[at - 1])))
        .count()
        .max(1)
}

#[test]
fn every_language_has_its_words() {
    for words in all_words() {
        for lang in Lang::ALL {
            let text = words.get(lang);
            assert!(!text.trim().is_empty(), "{words:?} in {}", lang.code());
            assert_eq!(text::check(text), Ok(()), "{text}");
            assert!(!text.contains('\''), "a typographer's apostrophe, please: {text}");
        }
    }
}

#[test]
fn sentences_are_short() {
    for words in all_words() {
        for (lang, most) in [(Lang::Nl, 14), (Lang::Fr, 15), (Lang::En, 14)] {
            for sentence in sentences(words.get(lang)) {
                assert!(sentence.len() <= most, "{} words: {}", sentence.len(), sentence.join(" "));
            }
        }
    }
}

/// Flesch as Douma fitted it to Dutch; 80 is "easy", read by children of eleven.
#[test]
fn the_cards_read_easily_in_dutch() {
    let cards = words_of_the_cards();
    let (mut sentence_count, mut word_count, mut syllable_count) = (0.0, 0.0, 0.0);
    for sentence in cards.iter().flat_map(|words| sentences(&words.nl)) {
        sentence_count += 1.0;
        word_count += sentence.len() as f64;
        syllable_count += sentence.iter().map(|word| syllables(word)).sum::<usize>() as f64;
    }
    let ease = 206.84 - 0.93 * (word_count / sentence_count) - 77.0 * (syllable_count / word_count);
    assert!(ease >= 80.0, "reading ease {ease:.1}");
}

#[test]
fn themes_can_be_told_apart() {
    let themes = themes();
    let ids: Vec<u16> = themes.iter().map(|theme| theme.id.0).collect();
    assert_eq!(ids, (1..=4).collect::<Vec<_>>());
    let colours: BTreeSet<_> = themes.iter().map(|theme| theme.colour.name()).collect();
    let icons: BTreeSet<_> = themes.iter().map(|theme| theme.icon.as_str()).collect();
    assert_eq!((colours.len(), icons.len()), (4, 4));
    for theme in &themes {
        assert!((4..=6).contains(&theme.topics.len()));
        assert_eq!(theme.cards.len(), 6);
        for kind in [CardKind::Quote, CardKind::Idea] {
            assert!(
                theme.cards.iter().any(|card| card.kind == kind),
                "{} has no {kind:?}",
                theme.title.en
            );
        }
    }
    let distinct: BTreeSet<_> = words_of_the_cards().into_iter().map(|words| words.nl).collect();
    assert_eq!(distinct.len(), 24);
}

#[test]
fn pictograms_are_in_the_sprite() {
    let sprite = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/icons.svg")).expect("the sprite");
    for theme in themes() {
        assert!(sprite.contains(&format!("id=\"{}\"", theme.icon)), "no pictogram {}", theme.icon);
    }
}

#[test]
fn a_day_begins_with_a_welcome_and_ends_closed() {
    for template in TEMPLATES {
        assert_eq!(Template::named(template.name()), Some(template));
        let stages = agenda(template);
        assert_eq!(stages.first().map(|stage| stage.kind), Some(StageKind::Welcome));
        assert_eq!(stages.last().map(|stage| stage.kind), Some(StageKind::Closed));
        for stage in &stages {
            let open_ended = matches!(stage.kind, StageKind::Welcome | StageKind::Closed);
            assert_eq!(stage.minutes.is_none(), open_ended, "{:?}", stage.kind);
        }
    }
    let minutes = |template| agenda(template).iter().filter_map(|stage| stage.minutes).sum::<u16>();
    assert_eq!((minutes(Template::Evening), minutes(Template::Great)), (100, 200));
}

#[test]
fn everybody_expected_finds_a_seat() {
    let most = u16::try_from(limits::PEOPLE).expect("some thousands");
    for expected in [0, 1, 30, 70, 600, 640, 641, most] {
        let wish = Wish {
            title: "Gezinskabinet".into(),
            place: "Gent".into(),
            langs: vec![Lang::Nl],
            expected,
            template: Template::Evening,
        };
        let event = Event::Opened(Box::new(opening(CabinetId([1; 16]), JoinCode::from_random([3; 8]), wish)));
        let cabinet = replay([&event]).expect("an agenda");
        let hall = cabinet.tables.values().filter(|table| table.presence == Presence::Hall);
        let seats: u32 = hall.map(|table| u32::from(table.seats)).sum();
        assert!(cabinet.tables.len() <= limits::TABLES);
        assert!(5 * seats >= 6 * u32::from(expected), "{seats} seats for {expected}");
        for theme in &cabinet.themes {
            for presence in [Presence::Hall, Presence::Online] {
                assert!(
                    cabinet
                        .tables
                        .values()
                        .any(|table| table.theme == theme.id && table.presence == presence)
                );
            }
        }
    }
}
