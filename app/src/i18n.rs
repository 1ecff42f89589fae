//! Words in the language of the page. Every sentence stands in the catalogues (`locales/`), none in a view.
//!
//! The language is the seed's: the server decides it and the browser reads the same, so nothing here looks at cookies or at the
//! browser's settings, and it stays the same for as long as a page lives.

#[allow(
    clippy::all,
    clippy::expect_used,
    unused_imports,
    dead_code,
    reason = "generated, for every way of using it"
)]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/i18n/mod.rs"));
}

pub use generated::i18n::Locale;

use kabinet_core::lang::Lang;
use leptos::prelude::use_context;

/// The catalogue of a language.
pub const fn locale(lang: Lang) -> Locale {
    match lang {
        Lang::Nl => Locale::nl,
        Lang::Fr => Locale::fr,
        Lang::En => Locale::en,
    }
}

/// The catalogue of the page. Call it while a component is built.
pub fn words() -> Locale {
    use_context::<Locale>().unwrap_or_default()
}

/// Whether a number takes the singular: in French, none does too.
pub const fn one(words: Locale, number: usize) -> bool {
    number == 1 || (number == 0 && matches!(words, Locale::fr))
}

/// Words from a catalogue: `say!(words, home.title)` or `say!(words, room.table, number = 4)`.
macro_rules! say {
    ($($words:tt)*) => { ::leptos_i18n::td_string!($($words)*) };
}
pub(crate) use say;

/// Words that go with a number: `count!(words, places, room.place, room.places)`, each with `{{ number }}` in it.
macro_rules! count {
    ($words:expr, $number:expr, $($one:ident).+, $($many:ident).+) => {{
        let number = usize::from($number);
        if $crate::i18n::one($words, number) {
            ::leptos_i18n::td_string!($words, $($one).+, number = number)
        } else {
            ::leptos_i18n::td_string!($words, $($many).+, number = number)
        }
    }};
}
pub(crate) use count;
