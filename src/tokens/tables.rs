//! Two open-addressing hash tables: token bytes to id, and pair of ids to merge rank.

use crate::TokensError;

/// An id that is no token's.
pub(crate) const NO_ID: u32 = u32::MAX;
/// A rank that is no merge's; every real rank is lower.
pub(crate) const NO_RANK: u32 = u32::MAX;
/// Ids fit 20 bits, one value being spare.
pub(crate) const MAX_TOKENS: usize = (1 << 20) - 2;
/// Ranks of merges fit 24 bits, one value being spare.
pub(crate) const MAX_MERGES: usize = (1 << 22) - 1;
/// A vocabulary made to collide is refused rather than built slowly.
const MAX_PROBES: usize = 2048;

const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// Rolling hash of bytes: the hash of any stretch follows from the hashes of two prefixes.
#[derive(Clone, Copy)]
pub(crate) struct Rolling;

impl Rolling {
    #[inline]
    pub(crate) fn push(hash: u64, byte: u8) -> u64 {
        hash.wrapping_mul(BASE).wrapping_add(u64::from(byte) + 1)
    }

    pub(crate) fn of(bytes: &[u8]) -> u64 {
        bytes.iter().fold(0, |hash, byte| Self::push(hash, *byte))
    }

    /// `BASE` to the powers 0 to `longest`.
    pub(crate) fn powers(longest: usize) -> Vec<u64> {
        std::iter::successors(Some(1_u64), |power| Some(power.wrapping_mul(BASE)))
            .take(longest + 1)
            .collect()
    }
}

#[inline]
fn mix(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    hash ^ (hash >> 32)
}

fn slots_for(entries: usize) -> usize {
    (entries * 3 / 2).next_power_of_two().max(16)
}

/// Finds a token's id by the rolling hash of its bytes; the caller compares the bytes.
pub(crate) struct ByteTable {
    /// Twelve bits of hash above twenty of `id + 1`; 0 is free.
    slots: Vec<u32>,
}

impl ByteTable {
    pub(crate) fn for_entries(entries: usize) -> Self {
        ByteTable {
            slots: vec![0; slots_for(entries)],
        }
    }

    #[inline]
    pub(crate) fn find(&self, hash: u64, is_it: impl Fn(u32) -> bool) -> Option<u32> {
        let hash = mix(hash);
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot == 0 {
                return None;
            }
            let id = (slot & 0xF_FFFF) - 1;
            if slot >> 20 == (hash >> 52) as u32 && is_it(id) {
                return Some(id);
            }
            at = (at + 1) & mask;
        }
    }

    /// The bytes of `id` must not be in the table yet.
    pub(crate) fn insert(&mut self, hash: u64, id: u32) -> Result<(), TokensError> {
        let hash = mix(hash);
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        for _ in 0..MAX_PROBES {
            if self.slots[at] == 0 {
                self.slots[at] = ((hash >> 52) as u32) << 20 | (id + 1);
                return Ok(());
            }
            at = (at + 1) & mask;
        }
        Err(TokensError::Damaged {
            what: "its tokens collide",
        })
    }
}

/// Finds the rank of the merge of two ids.
pub(crate) struct PairTable {
    /// Forty bits of pair above twenty-four of `rank + 1`; 0 is free.
    slots: Vec<u64>,
}

#[inline]
fn pair_key(left: u32, right: u32) -> u64 {
    u64::from(left) << 20 | u64::from(right)
}

impl PairTable {
    pub(crate) fn for_entries(entries: usize) -> Self {
        PairTable {
            slots: vec![0; slots_for(entries)],
        }
    }

    /// The rank of the pair, `NO_RANK` where it does not merge; either id may be `NO_ID`.
    #[inline]
    pub(crate) fn rank(&self, left: u32, right: u32) -> u32 {
        if left == NO_ID || right == NO_ID {
            return NO_RANK;
        }
        let key = pair_key(left, right);
        let mask = self.slots.len() - 1;
        let mut at = mix(key.wrapping_mul(BASE)) as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot == 0 {
                return NO_RANK;
            }
            if slot >> 24 == key {
                return (slot & 0xFF_FFFF) as u32 - 1;
            }
            at = (at + 1) & mask;
        }
    }

    /// Keeps the lower rank where the pair is in the table already.
    pub(crate) fn insert(&mut self, left: u32, right: u32, rank: u32) -> Result<(), TokensError> {
        let key = pair_key(left, right);
        let mask = self.slots.len() - 1;
        let mut at = mix(key.wrapping_mul(BASE)) as usize & mask;
        for _ in 0..MAX_PROBES {
            if self.slots[at] == 0 {
                self.slots[at] = key << 24 | u64::from(rank + 1);
                return Ok(());
            }
            if self.slots[at] >> 24 == key {
                return Ok(());
            }
            at = (at + 1) & mask;
        }
        Err(TokensError::Damaged {
            what: "its merges collide",
        })
    }
}
