//! Children at school.

use super::Talk;
use kabinet_core::fiche::Field::{Attention, Difference, ForWhom, Problem, What, When, Who};
use kabinet_core::lang::Lang::{En, Fr, Nl};

pub(super) const TALK: Talk = Talk {
    ideas: &[
        (
            Nl,
            "School tot half zes",
            "Na de les blijft de school open, met sport, muziek en rust.",
        ),
        (
            Nl,
            "Eén vakantiekalender",
            "Alle kampen en opvang van de stad in één lijst, met de prijs erbij.",
        ),
        (
            Nl,
            "De voetgangersrij",
            "Ouders stappen om de beurt met een groepje kinderen naar school.",
        ),
        (
            Nl,
            "Warm eten voor iedereen",
            "Een gezonde maaltijd op school. Wie het moeilijk heeft, betaalt minder.",
        ),
        (
            Fr,
            "Les devoirs à l’école",
            "Une heure calme avec quelqu’un qui aide. À la maison, on joue.",
        ),
        (
            Fr,
            "Partir une semaine ensemble",
            "Des vacances simples et pas chères pour les parents seuls avec enfants.",
        ),
        (
            En,
            "School letters in plain words",
            "Short, in several languages, and on the phone as well as on paper.",
        ),
        (
            En,
            "One free Wednesday plan",
            "Every Wednesday afternoon something to do nearby, without signing up.",
        ),
    ],
    sentences: &[
        (Nl, Problem, "De school stopt om half vier, het werk om vijf uur."),
        (Nl, Problem, "In de zomer zoek je negen weken lang opvang."),
        (En, Problem, "Holiday camps are full on the first morning."),
        (Nl, ForWhom, "Voor kinderen van vier tot veertien jaar, en hun ouders."),
        (Fr, ForWhom, "Surtout pour les familles où un seul parent travaille et porte tout."),
        (Nl, Attention, "Kinderen moeten ook gewoon moe mogen zijn."),
        (En, Attention, "Do not make the teachers’ day longer."),
        (Nl, Who, "De school geeft de lokalen, de stad betaalt de begeleiding."),
        (Fr, Who, "Les clubs de sport du quartier viennent à l’école."),
        (Nl, What, "Eén inschrijving voor het hele jaar."),
        (Nl, What, "Vragen aan de kinderen wat ze zelf willen doen."),
        (En, What, "A small team that knows the children by name."),
        (Nl, When, "Proberen in één school vanaf januari."),
        (Fr, When, "En parler avec les parents chaque trimestre."),
        (Nl, Difference, "Niet meer rennen om op tijd te zijn."),
        (Fr, Difference, "Les enfants rentrent contents, et les parents aussi."),
        (En, Difference, "Evenings become quiet again."),
    ],
};
