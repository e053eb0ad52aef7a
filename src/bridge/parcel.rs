//! Several frames as one message: a message costs the page's thread more than what is in it.

use crate::Frame;

/// Bytes before each frame: how long it is, the lowest byte first.
const LENGTH_BYTES: usize = 4;

/// Frames one after the other.
pub(crate) fn pack(frames: &[Frame]) -> Vec<u8> {
    let n_bytes = frames.iter().map(|it| LENGTH_BYTES + it.0.len()).sum();
    let mut bytes = Vec::with_capacity(n_bytes);
    for Frame(frame) in frames {
        // What a worker's memory can hold is shorter than 4 GiB.
        let length = u32::try_from(frame.len()).unwrap_or(u32::MAX);
        bytes.extend_from_slice(&length.to_le_bytes());
        bytes.extend_from_slice(frame);
    }
    bytes
}

/// The frames of a parcel, in order. What is cut off at the end is given as it is: no message of this build, so that
/// whoever reads it says so.
pub(crate) fn unpack(mut bytes: &[u8]) -> Vec<Frame> {
    let mut frames = Vec::new();
    while !bytes.is_empty() {
        let Some((length, rest)) = bytes.split_first_chunk::<LENGTH_BYTES>() else {
            frames.push(Frame(bytes.to_vec()));
            break;
        };
        let length = u32::from_le_bytes(*length) as usize;
        let (frame, rest) = rest.split_at(length.min(rest.len()));
        frames.push(Frame(frame.to_vec()));
        bytes = rest;
    }
    frames
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::FromWorker;
    use proptest::prelude::*;

    #[test]
    fn a_parcel_that_is_cut_off_holds_no_message_that_was_not_sent() {
        let what = "it is gone".into();
        let sent = FromWorker::Crashed { what }.frame();
        let whole = pack(&[sent.clone(), sent.clone()]);
        assert_eq!(whole.len(), 2 * (4 + sent.0.len()));
        for end in 0..whole.len() {
            let frames = unpack(&whole[..end]);
            let read = frames.iter().filter(|it| FromWorker::read(it).is_ok());
            assert_eq!(read.count(), end / (whole.len() / 2), "cut at {end}");
        }
    }

    proptest! {
        #[test]
        fn frames_come_out_as_they_went_in(frames: Vec<Vec<u8>>) {
            let frames: Vec<Frame> = frames.into_iter().map(Frame).collect();
            prop_assert_eq!(unpack(&pack(&frames)), frames);
        }

        #[test]
        fn any_bytes_can_be_unpacked(bytes: Vec<u8>) {
            let frames = unpack(&bytes);
            let n_bytes: usize = frames.iter().map(|it| it.0.len()).sum();
            prop_assert!(n_bytes <= bytes.len());
        }
    }
}
