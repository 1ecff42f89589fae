//! Who a request comes from: a key in one cookie, the seats it opens, and the links that hand out such keys.
//!
//! In reading order: [`key`] is the secret itself, [`cookie`] how a browser keeps it, [`link`] how it is handed out, [`seat`] which
//! seat a page takes, [`names`] what people are called who did not say.

pub mod cookie;
pub mod key;
pub mod link;
pub mod names;
pub mod seat;

pub use key::Key;
pub use seat::Seated;
