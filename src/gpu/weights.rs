//! Matrices on the graphics card: planned in pieces that fit a binding, brought there a few rows at a time.

use std::ops::Range;

use inference::{Source, Stored};

use crate::device::{Gpu, MAX_BINDING_BYTES};
use crate::error::GpuError;
use crate::layout::{Layout, Streams, TILE};
use crate::shader::Segment;

/// Bytes of the file that are read and repacked at a time.
const PIECE_BYTES: u64 = 1 << 20;
/// Rows are repacked so many at a time, or a multiple: every stream then ends on a whole word.
const ROW_STEP: usize = 8;

/// Some rows of one matrix.
struct Part {
    stored: Stored,
    rows: Range<usize>,
    segment: Segment,
    /// Rows that are there.
    n_done: usize,
}

/// Rows of one or several matrices that are multiplied in one go, in two buffers.
pub(crate) struct Slab {
    pub(crate) quants: wgpu::Buffer,
    pub(crate) scales: wgpu::Buffer,
    parts: Vec<Part>,
    /// Where in the answer its first row belongs.
    pub(crate) first_out: usize,
    pub(crate) n_bytes: u64,
}

impl Slab {
    pub(crate) fn segments(&self) -> Vec<Segment> {
        self.parts.iter().map(|part| part.segment).collect()
    }
}

/// Where in the answer some rows begin, and which rows of which matrix they are.
type Cut = (usize, Vec<(usize, Range<usize>)>);

/// Which rows of which matrix go together: one list for each slab.
///
/// Matrices that are `gated` are cut at the same rows; others follow one another.
fn cuts(stored: &[Stored], is_gated: bool, most_bytes: u64) -> Result<Vec<Cut>, GpuError> {
    let mut row_bytes = Vec::new();
    for it in stored {
        row_bytes.push(Layout::of(it)?.row_bytes(it.n_cols.div_ceil(TILE)) as u64);
    }
    let n_rows_in = |room: u64, each: u64| (room / each.max(1)) as usize / ROW_STEP * ROW_STEP;
    let too_wide = || GpuError::Shape {
        what: "a row of a matrix is too long for one binding".into(),
    };
    let mut slabs = Vec::new();
    if is_gated {
        let n_rows = stored[0].n_rows;
        let step = n_rows_in(most_bytes, row_bytes.iter().sum());
        if step == 0 {
            return Err(too_wide());
        }
        for first in (0..n_rows).step_by(step) {
            let rows = first..(first + step).min(n_rows);
            slabs.push((
                first,
                (0..stored.len()).map(|i| (i, rows.clone())).collect(),
            ));
        }
        return Ok(slabs);
    }
    let (mut parts, mut first_out, mut next_out, mut left) = (Vec::new(), 0, 0, most_bytes);
    for (index, it) in stored.iter().enumerate() {
        let mut first = 0;
        while first < it.n_rows {
            let n = n_rows_in(left, row_bytes[index]);
            if n == 0 && parts.is_empty() {
                return Err(too_wide());
            }
            if n == 0 {
                slabs.push((first_out, std::mem::take(&mut parts)));
                (first_out, left) = (next_out, most_bytes);
                continue;
            }
            let rows = first..(first + n).min(it.n_rows);
            left -= rows.len() as u64 * row_bytes[index];
            next_out += rows.len();
            first = rows.end;
            parts.push((index, rows));
        }
    }
    slabs.push((first_out, parts));
    Ok(slabs)
}

/// The slabs of some matrices, empty.
pub(crate) fn slabs(
    gpu: &Gpu,
    stored: &[Stored],
    is_gated: bool,
    most_bytes: u64,
) -> Result<Vec<Slab>, GpuError> {
    let most_bytes = most_bytes.min(MAX_BINDING_BYTES);
    let cuts = cuts(stored, is_gated, most_bytes)?;
    cuts.into_iter()
        .map(|(first_out, cut)| slab(gpu, stored, first_out, cut))
        .collect()
}

fn slab(
    gpu: &Gpu,
    stored: &[Stored],
    first_out: usize,
    cut: Vec<(usize, Range<usize>)>,
) -> Result<Slab, GpuError> {
    let (mut n_quants, mut n_scales) = (0, 0);
    let mut parts = Vec::new();
    for (index, rows) in cut {
        let stored = stored[index];
        if !stored.n_cols.is_multiple_of(4) {
            return Err(GpuError::Shape {
                what: format!(
                    "a matrix has {} columns, which is no multiple of 4",
                    stored.n_cols
                ),
            });
        }
        let layout = Layout::of(&stored)?;
        let n_tiles = rows.len() * stored.n_cols.div_ceil(TILE);
        let small = n_scales;
        let high = small + (n_tiles * layout.small_per_tile()).div_ceil(2);
        let supers = high + n_tiles * layout.high_per_tile();
        let n_supers = if layout.has_supers() { n_tiles / 8 } else { 0 };
        let segment = Segment {
            layout,
            n_rows: rows.len(),
            quants: n_quants,
            small,
            high,
            supers,
        };
        n_quants += n_tiles * layout.quants_per_tile();
        n_scales = supers + n_supers;
        parts.push(Part {
            stored,
            rows,
            segment,
            n_done: 0,
        });
    }
    // A binding is never empty.
    let (quants, scales) = (4 * n_quants.max(4) as u64, 4 * n_scales.max(4) as u64);
    Ok(Slab {
        quants: gpu.storage("quants", quants),
        scales: gpu.storage("scales", scales),
        parts,
        first_out,
        n_bytes: quants + scales,
    })
}

