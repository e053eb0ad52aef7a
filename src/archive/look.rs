//! Looks at files that were dropped, chosen or pasted: what each is, read and not yet taken.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use domain::ProjectId;
use foreign::{Format, Found, Incoming, LIMIT_ROW_BYTES};
use format::{FormatError, file};

use crate::{said, words};

/// A file as it came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dropped {
    /// Its name without a folder; empty for a pasted text.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// What was seen in one file.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// The file's name; "Pasted text" where it has none.
    pub name: String,
    /// The file as it came.
    pub bytes: Vec<u8>,
    pub arrived: Arrived,
}

/// What a file turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Arrived {
    /// Exemplar's own project file, as its text: it is opened as such a file always is.
    Own(String),
    /// Another tool's, the likeliest format first; never empty.
    Foreign(Vec<Guess>),
    /// It cannot be taken; a sentence that says why and what to do.
    Refused(String),
}

/// One way to read a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Guess {
    pub found: Found,
    /// Names of files that it names and that did not come with it.
    pub missing: Vec<String>,
    /// Other files that came along are part of it.
    pub with_others: bool,
}

impl Guess {
    /// "This is a promptfoo configuration with 2 prompts and 14 tests. 3 things have no place here."
    pub fn sentence(&self) -> String {
        said::sentence(&self.found, &self.missing)
    }
}

/// More files than these are not looked at together.
const MOST_FILES: usize = 50;

/// Looks at files that came together, each with the others beside it: a configuration may name its tests.
/// A file that another one has taken in is no find of its own. `new_id` names each project that is read.
pub fn look_at(files: &[Dropped], new_id: &mut dyn FnMut() -> ProjectId) -> Vec<Look> {
    let named = RefCell::new(BTreeSet::new());
    let mut looks = Vec::new();
    for it in files.iter().take(MOST_FILES) {
        let arrived = one(it, files, &named, new_id);
        looks.push((it.name.clone(), it.bytes.clone(), arrived));
    }
    let named = named.into_inner();
    // All at once only where they name each other in a circle; then none is left out.
    let all_named = looks.iter().all(|it| named.contains(&it.0));
    looks.retain(|it| all_named || !named.contains(&it.0));
    let mut looks: Vec<Look> = looks
        .into_iter()
        .map(|(name, bytes, arrived)| Look {
            bytes,
            name: if name.is_empty() {
                words::pasted_text().into()
            } else {
                name
            },
            arrived,
        })
        .collect();
    if files.len() > MOST_FILES {
        looks.push(Look {
            name: words::the_others().into(),
            bytes: Vec::new(),
            arrived: Arrived::Refused(words::too_many_files(files.len(), MOST_FILES)),
        });
    }
    looks
}

fn one(
    file: &Dropped,
    all: &[Dropped],
    named: &RefCell<BTreeSet<String>>,
    new_id: &mut dyn FnMut() -> ProjectId,
) -> Arrived {
    match own(file, new_id()) {
        Some(Ok(text)) => return Arrived::Own(text),
        Some(Err(error)) => return Arrived::Refused(error.to_string()),
        None => {}
    }
    if file.bytes.iter().all(u8::is_ascii_whitespace) {
        return Arrived::Refused(words::nothing_in_it().into());
    }
    let missing = RefCell::new(BTreeSet::new());
    let with_others = Cell::new(false);
    let beside = |wanted: &str| {
        let stem = wanted.rsplit(['/', '\\']).next().unwrap_or(wanted);
        let found = all
            .iter()
            .find(|it| it.name == stem && it.name != file.name);
        let Some(found) = found else {
            missing.borrow_mut().insert(stem.to_owned());
            return None;
        };
        named.borrow_mut().insert(found.name.clone());
        with_others.set(true);
        Some(String::from_utf8_lossy(&found.bytes).into_owned())
    };
    let incoming = Incoming {
        name: &file.name,
        bytes: &file.bytes,
        beside: &beside,
    };
    let found = foreign::detect(&incoming, new_id);
    let missing: Vec<String> = missing.take().into_iter().collect();
    let guesses: Vec<Guess> = found
        .into_iter()
        .map(|found| Guess {
            found,
            missing: missing.clone(),
            with_others: with_others.get(),
        })
        .collect();
    if guesses.is_empty() {
        return Arrived::Refused(why_not(&incoming, new_id));
    }
    Arrived::Foreign(guesses)
}

/// The project's text where a file says that it is ours, or why such a file cannot be opened.
fn own(dropped: &Dropped, id: ProjectId) -> Option<Result<String, FormatError>> {
    let is_ours = |it: &FormatError| {
        matches!(
            it,
            FormatError::NewerFile { .. } | FormatError::TooMany { .. }
        ) || dropped.name.ends_with(file::SUFFIX)
    };
    match file::read(&dropped.bytes, id) {
        // Written as it came: what it says is read once more where it is opened.
        Ok(_) => Some(Ok(String::from_utf8_lossy(&dropped.bytes).into_owned())),
        Err(error) if is_ours(&error) => Some(Err(error)),
        Err(_) => None,
    }
}

/// Why a file is none of the formats: what goes wrong where it is read as its name says.
fn why_not(file: &Incoming<'_>, new_id: &mut dyn FnMut() -> ProjectId) -> String {
    let name = file.name.to_lowercase();
    // The formats of the most general shape with such an ending.
    let by_name = [
        (&[".yaml", ".yml"][..], Format::Promptfoo),
        (&[".json", ".cforge"], Format::OpenAiChat),
        (&[".jsonl", ".ndjson"], Format::JsonLines),
        (&[".csv"], Format::Csv),
        (&[".tsv"], Format::Tsv),
        (&[".xlsx"], Format::Xlsx),
        (&[".prompty"], Format::Prompty),
        (&[".prompt"], Format::Dotprompt),
    ];
    let format = by_name
        .iter()
        .find(|(endings, _)| endings.iter().any(|it| name.ends_with(it)));
    let read = format.map(|(_, format)| foreign::read(*format, file, new_id));
    match read {
        Some(Err(error)) if !matches!(error, foreign::ForeignError::OtherKind { .. }) => {
            error.to_string()
        }
        _ if file.bytes.len() > LIMIT_ROW_BYTES => {
            words::too_many_megabytes(file.bytes.len().div_ceil(1 << 20), LIMIT_ROW_BYTES >> 20)
        }
        _ => words::none_of_them().into(),
    }
}
