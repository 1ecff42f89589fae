use super::{idea, quote};
use crate::agenda::{Colour, Theme};
use crate::id::ThemeId;
use crate::lang::Words;

/// Support in bringing children up.
pub(super) fn theme() -> Theme {
    Theme {
        id: ThemeId(4),
        title: Words::new("Hulp bij opvoeden", "Aide à l’éducation", "Help with upbringing"),
        colour: Colour::Leaf,
        icon: "hand-heart".into(),
        topics: vec![
            Words::new("Vragen over opvoeden", "Questions sur l’éducation", "Questions about upbringing"),
            Words::new("Duidelijke informatie", "Des informations claires", "Clear information"),
            Words::new("Andere ouders ontmoeten", "Rencontrer d’autres parents", "Meeting other parents"),
            Words::new("Hulp op één plek", "De l’aide au même endroit", "Help in one place"),
            Words::new("Uit elkaar gaan", "Se séparer", "Separating"),
        ],
        cards: vec![
            quote(
                "Mijn kind slaapt slecht. Iedereen geeft raad, en iedereen zegt iets anders.",
                "Mon enfant dort mal. Chacun donne un conseil, et chacun dit autre chose.",
                "My child sleeps badly. Everybody gives advice, and everybody says something else.",
            ),
            idea(
                "Gezinnen vertelden 300 keer over opvoeden. Praten met andere ouders doet deugd.",
                "Les familles ont parlé 300 fois d’éducation. Parler avec d’autres parents fait du bien.",
                "Families spoke of upbringing 300 times. Talking with other parents does you good.",
            ),
            quote(
                "Ik durf geen hulp te vragen. Straks denken ze dat ik een slechte ouder ben.",
                "Je n’ose pas demander de l’aide. On va penser que je suis un mauvais parent.",
                "I dare not ask for help. They might think that I am a bad parent.",
            ),
            idea(
                "Een plek in de buurt, met koffie en speelgoed. Ouders leren elkaar er kennen.",
                "Un lieu dans le quartier, avec du café et des jouets. Les parents s’y rencontrent.",
                "A place nearby, with coffee and toys. Parents get to know each other there.",
            ),
            quote(
                "Toen we uit elkaar gingen, wist ik niet waar ik moest beginnen.",
                "Quand nous nous sommes séparés, je ne savais pas par où commencer.",
                "When we separated, I did not know where to begin.",
            ),
            idea(
                "Eén telefoonnummer voor al je vragen. Een mens neemt op en luistert.",
                "Un seul numéro pour toutes vos questions. Une personne répond et écoute.",
                "One phone number for all your questions. A person answers and listens.",
            ),
        ],
    }
}
