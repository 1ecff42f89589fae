//! Who comes: first names, languages, and where they would like to sit.

use kabinet_core::id::TableId;
use kabinet_core::lang::Lang::{self, En, Fr, Nl};
use std::time::Duration;

/// In the first half minute everybody has come in.
const ARRIVALS: Duration = Duration::from_secs(35);
/// Tables in the hall where parents sit, and the table of those at home.
const TABLES: u16 = 4;
const ONLINE: TableId = TableId(7);

/// A parent of the demo.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// What they call themselves.
    pub name: &'static str,
    /// What they speak.
    pub lang: Lang,
    /// Whether they are at home.
    pub online: bool,
    /// Where they would like to sit.
    pub table: TableId,
    /// When they come in.
    pub arrives: Duration,
}

const HALL: [(&str, Lang); 22] = [
    ("Lotte", Nl),
    ("Fatima", Nl),
    ("Joris", Nl),
    ("Grace", En),
    ("Amélie", Fr),
    ("Wout", Nl),
    ("Samira", Nl),
    ("Priya", En),
    ("Nele", Nl),
    ("Karim", Fr),
    ("Ilse", Nl),
    ("Yusuf", Nl),
    ("Tomasz", En),
    ("Bram", Nl),
    ("Claire", Fr),
    ("Griet", Nl),
    ("Mei", En),
    ("Hilde", Nl),
    ("Hugo", Fr),
    ("Aicha", Nl),
    ("Pieter", Nl),
    ("Nadia", Fr),
];

const HOME: [(&str, Lang); 3] = [("Karen", Nl), ("Daniel", En), ("Inès", Fr)];

/// Everybody, in the order in which they come.
pub fn cast() -> Vec<Part> {
    let hall = HALL
        .iter()
        .zip((1..=TABLES).cycle())
        .map(|(&(name, lang), table)| (name, lang, false, TableId(table)));
    let home = HOME.iter().map(|&(name, lang)| (name, lang, true, ONLINE));
    let count = (HALL.len() + HOME.len()) as f64;
    let part = |(index, (name, lang, online, table))| {
        let arrives = ARRIVALS.mul_f64(f64::from(index as u32) / count);
        Part {
            name,
            lang,
            online,
            table,
            arrives,
        }
    };
    hall.chain(home).enumerate().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::evening::WISH;
    use kabinet_core::cabinet::Presence;
    use kabinet_core::id::{CabinetId, JoinCode};
    use kabinet_core::limits;
    use kabinet_core::template::{Template, Wish, opening};
    use std::collections::BTreeMap;

    #[test]
    fn everybody_finds_a_seat_and_leaves_one_for_a_newcomer() {
        let expected = WISH
            .iter()
            .find(|field| field.0 == "expected")
            .and_then(|field| field.1.parse().ok());
        let wish = Wish {
            title: "Avond".into(),
            place: String::new(),
            langs: vec![Nl],
            expected: expected.unwrap_or(0),
            template: Template::Evening,
        };
        let tables = opening(CabinetId([1; 16]), JoinCode::from_random([1; 8]), wish).tables;
        let tables: BTreeMap<_, _> = tables.into_iter().collect();
        for part in cast() {
            let wanted = if part.online { Presence::Online } else { Presence::Hall };
            assert_eq!(tables.get(&part.table).map(|table| table.presence), Some(wanted), "{part:?}");
            let seated = cast().iter().filter(|other| other.table == part.table).count();
            assert!(seated + 2 <= usize::from(limits::SEATS), "{part:?}");
        }
    }
}
