use super::{idea, quote};
use crate::agenda::{Colour, Theme};
use crate::id::ThemeId;
use crate::lang::Words;

/// A child that needs more care than most.
pub(super) fn theme() -> Theme {
    Theme {
        id: ThemeId(3),
        title: Words::new("Kind met extra zorg", "Enfant à besoins particuliers", "Child with extra needs"),
        colour: Colour::Rose,
        icon: "heart-handshake".into(),
        topics: vec![
            Words::new("Lang wachten op hulp", "Attendre longtemps de l’aide", "Waiting long for help"),
            Words::new("Hulp op één plek", "De l’aide au même endroit", "Help in one place"),
            Words::new("Geld", "L’argent", "Money"),
            Words::new("Ouders en school", "Les parents et l’école", "Parents and school"),
            Words::new("Moeite met leren", "Difficultés pour apprendre", "Trouble with learning"),
            Words::new("Moeilijk gedrag", "Un comportement difficile", "Difficult behaviour"),
        ],
        cards: vec![
            quote(
                "Mijn zoon wacht al twee jaar op hulp. Het wachten maakt ons moe.",
                "Mon fils attend de l’aide depuis deux ans. Attendre nous épuise.",
                "My son has been waiting for help for two years. Waiting wears us out.",
            ),
            idea(
                "Krijg je nog geen hulp? Dan belt er toch al iemand, elke maand.",
                "Pas encore d’aide ? Quelqu’un vous appelle déjà, chaque mois.",
                "No help yet? Somebody calls you already, every month.",
            ),
            quote(
                "Ik vertel ons verhaal telkens opnieuw. Aan de dokter, de school, de dienst.",
                "Je raconte notre histoire encore et encore. Au médecin, à l’école, au service.",
                "I tell our story over and over. To the doctor, the school, the office.",
            ),
            idea(
                "Gezinnen vertelden 225 keer over een kind met extra zorg. Eén vaste persoon zoekt met je mee.",
                "Les familles ont parlé 225 fois d’un enfant à aider. Une même personne cherche avec vous.",
                "Families spoke of a child with care needs 225 times. One person keeps searching with you.",
            ),
            quote(
                "Op school zien ze een moeilijk kind. Ik zie een kind dat zijn best doet.",
                "À l’école, ils voient un enfant difficile. Je vois un enfant qui fait de son mieux.",
                "At school they see a difficult child. I see a child who does his best.",
            ),
            idea(
                "Gezinnen vroegen 88 keer meer hulp op school. Iemand extra in de klas, elke week.",
                "Les familles ont demandé 88 fois plus d’aide à l’école. Une personne de plus en classe, chaque semaine.",
                "Families asked 88 times for more help at school. One more adult in class, every week.",
            ),
        ],
    }
}
