//! Young children.

use super::Talk;
use kabinet_core::fiche::Field::{Attention, Difference, ForWhom, Problem, What, When, Who};
use kabinet_core::lang::Lang::{En, Fr, Nl};

pub(super) const TALK: Talk = Talk {
    ideas: &[
        (
            Nl,
            "Eén lijst voor alle crèches",
            "Je schrijft je één keer in. Je ziet waar nog plaats is en hoe lang je wacht.",
        ),
        (
            Nl,
            "Een kolf- en rustplek op het werk",
            "Een kleine kamer met een stoel en een slot. Meer is niet nodig.",
        ),
        (
            Nl,
            "Opvang op het ritme van de ploegen",
            "Ook om zes uur ’s morgens en na acht uur ’s avonds kan mijn kind ergens terecht.",
        ),
        (
            Nl,
            "Een buur die bijspringt",
            "Wie geen familie dichtbij heeft, krijgt een steungezin in de straat.",
        ),
        (
            Fr,
            "Une place pour une heure",
            "Pouvoir déposer son enfant une heure, pour un rendez-vous, sans dossier.",
        ),
        (
            Fr,
            "Un congé que l’on partage mieux",
            "Les deux parents prennent le congé en petits morceaux, quand il le faut.",
        ),
        (
            En,
            "A drop-in morning in every district",
            "Parents with babies meet for coffee. A nurse is there to answer questions.",
        ),
        (
            En,
            "Childcare near the station",
            "Leave your child where you take the train, not on the other side of town.",
        ),
    ],
    sentences: &[
        (Nl, Problem, "Je belt tien crèches en overal is het vol."),
        (Nl, Problem, "Wie in ploegen werkt, vindt bijna niets."),
        (Fr, Problem, "On s’inscrit enceinte, et on attend encore à la naissance."),
        (Nl, ForWhom, "Voor ouders met een kind onder de drie jaar."),
        (En, ForWhom, "Above all for parents who are new here and know nobody."),
        (Nl, Attention, "Het mag niet duurder worden voor wie weinig verdient."),
        (
            Fr,
            Attention,
            "Il faut l’expliquer aussi à ceux qui lisent mal le français ou le néerlandais.",
        ),
        (Nl, Who, "De stad, samen met de crèches zelf."),
        (En, Who, "A worker in the Huis van het Kind keeps the list."),
        (Nl, What, "Eén website en één telefoonnummer."),
        (Nl, What, "De vrije plaatsen elke week opnieuw tonen."),
        (Fr, What, "Former deux personnes par quartier pour aider les parents."),
        (Nl, When, "Beginnen na de zomer, in twee wijken."),
        (En, When, "Look at it again after six months, with parents."),
        (Nl, Difference, "Je weet waar je aan toe bent."),
        (En, Difference, "No more calling round for weeks."),
        (Fr, Difference, "Moins de stress, et plus de temps pour le bébé."),
    ],
};
