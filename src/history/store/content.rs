//! The bytes of one version: whole, or against those of the version before.

use format::coder::{Decoder, Encoder};

use super::{
    Broken,
    delta::{self, Hunk},
    model::Model,
    numbers::{read_signed, read_size, take, write, write_signed},
};

/// The largest content, as large as the largest project file.
pub(super) const MOST_BYTES: usize = format::file::LIMIT_BYTES;
/// Longer wholes lie as they are: a coded one takes time by its length, whoever wrote it.
const MOST_CODED: usize = 512 << 10;
/// More hunks than this are told as a whole.
const MOST_HUNKS: usize = 100_000;

const RAW: u8 = 0;
const CODED: u8 = 1;

/// A whole content. The model that is given back has read it.
pub(super) fn write_whole(content: &[u8]) -> (Vec<u8>, Model) {
    let mut model = Model::new();
    let mut bytes = vec![CODED];
    write(&mut bytes, content.len() as u64);
    if content.len() <= MOST_CODED {
        let mut encoder = Encoder::new(&mut model);
        write_behind(&mut encoder, &[], content);
        bytes.append(&mut encoder.finish());
        if bytes.len() <= content.len() {
            return (bytes, model);
        }
    }
    bytes.clear();
    bytes.push(RAW);
    bytes.extend(content);
    (bytes, model)
}

pub(super) fn read_whole(mut bytes: &[u8]) -> Result<(Vec<u8>, Model), Broken> {
    let mut model = Model::new();
    match take(&mut bytes, 1)? {
        [CODED] => {
            let n = read_size(&mut bytes)?;
            if n > MOST_CODED {
                return Err(Broken);
            }
            let mut content = Vec::new();
            let mut decoder = Decoder::new(&mut model, bytes);
            read_behind(&mut decoder, &[], n, &mut content).ok_or(Broken)?;
            Ok((content, model))
        }
        [RAW] if bytes.len() <= MOST_BYTES => {
            if bytes.len() <= MOST_CODED {
                write_behind(&mut Encoder::new(&mut model), &[], bytes);
            }
            Ok((bytes.to_vec(), model))
        }
        _ => Err(Broken),
    }
}

/// Writes bytes that follow `before`.
fn write_behind(encoder: &mut Encoder<&mut Model>, before: &[u8], bytes: &[u8]) {
    encoder.model().stand_behind(before);
    bytes.iter().for_each(|it| encoder.byte(*it));
}

/// Appends `n` bytes that follow `before`; `None` where the code has ended long before.
fn read_behind(
    decoder: &mut Decoder<&mut Model>,
    before: &[u8],
    n: usize,
    into: &mut Vec<u8>,
) -> Option<()> {
    decoder.model().stand_behind(before);
    for _ in 0..n {
        into.push(decoder.byte()?);
    }
    Some(())
}

/// How `new` differs from `old`, with a model that has read the last whole; `None` where a whole says it better.
pub(super) fn write_delta(old: &[u8], new: &[u8], model: &mut Model) -> Option<Vec<u8>> {
    let delta = delta::find(old, new);
    if delta.hunks.len() > MOST_HUNKS {
        return None;
    }
    let mut bytes = Vec::new();
    write(&mut bytes, delta.hunks.len() as u64);
    let mut cursor = 0;
    for hunk in &delta.hunks {
        write_signed(&mut bytes, hunk.from as i64 - cursor as i64);
        write(&mut bytes, hunk.copy as u64);
        write(&mut bytes, hunk.insert as u64);
        cursor = hunk.from + hunk.copy;
    }
    write_signed(&mut bytes, delta.tail as i64 - cursor as i64);
    let inserts = delta.hunks.iter().zip(&delta.starts);
    let inserts: Vec<(usize, usize)> = inserts.map(|(it, start)| (*start, it.insert)).collect();
    let n_inserted: usize = inserts.iter().map(|it| it.1).sum();
    if n_inserted > MOST_CODED {
        return None;
    }
    model.try_out();
    let mut encoder = Encoder::new(&mut *model);
    for (start, n) in inserts {
        write_behind(&mut encoder, &new[..start], &new[start..start + n]);
    }
    bytes.append(&mut encoder.finish());
    model.forget();
    Some(bytes)
}

