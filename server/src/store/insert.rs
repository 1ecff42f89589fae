//! Many rows into one table with few statements.

use super::StoreError;
use super::engine::{Engine, Value};
use std::fmt::Write as _;

/// Rows in one statement, at most. Statements hold 1, 2, 4 … 64 rows, so there are few different texts and all of them stay prepared.
const ROWS: usize = 64;

/// How rows get into a table, and what makes a repeated row the same row.
#[derive(Debug)]
pub(super) struct Insert {
    /// `INSERT INTO table (columns)`.
    pub into: &'static str,
    /// How many columns that is.
    pub columns: usize,
    /// What to do with a row that is there already.
    pub clash: Clash,
}

/// What to do with a row that is there already.
#[derive(Debug)]
pub(super) enum Clash {
    /// It is a mistake.
    Refuse,
    /// Replace it; where this clause leaves one as it is, that is a mistake.
    Replace(&'static str),
    /// Leave it if it is the same: this many first columns are, says the query that counts such rows.
    Same(&'static str, usize, &'static str),
}

impl Insert {
    fn clause(&self) -> &'static str {
        match self.clash {
            Clash::Refuse => "",
            Clash::Replace(clause) | Clash::Same(clause, ..) => clause,
        }
    }

    fn sql(&self, rows: usize) -> String {
        let mut sql = format!("{} VALUES ", self.into);
        for row in 0..rows {
            sql.push_str(if row == 0 { "(" } else { ", (" });
            placeholders(&mut sql, row * self.columns, self.columns);
            sql.push(')');
        }
        sql.push(' ');
        sql.push_str(self.clause());
        sql
    }

    /// Puts the rows, given as one value after the other, into the table.
    pub async fn run<E: Engine>(&self, conn: &mut E::Connection, values: &[Value]) -> Result<(), StoreError> {
        let mut rest = values;
        while !rest.is_empty() {
            let rows = piece(rest.len() / self.columns);
            let (now, later) = rest.split_at(rows * self.columns);
            let touched = E::execute(conn, self.sql(rows), now).await?;
            if touched != rows as u64 {
                self.check::<E>(conn, now).await?;
            }
            rest = later;
        }
        Ok(())
    }

    /// Whether the rows that were left as they are say the same as those that were given.
    async fn check<E: Engine>(&self, conn: &mut E::Connection, values: &[Value]) -> Result<(), StoreError> {
        let Clash::Same(_, columns, count) = self.clash else {
            return Err(self.conflict());
        };
        for row in values.chunks(self.columns) {
            if E::number(conn, count, &row[..columns]).await? == 0 {
                return Err(self.conflict());
            }
        }
        Ok(())
    }

    fn conflict(&self) -> StoreError {
        StoreError::conflict(format!("another row is there: {}", self.into))
    }
}

/// The largest power of two that is not more than this many rows.
fn piece(rows: usize) -> usize {
    let mut piece = ROWS;
    while piece > rows.max(1) {
        piece /= 2;
    }
    piece
}

/// `$1, $2, …`, beginning after `from`.
pub(super) fn placeholders(sql: &mut String, from: usize, count: usize) {
    for place in 1..=count {
        // Writing to a string cannot fail.
        let _ = write!(sql, "{}${}", if place == 1 { "" } else { ", " }, from + place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_come_in_few_sizes() {
        assert_eq!([1, 2, 3, 5, 63, 64, 1000].map(piece), [1, 2, 2, 4, 32, 64, 64]);
    }

    #[test]
    fn a_statement_numbers_its_values_through() {
        let insert = Insert {
            into: "INSERT INTO t (a, b)",
            columns: 2,
            clash: Clash::Replace("ON CONFLICT DO NOTHING"),
        };
        assert_eq!(
            insert.sql(2),
            "INSERT INTO t (a, b) VALUES ($1, $2), ($3, $4) ON CONFLICT DO NOTHING"
        );
    }
}
