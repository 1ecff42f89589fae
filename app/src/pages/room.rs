//! A parent's or a moderator's phone. What is on it follows the stage; what is typed stays.

mod cards;
mod choose;
mod closed;
mod header;
mod help;
mod inspire;
mod lead;
mod me;
mod merge;
mod proposals;
mod propose;
mod table;
mod turns;
mod welcome;

pub use help::{HelpButton, HelpComes};
pub use merge::Merged;
pub use propose::Draft;
use propose::{Astray, Unsent};

use crate::components::{ConnectionBanner, LiveNotice, StageHead, When, anew, flag, memo, window_title};
use crate::live::{Link, Live, Rest};
use crate::seed::use_seed;
use choose::Choose;
use closed::Closed;
use header::Header;
use inspire::Inspire;
use kabinet_core::agenda::StageKind;
use kabinet_core::cabinet::Role;
use kabinet_core::id::TableId;
use kabinet_core::view::View;
use leptos::prelude::*;
use leptos_meta::Title;
use table::{OwnTable, Table};
use turns::Turns;
use welcome::Welcome;

/// What a phone shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Welcome,
    Inspire,
    Choose,
    /// A moderator at the own table, while parents choose theirs.
    Own,
    Table(TableId),
    Closed,
}

impl Part {
    /// Who comes late and has no table yet chooses one, whatever the others do by then.
    fn of(view: &View) -> Self {
        match (view.stage.kind, view.me.table) {
            (StageKind::Welcome, _) => Self::Welcome,
            (StageKind::Inspire, _) => Self::Inspire,
            (StageKind::Closed, _) => Self::Closed,
            (StageKind::Choose, Some(_)) if view.me.role == Role::Moderator => Self::Own,
            (StageKind::Collect | StageKind::Elaborate, Some(table)) => Self::Table(table),
            (StageKind::Choose | StageKind::Collect | StageKind::Elaborate, _) => Self::Choose,
        }
    }
}

/// The table that a moderator looks after before it begins to work; later the table's own page shows it.
fn own_table(view: &View) -> Option<TableId> {
    let waits = matches!(view.stage.kind, StageKind::Welcome | StageKind::Inspire | StageKind::Choose);
    view.me.table.filter(|_| waits && view.me.role == Role::Moderator)
}

/// A parent's or a moderator's phone.
#[component]
pub fn RoomPage() -> impl IntoView {
    let seed = use_seed();
    let (Some(live), Some(room)) = (use_context::<Live>(), seed.room().cloned()) else {
        return ().into_any();
    };
    let title = live.peek(|view| view.head.title.clone());
    let part = memo(move || live.see(Part::of));
    let late = flag(move || part.get() == Part::Choose && live.see(|view| view.stage.kind != StageKind::Choose));
    let draft = use_context::<Draft>().unwrap_or_else(|| Draft::new(&room));
    let own = memo(move || live.see(own_table));
    let own = anew(move || own.get().map(|table| view! { <OwnTable live table /> }).into_any());
    // A "no" belongs to what was just done, not to the next stage or page.
    Effect::watch(move || part.get(), move |_, _, _| live.refusal.set(None), false);
    on_cleanup(move || {
        live.refusal.try_set(None);
    });
    let own_link = room.own_link.clone();
    let now = room.now;
    // Whoever was asked to leave has nothing to do here any more; what they typed stays in sight.
    let out = flag(move || live.link.get() == Link::Resting(Rest::Removed));
    let page = anew(move || match part.get() {
        _ if out.get() => ().into_any(),
        Part::Welcome => view! { <Welcome live /> }.into_any(),
        Part::Inspire => view! { <Inspire live /> }.into_any(),
        Part::Choose => view! { <Choose live /> }.into_any(),
        Part::Own => ().into_any(),
        Part::Table(table) => view! { <Table live table draft /> }.into_any(),
        Part::Closed => view! { <Closed live draft /> }.into_any(),
    });
    view! {
        <Title text=window_title(&title) />
        <div class="room">
            <Header live now own_link />
            <ConnectionBanner live />
            <main id="main" class="room-main">
                <Turns live part />
                <When is=flag(move || !out.get())>
                    <StageHead live late />
                </When>
                {own}
                <When is=flag(move || out.get() || !matches!(part.get(), Part::Table(_)))>
                    <Unsent live draft />
                </When>
                <Astray live />
                {page}
                <LiveNotice live />
            </main>
        </div>
    }
    .into_any()
}
