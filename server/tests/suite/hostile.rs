//! Somebody with a program of their own at the table: nothing gets in that no honest page sends, and the neighbours notice nothing.

mod commands;
mod forger;
mod forgery;
mod frames;
