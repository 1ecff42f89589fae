//! One fiche, to read or to write.

mod aside;
mod field;
mod head;
mod light;
mod reading;
mod tools;
mod wording;

pub use wording::{missing, wording};

use crate::components::{ConnectionBanner, Icon, LanguageSwitch, LiveNotice, anew, memo, text, theme_class};
use crate::editor::{self, Desk};
use crate::i18n::{say, words};
use crate::live::{Live, fiche_path};
use crate::pages::room::{HelpComes, Merged};
use crate::seed::{PageSeed, use_seed};
use aside::Aside;
use field::FieldCard;
use head::FicheHead;
use kabinet_core::agenda::StageKind;
use kabinet_core::cabinet::Role;
use kabinet_core::fiche::{FicheText, Field};
use kabinet_core::id::FicheId;
use kabinet_core::view::View;
use leptos::prelude::*;
use reading::{Reading, Standing};
use tools::Tools;

/// What somebody may do with a fiche.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// It is not there, or not for them.
    Gone,
    /// Read.
    Read,
    /// Write.
    Write,
}

/// What this person may do with a fiche at this moment. The server decides; this only picks the page.
pub fn way(view: &View, fiche: FicheId) -> Way {
    let Some(row) = view.fiches.get(&fiche) else { return Way::Gone };
    let at_the_table = matches!(view.me.role, Role::Participant | Role::Moderator) && view.me.table == Some(row.table);
    let open = !row.removed && row.into.is_none() && (!row.locked || view.me.role.leads());
    if at_the_table && open && view.stage.kind.writes() {
        Way::Write
    } else {
        Way::Read
    }
}

/// Whether a field is asked for in a stage: at first only a name and a paragraph.
pub const fn asked(stage: StageKind, field: Field) -> bool {
    !matches!(stage, StageKind::Collect) || matches!(field, Field::Title | Field::Proposal)
}

/// The words that a fiche begins with: those of the seed, or what its row in the list says.
fn first_words(live: Live, fiche: FicheId) -> FicheText {
    if let PageSeed::Fiche { fiche: known, text, .. } = &use_seed().page
        && *known == fiche
    {
        return text.clone();
    }
    let mut text = FicheText::default();
    live.peek(|view| {
        if let Some(row) = view.fiches.get(&fiche) {
            text.set(Field::Title, row.title.clone());
            text.set(Field::Proposal, row.proposal.clone());
        }
    });
    text
}

/// One fiche, to read or to write.
#[component]
pub fn FichePage(
    /// Which.
    fiche: FicheId,
) -> impl IntoView {
    let Some(live) = use_context::<Live>() else { return ().into_any() };
    let words = words();
    let first = first_words(live, fiche);
    let desk = Desk::new(fiche, &first);
    let was_there = live.peek(|view| view.fiches.contains_key(&fiche));
    let way = memo(move || live.see(|view| way(view, fiche)));
    if way.get_untracked() == Way::Write {
        editor::expect();
    }
    editor::tend(live, desk, way);
    let theme = text(move || {
        let class = live.see(|view| {
            let table = view.fiches.get(&fiche).map(|row| row.table).or(view.me.table);
            table.and_then(|table| view.theme_of(table)).map(theme_class)
        });
        format!("fiche-page {}", class.unwrap_or_default())
    });
    let sheet = anew(move || match way.get() {
        Way::Write => view! {
            <Writing live desk first=first.clone() />
            <Merged live fiche />
        }
        .into_any(),
        Way::Read => view! {
            <Aside desk writes=false />
            <Reading live desk />
            <Merged live fiche />
        }
        .into_any(),
        Way::Gone => view! {
            <Aside desk writes=false />
            <p class="fiche-gone">
                <Icon name="info" />
                {if was_there { say!(words, fiche.left_you) } else { say!(words, fiche.gone) }}
            </p>
        }
        .into_any(),
    });
    view! {
        <div class=theme>
            <FicheHead live desk way />
            <ConnectionBanner live />
            <main id="main" class="fiche">
                <LiveNotice live />
                <HelpComes live />
                <Standing live desk way />
                {sheet}
            </main>
            <footer class="fiche-foot">
                <LanguageSwitch back=live.peek(|view| fiche_path(view, fiche)) />
            </footer>
        </div>
    }
    .into_any()
}

#[component]
fn Writing(live: Live, desk: Desk, first: FicheText) -> impl IntoView {
    let fields = first
        .iter()
        .map(|(field, text)| view! { <FieldCard live place=desk.place(field) desk text=text.to_owned() /> });
    view! {
        <Aside desk writes=true />
        <div class="fiche-fields">{fields.collect_view()}</div>
        <Tools live desk />
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_first_only_a_name_and_a_paragraph_are_asked_for() {
        let count = |stage| Field::ALL.into_iter().filter(|&field| asked(stage, field)).count();
        assert_eq!(
            (count(StageKind::Collect), count(StageKind::Elaborate), count(StageKind::Closed)),
            (2, 9, 9)
        );
    }
}
