//! A proposal that is not on disk while its form is not on the page.

use super::Draft;
use crate::components::{CopyButton, Icon, When, flag, memo, text as shown, yes_no};
use crate::i18n::{say, words};
use crate::live::Live;
use kabinet_core::agenda::StageKind;
use leptos::prelude::*;

/// The words that were being typed when the stage changed: in sight until they are sent, written on, or thrown away.
#[component]
pub fn Unsent(live: Live, draft: Draft) -> impl IntoView {
    view! {
        <When is=flag(move || draft.is_something())>
            <Card live draft />
        </When>
    }
}

#[component]
fn Card(live: Live, draft: Draft) -> impl IntoView {
    let words = words();
    // Words on their way are taken for a moment after the end; in the stages before, the form comes back.
    let table = memo(move || live.see(|view| view.me.table.filter(|_| view.stage.kind == StageKind::Closed)));
    let send = move |_| {
        if let Some(table) = table.get_untracked() {
            draft.send(live, table, false, || ());
        }
    };
    let all = format!("{}\n\n{}", draft.title.get_untracked(), draft.proposal.get_untracked());
    let busy = yes_no(move || draft.waiting.get());
    view! {
        <section class="card propose-unsent" aria-labelledby="unsent-title">
            <h2 id="unsent-title">
                <Icon name="triangle-alert" />
                {say!(words, room.unsent)}
            </h2>
            <p>{say!(words, room.unsent_what)}</p>
            <h3 dir="auto">{shown(move || draft.title.get())}</h3>
            <p class="propose-unsent-words" dir="auto">
                {shown(move || draft.proposal.get())}
            </p>
            <When is=flag(move || table.get().is_some())>
                <button type="button" class="button button-primary button-wide" aria-disabled=busy on:click=send>
                    {say!(words, room.show_to_table)}
                </button>
            </When>
            <CopyButton
                text=all
                label=say!(words, room.unsent_copy)
            />
            <button type="button" class="button button-quiet" aria-disabled=busy on:click=move |_| draft.drop_words(live)>
                {say!(words, room.unsent_drop)}
            </button>
        </section>
    }
    .into_any()
}
