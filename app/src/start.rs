//! Where the browser begins.

use crate::app::App;
use crate::device;
use crate::pages::{Draw, Rooms, hall};
use leptos::mount::hydrate_from_async;
use leptos::prelude::*;
use leptos::tachys::dom::body;
use wasm_bindgen::prelude::wasm_bindgen;

/// Brings the page to life. Called by the script that loaded this code.
///
/// After a panic nothing of this works any more, but the forms and links of the page do: the mark lets the style sheet say so. The
/// same goes for a page whose chunk does not come.
#[wasm_bindgen]
pub fn hydrate() {
    std::panic::set_hook(Box::new(|info| {
        device::mark("data-wasm", "failed");
        console_error_panic_hook::hook(info);
    }));
    device::let_buttons_rest();
    device::lead_the_focus();
    wasm_bindgen_futures::spawn_local(async {
        match device::marked("data-part") {
            None => device::open_door(),
            Some(part) if part == "room" => come_alive(|| view! { <Rooms /> }.into_any()).await,
            Some(part) => match hall::fetch(part).await {
                Ok(draw) => come_alive(draw).await,
                Err(_) => return device::mark("data-wasm", "failed"),
            },
        }
        device::mark("data-hydrated", "");
    });
}

/// What `hydrate_lazy` does, and then what waited for it.
async fn come_alive(draw: Draw) {
    hydrate_from_async(body(), move || view! { <App draw /> }).await.forget();
    device::run_waiting();
}

/// Room for the splitter. It gives each chunk its own constants only as long as all of them together, with the gaps between them, take no
/// more room than before; otherwise every page carries those of every chunk. Nothing reads this, so it ends up in no file.
#[used]
static ROOM: [u8; 4096] = [1; 4096];
