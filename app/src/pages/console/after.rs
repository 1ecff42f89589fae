//! After the day: the report, and how long words are kept.

use crate::components::Icon;
use crate::i18n::{count, say, words};
use crate::live::Live;
use kabinet_core::agenda::StageKind;
use kabinet_core::limits;
use leptos::prelude::*;

const DAY_MS: u64 = 24 * 3_600_000;

/// What is left to do when the day is closed; nothing before.
#[component]
pub(super) fn After(live: Live, now: ReadSignal<u64>) -> impl IntoView {
    let words = words();
    let closed = Memo::new(move |_| live.see(|view| (view.stage.kind == StageKind::Closed).then_some(view.stage.since)));
    let days = Memo::new(move |_| {
        let until = closed.get().unwrap_or_default() + limits::RETENTION_MS;
        usize::try_from(until.saturating_sub(now.get()).div_ceil(DAY_MS)).unwrap_or_default()
    });
    let report = live.peek(|view| format!("/c/{}/report", view.head.cabinet));
    view! {
        <Show when=move || closed.get().is_some()>
            <section class="console-after" aria-labelledby="report-title">
                <div>
                    <h2 id="report-title">{say!(words, console.report)}</h2>
                    <p>{say!(words, console.report_what)}</p>
                    <p class="console-hint">{move || count!(words, days.get(), console.erased_day, console.erased_days)}</p>
                </div>
                <a class="button button-primary" href=report.clone()>
                    <Icon name="file-text" />
                    {say!(words, console.open_report)}
                </a>
            </section>
        </Show>
    }
    .into_any()
}
