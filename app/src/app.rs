//! What all pages have in common.

use crate::device;
use crate::i18n::locale;
use crate::live::{Live, Seat};
use crate::pages::Draw;
use crate::seed::{PageSeed, RoomSeed, Seed, given};
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use std::sync::Arc;

/// The whole of a page's body.
#[component]
pub fn App(
    /// Draws the page. It is handed in, so that the browser's code knows those only that it brings to life.
    draw: Draw,
) -> impl IntoView {
    provide_meta_context();
    let seed = Arc::new(SharedValue::new_str(given).into_inner());
    provide_context(locale(seed.lang));
    provide_context(Arc::clone(&seed));
    if let Some((room, seat)) = seat(&seed.page) {
        come_alive(&seed, room, seat);
    }
    draw()
}

fn seat(page: &PageSeed) -> Option<(&RoomSeed, Seat)> {
    match page {
        PageSeed::Room(room) | PageSeed::Fiche { room, .. } => Some((room, Seat::Table)),
        PageSeed::Console { room, .. } => Some((room, Seat::Console)),
        PageSeed::Screen(room) => Some((room, Seat::Screen)),
        PageSeed::Home { .. } | PageSeed::New(_) | PageSeed::Join(_) | PageSeed::Enter | PageSeed::Report { .. } | PageSeed::Problem => {
            None
        }
    }
}

/// Provides the living cabinet of a page. It connects once the page stands: what others do meanwhile must not change the first
/// picture.
fn come_alive(seed: &Seed, room: &RoomSeed, seat: Seat) {
    let live = Live::new(room, seat);
    live.refusal.set(seed.refusal.clone());
    provide_context(live);
    let owner = Owner::current();
    device::once_hydrated(move || match owner {
        Some(owner) => owner.with(|| live.connect()),
        None => live.connect(),
    });
}
