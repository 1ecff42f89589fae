//! Pages outside of a room are forms and stay as the server wrote them. This is all that the browser's code does for them.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlInputElement};

/// A button with `data-fills` puts its words into the field of that id, one with `data-prints` prints the page. A field that begins with a proposal (`data-proposed`) is
/// selected when somebody comes to it, so that what is typed takes its place.
pub fn open() {
    window_event_listener(ev::click, |event| {
        let Some(button) = event.target().and_then(|tapped| tapped.dyn_into::<Element>().ok()) else {
            return;
        };
        if let Ok(Some(_)) = button.closest("[data-prints]") {
            // Where a browser cannot, its own menu says so.
            let _ = window().print();
        }
        let Ok(Some(button)) = button.closest("[data-fills]") else { return };
        let field = button.get_attribute("data-fills").and_then(|id| document().get_element_by_id(&id));
        if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
            field.set_value(&button.text_content().unwrap_or_default());
        }
    });
    window_event_listener(ev::focusin, |event| {
        let field = event.target().and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
        if let Some(field) = field.filter(|field| field.has_attribute("data-proposed")) {
            field.select();
        }
    });
}
