//! Open a cabinet.

use crate::components::{Frame, Icon, Notice};
use crate::i18n::{locale, say, words};
use crate::seed::{NewForm, PageSeed, use_seed};
use kabinet_core::lang::Lang;
use kabinet_core::limits;
use kabinet_core::template::Template;
use leptos::prelude::*;
use leptos_meta::Title;

/// The form with which a facilitator opens a cabinet. What was typed comes back after a "no".
#[component]
pub fn NewPage() -> impl IntoView {
    let words = words();
    let seed = use_seed();
    let PageSeed::New(typed) = seed.page.clone() else {
        return ().into_any();
    };
    let NewForm {
        title,
        place,
        langs,
        template,
        expected,
    } = typed;
    view! {
        <Title text=say!(words, home.new_title) />
        <Frame form="new">
            <form class="new" id="new" method="post" action="/cabinets">
                <h1>{say!(words, home.new)}</h1>
                <p class="lead">{say!(words, home.new_lead)}</p>
                <Notice refusal=seed.refusal.clone() />
                <div class="card">
                    <label class="field-label" for="title">
                        {say!(words, home.new_name)}
                    </label>
                    <input
                        class="input"
                        id="title"
                        name="title"
                        value=title
                        required
                        maxlength=limits::TITLE_UNITS.to_string()
                        dir="auto"
                        autocomplete="off"
                        placeholder=say!(words, home.new_name_example)
                    />
                    <label class="field-label" for="place">
                        {say!(words, home.new_place)}
                    </label>
                    <input
                        class="input"
                        id="place"
                        name="place"
                        value=place
                        maxlength=limits::TITLE_UNITS.to_string()
                        dir="auto"
                        autocomplete="off"
                        placeholder=say!(words, home.new_place_example)
                    />
                </div>
                <TemplateField template />
                <LangsField langs />
                <div class="card new-expected">
                    <label class="field-label" for="expected">
                        {say!(words, home.new_expected)}
                    </label>
                    <p class="hint" id="expected-hint">
                        {say!(words, home.new_expected_hint)}
                    </p>
                    <input
                        class="input"
                        id="expected"
                        name="expected"
                        type="number"
                        inputmode="numeric"
                        min="1"
                        max=limits::PEOPLE.to_string()
                        value=expected
                        aria-describedby="expected-hint"
                    />
                </div>
                <div class="action-bar">
                    <button class="button button-primary button-wide">
                        {say!(words, home.new_go)} <Icon name="arrow-right" />
                    </button>
                </div>
            </form>
        </Frame>
    }
    .into_any()
}

#[component]
fn TemplateField(template: String) -> impl IntoView {
    let words = words();
    let chosen = Template::named(&template).unwrap_or_default();
    let choice = move |template: Template, icon: &'static str, name: &'static str, about: &'static str| {
        view! {
            <label class="choice">
                <input type="radio" name="template" value=template.name() checked=template == chosen />
                <span class="choice-face">
                    <Icon name=icon />
                    <span class="choice-name">{name}</span>
                    <span class="choice-about">{about}</span>
                </span>
            </label>
        }
    };
    view! {
        <fieldset>
            <legend class="field-label">{say!(words, home.template)}</legend>
            <div class="choices">
                {choice(Template::Evening, "moon", say!(words, home.evening), say!(words, home.evening_about))}
                {choice(Template::Great, "sun", say!(words, home.great), say!(words, home.great_about))}
            </div>
        </fieldset>
    }
}

#[component]
fn LangsField(langs: Vec<Lang>) -> impl IntoView {
    let words = words();
    let choice = move |lang: Lang| {
        view! {
            <label class="pill">
                <input type="checkbox" name="langs" value=lang.code() checked=langs.contains(&lang) />
                <span class="pill-face" lang=lang.code()>
                    {say!(locale(lang), common.language_name)}
                </span>
            </label>
        }
    };
    view! {
        <fieldset>
            <legend class="field-label">{say!(words, home.new_langs)}</legend>
            <div class="pills">{Lang::ALL.into_iter().map(choice).collect_view()}</div>
        </fieldset>
    }
}
