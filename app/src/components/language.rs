//! Another language: a form, so that it works on every page and before any wasm.

use crate::components::Icon;
use crate::i18n::{locale, say, words};
use crate::seed::use_seed;
use kabinet_core::lang::Lang;
use leptos::prelude::*;

/// Three buttons, each with the language's own name.
#[component]
pub fn LanguageSwitch(
    /// Where to come back to; the page's own address if nothing is said.
    #[prop(optional, into)]
    back: Option<String>,
) -> impl IntoView {
    let words = words();
    let seed = use_seed();
    let back = back.unwrap_or_else(|| seed.path());
    let current = seed.lang;
    let button = move |lang: Lang| {
        view! {
            <button
                class="language"
                name="lang"
                value=lang.code()
                lang=lang.code()
                aria-current=(lang == current).then_some("true")
            >
                {say!(locale(lang), common.language_name)}
            </button>
        }
    };
    view! {
        <form class="languages" method="post" action="/lang" aria-label=say!(words, common.language)>
            <Icon name="languages" />
            <input type="hidden" name="back" value=back />
            {Lang::ALL.into_iter().map(button).collect_view()}
        </form>
    }
}
