//! One state of a project with what is known of it: when, after what, under which name, with which results.

use domain::Project;
use sha2::{Digest, Sha256};

/// The longest name and note, in bytes.
pub const MOST_NOTE_BYTES: usize = 4_000;
/// Results that one version may carry.
pub const MOST_RESULTS: usize = 1_000;

/// Names a version: the first 128 bits of SHA-256 over its content's hash and its time.
/// Parents are no part of it, so a version keeps its id when older ones are thinned away.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VersionId(pub [u8; 16]);

/// The first 96 bits of SHA-256 over the project's file, as [`format::file::write`] spells it.
/// The same for the same project, on every device; the device's own id of the project is no part of it.
/// Two of a million contents share one by chance with a probability of 10^-17; every version stores its own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContentHash(pub [u8; 12]);

/// A name and where it came from. An automatic one does not keep a version from being thinned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    Automatic(String),
    Given(String),
}

/// A result that was got with a version; the result itself lies elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultRef {
    /// The key under which the app finds it: an experiment, a set of answers.
    pub key: String,
    /// What it found, in one sentence for the list.
    pub sentence: String,
}

/// One version. Its project is rebuilt by [`crate::Store::project`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    pub id: VersionId,
    pub content: ContentHash,
    /// None for a beginning, two for a merge.
    pub parents: Vec<VersionId>,
    /// Milliseconds since 1970, as the caller's clock said.
    pub made_at_millis: u64,
    pub name: Name,
    pub pinned: bool,
    pub note: String,
    pub results: Vec<ResultRef>,
}

impl VersionId {
    pub(crate) fn of(content: ContentHash, made_at_millis: u64) -> Self {
        let mut bytes = content.0.to_vec();
        bytes.extend(made_at_millis.to_le_bytes());
        Self(hash(&bytes))
    }
}

impl ContentHash {
    /// The hash of a project as it would be saved.
    pub fn of(project: &Project) -> Self {
        Self::of_bytes(format::file::write(project).as_bytes())
    }

    pub(crate) fn of_bytes(bytes: &[u8]) -> Self {
        Self(hash(bytes))
    }
}

impl Name {
    pub fn text(&self) -> &str {
        let (Self::Automatic(text) | Self::Given(text)) = self;
        text
    }
}

impl std::fmt::Display for VersionId {
    /// 32 hexadecimal digits.
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        self.0.iter().try_for_each(|it| write!(f, "{it:02x}"))
    }
}

impl std::fmt::Debug for VersionId {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "VersionId({self})")
    }
}

impl std::fmt::Debug for ContentHash {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("ContentHash(")?;
        self.0.iter().try_for_each(|it| write!(f, "{it:02x}"))?;
        f.write_str(")")
    }
}

fn hash<const N: usize>(bytes: &[u8]) -> [u8; N] {
    let mut first = [0; N];
    first.copy_from_slice(&Sha256::digest(bytes)[..N]);
    first
}
