//! Going from one address to another without loading a page.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::{Element, HtmlElement, MouseEvent};
use std::rc::Rc;

/// Opens what links lead to, as far as `find` knows the address, and follows the browser's back and forth.
///
/// Back to an address that `find` does not know is back to the beginning: a form that was refused is drawn at its own.
pub fn travel<T>(open: RwSignal<T>, find: impl Fn(&str) -> Option<T> + 'static)
where
    T: Copy + Default + PartialEq + Send + Sync + 'static,
{
    let find = Rc::new(find);
    let go = move |to: T| {
        if open.try_get_untracked().is_some_and(|now| now != to) {
            open.set(to);
        }
    };
    let known = Rc::clone(&find);
    window_event_listener(ev::click, move |event| {
        let Some((path, to)) = followed(&event).and_then(|path| known(&path).map(|to| (path, to))) else {
            return;
        };
        event.prevent_default();
        // It fails only for other hosts.
        let _ = window()
            .history()
            .and_then(|history| history.push_state_with_url(&JsValue::NULL, "", Some(&path)));
        go(to);
        window().scroll_to_with_x_and_y(0.0, 0.0);
        request_animation_frame(begin_at_the_heading);
    });
    window_event_listener(ev::popstate, move |_| {
        let path = window().location().pathname().unwrap_or_default();
        go(find(&path).unwrap_or_default());
    });
}

/// Whoever hears the page, or walks through it by keyboard, begins where it begins.
fn begin_at_the_heading() {
    let heading = document().query_selector("h1").ok().flatten();
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        heading.set_tab_index(-1);
        // It fails nowhere that has a heading.
        let _ = heading.focus();
    }
}

/// Where a plain tap on a link leads; none where the browser is asked for something else, as a new tab.
fn followed(event: &MouseEvent) -> Option<String> {
    let plain = event.button() == 0 && !event.meta_key() && !event.ctrl_key() && !event.shift_key() && !event.alt_key();
    if !plain || event.default_prevented() {
        return None;
    }
    let tapped: Element = event.target()?.dyn_into().ok()?;
    tapped.closest("a[href]:not([target])").ok()??.get_attribute("href")
}
