//! Help in bringing children up.

use super::Talk;
use kabinet_core::fiche::Field::{Attention, Difference, ForWhom, Problem, What, When, Who};
use kabinet_core::lang::Lang::{En, Fr, Nl};

pub(super) const TALK: Talk = Talk {
    ideas: &[
        (
            Nl,
            "De oudertafel",
            "Elke week koffie in de wijk. Je vraagt wat je wil, niemand oordeelt.",
        ),
        (
            Nl,
            "Een antwoord binnen de dag",
            "Je stuurt een vraag met je telefoon. Iemand die ervan weet, antwoordt.",
        ),
        (Nl, "Vaders ook", "Een groep voor papa’s, op een uur dat ze kunnen."),
        (
            Nl,
            "Goed uit elkaar",
            "Een rustig gesprek met hulp, voor je naar de rechtbank gaat.",
        ),
        (
            Fr,
            "Le sac de bienvenue",
            "À chaque naissance, des adresses utiles et une visite, dans ta langue.",
        ),
        (
            Fr,
            "Dix minutes après l’école",
            "Quelqu’un à la grille à qui l’on peut poser une question.",
        ),
        (
            En,
            "Clear words about sleep and screens",
            "One page per question, the same advice from everybody.",
        ),
        (
            En,
            "Grandparents next door",
            "Older people and young families who help each other a little.",
        ),
    ],
    sentences: &[
        (Nl, Problem, "Iedereen geeft raad, en iedereen zegt iets anders."),
        (En, Problem, "You only get help when things go really wrong."),
        (Nl, Problem, "Je durft niet te zeggen dat het moeilijk gaat."),
        (Nl, ForWhom, "Voor alle ouders, niet alleen voor wie problemen heeft."),
        (Fr, ForWhom, "Aussi pour les grands-parents et les beaux-parents."),
        (Nl, Attention, "Geen les, wel een gesprek."),
        (En, Attention, "It has to be free, and close to home."),
        (Nl, Who, "Vrijwilligers uit de buurt, met iemand die hen opleidt."),
        (Fr, Who, "La bibliothèque prête une salle et du café."),
        (Nl, What, "Een vaste plek en een vast uur."),
        (Nl, What, "Speelgoed voor de kinderen, zodat iedereen kan komen."),
        (En, What, "A list of people who speak your language."),
        (Nl, When, "Elke donderdag, ook in de vakantie."),
        (Fr, When, "On essaie six mois, puis on regarde ensemble."),
        (Nl, Difference, "Je merkt dat je niet de enige bent."),
        (En, Difference, "Small questions stay small."),
        (Fr, Difference, "On se connaît dans le quartier."),
    ],
};
