//! The real server on a port of its own, and browsers without wasm: what they are shown, and what they are refused.

mod browser;
mod coming_in;
mod ending;
mod kabinet;
mod links;
mod opening;
mod roles;
mod secrets;
mod security;
mod sockets;
mod tables;
