//! On the server nobody writes.

use super::Desk;
use crate::live::Live;
use crate::pages::fiche::Way;
use leptos::prelude::Memo;

/// Says in the page's head that the editor will be wanted, so that the browser fetches it with everything else.
pub fn expect() {
    leptos::prefetch_lazy_fn_on_server("editor");
}

/// Looks after a fiche while it is on the page.
pub fn tend(_live: Live, _desk: Desk, _way: Memo<Way>) {}
