//! The room and its fiches: one living cabinet, whichever of them is open.

use super::room::Draft;
use super::{FichePage, RoomPage};
use crate::components::anew;
use crate::device;
use crate::live::Live;
use crate::seed::{PageSeed, use_seed};
use kabinet_core::id::FicheId;
use leptos::prelude::*;

/// The room, or one of its fiches. Only these change into one another inside the browser; between all other pages there are real page
/// loads.
#[component]
pub fn Rooms() -> impl IntoView {
    let seed = use_seed();
    let Some(room) = seed.room() else { return ().into_any() };
    // What is being typed outlives a look at a fiche.
    let draft = Draft::new(room);
    provide_context(draft);
    if let Some(live) = use_context::<Live>() {
        draft.stays(live);
    }
    let open = RwSignal::new(match &seed.page {
        PageSeed::Fiche { fiche, .. } => Some(*fiche),
        _ => None,
    });
    let here = format!("/c/{}", room.view.head.cabinet);
    device::travel(open, move |path| opened(&here, path));
    let page = anew(move || match open.get() {
        Some(fiche) => view! { <FichePage fiche /> }.into_any(),
        None => view! { <RoomPage /> }.into_any(),
    });
    view! { {page} }.into_any()
}

/// What an address opens, if it is one of the room at `here`: a fiche, or the room itself.
fn opened(here: &str, path: &str) -> Option<Option<FicheId>> {
    match path.strip_prefix(here)? {
        "" => Some(None),
        below => below.strip_prefix("/f/")?.parse().ok().map(Some),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_room_and_its_fiches_open_without_a_page_load() {
        let fiche = FicheId([7; 16]);
        assert_eq!(opened("/c/abc", "/c/abc"), Some(None));
        assert_eq!(opened("/c/abc", &format!("/c/abc/f/{fiche}")), Some(Some(fiche)));
        for other in ["/", "/c/abcd", "/c/abc/console", "/c/abc/f/x", "/c/xyz"] {
            assert_eq!(opened("/c/abc", other), None, "{other}");
        }
    }
}
