//! Why a GGUF header is refused, one case each.

/// Why a GGUF header was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GgufError {
    /// The bytes given end inside the header; more of the file is needed.
    #[error("it ends before its header does; at least {need_at_least} bytes are needed")]
    Truncated {
        /// A prefix shorter than this cannot be parsed.
        need_at_least: u64,
    },
    /// The first four bytes are not `GGUF`.
    #[error("it does not begin with GGUF; choose a .gguf file")]
    BadMagic,
    /// Neither version 2 nor 3.
    #[error("its version is {version}; versions 2 and 3 can be read")]
    BadVersion {
        /// The version in the file.
        version: u32,
    },
    /// A count or length is beyond the hard limits.
    #[error("{what} at byte {at} is {value}, which is beyond all bounds")]
    TooLarge {
        /// Which field.
        what: &'static str,
        /// Where it stands.
        at: u64,
        /// Its value.
        value: u64,
    },
    /// A key is empty or no UTF-8.
    #[error("the key at byte {at} is not valid")]
    BadKey {
        /// Where it stands.
        at: u64,
    },
    /// A key appears twice.
    #[error("the key `{key}` appears twice")]
    DuplicateKey {
        /// The key.
        key: String,
    },
    /// A metadata value has a type that does not exist or does not fit its key.
    #[error("`{key}` has value type {kind}, which is not allowed there")]
    BadValueType {
        /// The key.
        key: String,
        /// The type number.
        kind: u32,
    },
    /// The alignment is not a power of two.
    #[error("`general.alignment` is {alignment}, which is no power of two")]
    BadAlignment {
        /// The alignment.
        alignment: u32,
    },
    /// A tensor's name is no UTF-8.
    #[error("the tensor name at byte {at} is not valid")]
    BadTensorName {
        /// Where it stands.
        at: u64,
    },
    /// A tensor appears twice.
    #[error("the tensor `{name}` appears twice")]
    DuplicateTensor {
        /// The tensor's name.
        name: String,
    },
    /// A tensor's shape is impossible.
    #[error("the shape of tensor `{name}` is not possible")]
    BadShape {
        /// The tensor's name.
        name: String,
    },
    /// A tensor is of a format that does not exist.
    #[error("tensor `{name}` has the unknown format {format}")]
    BadFormat {
        /// The tensor's name.
        name: String,
        /// The format number.
        format: u32,
    },
    /// A tensor does not begin where the one before it ends.
    #[error("tensor `{name}` begins at {found} of the data where {expected} was due")]
    BadOffset {
        /// The tensor's name.
        name: String,
        /// Offset in the file.
        found: u64,
        /// Where it has to be.
        expected: u64,
    },
    /// The file is shorter than its tensors.
    #[error("it has {found} bytes where its header promises {expected}; download it again")]
    DataTooShort {
        /// Length of the file.
        found: u64,
        /// Length that the header asks for.
        expected: u64,
    },
}