impl Slab {
    pub(crate) fn n_cols(&self) -> usize {
        self.parts.first().map_or(0, |part| part.stored.n_cols)
    }

    /// Brings the next rows to the card; gives their bytes in the file, and none when all are there.
    pub(crate) fn fill(&mut self, gpu: &Gpu, source: &dyn Source) -> Result<Option<u64>, GpuError> {
        let unfinished = |part: &&mut Part| part.n_done < part.rows.len();
        let Some(part) = self.parts.iter_mut().find(unfinished) else {
            return Ok(None);
        };
        let Part {
            stored,
            segment,
            n_done,
            ..
        } = part;
        let layout = segment.layout;
        let step = (PIECE_BYTES / stored.row_bytes.max(1)).max(1) as usize;
        let n = step
            .next_multiple_of(ROW_STEP)
            .min(part.rows.len() - *n_done);
        let mut bytes = vec![0; n * stored.row_bytes as usize];
        let first = (part.rows.start + *n_done) as u64;
        source.read_at(stored.start + first * stored.row_bytes, &mut bytes)?;
        let mut streams = Streams::default();
        for row in bytes.chunks_exact(stored.row_bytes as usize) {
            streams.push(layout, stored, row);
        }
        let tiles_done = *n_done * stored.n_cols.div_ceil(TILE);
        let words =
            |words: &[u32]| -> Vec<u8> { words.iter().flat_map(|it| it.to_le_bytes()).collect() };
        let mut small: Vec<u8> = streams
            .small
            .iter()
            .flat_map(|it| it.to_le_bytes())
            .collect();
        small.resize(small.len().next_multiple_of(4), 0);
        let write = |buffer: &wgpu::Buffer, first_word: usize, bytes: &[u8]| {
            if !bytes.is_empty() {
                gpu.queue.write_buffer(buffer, 4 * first_word as u64, bytes);
            }
        };
        let at = |base: usize, per_tile: usize| base + tiles_done * per_tile;
        write(
            &self.quants,
            at(segment.quants, layout.quants_per_tile()),
            &words(&streams.quants),
        );
        let first_small = segment.small + tiles_done * layout.small_per_tile() / 2;
        write(&self.scales, first_small, &small);
        write(
            &self.scales,
            at(segment.high, layout.high_per_tile()),
            &words(&streams.high),
        );
        write(
            &self.scales,
            segment.supers + tiles_done / 8,
            &words(&streams.supers),
        );
        *n_done += n;
        gpu.flush();
        Ok(Some(bytes.len() as u64))
    }

    /// Bytes of the file that its rows are made of.
    pub(crate) fn file_bytes(&self) -> u64 {
        let parts = self.parts.iter();
        parts
            .map(|part| part.rows.len() as u64 * part.stored.row_bytes)
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use inference::Format;

    fn stored(n_rows: usize) -> Stored {
        Stored {
            format: Format::named("Q8_0").expect("in the table"),
            start: 0,
            row_bytes: 34,
            n_rows,
            n_cols: 32,
        }
    }

    #[test]
    fn cuts_cover_every_row_once_and_fit() {
        for most in [8 * 34, 16 * 34, 100 * 34, 1 << 20] {
            let matrices = [stored(100), stored(7), stored(30)];
            let slabs = cuts(&matrices, false, most).expect("they fit");
            let mut next = [0; 3];
            let mut first = 0;
            for (first_out, parts) in slabs {
                assert_eq!(first_out, first);
                let n: usize = parts.iter().map(|(_, rows)| rows.len()).sum();
                assert!(n as u64 * 34 <= most);
                first += n;
                for (index, rows) in parts {
                    assert_eq!(rows.start, next[index]);
                    next[index] = rows.end;
                }
            }
            assert_eq!(next, [100, 7, 30]);
            let gated = cuts(&matrices[..1].repeat(2), true, most.max(16 * 34)).expect("they fit");
            assert!(
                gated
                    .iter()
                    .all(|(first, parts)| parts[0].1 == parts[1].1 && parts[0].1.start == *first)
            );
        }
        assert!(cuts(&[stored(8)], false, 34).is_err());
    }
}
