//! Says which bytes of a text each of its tokens came from.

use engine::TokenSpan;
use inference::Tokenizer;

/// A span for each id, in order, none beyond the text.
///
/// Tokens that share a character end where it begins, and the last of them has it whole.
/// Where a tokenizer rewrites the text, spans follow its lengths as far as the text goes.
pub(crate) fn spans(tokenizer: &Tokenizer, text: &str, ids: &[u32]) -> Vec<TokenSpan> {
    let mut stream = tokenizer.stream(&[]);
    let mut at = 0;
    let each = ids.iter().map(|&id| {
        let start = at;
        let piece = stream.push(tokenizer, id);
        let name = tokenizer.token_text(id).unwrap_or_default();
        // A special token that was written in the text has no text of its own when decoded.
        let is_written = piece.is_empty() && !name.is_empty() && text[at..].starts_with(name);
        let n_bytes = if is_written { name.len() } else { piece.len() };
        at = boundary(text, at + n_bytes);
        TokenSpan {
            id,
            start: whole(start),
            end: whole(at),
        }
    });
    each.collect()
}

/// The last place at or before `at` where a character begins.
fn boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at)
        .rev()
        .find(|it| text.is_char_boundary(*it))
        .unwrap_or(0)
}

fn whole(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
