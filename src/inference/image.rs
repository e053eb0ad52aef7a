//! The image of a model: its repacked matrices as one run of bytes, so that it comes into memory again without repacking.
//!
//! It begins with a seal, then come the images of the matrices in the order in which they are loaded. Matrices of
//! floats are not in it: they lie in memory as they do in the file. What else a model is made of (settings,
//! tokenizer, vectors) is read from the file every time.

use crate::model::Model;
use crate::plan::Plan;
use crate::source::Source;

/// The layout of `packed`, kind by kind. Whoever changes what lies where there counts this up, and images made before are none.
pub const IMAGE_LAYOUT: u32 = 2;
/// Length of the seal. It is written last: without it there is no image.
pub const SEAL_BYTES: usize = 16;
const MAGIC: [u8; 4] = *b"EXim";
/// Longest piece in bytes.
const PIECE_BYTES: usize = 1 << 20;

/// Magic, layout, and the length of the whole.
fn seal(len: u64) -> [u8; SEAL_BYTES] {
    let mut seal = [0; SEAL_BYTES];
    seal[..4].copy_from_slice(&MAGIC);
    seal[4..8].copy_from_slice(&IMAGE_LAYOUT.to_le_bytes());
    seal[8..].copy_from_slice(&len.to_le_bytes());
    seal
}

/// Bytes of the image of a model; 0 where nothing is repacked.
fn len(plan: &Plan) -> u64 {
    let n_bytes: u64 = plan.matrices().map(|it| it.image_bytes()).sum();
    match n_bytes {
        0 => 0,
        n_bytes => SEAL_BYTES as u64 + n_bytes,
    }
}

/// Where the first matrix begins; `None` where `image` is none of a model of these shapes.
pub(crate) fn begin(plan: &Plan, image: &dyn Source) -> Option<u64> {
    let len = len(plan);
    let mut found = [0; SEAL_BYTES];
    let is_whole = len > 0 && image.len() == len && image.read_at(0, &mut found).is_ok();
    (is_whole && found == seal(len)).then_some(SEAL_BYTES as u64)
}

impl Model {
    /// Bytes of its image, the seal included; 0 where nothing is repacked.
    pub fn image_bytes(&self) -> u64 {
        len(&self.plan)
    }

    /// The seal, which begins the image.
    pub fn image_seal(&self) -> [u8; SEAL_BYTES] {
        seal(self.image_bytes())
    }

    /// The next piece of the image, at most 1 MB, after `n_before` bytes behind the seal; empty at the end.
    pub fn image_at(&self, n_before: u64) -> &[u8] {
        let mut left = n_before;
        for matrix in self.plan.matrices() {
            if left >= matrix.image_bytes() {
                left -= matrix.image_bytes();
                continue;
            }
            for part in matrix.image().into_iter().flatten() {
                match part.get(left as usize..) {
                    Some(rest) if !rest.is_empty() => return &rest[..rest.len().min(PIECE_BYTES)],
                    _ => left -= part.len() as u64,
                }
            }
        }
        &[]
    }
}
