//! A fiche being written: the phone's copy of the document between nine textareas and the line to the server.
//!
//! What is typed goes textarea, binding, copy, outbox, socket; what others type comes socket, copy, binding, textarea. `hear` is what the
//! server says, `answers` what it says of this page's edits, `write` what the person does, `listen` the events of the page.

mod answers;
mod hear;
mod listen;
mod write;

use super::area::Area;
use super::tend::Tended;
use super::{Deed, Desk};
use crate::live::Live;
use crate::live::browser::device::{self, Listener};
use crate::live::light::Lights;
use kabinet_core::fiche::binding::FieldBinding;
use kabinet_core::fiche::{FicheText, Field, Replica};
use kabinet_core::wire::ClientMsg;
use leptos::prelude::{GetUntracked, Set};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

/// Time between two receipts for others' changes, milliseconds.
const GOT_MS: u64 = 500;

/// A fiche being written. Nothing calls out of here while a part of it is borrowed.
pub struct Session {
    me: Weak<Self>,
    live: Live,
    desk: Desk,
    state: RefCell<State>,
    listeners: RefCell<Vec<Listener>>,
    /// Something is already planned for a moment later.
    will_flush: Cell<bool>,
    will_draw: Cell<bool>,
    will_confirm: Cell<bool>,
}

/// What is known of the fiche.
struct State {
    replica: Option<Replica>,
    areas: Vec<Area>,
    lights: Lights,
    /// The copy lacks something or is damaged; a new document is on its way.
    broken: bool,
    /// What stands in fields of which no edit could be made.
    loose: FicheText,
    /// Changes that came and are not drawn yet, and the version after them.
    incoming: Vec<u8>,
    version: u64,
    /// The version that the server was told is on the screen.
    got: u64,
    /// Where the caret is.
    caret: Option<Field>,
    /// The document that is on its way replaces a history that the unsent words do not fit.
    retype: bool,
    /// The epoch that has begun and is not taken up, because the server is being asked which edits of the one before it has.
    next: Option<u32>,
    /// Epochs and numbers of edits that were refused since the last document, and of those that were replaced while an answer was due.
    answered: Vec<(u32, u64)>,
    stale: Vec<(u32, u64)>,
    /// Documents asked for since something was last saved.
    rebases: u32,
}

impl Session {
    /// Puts the editor behind the fields of a fiche. They can be written in as soon as the document is here.
    pub fn open(live: Live, desk: Desk) -> Rc<Self> {
        let areas = Field::ALL.into_iter().filter_map(|field| {
            let place = desk.place(field);
            let element = place.area.get_untracked()?;
            let binding = FieldBinding::new(field, element.value());
            Some(Area {
                place,
                element,
                binding,
                dirty: false,
            })
        });
        let state = State {
            replica: None,
            areas: areas.collect(),
            lights: Lights::default(),
            broken: false,
            loose: FicheText::default(),
            incoming: Vec::new(),
            version: 0,
            got: 0,
            caret: None,
            retype: false,
            next: None,
            answered: Vec::new(),
            stale: Vec::new(),
            rebases: 0,
        };
        let session = Rc::new_cyclic(|me| Self {
            me: me.clone(),
            live,
            desk,
            state: RefCell::new(state),
            listeners: RefCell::default(),
            will_flush: Cell::default(),
            will_draw: Cell::default(),
            will_confirm: Cell::default(),
        });
        session.listeners.replace(session.listen());
        let me = Rc::downgrade(&session);
        live.line.on_fiche(
            desk.fiche,
            Box::new(move |news| {
                if let Some(session) = me.upgrade() {
                    session.hear(news);
                }
            }),
        );
        session
    }

    /// Does something with this session a moment later, once however often it is planned.
    fn plan(&self, will: fn(&Self) -> &Cell<bool>, later: impl FnOnce(Box<dyn FnOnce()>), act: fn(&Self)) {
        if !will(self).replace(true) {
            let me = self.me.clone();
            later(Box::new(move || {
                if let Some(session) = me.upgrade() {
                    will(&session).set(false);
                    act(&session);
                }
            }));
        }
    }

    /// Tells the others that the newest version is on this screen, now and then.
    fn confirm(&self) {
        self.plan(
            |session| &session.will_confirm,
            |then| device::after(GOT_MS, then),
            |session| {
                let version = {
                    let mut state = session.state.borrow_mut();
                    let news = state.version > state.got && device::is_visible();
                    if news {
                        state.got = state.version;
                    }
                    news.then_some(state.version)
                };
                if let Some(version) = version {
                    session.live.line.say(&ClientMsg::Got {
                        fiche: session.desk.fiche,
                        version,
                    });
                }
            },
        );
    }

    fn show_lights(&self) {
        let (all, lights) = {
            let state = self.state.borrow();
            (state.lights.all(), Field::ALL.map(|field| state.lights.of(field)))
        };
        for (field, light) in Field::ALL.into_iter().zip(lights) {
            let shown = self.desk.place(field).light;
            if shown.try_get_untracked().is_some_and(|shown| shown != light) {
                shown.set(light);
            }
        }
        if self.desk.light.try_get_untracked().is_some_and(|shown| shown != all) {
            self.desk.light.set(all);
        }
    }
}

impl Tended for Session {
    fn deed(&self, deed: Deed) {
        match deed {
            Deed::Undo => self.turn_back(Replica::undo),
            Deed::Redo => self.turn_back(Replica::redo),
            Deed::PutBack => self.put_back(),
            // Nothing of it is in the fiche.
            Deed::ThrowAway => {}
        }
    }

    fn close(&self) {
        self.flush();
        self.listeners.borrow_mut().clear();
        self.live.line.off_fiche(self.desk.fiche);
        let _ = self.desk.ready.try_set(false);
    }
}
