//! A small experiment in the fragment of an address, packed as a project's link is.

use domain::ProjectId;
use format::share::{Link, parcel, unparcel};

use super::{Bundle, of_json, read, shape};
use crate::RecordError;

/// Projects have `p1=` and `s1=`.
const PREFIX: &str = "e1=";

/// A link that anyone can open; its size says whether it will arrive.
///
/// # Errors
/// More than a link holds: offer a file instead.
pub fn to_link(bundle: &Bundle) -> Result<Link, RecordError> {
    let text = serde_json::to_string(&shape(bundle)?).map_err(of_json)?;
    Ok(parcel(PREFIX, text.as_bytes())?)
}

/// Whether a fragment looks like an experiment of ours, of any version.
pub fn is_link(fragment: &str) -> bool {
    let fragment = fragment.trim();
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let version = fragment
        .strip_prefix('e')
        .and_then(|it| it.split_once('='))
        .map(|it| it.0);
    version
        .is_some_and(|it| (1..=4).contains(&it.len()) && it.bytes().all(|it| it.is_ascii_digit()))
}

/// Reads a fragment, with or without its `#`. Opening runs nothing.
///
/// # Errors
/// Those of a link that is cut, changed or no experiment, and those of [`read`].
pub fn from_link(fragment: &str, id: &ProjectId) -> Result<Bundle, RecordError> {
    let trimmed = fragment.trim();
    let trimmed = trimmed.strip_prefix('#').unwrap_or(trimmed);
    let Some(letters) = trimmed.strip_prefix(PREFIX) else {
        return Err(match is_link(fragment) {
            true => RecordError::Newer {
                found: trimmed[1..]
                    .split('=')
                    .next()
                    .and_then(|it| it.parse().ok())
                    .unwrap_or(0),
                known: super::VERSION,
            },
            false => RecordError::NotAnExperiment,
        });
    };
    read(&unparcel(letters)?, id)
}
