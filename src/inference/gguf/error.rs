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
    /// The place of a part among the others is not possible.
    #[error("`{key}`, the place of this file in a model of several, is not possible")]
    BadPart {
        /// The key.
        key: &'static str,
    },
    /// The file is a part of a model, and not all parts are there.
    #[error("part {number} of {n_parts} is missing; choose all parts of the model together")]
    MissingPart {
        /// The first that is missing, counted from 1 as in file names.
        number: u64,
        /// How many there are.
        n_parts: u64,
    },
    /// The same part is there twice.
    #[error("part {number} is there twice; choose each part of the model once")]
    DoubledPart {
        /// Counted from 1 as in file names.
        number: u64,
    },
    /// Files are not parts of the same model.
    #[error("the files are not parts of one model; choose the parts of one model only")]
    ForeignPart,
}
