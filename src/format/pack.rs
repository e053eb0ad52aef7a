//! Makes the bytes of a project small, and large again within a limit.

use crate::{FormatError, varint};

/// The most bytes that a link may unfold to.
pub(crate) const LIMIT_BYTES: u64 = 4 << 20;

/// The packed form: the length of `bytes`, then their code.
pub(crate) fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    varint::write(&mut packed, bytes.len() as u64);
    packed.extend_from_slice(bytes);
    packed
}

/// The bytes that were packed. The promised length is checked before anything is reserved for it.
pub(crate) fn unpack(mut packed: &[u8]) -> Result<Vec<u8>, FormatError> {
    let bytes = varint::read(&mut packed).ok_or(FormatError::Corrupted)?;
    if bytes > LIMIT_BYTES {
        return Err(FormatError::LinkTooLarge {
            bytes,
            limit: LIMIT_BYTES,
        });
    }
    Ok(packed.to_vec())
}
