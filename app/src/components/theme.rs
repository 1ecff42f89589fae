//! A theme: always its colour, its pictogram and its name.

use crate::components::Icon;
use crate::i18n::{say, words};
use kabinet_core::id::TableId;
use kabinet_core::view::ThemeView;
use leptos::prelude::*;

/// The class that brings a theme's colours.
pub fn theme_class(theme: &ThemeView) -> String {
    format!("theme-{}", theme.colour.name())
}

/// A theme in one line, with the number of a table if there is one.
#[component]
pub fn ThemeBadge(
    /// The theme.
    theme: ThemeView,
    /// The table.
    #[prop(optional_no_strip)]
    table: Option<TableId>,
) -> impl IntoView {
    let words = words();
    let class = format!("theme-badge {}", theme_class(&theme));
    view! {
        <p class=class>
            <span class="theme-mark">
                <Icon name=theme.icon />
            </span>
            <span class="theme-name">{theme.title}</span>
            {table.map(|table| view! { <span class="theme-table">{say!(words, room.table, number = table.0)}</span> })}
        </p>
    }
}
