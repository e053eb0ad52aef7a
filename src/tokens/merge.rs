//! Byte-pair merging of one piece: lowest rank first, leftmost among equals.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::tables::{NO_RANK, Rolling};
use crate::vocab::{Merging, Vocab};

/// Up to this many bytes every step looks at all pairs; above, a heap finds the next one.
const SHORT: usize = 72;
const NOWHERE: u32 = u32::MAX;

/// A stretch of the piece that is one token so far.
#[derive(Clone, Copy)]
struct Part {
    start: u32,
    id: u32,
    /// The rank of merging it with its right neighbour.
    rank: u32,
}

/// A part with its neighbours, for long pieces; its index is its start.
#[derive(Clone, Copy)]
struct Node {
    previous: u32,
    next: u32,
    id: u32,
    rank: u32,
}

/// Memory that merging uses again from piece to piece.
#[derive(Default)]
pub(crate) struct Scratch {
    prefixes: Vec<u64>,
    parts: Vec<Part>,
    nodes: Vec<Node>,
}

impl Vocab {
    /// Appends the ids of one piece; a byte that the vocabulary lacks appends `NO_ID`.
    pub(crate) fn merge_piece(&self, piece: &[u8], ids: &mut Vec<u32>, scratch: &mut Scratch) {
        match &self.merging {
            Merging::Ranks => {
                scratch.prefixes.clear();
                scratch.prefixes.push(0);
                let mut hash = 0;
                scratch.prefixes.extend(piece.iter().map(|byte| {
                    hash = Rolling::push(hash, *byte);
                    hash
                }));
                let Scratch {
                    prefixes,
                    parts,
                    nodes,
                } = scratch;
                let rank = |start: u32, _: u32, _: u32, end: u32| {
                    self.rank_between(piece, prefixes, start as usize, end as usize)
                };
                // In a rank vocabulary the rank of a merge is the id that it makes.
                self.merge_with(piece, parts, nodes, ids, rank, |rank| rank);
            }
            Merging::Pairs { pairs, made } => {
                let rank = |_: u32, left: u32, right: u32, _: u32| pairs.rank(left, right);
                let Scratch { parts, nodes, .. } = scratch;
                self.merge_with(piece, parts, nodes, ids, rank, |rank| made[rank as usize]);
            }
        }
    }

    #[inline]
    fn rank_between(&self, piece: &[u8], prefixes: &[u64], start: usize, end: usize) -> u32 {
        let Some(power) = self.powers.get(end - start) else {
            return NO_RANK;
        };
        let hash = prefixes[end].wrapping_sub(prefixes[start].wrapping_mul(*power));
        let wanted = &piece[start..end];
        self.by_bytes
            .find(hash, |id| self.bytes_of(id) == wanted)
            .unwrap_or(NO_RANK)
    }

    /// `rank(start, left id, right id, end)` ranks a pair; `made(rank)` is the id it makes.
    #[inline(always)]
    fn merge_with(
        &self,
        piece: &[u8],
        parts: &mut Vec<Part>,
        nodes: &mut Vec<Node>,
        ids: &mut Vec<u32>,
        rank: impl Fn(u32, u32, u32, u32) -> u32,
        made: impl Fn(u32) -> u32,
    ) {
        let byte_id = |at: usize| self.byte_ids[usize::from(piece[at])];
        if piece.len() <= SHORT {
            parts.clear();
            parts.extend((0..piece.len()).map(|at| Part {
                start: at as u32,
                id: byte_id(at),
                rank: NO_RANK,
            }));
            merge_short(parts, piece.len() as u32, rank, made);
            ids.extend(parts.iter().map(|part| part.id));
        } else {
            nodes.clear();
            nodes.extend((0..piece.len()).map(|at| Node {
                previous: (at as u32).wrapping_sub(1),
                next: at as u32 + 1,
                id: byte_id(at),
                rank: NO_RANK,
            }));
            merge_long(nodes, rank, made);
            let mut at = 0;
            while let Some(node) = nodes.get(at) {
                ids.push(node.id);
                at = node.next as usize;
            }
        }
    }
}

#[inline(always)]
fn merge_short(
    parts: &mut Vec<Part>,
    length: u32,
    rank: impl Fn(u32, u32, u32, u32) -> u32,
    made: impl Fn(u32) -> u32,
) {
    let rank_at = |parts: &[Part], at: usize| match (parts.get(at), parts.get(at + 1)) {
        (Some(left), Some(right)) => {
            let end = parts.get(at + 2).map_or(length, |part| part.start);
            rank(left.start, left.id, right.id, end)
        }
        _ => NO_RANK,
    };
    for at in 0..parts.len() {
        parts[at].rank = rank_at(parts, at);
    }
    loop {
        let (mut lowest, mut at) = (NO_RANK, 0);
        for (index, part) in parts.iter().enumerate() {
            if part.rank < lowest {
                (lowest, at) = (part.rank, index);
            }
        }
        if lowest == NO_RANK {
            return;
        }
        parts.remove(at + 1);
        parts[at].id = made(lowest);
        parts[at].rank = rank_at(parts, at);
        if at > 0 {
            parts[at - 1].rank = rank_at(parts, at - 1);
        }
    }
}

/// A merged-away node keeps `rank == NO_RANK`, so that its entries in the heap go stale.
#[inline(always)]
fn merge_long(
    nodes: &mut [Node],
    rank: impl Fn(u32, u32, u32, u32) -> u32,
    made: impl Fn(u32) -> u32,
) {
    let rank_at = |nodes: &[Node], at: u32| {
        let left = nodes[at as usize];
        match nodes.get(left.next as usize) {
            Some(right) => rank(at, left.id, right.id, right.next),
            None => NO_RANK,
        }
    };
    let key = |rank: u32, at: u32| Reverse(u64::from(rank) << 32 | u64::from(at));
    let mut first = Vec::with_capacity(nodes.len());
    for at in 0..nodes.len() as u32 {
        let rank = rank_at(nodes, at);
        nodes[at as usize].rank = rank;
        if rank != NO_RANK {
            first.push(key(rank, at));
        }
    }
    let mut heap = BinaryHeap::from(first);
    while let Some(Reverse(entry)) = heap.pop() {
        let (lowest, at) = ((entry >> 32) as u32, entry as u32);
        let node = nodes[at as usize];
        if node.rank != lowest {
            continue;
        }
        let gone = nodes[node.next as usize];
        nodes[node.next as usize].rank = NO_RANK;
        if let Some(after) = nodes.get_mut(gone.next as usize) {
            after.previous = at;
        }
        nodes[at as usize].next = gone.next;
        nodes[at as usize].id = made(lowest);
        for changed in [at, node.previous] {
            if changed != NOWHERE {
                let rank = rank_at(nodes, changed);
                nodes[changed as usize].rank = rank;
                if rank != NO_RANK {
                    heap.push(key(rank, changed));
                }
            }
        }
    }
}
