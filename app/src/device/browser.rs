//! The browser's side of it.

pub use crate::live::fresh_id;

use leptos::prelude::{document, window};
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
    // Browsers have none on an address without TLS.
    if clipboard.is_undefined() {
        return then(false);
    }
    let written = clipboard.write_text(text);
    spawn_local(async move { then(JsFuture::from(written).await.is_ok()) });
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
