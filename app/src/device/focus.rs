//! Where the focus goes when what was tapped is gone.

use leptos::prelude::{document, set_timeout, window};
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::{Element, Event, FocusOptions, HtmlElement};
use std::time::Duration;

/// Time between two looks at whether the button is still there.
const LOOK: Duration = Duration::from_millis(60);
/// Looks after a tap: some three seconds, as long as an answer takes on a slow network.
const LOOKS: u8 = 50;
/// What has a heading of its own.
const PLACES: &str = "article, section, form, dialog, main";

/// Whoever taps something that is gone soon after goes on at the heading of what it stood in, and not at the top of the page: for those
/// who hear it, or walk through it by keyboard. Once for all pages.
pub(crate) fn lead_the_focus() {
    let tapped = Closure::<dyn Fn(Event)>::new(|event: Event| {
        let tapped = event.target().and_then(|tapped| tapped.dyn_into::<Element>().ok());
        if let Some(button) = tapped.and_then(|tapped| tapped.closest("button").ok().flatten()) {
            let places = places(&button);
            look(button, places, LOOKS);
        }
    });
    // It fails nowhere.
    let _ = window().add_event_listener_with_callback_and_bool("click", tapped.as_ref().unchecked_ref(), true);
    tapped.forget();
}

/// What a button stands in, the nearest first.
fn places(button: &Element) -> Vec<Element> {
    let around = |element: &Element| element.parent_element()?.closest(PLACES).ok().flatten();
    std::iter::successors(around(button), around).collect()
}

fn look(button: Element, places: Vec<Element>, left: u8) {
    let later = move || {
        let lost = document().active_element().is_none_or(|element| element.tag_name() == "BODY");
        if lost && !is_shown(&button) {
            go_on_at(&places);
        } else if left > 0 {
            look(button, places, left - 1);
        }
    };
    set_timeout(later, LOOK);
}

fn go_on_at(places: &[Element]) {
    let heading = |place: &Element| place.query_selector("h1, h2, h3").ok().flatten();
    let first = || document().query_selector("h1").ok().flatten();
    let shown = places.iter().filter_map(heading).find(is_shown).or_else(first);
    if let Some(heading) = shown.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        heading.set_tab_index(-1);
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // It fails nowhere that has a heading.
        let _ = heading.focus_with_options(&options);
    }
}

/// Whether an element takes room on the page.
fn is_shown(element: &Element) -> bool {
    element.is_connected() && element.get_client_rects().length() > 0
}
