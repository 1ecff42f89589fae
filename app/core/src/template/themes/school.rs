use super::{idea, quote};
use crate::agenda::{Colour, Theme};
use crate::id::ThemeId;
use crate::lang::Words;

/// Children from four to fourteen.
pub(super) fn theme() -> Theme {
    Theme {
        id: ThemeId(2),
        title: Words::new("Schoolkinderen (4–14)", "Enfants à l’école (4–14)", "School children (4–14)"),
        colour: Colour::Sky,
        icon: "backpack".into(),
        topics: vec![
            Words::new(
                "Opvang voor en na school",
                "Accueil avant et après l’école",
                "Care before and after school",
            ),
            Words::new(
                "Schooluren en werkuren",
                "Heures d’école, heures de travail",
                "School hours and working hours",
            ),
            Words::new("Opvang in de vakantie", "Accueil pendant les vacances", "Holiday care"),
            Words::new("Samen op vakantie", "Partir en vacances", "Going on holiday"),
            Words::new("Alleen met je kinderen", "Seul avec ses enfants", "Alone with your children"),
            Words::new("Buitengewoon onderwijs", "Enseignement spécialisé", "Special education"),
        ],
        cards: vec![
            quote(
                "De school stopt om half vier. Ik werk tot zes uur.",
                "L’école finit à trois heures et demie. Je travaille jusqu’à six heures.",
                "School ends at half past three. I work until six.",
            ),
            idea(
                "Na de les blijven de kinderen op school. Ze spelen, sporten en eten er warm.",
                "Après la classe, les enfants restent à l’école. Ils jouent, bougent et mangent chaud.",
                "After class the children stay at school. They play, do sports and eat a warm meal.",
            ),
            quote(
                "Elke zomer tel ik de dagen. Mijn verlof is op, de vakantie nog niet.",
                "Chaque été, je compte les jours. Mes congés sont finis, pas les vacances.",
                "Every summer I count the days. My leave is over, the holidays are not.",
            ),
            idea(
                "Opvang in de vakantie, dicht bij huis. Iedereen kan het betalen.",
                "Un accueil pendant les vacances, près de chez vous. À un prix pour tous.",
                "Holiday care close to home. At a price that everybody can pay.",
            ),
            quote(
                "Mijn kinderen vragen waarom wij nooit op vakantie gaan. Dat doet pijn.",
                "Mes enfants demandent pourquoi nous ne partons jamais. Cela fait mal.",
                "My children ask why we never go on holiday. That hurts.",
            ),
            idea(
                "Gezinnen vertelden 118 keer over werk en gezin. Wat kan je baas veranderen?",
                "Les familles ont parlé 118 fois du travail et de la famille. Que peut changer votre patron ?",
                "Families spoke of work and family 118 times. What can your boss change?",
            ),
        ],
    }
}
