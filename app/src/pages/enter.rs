//! A capability link lands here. Its secret stands behind the `#`, which browsers keep to themselves; a form hands it over.

use crate::components::{Frame, Icon, Notice};
use crate::i18n::{say, words};
use crate::seed::use_seed;
use leptos::prelude::*;
use leptos_meta::Title;

/// Takes the secret out of the address, so that it stays in no history, and sends it. It stands in the head, outside of what is
/// hydrated, and waits until the form is there.
pub const SCRIPT: &str = r#"(function () {
  var key = location.hash.slice(1);
  if (!key) return;
  history.replaceState(null, "", location.pathname);
  document.addEventListener("DOMContentLoaded", function () {
    var input = document.getElementById("key");
    input.value = key;
    input.form.submit();
  });
})();"#;

/// Sends the secret of a link, or asks for it where no script runs.
#[component]
pub fn EnterPage() -> impl IntoView {
    let words = words();
    let seed = use_seed();
    view! {
        <Title text=say!(words, join.enter_title) />
        <Frame>
            <form class="card enter" method="post" action="/enter">
                <h1>{say!(words, join.enter)}</h1>
                <Notice refusal=seed.refusal.clone() />
                <label class="field-label" for="key">
                    {say!(words, join.enter_key)}
                </label>
                <p class="hint" id="key-hint">
                    {say!(words, join.enter_hint)}
                </p>
                <input
                    class="input"
                    id="key"
                    name="key"
                    required
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    enterkeyhint="go"
                    aria-describedby="key-hint"
                />
                <button class="button button-primary button-wide">{say!(words, join.enter_go)} <Icon name="arrow-right" /></button>
            </form>
        </Frame>
    }
}
