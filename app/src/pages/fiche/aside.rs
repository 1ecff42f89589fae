//! Words that could not be saved: shown until somebody has seen to them.

use super::wording::wording;
use crate::components::{CopyButton, Icon, anew, flag};
use crate::editor::{Deed, Desk};
use crate::i18n::{say, words};
use leptos::prelude::*;

/// Words that could not be saved.
#[component]
pub fn Aside(
    /// The fiche.
    desk: Desk,
    /// Whether they can be written again.
    writes: bool,
) -> impl IntoView {
    let words = words();
    let waits = flag(move || !desk.ready.get());
    let shown = anew(move || {
        let aside = desk.aside.get();
        if aside.is_empty() {
            return ().into_any();
        }
        let fields = aside.iter().filter(|(_, text)| !text.is_empty()).map(|(field, text)| {
            view! {
                <dt>{wording(words, field).question}</dt>
                <dd dir="auto">{text.to_owned()}</dd>
            }
        });
        let all: Vec<&str> = aside.iter().map(|(_, text)| text).filter(|text| !text.is_empty()).collect();
        let all = all.join("\n\n");
        view! {
            <section class="fiche-aside" aria-labelledby="aside-title">
                <h2 id="aside-title">
                    <Icon name="triangle-alert" />
                    <span>{say!(words, fiche.aside)}</span>
                </h2>
                <p>{if writes { say!(words, fiche.aside_text) } else { say!(words, fiche.aside_locked) }}</p>
                <dl tabindex="0" aria-labelledby="aside-title">{fields.collect_view()}</dl>
                <div class="fiche-choice">
                    {writes
                        .then(|| {
                            view! {
                                <button type="button" class="button" disabled=waits on:click=move |_| desk.act(Deed::PutBack)>
                                    <Icon name="pencil" />
                                    <span>{say!(words, fiche.put_back)}</span>
                                </button>
                            }
                        })}
                    <CopyButton text=all label=say!(words, fiche.copy_aside) />
                    <button type="button" class="button button-quiet" on:click=move |_| desk.act(Deed::ThrowAway)>
                        <Icon name="x" />
                        <span>{say!(words, fiche.throw_away)}</span>
                    </button>
                </div>
            </section>
        }
        .into_any()
    });
    view! { {shown} }
}
