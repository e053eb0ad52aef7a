//! A cursor over the bytes at hand that says how many more it needs.

use super::{GgufError, MAX_HEADER_BYTES};

/// Reads little-endian fields; every length is checked against the bytes before use.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// Bytes read so far.
    pub(super) fn position(&self) -> u64 {
        self.at as u64
    }

    /// The next `n` bytes.
    pub(super) fn take(&mut self, n: usize) -> Result<&'a [u8], GgufError> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        match rest.get(..n) {
            Some(taken) => {
                self.at += n;
                Ok(taken)
            }
            None => Err(self.short_of(n as u64, "the length of a field")),
        }
    }

    pub(super) fn u32(&mut self) -> Result<u32, GgufError> {
        Ok(u32::from_le_bytes(self.array()?))
    }

    pub(super) fn u64(&mut self) -> Result<u64, GgufError> {
        Ok(u64::from_le_bytes(self.array()?))
    }

    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], GgufError> {
        let mut array = [0; N];
        array.copy_from_slice(self.take(N)?);
        Ok(array)
    }

    /// A count of things that have at least `each` bytes, all of which have to be at hand.
    pub(super) fn count(&mut self, what: &'static str, each: u64) -> Result<u64, GgufError> {
        let at = self.position();
        let value = self.u64()?;
        let too_large = GgufError::TooLarge { what, at, value };
        let n_bytes = value.checked_mul(each).ok_or(too_large)?;
        let rest = (self.bytes.len() - self.at) as u64;
        if n_bytes > rest {
            return Err(self.beyond(n_bytes, what, at, value));
        }
        Ok(value)
    }

    /// Bytes preceded by their length, which is `limit` at most.
    pub(super) fn text(&mut self, what: &'static str, limit: u64) -> Result<&'a [u8], GgufError> {
        let at = self.position();
        let value = self.u64()?;
        if value > limit {
            return Err(GgufError::TooLarge { what, at, value });
        }
        let rest = (self.bytes.len() - self.at) as u64;
        if value > rest {
            return Err(self.beyond(value, what, at, value));
        }
        self.take(value as usize)
    }

    fn beyond(&self, n_bytes: u64, what: &'static str, at: u64, value: u64) -> GgufError {
        match self.short_of(n_bytes, what) {
            GgufError::TooLarge { .. } => GgufError::TooLarge { what, at, value },
            short => short,
        }
    }

    fn short_of(&self, n_bytes: u64, what: &'static str) -> GgufError {
        let need_at_least = self.position().saturating_add(n_bytes);
        if need_at_least > MAX_HEADER_BYTES {
            return GgufError::TooLarge {
                what,
                at: self.position(),
                value: n_bytes,
            };
        }
        GgufError::Truncated { need_at_least }
    }
}
