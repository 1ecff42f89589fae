//! What others lived through, theme by theme.

use super::cards::Cards;
use crate::components::{Icon, theme_class};
use crate::live::Live;
use kabinet_core::view::ThemeView;
use leptos::prelude::*;

/// The themes; a tap opens one.
#[component]
pub fn Inspire(live: Live) -> impl IntoView {
    let themes = live.peek(|view| view.head.themes.clone());
    let theme = |(index, theme): (usize, ThemeView)| {
        let class = format!("theme-fold {}", theme_class(&theme));
        view! {
            <details class=class open=index == 0>
                <summary class="theme-fold-head">
                    <span class="theme-mark">
                        <Icon name=theme.icon />
                    </span>
                    <h2 class="theme-name">{theme.title}</h2>
                    <Icon name="chevron-down" />
                </summary>
                <Cards cards=theme.cards />
            </details>
        }
    };
    view! { <div class="theme-folds">{themes.into_iter().enumerate().map(theme).collect_view()}</div> }
}
