//! Come in, by QR or by code: a name, a language, a place. One button.

use crate::components::{Frame, Icon, Notice, window_title};
use crate::i18n::{locale, say, words};
use crate::seed::{JoinSeed, PageSeed, use_seed};
use kabinet_core::cabinet::Presence;
use kabinet_core::lang::Lang;
use kabinet_core::limits;
use leptos::prelude::*;
use leptos_meta::Title;

/// Made-up names to choose from: one row or two.
const CHIPS: usize = 3;

/// The form with which people come in.
#[component]
pub fn JoinPage() -> impl IntoView {
    let words = words();
    let seed = use_seed();
    let PageSeed::Join(join) = seed.page.clone() else {
        return ().into_any();
    };
    let JoinSeed {
        code,
        title,
        place,
        langs,
        name,
        made_up,
        presence,
        speaks,
    } = join;
    view! {
        <Title text=window_title(&title) />
        <Frame form="join">
            <form class="join" id="join" method="post" action=format!("/j/{code}")>
                <div class="join-head">
                    <p class="join-hello">{say!(words, join.hello)}</p>
                    <h1 dir="auto">{title}</h1>
                    {(!place.is_empty())
                        .then(|| {
                            view! {
                                <p class="join-place">
                                    <Icon name="map-pin" />
                                    <bdi>{place}</bdi>
                                </p>
                            }
                        })}
                </div>
                <Notice refusal=seed.refusal.clone() />
                <NameField name made_up />
                <PresenceField presence />
                <LangField langs speaks />
                <div class="action-bar">
                    <button class="button button-primary button-wide">
                        {say!(words, join.go)} <Icon name="arrow-right" />
                    </button>
                </div>
            </form>
        </Frame>
    }
    .into_any()
}

/// An own first name, or a made-up one with one tap: the chips fill in the field where scripts run, and reload nothing where they do not.
#[component]
fn NameField(name: String, made_up: Vec<String>) -> impl IntoView {
    let words = words();
    let chip = |name: String| {
        view! {
            <button type="button" class="chip" data-fills="name">
                <bdi>{name}</bdi>
            </button>
        }
    };
    view! {
        <div class="card join-name">
            <label class="field-label" for="name">
                {say!(words, join.name)}
            </label>
            <p class="hint" id="name-hint">
                {say!(words, join.name_hint)}
            </p>
            <input
                class="input"
                id="name"
                name="name"
                value=name
                data-proposed=""
                maxlength=limits::NAME_UNITS.to_string()
                dir="auto"
                autocomplete="given-name"
                autocapitalize="words"
                enterkeyhint="done"
                aria-describedby="name-hint"
            />
            <div class="chips needs-wasm" role="group" aria-label=say!(words, join.made_up)>
                {made_up.into_iter().take(CHIPS).map(chip).collect_view()}
            </div>
        </div>
    }
}

#[component]
fn PresenceField(presence: Presence) -> impl IntoView {
    let words = words();
    let choice = move |of: Presence, icon: &'static str, name: &'static str, about: &'static str| {
        let value = match of {
            Presence::Hall => "hall",
            Presence::Online => "online",
        };
        view! {
            <label class="choice">
                <input type="radio" name="presence" value=value checked=of == presence />
                <span class="choice-face">
                    <Icon name=icon />
                    <span class="choice-name">{name}</span>
                    <span class="choice-about">{about}</span>
                </span>
            </label>
        }
    };
    view! {
        <fieldset class="join-presence">
            <legend class="field-label">{say!(words, join.presence)}</legend>
            <div class="choices">
                {choice(Presence::Hall, "armchair", say!(words, join.hall), say!(words, join.hall_about))}
                {choice(Presence::Online, "home", say!(words, join.online), say!(words, join.online_about))}
            </div>
        </fieldset>
    }
}

#[component]
fn LangField(langs: Vec<Lang>, speaks: Lang) -> impl IntoView {
    let words = words();
    let choice = move |lang: Lang| {
        view! {
            <label class="pill">
                <input type="radio" name="lang" value=lang.code() checked=lang == speaks />
                <span class="pill-face" lang=lang.code()>
                    {say!(locale(lang), common.language_name)}
                </span>
            </label>
        }
    };
    (langs.len() > 1).then(|| {
        view! {
            <fieldset class="join-lang">
                <legend class="field-label">{say!(words, join.lang)}</legend>
                <div class="pills">{langs.into_iter().map(choice).collect_view()}</div>
            </fieldset>
        }
    })
}
