//! The bar above a fiche: back, help, how long still, what it is called, whether it is safe.

use super::Way;
use super::light::SaveLight;
use crate::components::{Icon, StageClock, When, anew, flag, memo, text, window_title};
use crate::editor::Desk;
use crate::i18n::{say, words};
use crate::live::Live;
use crate::pages::room::HelpButton;
use crate::seed::use_seed;
use kabinet_core::agenda::StageKind;
use kabinet_core::cabinet::Role;
use kabinet_core::fiche::Field;
use leptos::prelude::*;
use leptos_meta::Title;

/// The bar above a fiche.
#[component]
pub fn FicheHead(live: Live, desk: Desk, way: Memo<Way>) -> impl IntoView {
    let words = words();
    let fiche = desk.fiche;
    let back = live.peek(|view| match view.me.role {
        Role::Facilitator => format!("/c/{}/console", view.head.cabinet),
        _ => format!("/c/{}", view.head.cabinet),
    });
    // Whoever writes sees the name in its field first; a fiche that is gone keeps the last one.
    let place = desk.place(Field::Title);
    let title = Memo::new(move |before: Option<&String>| {
        place.units.track();
        let typed = place.area.get().filter(|_| desk.ready.get()).map(|area| area.value());
        let row = live.see(|view| view.fiches.get(&fiche).map(|row| row.title.clone()));
        typed.or(row).or_else(|| before.cloned()).unwrap_or_default()
    });
    let name = text(move || {
        let title = title.get();
        if title.trim().is_empty() {
            say!(words, fiche.new).to_owned()
        } else {
            title
        }
    });
    let now = use_seed().room().map_or(0, |room| room.now);
    let table = memo(move || {
        live.see(|view| {
            let sits = matches!(view.me.role, Role::Participant | Role::Moderator) && view.stage.kind != StageKind::Closed;
            view.me.table.filter(|_| sits)
        })
    });
    let help = anew(move || table.get().map(|table| view! { <HelpButton live table /> }).into_any());
    let cabinet = live.peek(|view| view.head.title.clone());
    view! {
        <Title text=text(move || window_title(&format!("{} · {cabinet}", name.get()))) />
        <header class="fiche-bar">
            <a href=back class="fiche-back">
                <Icon name="arrow-left" />
                <span>{say!(words, fiche.back)}</span>
            </a>
            {help}
            <StageClock live now />
            <h1 class="fiche-name" dir="auto">
                {name}
            </h1>
            <When is=flag(move || way.get() == Way::Write)>
                <SaveLight live light=desk.light />
            </When>
        </header>
    }
}
