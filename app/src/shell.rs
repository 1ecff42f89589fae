//! The HTML around a page: head, and body with the page in it.

use crate::app::App;
use crate::pages::{Draw, EnterPage, HomePage, JoinPage, NewPage, ProblemPage, ReportPage, Rooms, enter, hall};
use crate::seed::{PageSeed, Seed, given};
use leptos::config::LeptosOptions;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_meta::{HashedStylesheet, MetaTags};

const FONT: &str = "/fonts/atkinson-hyperlegible-next-latin.woff2";

/// The whole document. The seed has to be there as context before this is called.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let seed = given();
    // Outside of what the browser's code hydrates: a script in there would leave the page dead in Safari.
    let script = matches!(seed.page, PageSeed::Enter).then(|| view! { <script nonce=use_nonce()>{enter::SCRIPT}</script> });
    view! {
        <!DOCTYPE html>
        <html lang=seed.lang.code() dir="ltr" data-part=seed.part()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
                <meta name="color-scheme" content="light dark" />
                <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fff8ee" />
                <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#211a15" />
                <meta name="format-detection" content="telephone=no" />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="manifest" href="/manifest.webmanifest" />
                <link rel="preload" href=FONT r#as="font" r#type="font/woff2" crossorigin="" />
                <HashedStylesheet options=options.clone() id="kabinet-css" />
                <HydrationScripts options />
                {script}
                <MetaTags />
            </head>
            <body>
                <App draw=draw(&seed) />
            </body>
        </html>
    }
}

fn draw(seed: &Seed) -> Draw {
    match seed.page {
        PageSeed::Home { .. } => || view! { <HomePage /> }.into_any(),
        PageSeed::New(_) => || view! { <NewPage /> }.into_any(),
        PageSeed::Join(_) => || view! { <JoinPage /> }.into_any(),
        PageSeed::Enter => || view! { <EnterPage /> }.into_any(),
        PageSeed::Report { .. } => || view! { <ReportPage /> }.into_any(),
        PageSeed::Problem => || view! { <ProblemPage /> }.into_any(),
        PageSeed::Room(_) | PageSeed::Fiche { .. } => || view! { <Rooms /> }.into_any(),
        PageSeed::Console { .. } | PageSeed::Screen(_) => {
            hall::expect();
            hall::draw(seed.part().unwrap_or_default())
        }
    }
}
