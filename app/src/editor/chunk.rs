//! The border of the chunk: what is behind [`open`] is fetched when it is first called.

use super::Desk;
use super::session::Session;
use super::tend::Tended;
use crate::live::Live;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use std::rc::Rc;

/// The editor could not be fetched. Asking again fetches it again.
#[derive(Debug)]
pub struct Unfetched;

impl From<SplitLoaderError> for Unfetched {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// Puts the editor behind the fields of a fiche.
///
/// Not `#[lazy]` nor `#[lazy_route]`: with those a chunk that does not come takes the whole page down, and here it is asked for again.
#[wasm_split(editor, wasm_split_path = ::leptos::wasm_split, fallible, preload(#[doc = "Fetches the editor."] preload))]
pub fn open(live: Live, desk: Desk) -> Result<Rc<dyn Tended>, Unfetched> {
    let session: Rc<dyn Tended> = Session::open(live, desk);
    Ok(session)
}
