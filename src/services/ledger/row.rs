//! A row of the ledger.

use engine::Money;
use serde::{Deserialize, Serialize};

use crate::{Lost, words};

/// Names a row in this visit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RowId(pub u64);

/// Why a request was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Why {
    Run,
    Experiment,
    Count,
    Score,
    Doctor,
    ModelList,
    SignIn,
    ModelDownload,
    /// A file of this page itself.
    AppFile,
    Other,
}

impl Why {
    /// For people; files have its name.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Run => words::run(),
            Self::Experiment => words::experiment(),
            Self::Count => words::count_of_tokens(),
            Self::Score => words::probabilities(),
            Self::Doctor => words::connection_doctor(),
            Self::ModelList => words::why_model_list(),
            Self::SignIn => words::why_sign_in(),
            Self::ModelDownload => words::why_download(),
            Self::AppFile => words::why_own_file(),
            Self::Other => words::why_other(),
        }
    }
}

/// What was in a request, as far as it is a prompt.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    pub model: String,
    pub turns: u32,
    pub characters: u64,
}

/// A request on its way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub host: String,
    pub why: Why,
    pub method: String,
    /// An address; what follows `?` or `#` is left out of the row.
    pub url: String,
    pub sent_bytes: u64,
    pub content: Content,
    /// The body, where the person wishes it kept.
    pub body: Option<String>,
}

/// A request that is over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowEnd {
    pub status: Option<u16>,
    pub ended: Ended,
    pub input_tokens: Option<u32>,
    pub output_tokens: Option<u32>,
    pub cost: Option<Money>,
}

/// How a request ended. No words of the service are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ended {
    /// It is out, or the page was closed while it was.
    #[default]
    NotKnown,
    Fine,
    /// Answered with a failure, by the name of its kind.
    Failed(String),
    /// Lost on the way, by the name of how.
    Lost(String),
    Cancelled,
}

impl Ended {
    pub(crate) fn lost(lost: Lost) -> Self {
        Self::Lost(format!("{lost:?}"))
    }

    pub(crate) fn is_failure(&self) -> bool {
        matches!(self, Self::Failed(_) | Self::Lost(_))
    }

    /// For files: one word and, where there is one, the kind.
    pub(super) fn name(&self) -> String {
        match self {
            Self::NotKnown => "not known".into(),
            Self::Fine => "answered".into(),
            Self::Failed(kind) => format!("failed: {kind}"),
            Self::Lost(how) => format!("lost: {how}"),
            Self::Cancelled => "cancelled".into(),
        }
    }

    /// For people: one word and, where there is one, the kind.
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::NotKnown => words::end_unknown().into(),
            Self::Fine => words::answered().into(),
            Self::Failed(kind) => words::failed(kind),
            Self::Lost(how) => words::lost(how),
            Self::Cancelled => words::cancelled().into(),
        }
    }
}

/// One request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Counts up in this visit, those read from the store first.
    #[serde(skip)]
    pub id: RowId,
    /// Since 1970.
    pub begun_millis: u64,
    pub host: String,
    pub why: Why,
    pub method: String,
    /// Without what follows `?`.
    pub path: String,
    pub sent_bytes: u64,
    pub got_bytes: u64,
    pub content: Content,
    pub body: Option<String>,
    pub status: Option<u16>,
    pub ended: Ended,
    /// From its beginning to its end.
    pub millis: Option<u64>,
    pub input_tokens: Option<u32>,
    pub output_tokens: Option<u32>,
    pub cost: Option<Money>,
}

/// Bodies are kept up to here, in bytes.
const MAX_BODY: usize = 16 << 10;
const MAX_PATH: usize = 300;

impl Row {
    pub(super) fn begun(entry: Entry, id: RowId, now_millis: u64) -> Self {
        let path = entry.url.split(['?', '#']).next().unwrap_or_default();
        let path = path.split_once("://").map_or(path, |it| it.1);
        let path = path.find('/').map_or("/", |at| &path[at..]);
        Self {
            id,
            begun_millis: now_millis,
            host: entry.host,
            why: entry.why,
            method: entry.method,
            path: cut(path, MAX_PATH),
            sent_bytes: entry.sent_bytes,
            got_bytes: 0,
            content: entry.content,
            body: entry.body.map(|it| cut(&it, MAX_BODY)),
            status: None,
            ended: Ended::NotKnown,
            millis: None,
            input_tokens: None,
            output_tokens: None,
            cost: None,
        }
    }
}

fn cut(text: &str, most: usize) -> String {
    match text.len() > most {
        true => format!("{}…", &text[..text.floor_char_boundary(most)]),
        false => text.to_owned(),
    }
}
