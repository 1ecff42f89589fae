//! Something that is not there, or not for this person.

use crate::components::notice::sentence;
use crate::components::{Frame, Icon};
use crate::i18n::{say, words};
use crate::seed::use_seed;
use kabinet_core::refusal::Refusal;
use leptos::prelude::*;
use leptos_meta::Title;

/// Says what is the matter, and shows the way on.
#[component]
pub fn ProblemPage() -> impl IntoView {
    let words = words();
    let refusal = use_seed().refusal.clone().unwrap_or(Refusal::NotThere);
    view! {
        <Title text=say!(words, home.problem_title) />
        <Frame>
            <div class="problem">
                <p class="problem-mark" aria-hidden="true">
                    <Icon name="life-buoy" />
                </p>
                <h1>{say!(words, home.problem)}</h1>
                <p class="lead">{sentence(words, &refusal)}</p>
                <p>
                    <a class="button button-primary" href="/">
                        {say!(words, home.to_start)}
                    </a>
                </p>
            </div>
        </Frame>
    }
}
