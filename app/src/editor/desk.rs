//! What page and editor share: signals that one reads and the other sets.

use crate::live::light::Light;
use kabinet_core::fiche::{FicheText, Field};
use kabinet_core::id::{FicheId, PersonId};
use kabinet_core::text::{TextFault, units};
use leptos::html::Textarea;
use leptos::prelude::*;

/// Something that a person does to the whole fiche.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Take the last own step back.
    Undo,
    /// Bring it back.
    Redo,
    /// Write the words that could not be saved again.
    PutBack,
    /// Forget them.
    ThrowAway,
}

/// One field on the page.
#[derive(Clone, Copy)]
pub struct Place {
    /// Which.
    pub field: Field,
    /// Its textarea.
    pub area: NodeRef<Textarea>,
    /// Its save light.
    pub light: RwSignal<Light>,
    /// How long it is, UTF-16 units.
    pub units: RwSignal<usize>,
    /// Why what stands in it is not taken.
    pub trouble: RwSignal<Option<TextFault>>,
}

/// One fiche on the page. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Desk {
    /// Which.
    pub fiche: FicheId,
    /// Its fields, in order.
    pub places: StoredValue<[Place; 9]>,
    /// Its words, for whom only reads.
    pub text: RwSignal<FicheText>,
    /// Whether the editor has the fields: before that nobody types.
    pub ready: RwSignal<bool>,
    /// Whether the editor could not be fetched.
    pub failed: RwSignal<bool>,
    /// The save light of the whole fiche.
    pub light: RwSignal<Light>,
    /// Who else has the caret where.
    pub writers: RwSignal<Vec<(PersonId, Option<Field>)>>,
    /// The words that could not be saved.
    pub aside: RwSignal<FicheText>,
    /// What the person did last, with a number, for the editor to do.
    pub deed: RwSignal<Option<(u32, Deed)>>,
}

impl Desk {
    /// A fiche that begins with these words.
    pub fn new(fiche: FicheId, text: &FicheText) -> Self {
        let place = |field| Place {
            field,
            area: NodeRef::new(),
            light: RwSignal::new(Light::default()),
            units: RwSignal::new(units(text.get(field))),
            trouble: RwSignal::new(None),
        };
        Self {
            fiche,
            places: StoredValue::new(Field::ALL.map(place)),
            text: RwSignal::new(text.clone()),
            ready: RwSignal::new(false),
            failed: RwSignal::new(false),
            light: RwSignal::new(Light::default()),
            writers: RwSignal::new(Vec::new()),
            aside: RwSignal::new(FicheText::default()),
            deed: RwSignal::new(None),
        }
    }

    /// The place of a field.
    pub fn place(&self, field: Field) -> Place {
        self.places.with_value(|places| places[field as usize])
    }

    /// Has the editor do something.
    pub fn act(&self, deed: Deed) {
        self.deed
            .update(|last| *last = Some((last.map_or(0, |(number, _)| number + 1), deed)));
    }
}
