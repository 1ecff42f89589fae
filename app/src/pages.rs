//! One module per page, named as its address.

pub mod console;
pub mod enter;
pub mod fiche;
pub mod hall;
pub mod home;
pub mod join;
pub mod new;
pub mod problem;
pub mod report;
pub mod room;
pub mod rooms;
pub mod screen;

pub use console::ConsolePage;
pub use enter::EnterPage;
pub use fiche::FichePage;
pub use home::HomePage;
pub use join::JoinPage;
pub use new::NewPage;
pub use problem::ProblemPage;
pub use report::ReportPage;
pub use room::RoomPage;
pub use rooms::Rooms;
pub use screen::ScreenPage;

/// Draws a page.
pub type Draw = fn() -> leptos::prelude::AnyView;
