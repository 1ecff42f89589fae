//! One page's connection: dials, listens, notices silence, comes back, and hands on what arrives.

mod around;
mod hear;
mod stay;

use super::asks::{Asks, Then};
use super::device::{self, Listener, Ticker};
use super::mail::Mail;
use super::socket::Socket;
use crate::live::backoff::Backoff;
use crate::live::outbox::{Drafted, Scope};
use crate::live::pulse::Pulse;
use crate::live::{FicheNews, Live};
use kabinet_core::fiche::{Edit, FicheText};
use kabinet_core::id::{ActorId, FicheId};
use kabinet_core::wire::{self, Ask, ClientMsg, Parts};
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};

type Handler = Rc<dyn Fn(FicheNews)>;

/// A page's connection. Nothing calls out of here while a part of it is borrowed.
pub struct Connection {
    me: Weak<Self>,
    live: OnceCell<Live>,
    around: OnceCell<(Vec<Listener>, Ticker)>,
    state: RefCell<State>,
    asks: RefCell<Asks>,
    mail: OnceCell<RefCell<Mail>>,
    handlers: RefCell<BTreeMap<FicheId, Handler>>,
}

struct State {
    seq: u64,
    socket: Option<Socket>,
    /// Whether the server said welcome on this socket.
    welcome: bool,
    since: u64,
    pulse: Pulse,
    /// A long message that is coming in.
    parts: Parts,
    /// When anything was heard last, on whichever socket.
    heard: Pulse,
    backoff: Backoff,
    retry: u64,
    resting: bool,
    alive: u64,
    orphans: u64,
    wiped: bool,
    /// The language was changed on this page: the answer to its form is the next one.
    chose_a_language: bool,
}

impl Connection {
    /// A connection that has not begun, for a page drawn from this state.
    pub fn new(seq: u64) -> Rc<Self> {
        let now = device::now();
        Rc::new_cyclic(|me| Self {
            me: me.clone(),
            live: OnceCell::new(),
            around: OnceCell::new(),
            state: RefCell::new(State {
                seq,
                socket: None,
                welcome: false,
                since: now,
                pulse: Pulse::new(now),
                parts: Parts::default(),
                heard: Pulse::new(now),
                backoff: Backoff::default(),
                retry: now,
                resting: false,
                alive: now,
                orphans: now,
                wiped: false,
                chose_a_language: false,
            }),
            asks: RefCell::default(),
            mail: OnceCell::new(),
            handlers: RefCell::default(),
        })
    }

    /// Connects, and stays connected; after a rest, connects again.
    pub fn begin(&self, live: Live) {
        self.live.get_or_init(|| live);
        self.mail_of(live.scope());
        self.around.get_or_init(|| (self.listeners(), self.ticker()));
        self.state.borrow_mut().resting = false;
        self.dial();
    }

    /// Asks for something, now or once there is a connection.
    pub fn ask(&self, ask: Ask, then: Then) {
        let message = self.asks.borrow_mut().add(ask, then);
        self.say(&message);
    }

    /// Says something, if the server said welcome.
    pub fn say(&self, message: &ClientMsg) {
        let state = self.state.borrow();
        if let (true, Some(socket)) = (state.welcome, &state.socket) {
            socket.send(&wire::encode(message));
        }
    }

    /// The actor of this page, while it is connected.
    pub fn actor(&self) -> Option<ActorId> {
        if self.state.borrow().welcome {
            self.mail.get()?.borrow().actor()
        } else {
            None
        }
    }

    /// Hands the news of a fiche to `then` from now on.
    pub fn on_fiche(&self, fiche: FicheId, then: Handler) {
        self.handlers.borrow_mut().insert(fiche, Rc::clone(&then));
        if let Some(actor) = self.actor() {
            then(FicheNews::Connected(actor));
        }
    }

    /// Hands them to nobody any more.
    pub fn off_fiche(&self, fiche: FicheId) {
        // Dropped after the borrow: what it holds may come back here.
        let gone = self.handlers.borrow_mut().remove(&fiche);
        drop(gone);
        self.say(&ClientMsg::Shut { fiche });
    }

    /// Keeps and sends edits.
    pub fn keep(&self, edits: Vec<Edit>) {
        self.with_mail(|mail| mail.keep(edits));
        self.pump();
    }

    /// The pending edits of a fiche.
    pub fn pending(&self, fiche: FicheId) -> Vec<Edit> {
        self.with_mail(|mail| mail.pending(fiche)).unwrap_or_default()
    }

    /// Puts others in their place.
    pub fn replace(&self, fiche: FicheId, edits: Vec<Edit>) -> Vec<(u32, u64)> {
        let sent = self.with_mail(|mail| mail.replace(fiche, edits)).unwrap_or_default();
        self.pump();
        sent
    }

    /// Sends them again.
    pub fn resend(&self, fiche: FicheId) {
        self.with_mail(|mail| mail.resend(fiche));
        self.pump();
    }

    /// Takes them from those to be sent.
    pub fn put_aside(&self, fiche: FicheId) -> Vec<(u32, u64)> {
        let sent = self.with_mail(|mail| mail.put_aside(fiche)).unwrap_or_default();
        self.show_kept();
        sent
    }

    /// The words that were put aside.
    pub fn aside(&self, fiche: FicheId) -> FicheText {
        self.with_mail(|mail| mail.aside(fiche)).unwrap_or_default()
    }

    /// Forgets them.
    pub fn clear_aside(&self, fiche: FicheId) {
        self.with_mail(|mail| mail.clear_aside(fiche));
        self.show_kept();
    }

    /// Keeps the text of fields that no edit can be made of.
    pub fn keep_loose(&self, fiche: FicheId, text: &FicheText) {
        self.with_mail(|mail| mail.keep_loose(fiche, text));
    }

    /// Puts such text aside.
    pub fn put_loose_aside(&self, fiche: FicheId) {
        self.with_mail(|mail| mail.put_loose_aside(fiche));
        self.show_kept();
    }

    /// A short proposal that was being typed by a page that is gone.
    pub fn take_up_draft(&self, scope: Scope) -> Option<Drafted> {
        self.mail_of(scope).borrow_mut().take_up_draft()
    }

    /// Keeps the short proposal that is being typed.
    pub fn keep_draft(&self, scope: Scope, draft: Option<&Drafted>) {
        self.mail_of(scope).borrow_mut().keep_draft(draft);
    }

    /// What is typed may be kept before the page is connected.
    fn mail_of(&self, scope: Scope) -> &RefCell<Mail> {
        self.mail.get_or_init(|| RefCell::new(Mail::new(scope)))
    }

    fn tell(&self, fiche: FicheId, news: FicheNews) -> bool {
        let handler = self.handlers.borrow().get(&fiche).cloned();
        handler.map(|handler| handler(news)).is_some()
    }

    fn tell_all(&self, news: &FicheNews) {
        let handlers: Vec<Handler> = self.handlers.borrow().values().cloned().collect();
        handlers.into_iter().for_each(|handler| handler(news.clone()));
    }

    fn with_mail<T>(&self, act: impl FnOnce(&mut Mail) -> T) -> Option<T> {
        self.mail.get().map(|mail| act(&mut mail.borrow_mut()))
    }
}
