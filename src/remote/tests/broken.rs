//! Answers that are broken at random: they end in one end, in words, however the bytes are cut.

use proptest::prelude::*;

use super::cases;
use super::recorded::{read, recordings};
use crate::{Event, FailureKind, Protocol};

proptest! {
    #![proptest_config(cases(300))]
    #[test]
    fn broken_recordings_end_in_words(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 1..6),
        end in any::<prop::sample::Index>(),
        protocol in prop::sample::select(Protocol::ALL.to_vec()),
        keep in any::<bool>(),
    ) {
        let all = recordings();
        if all.is_empty() {
            return Ok(());
        }
        let found = which.get(all);
        let protocol = if keep { found.protocol } else { protocol };
        let mut bytes = found.bytes.clone();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(end.index(bytes.len()) + 1);
        check(protocol, &bytes, &cuts)?;
    }

    #[test]
    fn any_bytes_end_in_words(
        parts in prop::collection::vec(prop::sample::select(PARTS.to_vec()), 0..12),
        noise in prop::collection::vec(any::<u8>(), 0..40),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 1..6),
        protocol in prop::sample::select(Protocol::ALL.to_vec()),
    ) {
        let mut bytes = parts.concat();
        bytes.extend(noise);
        check(protocol, &bytes, &cuts)?;
    }
}

/// Pieces of what the parsers know.
const PARTS: &[&[u8]] = &[
    b"data: ", b"\n", b"\r\n", b"\r", b"\n\n", b"[DONE]", b"\xEF\xBB\xBF", b"{", b"}", b"[", b"<html>", b":",
    b"event: error\n", b"{\"error\":\"x\"}", b"{\"error\":{\"message\":\"m\",\"code\":429}}",
    b"data: {\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}]}\n\n",
    b"data: {\"choices\":[{\"index\":9,\"delta\":1}],\"usage\":{\"prompt_tokens\":-1}}\n\n",
    b"data: {\"type\":\"content_block_delta\",\"index\":18446744073709551615,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"{\"}}\n\n",
    b"data: {\"type\":\"message_delta\",\"usage\":{\"input_tokens\":18446744073709551615,\"cache_read_input_tokens\":18446744073709551615}}\n\n",
    b"data: {\"type\":\"response.output_item.added\",\"item\":{\"type\":\"function_call\"}}\n\n",
    b"data: {\"candidates\":[{\"content\":{\"parts\":[{\"functionCall\":{}}]}}],\"usageMetadata\":{\"promptTokenCount\":1e300}}\n\n",
    b"{\"message\":{\"content\":\"a\"},\"done\":true}\n", b"{\"response\":\"a\"}\n", b"\"", b"\\ud83d",
];

fn check(
    protocol: Protocol,
    bytes: &[u8],
    cuts: &[prop::sample::Index],
) -> Result<(), TestCaseError> {
    let whole = read(protocol, &[bytes]);
    let is_end = |it: &Event| matches!(it, Event::Finished(_) | Event::Failed(_));
    prop_assert!(whole.last().is_some_and(is_end));
    prop_assert_eq!(whole.iter().filter(|it| is_end(it)).count(), 1);
    let mut ends: Vec<_> = cuts.iter().map(|it| it.index(bytes.len() + 1)).collect();
    ends.sort_unstable();
    let mut from = 0;
    let mut pieces = Vec::new();
    for end in ends.into_iter().chain([bytes.len()]) {
        pieces.push(&bytes[from..end]);
        from = end;
    }
    prop_assert_eq!(read(protocol, &pieces), whole);
    _ = crate::read_whole(protocol, bytes);
    Ok(())
}

#[test]
fn a_stream_in_another_encoding_is_told_from_one_that_broke_off() {
    let text = "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\ndata: [DONE]\n\n";
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (bytes, kind) in [
        (&*bytes, FailureKind::NotJson),
        (&text.as_bytes()[..9], FailureKind::Truncated),
    ] {
        let events = read(Protocol::ALL[0], &[bytes]);
        let Some(Event::Failed(failure)) = events.last() else {
            panic!("{events:?}");
        };
        assert_eq!(failure.kind, kind);
    }
}
