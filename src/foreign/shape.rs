//! What every format is read into and written from: projects, rows, and a report of what does not fit.

use domain::{Project, ProjectId};
use serde_json::{Map, Value};

use crate::Format;
use crate::words;

/// A file as it came, with the way to others that were opened along with it.
#[derive(Clone, Copy)]
pub struct Incoming<'a> {
    /// The file's name, without its folder.
    pub name: &'a str,
    pub bytes: &'a [u8],
    /// Files that this one may name; `None` where the person did not give it.
    pub beside: records::promptfoo::Files<'a>,
}

impl<'a> Incoming<'a> {
    /// A file on its own.
    pub fn alone(name: &'a str, bytes: &'a [u8]) -> Self {
        Self {
            name,
            bytes,
            beside: &|_| None,
        }
    }
}

/// What a file held.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Taken {
    pub projects: Vec<TakenProject>,
    /// Rows that came along: test data, tables, votes.
    pub data: Option<Data>,
    /// Prompts, tests and checks of a promptfoo configuration, also as an experiment takes them.
    pub suite: Option<records::promptfoo::Suite>,
    pub report: Vec<Unfit>,
}

/// One project, and what its file says that a project has no place for.
#[derive(Clone, Debug, PartialEq)]
pub struct TakenProject {
    pub project: Project,
    pub kept: Kept,
}

/// Parts of a file that wait to be written back into the same format. Opaque: nothing here is run or shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    format: Option<Format>,
    fields: Map<String, Value>,
}

impl Kept {
    pub(crate) fn new(format: Format, fields: Map<String, Value>) -> Self {
        Self {
            format: Some(format),
            fields,
        }
    }

    /// What was kept of a file of this format; `None` where the project did not come from one.
    pub(crate) fn of(&self, format: Format) -> Option<&Map<String, Value>> {
        (self.format == Some(format)).then_some(&self.fields)
    }

    /// The format that it goes back into.
    pub fn format(&self) -> Option<Format> {
        self.format
    }

    /// As a line of JSON, to be stored beside the project; empty where nothing is kept.
    pub fn to_json(&self) -> String {
        self.format.map_or(String::new(), |it| {
            serde_json::json!({"format": it.key(), "fields": self.fields}).to_string()
        })
    }

    /// What [`Kept::to_json`] wrote; nothing kept where it is anything else.
    pub fn from_json(text: &str) -> Self {
        let read = || {
            let value: Value = serde_json::from_str(text).ok()?;
            let key = value.get("format")?.as_str()?;
            let format = Format::ALL.into_iter().find(|it| it.key() == key)?;
            Some(Self::new(format, value.get("fields")?.as_object()?.clone()))
        };
        read().unwrap_or_default()
    }
}

/// A project to be written.
#[derive(Clone, Copy, Debug)]
pub struct Outgoing<'a> {
    pub project: &'a Project,
    /// What its file had besides; [`Kept::default`] for a project that was made here.
    pub kept: &'a Kept,
}

/// Rows with named columns.
///
/// Invariant: every row has as many cells as there are columns; no two columns have one name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Data {
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Data {
    /// Rows of names and values; columns in the order of their first appearance, absent cells empty.
    pub(crate) fn of_maps(rows: &[Vec<(String, String)>]) -> Self {
        let mut columns: Vec<String> = Vec::new();
        let mut places = std::collections::BTreeMap::new();
        for (name, _) in rows.iter().flatten() {
            places.entry(name.clone()).or_insert_with(|| {
                columns.push(name.clone());
                columns.len() - 1
            });
        }
        let rows = rows.iter().map(|row| {
            let mut cells = vec![String::new(); columns.len()];
            for (name, value) in row {
                if let Some(at) = places.get(name) {
                    cells[*at].clone_from(value);
                }
            }
            cells
        });
        Self {
            rows: rows.collect(),
            columns,
        }
    }

    /// Where a column stands.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|it| it == name)
    }
}

/// The files of a format, and what did not fit into them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Given {
    /// Name and bytes; names are plain and differ.
    pub files: Vec<(String, Vec<u8>)>,
    pub report: Vec<Unfit>,
}

/// One thing that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfit {
    /// Where it stands, as `messages[2]` or `line 7`.
    pub place: String,
    /// What it is and what became of it, in sentences.
    pub what: String,
}

/// Collects what does not fit; past the limit only their number.
#[derive(Debug, Default)]
pub(crate) struct Report {
    found: Vec<Unfit>,
    more: usize,
}

const MOST_UNFIT: usize = 500;

impl Report {
    pub(crate) fn add(&mut self, place: impl Into<String>, what: impl Into<String>) {
        if self.found.len() >= MOST_UNFIT {
            self.more += 1;
            return;
        }
        let place: String = place.into();
        self.found.push(Unfit {
            place: place.chars().take(200).collect(),
            what: what.into(),
        });
    }

    /// Says the same of several fields: that they go back into the file and are not used here.
    pub(crate) fn kept<'a>(&mut self, place: &str, names: impl IntoIterator<Item = &'a String>) {
        for name in names {
            let place = if place.is_empty() {
                name.clone()
            } else {
                format!("{place}.{name}")
            };
            self.add(place, words::kept_unused());
        }
    }

    pub(crate) fn losses(&mut self, losses: Vec<records::promptfoo::Loss>) {
        for it in losses {
            self.add(it.place, it.why);
        }
    }

    pub(crate) fn done(mut self) -> Vec<Unfit> {
        if self.more > 0 {
            self.found.push(Unfit {
                place: words::place_further_on().into(),
                what: words::more_do_not_fit(&self.more.to_string()),
            });
        }
        self.found
    }
}

/// Draws the id of each new project.
pub type NewId<'a> = &'a mut dyn FnMut() -> ProjectId;
