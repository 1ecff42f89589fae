//! Whose turn it is on the wall: pure functions of the server's time, so that every screen shows the same.

use kabinet_core::view::{CardView, ThemeView};

/// How long a card stays, milliseconds: time to read it twice.
const CARD_MS: u64 = 15_000;

/// How long a page of tables stays, milliseconds.
const PAGE_MS: u64 = 10_000;

/// The card whose turn it is in a stage entered at `since`: one of each theme before any theme comes again.
pub(super) fn card(themes: &[ThemeView], since: u64, now: u64) -> Option<(&ThemeView, &CardView)> {
    let longest = themes.iter().map(|theme| theme.cards.len()).max()?;
    let mut order = Vec::new();
    for round in 0..longest {
        order.extend(themes.iter().filter_map(|theme| Some((theme, theme.cards.get(round)?))));
    }
    let turn = now.saturating_sub(since) / CARD_MS;
    order.get(at(turn, order.len())?).copied()
}

/// Which page of so many things is shown, of how many. Things are paged, never made smaller.
pub(super) fn page(things: usize, per_page: usize, now: u64) -> (usize, usize) {
    let pages = things.div_ceil(per_page.max(1)).max(1);
    (at(now / PAGE_MS, pages).unwrap_or(0), pages)
}

fn at(turn: u64, of: usize) -> Option<usize> {
    let turn = turn.checked_rem(u64::try_from(of).ok()?)?;
    usize::try_from(turn).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kabinet_core::agenda::{CardKind, Colour};
    use kabinet_core::id::ThemeId;

    fn theme(id: u16, cards: &[&str]) -> ThemeView {
        let cards = cards
            .iter()
            .map(|words| CardView {
                kind: CardKind::Idea,
                words: (*words).into(),
            })
            .collect();
        ThemeView {
            id: ThemeId(id),
            title: String::new(),
            colour: Colour::Sun,
            icon: String::new(),
            topics: vec![],
            cards,
        }
    }

    fn said(themes: &[ThemeView], now: u64) -> Option<&str> {
        card(themes, 1_000, now).map(|(_, card)| card.words.as_str())
    }

    #[test]
    fn themes_take_turns() {
        let themes = [theme(1, &["a", "b", "c"]), theme(2, &["x"])];
        let heard: Vec<_> = (0..5).filter_map(|turn| said(&themes, 1_000 + turn * CARD_MS)).collect();
        assert_eq!(heard, ["a", "x", "b", "c", "a"]);
        assert_eq!(said(&themes, 0), Some("a"), "a clock that is behind shows the first");
    }

    #[test]
    fn nothing_to_show_is_no_card() {
        assert_eq!(said(&[], 5), None);
        assert_eq!(said(&[theme(1, &[])], 5), None);
    }

    #[test]
    fn what_does_not_fit_comes_by_pages() {
        assert_eq!(page(0, 4, 99), (0, 1));
        assert_eq!(page(4, 4, 5 * PAGE_MS), (0, 1));
        assert_eq!(page(9, 4, 0), (0, 3));
        assert_eq!(page(9, 4, 2 * PAGE_MS), (2, 3));
        assert_eq!(page(9, 4, 3 * PAGE_MS), (0, 3));
        assert_eq!(page(9, 0, 3 * PAGE_MS), (3, 9));
    }
}
