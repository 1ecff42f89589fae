use super::*;
use proptest::prelude::*;

const FIELD: Field = Field::Proposal;

/// A textarea and a replica, as the page joins them.
struct Page {
    binding: FieldBinding,
    value: String,
    selection: Selection,
    replica: String,
}

fn caret(at: u32) -> Selection {
    Selection { start: at, end: at }
}

impl Page {
    fn new(text: &str) -> Self {
        Self {
            binding: FieldBinding::new(FIELD, text),
            value: text.into(),
            selection: caret(0),
            replica: text.into(),
        }
    }

    fn show(&mut self, draw: Option<DomUpdate>) {
        if let Some(update) = draw {
            self.value = update.value;
            self.selection = Selection {
                start: update.selection_start,
                end: update.selection_end,
            };
            let length = units(&self.value) as u32;
            assert!(self.selection.start <= length && self.selection.end <= length);
        }
    }

    fn typed(&mut self, typed: Typed) {
        for splice in &typed.splices {
            assert_eq!(splice.apply(&mut self.replica), Ok(()));
        }
        self.show(typed.draw);
    }

    /// The person changes the value; the caret is behind what came.
    fn types(&mut self, at: u32, delete: u32, insert: &str) -> Result<(), TextFault> {
        let splice = Splice {
            field: FIELD,
            at,
            delete,
            insert: insert.into(),
        };
        assert_eq!(splice.apply(&mut self.value), Ok(()));
        self.selection = caret(at + units(insert) as u32);
        let typed = self.binding.input(&self.value, self.selection)?;
        self.typed(typed);
        Ok(())
    }

    fn hears(&mut self, at: u32, delete: u32, insert: &str) {
        let splice = Splice {
            field: FIELD,
            at,
            delete,
            insert: insert.into(),
        };
        assert_eq!(splice.apply(&mut self.replica), Ok(()));
        let draw = self.binding.remote(&[splice], self.selection);
        self.show(draw);
    }

    fn finishes(&mut self) -> Result<(), TextFault> {
        let typed = self.binding.composition_end(&self.value, self.selection)?;
        self.typed(typed);
        Ok(())
    }
}

#[test]
fn what_others_write_moves_the_caret_with_its_letters() -> Result<(), TextFault> {
    let mut page = Page::new("aaa");
    page.types(2, 0, "a")?;
    assert_eq!((page.replica.as_str(), page.selection), ("aaaa", caret(3)));
    page.hears(0, 0, "👍 ");
    assert_eq!((page.value.as_str(), page.selection), ("👍 aaaa", caret(6)));
    page.hears(6, 0, "later");
    assert_eq!((page.value.as_str(), page.selection), ("👍 aaalatera", caret(6)));
    page.hears(1 + 1, 5, "");
    assert_eq!(page.selection, caret(2));
    Ok(())
}

#[test]
fn while_a_keyboard_composes_nothing_moves_and_everything_is_sent() -> Result<(), TextFault> {
    let mut page = Page::new("een park");
    page.binding.composition_start();
    page.types(4, 0, "s")?;
    page.hears(0, 0, "Ooit: ");
    page.hears(6 + 9, 0, " met bomen");
    assert_eq!(page.value, "een spark");
    page.types(5, 0, "k")?;
    page.types(4, 2, "speel")?;
    assert_eq!((page.value.as_str(), page.selection), ("een speelpark", caret(9)));
    assert_eq!(page.replica, "Ooit: een speelpark met bomen");
    page.finishes()?;
    assert_eq!((page.value.as_str(), page.selection), ("Ooit: een speelpark met bomen", caret(15)));
    Ok(())
}

#[test]
fn a_word_that_others_wrote_into_while_it_was_composed_keeps_both() -> Result<(), TextFault> {
    let mut page = Page::new("teh");
    page.binding.composition_start();
    page.hears(1, 0, "X");
    page.types(0, 3, "the")?;
    assert_eq!(page.value, "the");
    page.finishes()?;
    assert_eq!(page.value, page.replica);
    assert!(page.value.contains('X'), "{}", page.value);
    Ok(())
}

