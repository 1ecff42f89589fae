//! The save light: pictogram, word and colour, always all three.

use crate::components::{LiveIcon, When, flag, text};
use crate::i18n::{Locale, say, words};
use crate::live::Live;
use crate::live::light::Light;
use leptos::prelude::*;

fn word(words: Locale, light: Light, stuck: bool) -> &'static str {
    match light {
        Light::Quiet => "",
        Light::Phone if stuck => say!(words, fiche.light_stuck),
        Light::Phone => say!(words, fiche.light_phone),
        Light::Saved => say!(words, fiche.light_saved),
        Light::Seen => say!(words, fiche.light_seen),
    }
}

const fn icon(light: Light) -> &'static str {
    match light {
        Light::Quiet => "circle",
        Light::Phone => "smartphone",
        Light::Saved => "check",
        Light::Seen => "check-check",
    }
}

/// How far the words have come. Not read aloud at every change: the field it belongs to names it as its description.
#[component]
pub fn SaveLight(
    /// The cabinet.
    live: Live,
    /// How far.
    light: RwSignal<Light>,
    /// Its id, for the field.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let words = words();
    let class = text(move || format!("save-light save-light-{}", light.get().name()));
    let (icon, word) = (
        text(move || icon(light.get())),
        text(move || word(words, light.get(), live.stuck.get())),
    );
    view! {
        <span class=class id=id>
            <When is=flag(move || light.get() != Light::Quiet)>
                <LiveIcon name=icon />
                <span>{word}</span>
            </When>
        </span>
    }
}
