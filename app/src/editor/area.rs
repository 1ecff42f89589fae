//! A textarea as the editor sees it.

use kabinet_core::fiche::binding::{DomUpdate, FieldBinding, Selection};
use kabinet_core::text::units;
use leptos::prelude::Set;
use leptos::web_sys::HtmlTextAreaElement;

use super::Place;
use crate::live::browser::device;

/// One field with its element.
pub struct Area {
    /// Its place on the page.
    pub place: Place,
    /// Its element.
    pub element: HtmlTextAreaElement,
    /// What to do when either side changes.
    pub binding: FieldBinding,
    /// Something was typed that no edit holds yet.
    pub dirty: bool,
}

impl Area {
    /// Where caret or selection stand.
    pub fn selection(&self) -> Selection {
        let start = self.element.selection_start().ok().flatten().unwrap_or(0);
        let end = self.element.selection_end().ok().flatten().unwrap_or(start);
        Selection { start, end }
    }

    /// Whether the caret is in it.
    pub fn has_focus(&self) -> bool {
        let active = device::document().and_then(|document| document.active_element());
        active.is_some_and(|active| active == *AsRef::<leptos::web_sys::Element>::as_ref(&self.element))
    }

    /// Shows something, without a step of the page or of the caret.
    pub fn draw(&self, update: &DomUpdate) {
        if self.element.value() != update.value {
            let top = self.element.scroll_top();
            self.element.set_value(&update.value);
            self.element.set_scroll_top(top);
        }
        // Setting the selection of an element that is not in use makes phones scroll to it.
        if self.has_focus() {
            let _ = self.element.set_selection_range(update.selection_start, update.selection_end);
        }
        self.measure(&update.value);
    }

    /// Tells the page how long the text is, and the box around the element how high it has to be.
    pub fn measure(&self, value: &str) {
        self.place.units.set(units(value));
        if let Some(around) = self.element.parent_element() {
            // The box holds the same text, unseen, so that it grows without a look at the layout.
            let _ = around.set_attribute("data-text", value);
        }
    }
}

/// Draws what others wrote; the field with the caret stays where it is in the window, however much the fields above it grow.
pub fn hold_still(areas: &mut [Area], draw: impl FnOnce(&mut [Area])) {
    let held = areas.iter().find(|area| area.has_focus()).map(|area| area.element.clone());
    let top = |element: &HtmlTextAreaElement| element.get_bounding_client_rect().top();
    let before = held.as_ref().map(top);
    draw(areas);
    if let (Some(before), Some(after)) = (before, held.as_ref().map(top))
        && (after - before).abs() >= 1.0
    {
        leptos::prelude::window().scroll_by_with_x_and_y(0.0, after - before);
    }
}
