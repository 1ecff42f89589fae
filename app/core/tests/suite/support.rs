//! A cabinet to try rules on.

use kabinet_core::agenda::StageKind;
use kabinet_core::cabinet::{Cabinet, Command, Event, Presence, Role, decide, evolve, replay};
use kabinet_core::id::{CabinetId, FicheId, JoinCode, PersonId, TableId};
use kabinet_core::lang::Lang;
use kabinet_core::refusal::Refusal;
use kabinet_core::template::{Template, Wish, opening};

/// The person with a number.
pub fn person(number: u64) -> PersonId {
    PersonId(u128::from(number).to_be_bytes())
}

/// The fiche with a number.
pub fn fiche(number: u64) -> FicheId {
    FicheId(u128::from(number).to_be_bytes())
}

/// A cabinet with its log and a clock of its own.
pub struct Hall {
    pub cabinet: Cabinet,
    pub log: Vec<Event>,
    pub now: u64,
}

impl Hall {
    /// Who leads it.
    pub const FACILITATOR: PersonId = PersonId([200; 16]);

    /// A cabinet in `welcome` with its facilitator and parents 1, 2, …
    pub fn with_parents(parents: u64) -> Self {
        let wish = Wish {
            title: "Avond".into(),
            place: "Gent".into(),
            langs: vec![Lang::Nl, Lang::Fr],
            expected: 30,
            template: Template::Evening,
        };
        let opened = Event::Opened(Box::new(opening(CabinetId([1; 16]), JoinCode::from_random([3; 8]), wish)));
        let cabinet = replay([&opened]).expect("an opening opens");
        let mut hall = Self {
            cabinet,
            log: vec![opened],
            now: 1_700_000_000_000,
        };
        hall.joins(Self::FACILITATOR, Role::Facilitator, None)
            .expect("the facilitator is in");
        for parent in 1..=parents {
            hall.joins(person(parent), Role::Participant, None).expect("there is room");
        }
        hall
    }

    /// A shown proposal.
    pub fn proposal(number: u64, table: TableId, author: PersonId) -> Command {
        Command::AddFiche {
            fiche: fiche(number),
            table,
            private: false,
            author,
        }
    }

    /// Asks and folds what follows.
    pub fn asks(&mut self, who: PersonId, command: Command) -> Result<Vec<Event>, Refusal> {
        let events = decide(&self.cabinet, who, &command, self.now)?;
        events.iter().for_each(|event| evolve(&mut self.cabinet, event));
        self.log.extend(events.iter().cloned());
        Ok(events)
    }

    /// Whether it is allowed; what follows is folded.
    pub fn tries(&mut self, who: PersonId, command: Command) -> Result<(), Refusal> {
        self.asks(who, command).map(|_| ())
    }

    /// What follows from something that is allowed.
    pub fn does(&mut self, who: PersonId, command: Command) -> Vec<Event> {
        self.asks(who, command.clone())
            .unwrap_or_else(|refusal| panic!("{command:?} is refused: {refusal}"))
    }

    /// Takes a seat.
    pub fn joins(&mut self, who: PersonId, role: Role, table: Option<TableId>) -> Result<(), Refusal> {
        self.tries(
            who,
            Command::Join {
                role,
                table,
                presence: Presence::Hall,
                lang: Lang::Nl,
            },
        )
    }

    /// Goes to the stage of a kind.
    pub fn enter(&mut self, kind: StageKind) {
        let stage = self
            .cabinet
            .agenda
            .iter()
            .position(|stage| stage.kind == kind)
            .expect("the agenda has it");
        self.does(
            Self::FACILITATOR,
            Command::GoTo {
                stage,
                from: self.cabinet.stage,
            },
        );
    }

    pub fn at(mut self, kind: StageKind) -> Self {
        // Long ago, so that no grace of the stage before is left.
        self.enter(kind);
        self.now += 3_600_000;
        self
    }

    pub fn joined(mut self, who: PersonId, role: Role, table: Option<TableId>) -> Self {
        self.joins(who, role, table).expect("there is room");
        self
    }

    pub fn seated(mut self, who: PersonId, table: TableId) -> Self {
        self.does(
            Self::FACILITATOR,
            Command::MovePerson {
                person: who,
                table: Some(table),
            },
        );
        self
    }

    pub fn with_fiche(mut self, number: u64, table: TableId, author: PersonId) -> Self {
        self.does(author, Self::proposal(number, table, author));
        self
    }
}
