//! What the day leaves to those who decide: every proposal that was shown, by theme, to be read, printed or kept.

use super::fiche::wording;
use crate::components::{Frame, Icon, theme_class, window_title};
use crate::i18n::{count, say, words};
use crate::seed::{PageSeed, use_seed};
use kabinet_core::fiche::{FicheText, Field};
use kabinet_core::view::{Chapter, Entry};
use leptos::prelude::*;
use leptos_meta::Title;

/// The report of a cabinet.
#[component]
pub fn ReportPage() -> impl IntoView {
    let words = words();
    let seed = use_seed();
    let PageSeed::Report { cabinet, report } = &seed.page else {
        return ().into_any();
    };
    let report = report.clone();
    let proposals: usize = report.themes.iter().map(|chapter| chapter.proposals.len()).sum();
    let console = format!("/c/{cabinet}/console");
    let title = say!(words, report.page_title, title = &report.title);
    view! {
        <Title text=window_title(&title) />
        <Frame>
            <article class="report">
                <header class="report-head">
                    <p class="report-kind">
                        <Icon name="file-text" />
                        {say!(words, report.report)}
                    </p>
                    <h1 dir="auto">{report.title}</h1>
                    <ul class="report-facts">
                        <li dir="auto">{report.place}</li>
                        {report.erased_at.map(|_| view! { <li>{date(report.since)}</li> })}
                        <li>{count!(words, report.parents, report.parent, report.parents)}</li>
                        <li>{count!(words, proposals, report.proposal, report.proposals)}</li>
                    </ul>
                    <p class="report-acts">
                        <button type="button" class="button button-primary needs-wasm" data-prints="">
                            <Icon name="printer" />
                            {say!(words, report.print)}
                        </button>
                        <a class="button" href=console>
                            <Icon name="arrow-left" />
                            {say!(words, report.back)}
                        </a>
                    </p>
                    {report.erased_at.is_none().then(|| view! { <p class="hint">{say!(words, report.early)}</p> })}
                </header>
                {(proposals == 0).then(|| view! { <p class="empty">{say!(words, report.empty)}</p> })}
                {report.themes.into_iter().map(|chapter| view! { <Theme chapter /> }).collect_view()}
                <footer class="report-foot hint">
                    <p>{say!(words, report.no_names)}</p>
                    {report.erased_at.map(|at| view! { <p>{say!(words, report.erased, date = date(at))}</p> })}
                </footer>
            </article>
        </Frame>
    }
    .into_any()
}

#[component]
fn Theme(chapter: Chapter) -> impl IntoView {
    let Chapter { theme, proposals } = chapter;
    let class = format!("report-theme {}", theme_class(&theme));
    let heading = format!("theme-{}", theme.id.0);
    let label = heading.clone();
    view! {
        <section class=class aria-labelledby=label>
            <h2 id=heading class="theme-badge">
                <span class="theme-mark">
                    <Icon name=theme.icon />
                </span>
                <span class="theme-name">{theme.title}</span>
            </h2>
            {proposals.into_iter().map(|entry| view! { <Proposal entry /> }).collect_view()}
        </section>
    }
}

#[component]
fn Proposal(entry: Entry) -> impl IntoView {
    let words = words();
    let title = title(words, &entry.text);
    let merged = (!entry.merged.is_empty()).then(|| {
        let others = entry.merged.into_iter().map(|text| {
            view! {
                <li>
                    <p class="report-merged-title" dir="auto">
                        {self::title(words, &text)}
                    </p>
                    <Answers text level=false />
                </li>
            }
        });
        view! {
            <div class="report-merged">
                <h4>{say!(words, report.merged)}</h4>
                <ul>{others.collect_view()}</ul>
            </div>
        }
    });
    view! {
        <article class="report-proposal">
            <p class="report-table">{say!(words, room.table, number = entry.table.0)}</p>
            <h3 dir="auto">{title}</h3>
            <Answers text=entry.text level=true />
            {merged}
        </article>
    }
}

/// What was answered, in order; the questions are headings in a proposal of its own.
#[component]
fn Answers(text: FicheText, level: bool) -> impl IntoView {
    let words = words();
    let answered = text
        .iter()
        .filter(|(field, answer)| *field != Field::Title && !answer.trim().is_empty());
    let answer = |(field, answer): (Field, &str)| {
        let question = wording(words, field).question;
        let question = if level {
            view! { <h4>{question}</h4> }.into_any()
        } else {
            view! { <p class="report-question">{question}</p> }.into_any()
        };
        view! {
            {question}
            <p class="report-answer" dir="auto">
                {answer.trim().to_owned()}
            </p>
        }
    };
    view! { {answered.map(answer).collect_view()} }
}

fn title(words: crate::i18n::Locale, text: &FicheText) -> String {
    match text.get(Field::Title).trim() {
        "" => say!(words, room.untitled).to_owned(),
        title => title.to_owned(),
    }
}

/// The day of a time in milliseconds since 1970, as all three languages write it in numbers. By universal time: an evening in Flanders
/// has the same date.
fn date(at: u64) -> String {
    let seconds = i64::try_from(at / 1000).unwrap_or(i64::MAX);
    let Ok(time) = time::OffsetDateTime::from_unix_timestamp(seconds) else {
        return String::new();
    };
    let (year, month, day) = time.to_calendar_date();
    format!("{day}/{}/{year}", u8::from(month))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_in_numbers() {
        assert_eq!(date(1_795_298_400_000), "21/11/2026");
        assert_eq!(date(u64::MAX), "");
    }
}
