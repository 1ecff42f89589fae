//! A dialog that is open while there is something to ask.

use leptos::html;
use leptos::prelude::*;

/// A modal dialog. The browser keeps the focus in it, gives it back afterwards, and closes it on Escape; `closed` hears of it.
#[component]
pub(super) fn Dialog(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// What to do when it is put away.
    closed: impl Fn() + Copy + 'static,
    /// The id of the heading inside.
    label: &'static str,
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let (Some(dialog), open) = (node.get(), open.get()) else { return };
        match (open, dialog.open()) {
            // It fails only for a dialog that is open already or not in the page: both cannot be here.
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    view! {
        <dialog class="console-dialog" node_ref=node aria-labelledby=label on:close=move |_| closed()>
            {children()}
        </dialog>
    }
    .into_any()
}