#[test]
fn what_cannot_be_taken_is_cleaned_in_the_element_too() -> Result<(), TextFault> {
    let mut page = Page::new("ab");
    page.types(1, 0, "e\u{301}\u{202E}x")?;
    assert_eq!(
        (page.value.as_str(), page.replica.as_str(), page.selection),
        ("aéxb", "aéxb", caret(3))
    );
    page.binding.composition_start();
    page.types(4, 0, "e\u{301}")?;
    assert_eq!((page.value.as_str(), page.replica.as_str()), ("aéxbe\u{301}", "aéxbé"));
    page.types(6, 0, "n")?;
    page.finishes()?;
    assert_eq!(
        (page.value.as_str(), page.replica.as_str(), page.selection),
        ("aéxbén", "aéxbén", caret(6))
    );
    Ok(())
}

#[test]
fn too_much_is_said_and_stays_in_the_element_until_it_fits() -> Result<(), TextFault> {
    let limit = FIELD.limit();
    let mut page = Page::new(&"x".repeat(limit - 1));
    assert_eq!(page.types(0, 0, "ab"), Err(TextFault::TooLong { limit }));
    page.hears(limit as u32 - 1, 0, "y");
    assert_eq!(units(&page.value), limit + 1);
    page.types(0, 2, "")?;
    assert_eq!(page.value, page.replica);
    assert!(page.value.ends_with('y'));
    Ok(())
}

#[test]
fn a_new_document_is_drawn_around_the_caret() -> Result<(), TextFault> {
    let mut page = Page::new("one three");
    page.types(9, 0, "!")?;
    let draw = page.binding.replaced("zero one two three!", page.selection);
    page.show(draw);
    assert_eq!((page.value.as_str(), page.selection), ("zero one two three!", caret(19)));
    assert_eq!(page.binding.replaced("zero one two three!", page.selection), None);
    Ok(())
}

#[derive(Debug, Clone)]
enum Event {
    Types(u8, u8, String),
    Hears(u8, u8, String),
    Composes,
    Finishes,
}

fn event() -> impl Strategy<Value = Event> {
    let words = "[ab👍é]{0,3}";
    prop_oneof![
        3 => (any::<u8>(), 0..3u8, words).prop_map(|(at, delete, insert)| Event::Types(at, delete, insert)),
        3 => (any::<u8>(), 0..3u8, words).prop_map(|(at, delete, insert)| Event::Hears(at, delete, insert)),
        1 => Just(Event::Composes),
        1 => Just(Event::Finishes),
    ]
}

/// A splice between whole letters.
fn between_letters(text: &str, at: u8, delete: u8) -> (u32, u32) {
    let letters: Vec<u32> = text.chars().map(|letter| letter.len_utf16() as u32).collect();
    let from = usize::from(at) % (letters.len() + 1);
    let to = (from + usize::from(delete)).min(letters.len());
    (letters[..from].iter().sum(), letters[from..to].iter().sum())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_element_and_the_document_end_up_equal(events in prop::collection::vec(event(), 1..30)) {
        let mut page = Page::new("aab👍");
        for event in events {
            let shown = page.value.clone();
            match event {
                Event::Types(at, delete, insert) => {
                    let (at, delete) = between_letters(&page.value, at, delete);
                    prop_assert_eq!(page.types(at, delete, &insert), Ok(()));
                }
                Event::Hears(at, delete, insert) => {
                    let (at, delete) = between_letters(&page.replica, at, delete);
                    page.hears(at, delete, &insert);
                    prop_assert!(!page.binding.is_composing() || page.value == shown);
                }
                Event::Composes => page.binding.composition_start(),
                Event::Finishes => prop_assert_eq!(page.finishes(), Ok(())),
            }
            prop_assert!(page.binding.is_composing() || page.value == page.replica);
        }
        prop_assert_eq!(page.finishes(), Ok(()));
        prop_assert_eq!(page.value, page.replica);
    }
}
