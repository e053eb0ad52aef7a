//! A project as a file of readable JSON, `NAME.exemplar.json`.

use domain::{Project, ProjectId};
use serde::Deserialize;

use crate::{FormatError, Note, limits, v1};

/// How a project's file name ends.
pub const SUFFIX: &str = ".exemplar.json";
/// The largest file that is read.
pub const LIMIT_BYTES: usize = 64 << 20;

/// A project that came in, and what had to be repaired in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    pub project: Project,
    pub notes: Vec<Note>,
}

/// The text of a project's file. Numbers out of range are written in range.
///
/// The project's own id stays on the device, as [`crate::policy`] says.
pub fn write(project: &Project) -> String {
    let shape = v1::Project::new(&limits::in_range(project));
    let mut text = serde_json::to_string_pretty(&shape)
        .expect("the shape has only texts, numbers and maps with text keys");
    text.push('\n');
    text
}

/// Reads a project file; `id` is what the project will be called on this device.
///
/// # Errors
/// A file too large, not ours, made by a newer version or not whole, see [`FormatError`].
pub fn read(bytes: &[u8], id: ProjectId) -> Result<Opened, FormatError> {
    /// Read first and alone: a newer file may have other shapes for everything else.
    #[derive(Deserialize)]
    struct Head {
        kind: Option<String>,
        version: Option<u64>,
    }
    if bytes.len() > LIMIT_BYTES {
        return Err(FormatError::FileTooLarge {
            megabytes: bytes.len().div_ceil(1 << 20),
            limit: LIMIT_BYTES >> 20,
        });
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let head: Head = serde_json::from_slice(bytes).map_err(of_json)?;
    let version = match (head.kind.as_deref(), head.version) {
        (Some(v1::KIND), Some(version)) => version,
        _ => return Err(FormatError::NotAProjectFile),
    };
    match version {
        0 => Err(FormatError::NotAProjectFile),
        v1::VERSION => {
            let shape: v1::Project = serde_json::from_slice(bytes).map_err(of_json)?;
            let (project, notes) = shape.into_domain(id)?;
            Ok(Opened { project, notes })
        }
        found => Err(FormatError::NewerFile {
            found,
            known: v1::VERSION,
        }),
    }
}

/// A name for the file: what is safe of the project's name, at most 60 characters, and the suffix.
pub fn name(project: &Project) -> String {
    let safe = |it: char| {
        if it.is_alphanumeric() || "-_ ".contains(it) {
            it
        } else {
            ' '
        }
    };
    let cleaned: String = project.name.chars().take(60).map(safe).collect();
    let words: Vec<&str> = cleaned.split_whitespace().collect();
    if words.is_empty() {
        return format!("project{SUFFIX}");
    }
    format!("{}{SUFFIX}", words.join(" "))
}

/// Keeps the place and drops serde's message, which would quote the file.
fn of_json(error: serde_json::Error) -> FormatError {
    match error.classify() {
        serde_json::error::Category::Data => FormatError::NotAProjectFile,
        _ => FormatError::FileDamaged {
            line: error.line(),
            column: error.column(),
        },
    }
}
