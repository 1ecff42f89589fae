//! The two agendas that ship: an evening and a whole day, with what the facilitator says in each stage.

use super::Template;
use crate::agenda::{Stage, StageKind};
use crate::lang::Words;

/// The stages of a template, in order. They begin with a welcome and end closed.
pub fn agenda(template: Template) -> Vec<Stage> {
    let Lengths {
        inspire,
        choose,
        collect,
        elaborate,
    } = Lengths::of(template);
    vec![
        stage(
            StageKind::Welcome,
            None,
            "Welkom! Scan de code met je telefoon, of vraag ons om hulp.",
            "Bienvenue ! Scannez le code avec votre téléphone, ou demandez-nous de l’aide.",
            "Welcome! Scan the code with your phone, or ask us for help.",
        ),
        stage(
            StageKind::Inspire,
            Some(inspire),
            "Lees wat andere gezinnen meemaken. Wat herken je?",
            "Lisez ce que vivent d’autres familles. Qu’est-ce que vous reconnaissez ?",
            "Read what other families go through. What do you recognise?",
        ),
        stage(
            StageKind::Choose,
            Some(choose),
            "Kies het thema dat je raakt. Ga daarna aan die tafel zitten.",
            "Choisissez le thème qui vous touche. Puis prenez place à cette table.",
            "Choose the theme that touches you. Then sit down at that table.",
        ),
        stage(
            StageKind::Collect,
            Some(collect),
            "Schrijf je ideeën kort op. Eerst voor jezelf, daarna toon je ze aan je tafel.",
            "Écrivez vos idées en quelques mots. D’abord pour vous, puis montrez-les à votre table.",
            "Write your ideas down in a few words. First for yourself, then show them to your table.",
        ),
        elaborating(template, elaborate),
        stage(
            StageKind::Closed,
            None,
            "Dank je wel! Jullie voorstellen zijn goed bewaard.",
            "Merci ! Vos propositions sont bien gardées.",
            "Thank you! Your proposals are safely kept.",
        ),
    ]
}

/// Planned minutes of the stages that have a clock.
struct Lengths {
    inspire: u16,
    choose: u16,
    collect: u16,
    elaborate: u16,
}

impl Lengths {
    const fn of(template: Template) -> Self {
        match template {
            Template::Evening => Self {
                inspire: 10,
                choose: 10,
                collect: 30,
                elaborate: 50,
            },
            Template::Great => Self {
                inspire: 20,
                choose: 15,
                collect: 75,
                elaborate: 90,
            },
        }
    }
}

/// An evening has time for one proposal a table, a whole day for three.
fn elaborating(template: Template, minutes: u16) -> Stage {
    let (nl, fr, en) = match template {
        Template::Evening => (
            "Kies samen één voorstel en werk het uit. Zo concreet als het kan.",
            "Choisissez ensemble une proposition et développez-la. Le plus concrètement possible.",
            "Choose one proposal together and work it out. As concretely as you can.",
        ),
        Template::Great => (
            "Kies samen drie voorstellen en werk ze uit. Zo concreet als het kan.",
            "Choisissez ensemble trois propositions et développez-les. Le plus concrètement possible.",
            "Choose three proposals together and work them out. As concretely as you can.",
        ),
    };
    stage(StageKind::Elaborate, Some(minutes), nl, fr, en)
}

fn stage(kind: StageKind, minutes: Option<u16>, nl: &str, fr: &str, en: &str) -> Stage {
    Stage {
        kind,
        minutes,
        instruction: Words::new(nl, fr, en),
    }
}
