//! The pages of the hall, for a laptop and a projector: a chunk of the browser's code that phones never fetch.

use super::{ConsolePage, Draw, ScreenPage};
use leptos::prelude::*;

/// How a page of the hall is drawn.
pub fn draw(part: &str) -> Draw {
    match part {
        "screen" => || view! { <ScreenPage /> }.into_any(),
        _ => || view! { <ConsolePage /> }.into_any(),
    }
}

/// Says in the page's head that the chunk will be wanted, so that the browser fetches it with everything else.
#[cfg(not(feature = "hydrate"))]
pub fn expect() {
    leptos::prefetch_lazy_fn_on_server("hall");
}

/// How a page of the hall is drawn, once the chunk is there.
#[cfg(feature = "hydrate")]
#[leptos::wasm_split::wasm_split(hall, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn fetch(part: String) -> Result<Draw, leptos::wasm_split::SplitLoaderError> {
    Ok(draw(&part))
}
