//! Start a cabinet, or join one.

use crate::components::{Frame, Icon, Notice};
use crate::i18n::{say, words};
use crate::seed::{PageSeed, use_seed};
use leptos::prelude::*;
use leptos_meta::Title;

/// Longest code that fits the field: as many letters again, for spaces and dashes.
const CODE_LETTERS: &str = "16";

/// Start a cabinet, or join one.
#[component]
pub fn HomePage() -> impl IntoView {
    let words = words();
    let seed = use_seed();
    let code = match &seed.page {
        PageSeed::Home { code } => code.clone(),
        _ => String::new(),
    };
    view! {
        <Title text=say!(words, home.page_title) />
        <Frame form="join">
            <div class="home">
                <div class="home-welcome">
                    <p class="home-marks theme-marks" aria-hidden="true">
                        <span class="theme-mark theme-sun">
                            <Icon name="baby" />
                        </span>
                        <span class="theme-mark theme-sky">
                            <Icon name="backpack" />
                        </span>
                        <span class="theme-mark theme-rose">
                            <Icon name="heart-handshake" />
                        </span>
                        <span class="theme-mark theme-leaf">
                            <Icon name="coffee" />
                        </span>
                    </p>
                    <h1>{say!(words, home.welcome)}</h1>
                    <p class="lead">{say!(words, home.lead)}</p>
                </div>
                <form class="card home-join" id="join" action="/join">
                    <label class="field-label" for="code">
                        {say!(words, home.code)}
                    </label>
                    <p class="hint" id="code-hint">
                        {say!(words, home.code_hint)}
                    </p>
                    <Notice refusal=seed.refusal.clone() />
                    <input
                        class="input home-code"
                        id="code"
                        name="code"
                        value=code
                        maxlength=CODE_LETTERS
                        required
                        autocomplete="off"
                        autocapitalize="characters"
                        spellcheck="false"
                        inputmode="text"
                        enterkeyhint="go"
                        placeholder="····-····"
                        aria-describedby="code-hint"
                    />
                    <button class="button button-primary button-wide">
                        {say!(words, home.join)} <Icon name="arrow-right" />
                    </button>
                </form>
                <p class="home-start">
                    {say!(words, home.start_question)} " " <a class="link-strong" href="/new">
                        {say!(words, home.start)}
                    </a>
                </p>
            </div>
        </Frame>
    }
}
