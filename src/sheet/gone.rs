//! Tables of projects that are gone: let go once their project cannot be brought back any more.

use std::collections::BTreeSet;

use format::record::{PROJECTS, TRASH};
use storage::{StorageError, Store};

/// A table without a project is only marked at first: a tab may show a project that it has not saved yet.
const DAY_MILLIS: f64 = 24.0 * 3600.0 * 1000.0;

/// Lets go of the tables of this device whose projects are neither among the studio's nor among those that it can bring
/// back, and have not been for a day. `now_millis` is since 1970.
///
/// # Errors
/// A store fails; what is left goes at the next visit.
pub async fn let_go(
    tables: &dyn Store,
    studio: &dyn Store,
    now_millis: f64,
) -> Result<(), StorageError> {
    let mut known = BTreeSet::new();
    for prefix in [PROJECTS, TRASH] {
        let keys = studio.list(prefix).await?;
        known.extend(
            keys.iter()
                .filter_map(|it| it.strip_prefix(prefix).map(str::to_owned)),
        );
    }
    let table = dataset::key("");
    for key in tables.list(&table).await? {
        let id = key.strip_prefix(&table).unwrap_or_default();
        let mark = format!("gone/{id}");
        let marked = tables.get(&mark).await?;
        let since = marked.as_deref().and_then(read_millis);
        match since {
            _ if known.contains(id) => {
                if marked.is_some() {
                    tables.delete(&mark).await?;
                }
            }
            Some(since) if now_millis - since > DAY_MILLIS => {
                for key in [&key, &typing_key(id), &mark] {
                    tables.delete(key).await?;
                }
            }
            Some(_) => {}
            None => {
                tables
                    .put(&mark, format!("{now_millis:.0}").as_bytes())
                    .await?
            }
        }
    }
    Ok(())
}

fn read_millis(mark: &[u8]) -> Option<f64> {
    std::str::from_utf8(mark).ok()?.parse().ok()
}

/// Under which lies what is typed into a cell of a project's table and not taken yet.
pub fn typing_key(id: &str) -> String {
    format!("typing/{id}")
}
