//! A room, as the people in it see it.

mod anew;
mod ends;
mod large;
mod people;
mod retention;
mod store;
mod words;
