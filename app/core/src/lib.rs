//! The rules of a participation cabinet, and nothing else: no IO, no clock, no randomness; time and ids are arguments.
//!
//! In reading order: [`id`] and [`lang`] name things, [`agenda`] is the day, [`cabinet`] the aggregate that decides,
//! [`view`] what each audience may know of it, [`fiche`] the text that a table writes at once, [`wire`] what phones and
//! server say to each other. [`limits`] holds every number, [`refusal`] every "no", [`text`] what text may contain.

pub mod agenda;
pub mod cabinet;
pub mod fiche;
pub mod id;
pub mod lang;
pub mod limits;
pub mod refusal;
pub mod template;
pub mod text;
pub mod view;
pub mod wire;