pub(super) fn read_delta(
    mut bytes: &[u8],
    old: &[u8],
    model: &mut Model,
) -> Result<Vec<u8>, Broken> {
    let n_hunks = read_size(&mut bytes)?;
    // A hunk takes three bytes or more, so a number that lies reserves nothing.
    if n_hunks > MOST_HUNKS.min(bytes.len() / 3) {
        return Err(Broken);
    }
    let (mut hunks, mut cursor) = (Vec::with_capacity(n_hunks), 0);
    let (mut n_bytes, mut n_inserted) = (0usize, 0usize);
    let jump = |bytes: &mut &[u8], cursor: usize| {
        let to = (cursor as i64).checked_add(read_signed(bytes)?);
        let to = to.and_then(|it| usize::try_from(it).ok());
        to.filter(|it| *it <= old.len()).ok_or(Broken)
    };
    for _ in 0..n_hunks {
        let from = jump(&mut bytes, cursor)?;
        let (copy, insert) = (read_size(&mut bytes)?, read_size(&mut bytes)?);
        cursor = from
            .checked_add(copy)
            .filter(|it| *it <= old.len())
            .ok_or(Broken)?;
        n_inserted = n_inserted.checked_add(insert).ok_or(Broken)?;
        n_bytes = n_bytes.checked_add(copy).ok_or(Broken)?;
        if n_inserted > MOST_CODED || n_bytes > MOST_BYTES {
            return Err(Broken);
        }
        hunks.push(Hunk { from, copy, insert });
    }
    let tail = &old[jump(&mut bytes, cursor)?..];
    if n_bytes + n_inserted + tail.len() > MOST_BYTES {
        return Err(Broken);
    }
    let mut new = Vec::with_capacity(n_bytes + n_inserted + tail.len());
    model.try_out();
    let mut decoder = Decoder::new(&mut *model, bytes);
    let fits = hunks.iter().all(|hunk| {
        new.extend_from_slice(&old[hunk.from..hunk.from + hunk.copy]);
        let before = new[new.len().saturating_sub(32)..].to_vec();
        read_behind(&mut decoder, &before, hunk.insert, &mut new).is_some()
    });
    model.forget();
    new.extend_from_slice(tail);
    if fits { Ok(new) } else { Err(Broken) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn few() -> ProptestConfig {
        ProptestConfig {
            cases: 120,
            failure_persistence: None,
            ..ProptestConfig::default()
        }
    }

    proptest! {
        #![proptest_config(few())]

        #[test]
        fn any_content_comes_back(old in "(abc|[a-z]{20}|\\PC){0,60}", parts in prop::collection::vec((0..400usize, 0..400usize, "[a-z ]{0,9}"), 0..6)) {
            let old = old.into_bytes();
            let mut new = Vec::new();
            for (from, to, text) in parts {
                let (from, to) = (from.min(old.len()), to.min(old.len()));
                new.extend(&old[from.min(to)..from.max(to)]);
                new.extend(text.bytes());
            }
            let (whole, mut model) = write_whole(&old);
            let (read, mut other) = read_whole(&whole).expect("our own");
            prop_assert_eq!(&read, &old);
            let delta = write_delta(&old, &new, &mut model).expect("is short");
            prop_assert_eq!(read_delta(&delta, &old, &mut other), Ok(new.clone()));
            // The model was only tried: it reads the next one as if this one had not been.
            prop_assert_eq!(read_delta(&delta, &old, &mut model), Ok(new));
        }

        #[test]
        fn bytes_of_anyones_make_do_no_harm(bytes in prop::collection::vec(any::<u8>(), 0..60), old in "[a-z]{0,99}", lie in any::<u32>()) {
            _ = read_whole(&bytes);
            let mut promise = vec![CODED];
            write(&mut promise, u64::from(lie));
            promise.extend(&bytes);
            prop_assert!(lie as usize <= MOST_CODED || read_whole(&promise).is_err());
            let mut model = Model::new();
            _ = read_delta(&bytes, old.as_bytes(), &mut model);
            let mut hunk = vec![1, 0];
            write(&mut hunk, u64::from(lie) % 120);
            hunk.extend(&bytes);
            if let Ok(new) = read_delta(&hunk, old.as_bytes(), &mut model) {
                prop_assert!(new.len() <= MOST_BYTES);
            }
        }
    }
}
