//! A project as it lies in the store of this device: a line with the time, a line with the name, then the project file.

use domain::{Project, ProjectId};

use crate::{FormatError, file};

/// The studio's store in a browser.
pub const STORE: &str = "exemplar";
/// Under this and the project's id lies its record.
pub const PROJECTS: &str = "project/";
/// As [`PROJECTS`], for what was deleted and can be brought back.
pub const TRASH: &str = "trash/";
/// The id of the project that was open last.
pub const LAST: &str = "last";

/// What a list needs, read without the project itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// Milliseconds since 1970.
    pub changed_at_millis: f64,
    pub name: String,
}

/// The record of a project that is saved at this time, in milliseconds since 1970.
pub fn write(project: &Project, now_millis: f64) -> Vec<u8> {
    let name: String = project
        .name
        .chars()
        .map(|it| if it.is_control() { ' ' } else { it })
        .collect();
    format!("{now_millis:.0}\n{name}\n{}", file::write(project)).into_bytes()
}

/// Never fails: a record that lacks its head lists without name or time.
pub fn head(record: &[u8]) -> Head {
    let mut lines = record
        .splitn(3, |it| *it == b'\n')
        .map(String::from_utf8_lossy);
    let millis = lines.next().and_then(|it| it.parse().ok());
    let name = lines.next().unwrap_or_default();
    Head {
        changed_at_millis: millis.filter(|it: &f64| it.is_finite()).unwrap_or(0.0),
        name: name.chars().take(200).collect(),
    }
}

/// # Errors
/// As [`file::read`].
pub fn read(record: &[u8], id: ProjectId) -> Result<Project, FormatError> {
    file::read(body(record), id).map(|it| it.project)
}

/// The same record with another time.
pub fn restamp(record: &[u8], now_millis: f64) -> Vec<u8> {
    let rest = record.iter().position(|it| *it == b'\n').unwrap_or(0);
    [format!("{now_millis:.0}").as_bytes(), &record[rest..]].concat()
}

/// Whether two records hold the same project, whenever they were written.
pub fn is_same(a: &[u8], b: &[u8]) -> bool {
    body(a) == body(b)
}

fn body(record: &[u8]) -> &[u8] {
    record
        .splitn(3, |it| *it == b'\n')
        .nth(2)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read() {
        let id = ProjectId("0".into());
        let mut project = Project::first(id.clone());
        project.name = "Two\nlines".into();
        let record = write(&project, 12.0);
        assert_eq!(read(&record, id), Ok(project));
        let expected = Head {
            changed_at_millis: 12.0,
            name: "Two lines".into(),
        };
        assert_eq!(head(&record), expected);
        let later = restamp(&record, 99.0);
        assert_eq!(head(&later).changed_at_millis, 99.0);
        assert!(is_same(&record, &later));
        assert_eq!(head(b"").name, "");
    }
}
