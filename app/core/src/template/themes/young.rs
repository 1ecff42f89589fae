use super::{idea, quote};
use crate::agenda::{Colour, Theme};
use crate::id::ThemeId;
use crate::lang::Words;

/// Children up to three.
pub(super) fn theme() -> Theme {
    Theme {
        id: ThemeId(1),
        title: Words::new("Jonge kinderen (0–3)", "Jeunes enfants (0–3)", "Young children (0–3)"),
        colour: Colour::Sun,
        icon: "baby".into(),
        topics: vec![
            Words::new("Werk en gezin", "Travail et famille", "Work and family"),
            Words::new("Zorgen voor een baby", "S’occuper d’un bébé", "Caring for a baby"),
            Words::new("Kinderopvang", "Crèches et accueil", "Childcare"),
            Words::new("Alleen met je kind", "Seul avec son enfant", "Alone with your child"),
            Words::new("Niemand in de buurt", "Personne sur qui compter", "Nobody nearby to help"),
            Words::new("Ouderschapsverlof", "Congé parental", "Parental leave"),
        ],
        cards: vec![
            quote(
                "Ik belde twaalf crèches. Overal stond ik op een wachtlijst.",
                "J’ai appelé douze crèches. Partout, j’étais sur une liste d’attente.",
                "I called twelve nurseries. Everywhere I was put on a waiting list.",
            ),
            idea(
                "Gezinnen vertelden 292 keer over kinderopvang. Wat als elk kind een plaats kreeg?",
                "Les familles ont parlé 292 fois des crèches. Et si chaque enfant avait une place ?",
                "Families spoke of childcare 292 times. What if every child had a place?",
            ),
            quote(
                "Mijn dochter had koorts. Ik moest werken, en niemand kon komen.",
                "Ma fille avait de la fièvre. Je devais travailler, et personne ne pouvait venir.",
                "My daughter had a fever. I had to work, and nobody could come.",
            ),
            idea(
                "Is je kind ziek? Dan komt er iemand naar je huis, nog dezelfde dag.",
                "Votre enfant est malade ? Quelqu’un vient chez vous, le jour même.",
                "Is your child ill? Then somebody comes to your home, the same day.",
            ),
            quote(
                "Ik ben alleen met mijn zoontje. Na het werk is mijn energie op.",
                "Je suis seule avec mon petit garçon. Après le travail, je n’ai plus d’énergie.",
                "I am alone with my little boy. After work I have nothing left.",
            ),
            idea(
                "Langer thuis na de geboorte, met genoeg geld om van te leven.",
                "Plus de temps à la maison après la naissance, avec assez d’argent pour vivre.",
                "More time at home after the birth, with enough money to live on.",
            ),
        ],
    }
}
