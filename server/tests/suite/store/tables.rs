//! The tables are the same in both databases.

use super::support::{Kind, Place, run};
use std::sync::{Arc, Mutex};

const OF_SQLITE: &str = "SELECT t.name, c.name FROM sqlite_master t, pragma_table_info(t.name) c
    WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name <> '_sqlx_migrations' ORDER BY t.name, c.name";
const OF_POSTGRES: &str = "SELECT table_name::text, column_name::text FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name <> '_sqlx_migrations' ORDER BY table_name COLLATE \"C\", column_name COLLATE \"C\"";

#[tokio::test]
async fn both_databases_have_the_same_columns() {
    let mut found = Vec::new();
    for (kind, sql) in [(Kind::Sqlite, OF_SQLITE), (Kind::Postgres, OF_POSTGRES)] {
        let columns = Arc::new(Mutex::new(Vec::new()));
        let kept = columns.clone();
        run(kind, async move |place: Arc<Place>| {
            place.open().await;
            *kept.lock().unwrap() = place.outside().await.words(sql).await;
        })
        .await;
        found.push(columns.lock().unwrap().clone());
    }
    assert_eq!(found[0].iter().filter(|(table, _)| table == "changes").count(), 8);
    assert_eq!(found[0], found[1]);
}
