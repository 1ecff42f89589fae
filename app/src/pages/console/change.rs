//! A safe stage change: first what everybody will see, then the step.

use super::dialog::Dialog;
use super::rests;
use super::stage::{moderators_see, parents_see, screen_shows};
use crate::components::stage::stage_name;
use crate::i18n::{count, say, words};
use crate::live::Live;
use kabinet_core::agenda::StageKind;
use kabinet_core::cabinet::Command;
use kabinet_core::view::StageItem;
use leptos::prelude::*;

/// A stage somebody wants to go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    /// Its position in the agenda.
    stage: usize,
    /// The position that was on when it was asked for.
    from: usize,
    /// The stage itself.
    item: StageItem,
    /// Whether people write now, and will not any more.
    ends_writing: bool,
}

/// The change that is asked for, if any.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Asked(RwSignal<Option<Change>>);

impl Asked {
    /// Asks whether to go to a stage.
    pub(super) fn ask(self, live: Live, stage: usize) {
        let change = live.peek(|view| {
            let item = view.head.agenda.get(stage)?.clone();
            let ends_writing = view.stage.kind.writes() && !item.kind.writes();
            Some(Change {
                stage,
                from: view.stage.index,
                item,
                ends_writing,
            })
        });
        self.0.set(change);
    }
}

/// The question.
#[component]
pub(super) fn ChangeDialog(live: Live, asked: Asked) -> impl IntoView {
    let open = Signal::derive(move || asked.0.with(Option::is_some));
    let close = move || asked.0.set(None);
    view! {
        <Dialog open closed=close label="change-title">
            {move || asked.0.get().map(|change| view! { <Question live change close /> })}
        </Dialog>
    }
    .into_any()
}

#[component]
fn Question(live: Live, change: Change, close: impl Fn() + Copy + 'static) -> impl IntoView {
    let words = words();
    let rests = rests(live);
    let StageItem {
        kind,
        minutes,
        instruction,
    } = change.item;
    let stage = stage_name(words, kind);
    let clock = match minutes {
        Some(minutes) => count!(words, minutes, console.clock_minute, console.clock_minutes),
        None => say!(words, console.clock_none).to_owned(),
    };
    let go = move |_| {
        live.command(Command::GoTo {
            stage: change.stage,
            from: change.from,
        });
        close();
    };
    view! {
        <h2 id="change-title">{say!(words, console.change_title, stage = stage)}</h2>
        <p class="console-say" dir="auto">
            {instruction}
        </p>
        <Typing live ends_writing=change.ends_writing />
        <dl class="console-preview">
            <dt>{say!(words, console.parents)}</dt>
            <dd>{parents_see(words, kind)}</dd>
            <dt>{say!(words, console.moderators)}</dt>
            <dd>{moderators_see(words, kind)}</dd>
            <dt>{say!(words, console.screen)}</dt>
            <dd>{screen_shows(words, kind)}</dd>
            <dt>{say!(words, console.clock)}</dt>
            <dd>{clock}</dd>
        </dl>
        <p class="console-hint">{say!(words, console.change_undo)}</p>
        <div class="console-dialog-buttons">
            <button type="button" class="button" on:click=move |_| close()>
                {say!(words, console.not_yet)}
            </button>
            <button type="button" class="button button-primary" aria-disabled=rests on:click=go>
                {say!(words, console.go_to, stage = stage)}
            </button>
        </div>
    }
    .into_any()
}

/// Who would be cut off in the middle of a sentence.
#[component]
fn Typing(live: Live, ends_writing: bool) -> impl IntoView {
    let words = words();
    let typing = Memo::new(move |_| live.typing.get());
    view! {
        <Show when=move || { typing.get() != 0 }>
            <p class="console-typing" role="status">
                <strong>{move || count!(words, typing.get(), console.one_types, console.many_type)}</strong>
                " "
                {if ends_writing { say!(words, console.typing_ends) } else { say!(words, console.typing_goes_on) }}
            </p>
        </Show>
    }
    .into_any()
}

/// Whether a stage is the end: the button that leads there looks like one.
pub(super) const fn is_end(kind: StageKind) -> bool {
    matches!(kind, StageKind::Closed)
}
