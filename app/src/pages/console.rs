//! The facilitator's laptop: where the day stands, how to go on, who is where.

mod add;
mod after;
mod agenda;
mod calls;
mod change;
mod clock;
mod counts;
mod dialog;
mod fiches;
mod invite;
mod movement;
mod now;
mod people;
mod stage;
mod table;
mod tables;
mod undo;

use crate::components::{Asleep, LanguageSwitch, LiveNotice, RestButton, window_title, yes_no};
use crate::i18n::{say, words};
use crate::live::{Link, Live, Rest};
use crate::pages::screen::tick;
use crate::seed::{PageSeed, use_seed};
use leptos::prelude::*;
use leptos_meta::Title;

/// The facilitator's laptop.
#[component]
pub fn ConsolePage() -> impl IntoView {
    let seed = use_seed();
    let (Some(live), PageSeed::Console { room, links }) = (use_context::<Live>(), &seed.page) else {
        return ().into_any();
    };
    let words = words();
    let now = tick::server_time(live, room.now);
    let title = room.view.head.title.clone();
    let place = room.view.head.place.clone();
    let change = change::Asked::default();
    let moving = movement::Asked::default();
    view! {
        <Title text=window_title(&say!(words, console.page_title, title = &title)) />
        <main id="main" class="console">
            <header class="console-head">
                <div>
                    <h1 dir="auto">{title}</h1>
                    <p dir="auto">{place}</p>
                </div>
                <counts::Counts live />
            </header>
            <Standing live />
            <Asleep />
            <now::Now live now change />
            <LiveNotice live />
            <after::After live now />
            <agenda::Agenda live change />
            <invite::Invite live join_url=room.join_url.clone() links=links.clone() />
            <tables::Tables live moving />
            <people::WithoutTable live moving />
            <change::ChangeDialog live asked=change />
            <movement::MoveDialog live asked=moving />
            <footer class="console-foot">
                <LanguageSwitch />
            </footer>
        </main>
    }
    .into_any()
}

/// A sentence when the buttons do not work just now, and why.
#[component]
fn Standing(live: Live) -> impl IntoView {
    let words = words();
    let text = move || match live.link.get() {
        Link::Live => "",
        Link::Connecting => say!(words, console.connecting),
        Link::Lost => say!(words, console.lost),
        Link::Resting(Rest::Removed) => say!(words, console.rest_removed),
        Link::Resting(Rest::Replaced | Rest::TooMany) => say!(words, console.rest_elsewhere),
        Link::Resting(Rest::Outdated) => say!(words, console.rest_outdated),
    };
    view! {
        <div class="console-standing" role="status" data-live=move || (live.link.get() == Link::Live).then_some("")>
            <p>{text}</p>
            <RestButton live />
        </div>
    }
    .into_any()
}

/// Whether buttons that ask the server for something rest: nothing is lost by a tap that goes nowhere.
fn rests(live: Live) -> Signal<String> {
    rests_or(live, || false)
}

/// The same for a button that also rests for a reason of its own.
fn rests_or(live: Live, why: impl Fn() -> bool + Send + Sync + 'static) -> Signal<String> {
    yes_no(move || live.link.get() != Link::Live || why())
}
