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
    /// The id of the form on the page, where there is one to fill in: the buttons send it, and it comes back in the other language with
    /// what was typed. They have to stand behind it, for the first button of a form is the one that the Enter key means.
    #[prop(default = None)]
    form: Option<&'static str>,
) -> impl IntoView {
    let words = words();
    let seed = use_seed();
    let current = seed.lang;
    let button = move |lang: Lang| {
        view! {
            <button
                class="language"
                form=form
                formnovalidate=form.is_some()
                name=if form.is_some() { "read" } else { "lang" }
                value=lang.code()
                lang=lang.code()
                aria-current=(lang == current).then_some("true")
            >
                {say!(locale(lang), common.language_name)}
            </button>
        }
    };
    let buttons = Lang::ALL.into_iter().map(button).collect_view();
    if form.is_some() {
        return view! {
            <div class="languages" role="group" aria-label=say!(words, common.language)>
                <Icon name="languages" />
                {buttons}
            </div>
        }
        .into_any();
    }
    let back = back.unwrap_or_else(|| seed.path());
    view! {
        <form class="languages" method="post" action="/lang" aria-label=say!(words, common.language)>
            <Icon name="languages" />
            <input type="hidden" name="back" value=back />
            {buttons}
        </form>
    }
    .into_any()
}
