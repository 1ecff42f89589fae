//! What can go wrong in the store, in words that never quote what people wrote.

use sqlx::error::ErrorKind;
use sqlx::migrate::MigrateError;

/// Why the store did not do what it was asked. The text says which rule or which part, never what was to be stored: a database quotes
/// rows in its own errors, so those are not kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The database cannot be reached or cannot write now. Whether the last commit is on disk is unknown; trying again may help.
    #[error("the store is unavailable: {0}")]
    Unavailable(String),
    /// What was given does not fit what is stored: a name taken, a number in the log used or skipped. Nothing of it was stored.
    #[error("conflict in the store: {0}")]
    Conflict(String),
    /// What is stored cannot be read as what it should be.
    #[error("the store is corrupt: {0}")]
    Corrupt(String),
}

impl StoreError {
    pub(super) fn corrupt(what: impl Into<String>) -> Self {
        Self::Corrupt(what.into())
    }

    pub(super) fn conflict(what: impl Into<String>) -> Self {
        Self::Conflict(what.into())
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(database) => {
                let code = database.code().unwrap_or_default();
                let told = told(&error);
                match database.kind() {
                    ErrorKind::Other if is_corruption(&code) => Self::Corrupt(told),
                    ErrorKind::Other if !is_about_the_data(&code) => Self::Unavailable(told),
                    _ => Self::Conflict(told),
                }
            }
            sqlx::Error::ColumnDecode { index, .. } => Self::Corrupt(format!("column {index} cannot be read")),
            sqlx::Error::Decode(_) => Self::Corrupt("a value cannot be read".to_owned()),
            sqlx::Error::Encode(_) => Self::Conflict("a value cannot be stored".to_owned()),
            _ => Self::Unavailable(told(&error)),
        }
    }
}

impl From<MigrateError> for StoreError {
    fn from(error: MigrateError) -> Self {
        match error {
            MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => {
                Self::Unavailable(format!("migration: {}", told(&error)))
            }
            other => Self::Unavailable(format!("migration: {other}")),
        }
    }
}

/// SQLite: CORRUPT, NOTADB (with their extended codes); PostgreSQL: class XX.
fn is_corruption(code: &str) -> bool {
    code.starts_with("XX") || (code.len() < 5 && code.parse::<u32>().is_ok_and(|code| matches!(code & 0xff, 11 | 26)))
}

/// PostgreSQL: data exceptions, broken rules, one row twice in one statement, too large; SQLite: TOOBIG.
fn is_about_the_data(code: &str) -> bool {
    ["22", "23", "21000", "54"]
        .iter()
        .any(|class| code.len() == 5 && code.starts_with(class))
        || code == "18"
}

/// An error without the data in it: PostgreSQL quotes rows and values in its messages about them, so only its code is kept there.
fn told(error: &sqlx::Error) -> String {
    let sqlx::Error::Database(database) = error else {
        return error.to_string();
    };
    let code = database.code().unwrap_or_default();
    match database.constraint() {
        Some(constraint) => format!("{constraint} ({code})"),
        None if code.len() == 5 && is_about_the_data(&code) => format!("data ({code})"),
        None => format!("{} ({code})", database.message()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_both_databases_are_told_apart() {
        for corrupt in ["11", "267", "26", "XX001"] {
            assert!(is_corruption(corrupt), "{corrupt}");
        }
        for other in ["13", "5", "8", "10", "55P03", "57P01", "42601", "25006"] {
            assert!(!is_corruption(other) && !is_about_the_data(other), "{other}");
        }
        for data in ["22021", "23505", "21000", "54000", "18"] {
            assert!(is_about_the_data(data), "{data}");
        }
    }
}
