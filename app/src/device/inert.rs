//! On the server there is no device.

/// Sixteen random bytes for a new id.
pub fn fresh_id() -> [u8; 16] {
    [0; 16]
}

/// Milliseconds since 1970 by the device's clock.
pub fn now() -> u64 {
    0
}

/// Puts text on the clipboard; `then` hears whether it is there.
pub fn copy(_text: &str, _then: impl FnOnce(bool) + 'static) {}

/// Loads the page anew.
pub fn load_again() {}

/// Goes to the top of the page, unless somebody writes on it.
pub fn to_the_top() {}

/// Runs something once the whole page is hydrated.
pub fn once_hydrated(_run: impl FnOnce() + 'static) {}

/// Opens what links lead to, as far as `find` knows the address, and follows the browser's back and forth.
pub fn travel<T>(_open: leptos::prelude::RwSignal<T>, _find: impl Fn(&str) -> Option<T> + 'static) {}
