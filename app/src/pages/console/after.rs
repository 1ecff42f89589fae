//! After the day: what the report is, and how long words are kept.

use crate::i18n::{count, say, words};
use crate::live::Live;
use kabinet_core::agenda::StageKind;
use kabinet_core::limits;
use leptos::prelude::*;

const DAY_MS: u64 = 24 * 3_600_000;

/// What is to be known when the day is closed; nothing before.
#[component]
pub(super) fn After(live: Live, now: ReadSignal<u64>) -> impl IntoView {
    let words = words();
    let closed = Memo::new(move |_| live.see(|view| (view.stage.kind == StageKind::Closed).then_some(view.stage.since)));
    let days = Memo::new(move |_| {
        let until = closed.get().unwrap_or_default() + limits::RETENTION_MS;
        usize::try_from(until.saturating_sub(now.get()).div_ceil(DAY_MS)).unwrap_or_default()
    });
    view! {
        <Show when=move || closed.get().is_some()>
            <section class="console-after" aria-labelledby="report-title">
                <h2 id="report-title">{say!(words, console.report)}</h2>
                <p>{say!(words, console.report_what)}</p>
                <p>{move || count!(words, days.get(), console.erased_day, console.erased_days)}</p>
            </section>
        </Show>
    }
    .into_any()
}
