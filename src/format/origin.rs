//! The file of another tool that a project came from, as it lies in the store of files: the Files place writes it, and
//! whoever asks where a project came from reads it.

/// The store of files in a browser.
pub const STORE: &str = "exemplar-files";
/// Larger files are not kept.
pub const MOST_BYTES: usize = 8 << 20;

/// Under which the file is kept that a project came from.
pub fn key(project: &str) -> String {
    format!("origin/{project}")
}

/// A file as it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept<'a> {
    /// The key of its format, one word.
    pub format: &'a str,
    /// Which of its prompts the project was, from 0.
    pub at: usize,
    /// Of one line.
    pub name: &'a str,
    pub bytes: &'a [u8],
}

impl<'a> Kept<'a> {
    /// A line of the format's key, the place and the name; then the file as it was.
    pub fn to_bytes(self) -> Vec<u8> {
        let name = self.name.replace(['\n', '\r'], " ");
        let mut bytes = format!("{} {} {name}\n", self.format, self.at).into_bytes();
        bytes.extend_from_slice(self.bytes);
        bytes
    }

    /// What [`Kept::to_bytes`] wrote; `None` for anything else.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let end = bytes.iter().position(|it| *it == b'\n')?;
        let mut head = std::str::from_utf8(&bytes[..end]).ok()?.splitn(3, ' ');
        let (format, at, name) = (head.next()?, head.next()?, head.next()?);
        let bytes = &bytes[end + 1..];
        (!format.is_empty() && bytes.len() <= MOST_BYTES).then_some(Self {
            format,
            at: at.parse().ok()?,
            name,
            bytes,
        })
    }
}
