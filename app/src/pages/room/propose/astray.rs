//! Words for a fiche that is no longer in sight: taken away, or given back to its author.

use crate::components::{CopyButton, Icon, anew, memo};
use crate::i18n::{say, words};
use crate::live::Live;
use kabinet_core::fiche::FicheText;
use kabinet_core::id::FicheId;
use leptos::prelude::*;

/// Words that could not be saved and whose fiche this person does not see: in sight until they are copied or thrown away.
#[component]
pub fn Astray(live: Live) -> impl IntoView {
    let astray = memo(move || {
        let asides = live.asides.get();
        let gone = |(fiche, _): &(FicheId, FicheText)| live.see(|view| !view.fiches.contains_key(fiche));
        asides.into_iter().filter(gone).collect::<Vec<_>>()
    });
    let cards = anew(move || {
        let cards = astray.get().into_iter().map(|(fiche, text)| view! { <Card live fiche text /> });
        cards.collect_view().into_any()
    });
    view! { {cards} }
}

#[component]
fn Card(live: Live, fiche: FicheId, text: FicheText) -> impl IntoView {
    let words = words();
    let heading = format!("astray-{fiche}");
    let label = heading.clone();
    let said: Vec<String> = text
        .iter()
        .map(|(_, words)| words.to_owned())
        .filter(|words| !words.is_empty())
        .collect();
    let all = said.join("\n\n");
    view! {
        <section class="card propose-unsent" aria-labelledby=label>
            <h2 id=heading>
                <Icon name="triangle-alert" />
                {say!(words, room.unsent)}
            </h2>
            <p>{say!(words, room.astray)}</p>
            <p class="propose-unsent-words" dir="auto">
                {all.clone()}
            </p>
            <CopyButton text=all label=say!(words, room.unsent_copy) />
            <button type="button" class="button button-quiet" on:click=move |_| live.line.clear_aside(fiche)>
                {say!(words, room.unsent_drop)}
            </button>
        </section>
    }
    .into_any()
}
