//! The browser's side of it.

pub use crate::live::fresh_id;

use leptos::prelude::{document, window};
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::{Element, Event, HtmlDocument, HtmlElement, HtmlTextAreaElement};
use std::cell::RefCell;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Something to do later.
type Later = Box<dyn FnOnce()>;

thread_local! {
    /// What waits until the whole page is hydrated; none once it is.
    static WAITING: RefCell<Option<Vec<Later>>> = RefCell::new(Some(Vec::new()));
}

/// Milliseconds since 1970 by the device's clock.
pub fn now() -> u64 {
    // Whole milliseconds fit a double for the next 280,000 years.
    js_sys::Date::now() as u64
}

/// Puts text on the clipboard; `then` hears whether it is there.
pub fn copy(text: &str, then: impl FnOnce(bool) + 'static) {
    let clipboard = window().navigator().clipboard();
    // Browsers have none on an address without TLS, as in a hall's own network.
    if clipboard.is_undefined() {
        return then(copy_selected(text).unwrap_or(false));
    }
    let written = clipboard.write_text(text);
    spawn_local(async move { then(JsFuture::from(written).await.is_ok()) });
}

/// The way from before there were clipboards: a field is selected and copied. Beside what has the focus, for a dialog lets nothing
/// outside of it be selected.
fn copy_selected(text: &str) -> Option<bool> {
    let page = document();
    let focused: HtmlElement = page.active_element()?.dyn_into().ok()?;
    let field: HtmlTextAreaElement = page.create_element("textarea").ok()?.dyn_into().ok()?;
    field.set_class_name("visually-hidden");
    // Read-only, so that no keyboard comes up.
    field.set_read_only(true);
    field.set_value(text);
    focused.parent_element()?.append_child(&field).ok()?;
    field.select();
    let copied = page.dyn_into::<HtmlDocument>().ok()?.exec_command("copy");
    field.remove();
    // It fails nowhere that had it before.
    let _ = focused.focus();
    copied.ok()
}

/// Loads the page anew.
pub fn load_again() {
    // It fails nowhere that has a page.
    let _ = window().location().reload();
}

/// Runs something once the whole page is hydrated.
pub fn once_hydrated(run: impl FnOnce() + 'static) {
    let run: Later = Box::new(run);
    let now = WAITING.with_borrow_mut(|waiting| match waiting {
        Some(waiting) => {
            waiting.push(run);
            None
        }
        None => Some(run),
    });
    if let Some(run) = now {
        run();
    }
}

/// The page is hydrated.
pub(crate) fn run_waiting() {
    for run in WAITING.take().into_iter().flatten() {
        run();
    }
}

/// Goes to the top of the page, unless somebody writes on it.
pub fn to_the_top() {
    let field = |element: Element| matches!(element.tag_name().as_str(), "TEXTAREA" | "INPUT" | "SELECT");
    if !document().active_element().is_some_and(field) {
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Buttons that rest keep the focus, so they are `aria-disabled` rather than `disabled`; here their taps end, for all pages at once.
pub(crate) fn let_buttons_rest() {
    let rest = Closure::<dyn Fn(Event)>::new(|event: Event| {
        let tapped = event.target().and_then(|tapped| tapped.dyn_into::<Element>().ok());
        if tapped.is_some_and(|tapped| matches!(tapped.closest("button[aria-disabled=true]"), Ok(Some(_)))) {
            event.prevent_default();
            event.stop_immediate_propagation();
        }
    });
    // Before the taps of the pages; it fails nowhere.
    let _ = window().add_event_listener_with_callback_and_bool("click", rest.as_ref().unchecked_ref(), true);
    rest.forget();
}

/// Sets a `data-` attribute on the page's root, for style sheets and tests.
pub(crate) fn mark(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        // Failing here could only mean a wrong name; there is nobody to tell.
        drop(root.set_attribute(name, value));
    }
}

/// A `data-` attribute of the page's root.
pub(crate) fn marked(name: &str) -> Option<String> {
    document().document_element()?.get_attribute(name)
}
