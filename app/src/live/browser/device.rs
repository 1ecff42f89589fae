//! The few things that only a device knows: the time, chance, when something happened.

use leptos::leptos_dom::helpers::{IntervalHandle, set_interval_with_handle};
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

/// This device's time, milliseconds since 1970.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "whole milliseconds, long after 1970"
)]
pub fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// A number between 0 and 1 that nobody's safety rests on.
pub fn chance() -> f64 {
    js_sys::Math::random()
}

/// A new random id.
pub fn fresh_id() -> [u8; 16] {
    let mut id = [0; 16];
    let drawn = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .map(|crypto| crypto.get_random_values_with_u8_array(&mut id));
    if !matches!(drawn, Some(Ok(_))) {
        // Every browser that runs wasm has it; an id of lesser chance still is better than none.
        id.iter_mut().for_each(|byte| *byte = (chance() * 256.0) as u8);
    }
    id
}

/// Whether somebody can see the page.
pub fn is_visible() -> bool {
    document().is_none_or(|document| document.visibility_state() == web_sys::VisibilityState::Visible)
}

/// The window, as far as it makes events.
pub fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

/// The document.
pub fn document() -> Option<web_sys::Document> {
    window()?.document()
}

/// Listens until it is dropped.
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    closure: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Calls `then` at every event of this name. Not generic, so that code of the editor's chunk makes no closures of its own.
    pub fn new(target: &EventTarget, name: &'static str, then: Box<dyn FnMut(Event)>) -> Self {
        let closure = Closure::wrap(then);
        // Fails only for what is no function.
        let _ = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
        Self {
            target: target.clone(),
            name,
            closure,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self
            .target
            .remove_event_listener_with_callback(self.name, self.closure.as_ref().unchecked_ref());
    }
}

/// Ticks until it is dropped.
pub struct Ticker(Option<IntervalHandle>);

impl Ticker {
    /// Calls `then` every so many milliseconds, or more seldom where nobody sees the page.
    pub fn new(every_ms: u64, then: Box<dyn Fn()>) -> Self {
        Self(set_interval_with_handle(then, Duration::from_millis(every_ms)).ok())
    }
}

impl Drop for Ticker {
    fn drop(&mut self) {
        if let Some(handle) = self.0.take() {
            handle.clear();
        }
    }
}

/// Calls `then` once, after so many milliseconds.
pub fn after(ms: u64, then: Box<dyn FnOnce()>) {
    leptos::leptos_dom::helpers::set_timeout(then, Duration::from_millis(ms));
}

/// Calls `then` before the browser draws, or soon where it does not draw because nobody sees the page.
pub fn before_drawing(then: Box<dyn FnOnce()>) {
    if is_visible() {
        leptos::leptos_dom::helpers::request_animation_frame(then);
    } else {
        after(100, then);
    }
}
