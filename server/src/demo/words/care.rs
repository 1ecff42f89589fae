//! A child that needs more care.

use super::Talk;
use kabinet_core::fiche::Field::{Attention, Difference, ForWhom, Problem, What, When, Who};
use kabinet_core::lang::Lang::{En, Fr, Nl};

pub(super) const TALK: Talk = Talk {
    ideas: &[
        (
            Nl,
            "Eén gids voor het hele gezin",
            "Eén persoon die meegaat, formulieren invult en blijft, jaren lang.",
        ),
        (
            Nl,
            "Mijn verhaal maar één keer",
            "Wat je vertelt, staat klaar voor de volgende die helpt. Jij beslist wie het leest.",
        ),
        (
            Nl,
            "Hulp terwijl je wacht",
            "Wie op de wachtlijst staat, krijgt elke maand een gesprek en een tip.",
        ),
        (Nl, "Een avond vrij", "Een keer per maand past iemand op die ons kind begrijpt."),
        (
            Fr,
            "Un seul guichet",
            "Un endroit où l’on ouvre le dossier, et où l’on rappelle les parents.",
        ),
        (
            Fr,
            "L’école et la maison se parlent",
            "Une courte réunion toutes les six semaines, avec les mêmes personnes.",
        ),
        (
            En,
            "A weekend for brothers and sisters",
            "They help so much at home. Let them be children for two days.",
        ),
        (
            En,
            "Buddies in the classroom",
            "Somebody who helps a few hours a week, in the ordinary school nearby.",
        ),
    ],
    sentences: &[
        (Nl, Problem, "Je wacht twee jaar, en in die tijd gebeurt er niets."),
        (Fr, Problem, "Il faut raconter la même histoire dix fois."),
        (Nl, Problem, "Niemand zegt waar je recht op hebt."),
        (Nl, ForWhom, "Voor gezinnen met een kind dat meer zorg vraagt."),
        (En, ForWhom, "Also before there is a diagnosis."),
        (Nl, Attention, "Ouders beslissen zelf wie wat mag weten."),
        (Fr, Attention, "Le guide ne doit pas changer tous les six mois."),
        (Nl, Who, "Een ervaren begeleider, betaald door de overheid."),
        (En, Who, "Parents who have been through it can help too."),
        (Nl, What, "Een eerste gesprek thuis binnen de twee weken."),
        (Nl, What, "Een plan op één blad, dat je begrijpt."),
        (Fr, What, "Un numéro de téléphone où quelqu’un répond le soir."),
        (Nl, When, "Starten met vijftig gezinnen, dit schooljaar nog."),
        (En, When, "Tell everybody after a year what it changed."),
        (Nl, Difference, "Je staat er niet meer alleen voor."),
        (Fr, Difference, "On garde ses forces pour son enfant."),
        (En, Difference, "Help comes before things break."),
    ],
};
