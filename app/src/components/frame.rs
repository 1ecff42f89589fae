//! What surrounds the pages outside of a room: the name of the house, and the languages.

use crate::components::{Icon, LanguageSwitch};
use crate::i18n::{say, words};
use leptos::prelude::*;

/// A page outside of a room.
#[component]
pub fn Frame(
    /// The id of the form on the page whose words another language must not lose.
    #[prop(optional)]
    form: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    let words = words();
    view! {
        <div class="frame">
            <header class="frame-header">
                <a class="brand" href="/">
                    <span class="brand-mark">
                        <Icon name="message-circle" />
                    </span>
                    {say!(words, common.kabinet)}
                </a>
            </header>
            <main id="main" class="frame-main">
                {children()}
            </main>
            <footer class="frame-footer">
                <LanguageSwitch form />
            </footer>
        </div>
    }
}
