//! Cuts the rendered prompt into blocks of whole lines, so that a keystroke lays out one block only.

use std::ops::Range;

use domain::{Part, Rendered};

use crate::write::part_kind::PartKind;

/// Whole lines (the last may lack its end), in pieces of one part each.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Block<'a> {
    /// Where its text stands in the prompt, in bytes.
    pub(super) start: usize,
    pub(super) pieces: Vec<Piece<'a>>,
}

/// A text that belongs to one part.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Piece<'a> {
    pub(super) kind: PartKind,
    pub(super) text: &'a str,
}

/// The drawn beginning and end of a prompt, and how much lies between.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Cut<'a> {
    pub(super) head: Vec<Block<'a>>,
    pub(super) hidden_bytes: usize,
    pub(super) tail: Vec<Block<'a>>,
}

/// Bytes of the end that are always in sight: the input is there.
const TAIL: usize = 2_000;
/// A piece does not grow beyond this if there is a line end to break at.
const PIECE: usize = 2_000;
/// Spans that share a block: fewer blocks are less for the browser to watch. Counted from the prompt's
/// beginning, so that a longer text moves no border between blocks.
const SHARE: usize = 8;

/// Blocks for the first `budget` bytes and the end. Costs as much as is drawn, however long the prompt.
pub(super) fn cut(rendered: &Rendered, budget: usize) -> Cut<'_> {
    let len = rendered.text.len();
    if len <= budget + TAIL {
        return Cut {
            head: blocks(rendered, 0..len),
            ..Cut::default()
        };
    }
    let head = line_end(&rendered.text, rendered.text.floor_char_boundary(budget));
    let tail = line_end(
        &rendered.text,
        rendered.text.floor_char_boundary(len - TAIL),
    )
    .max(head);
    Cut {
        head: blocks(rendered, 0..head),
        hidden_bytes: tail - head,
        tail: blocks(rendered, tail..len),
    }
}

/// The place after the last line end before `at`, or `at` where the line is too long for that.
fn line_end(text: &str, at: usize) -> usize {
    let from = text.floor_char_boundary(at.saturating_sub(PIECE));
    text[from..at].rfind('\n').map_or(at, |it| from + it + 1)
}

fn blocks(rendered: &Rendered, range: Range<usize>) -> Vec<Block<'_>> {
    let (mut blocks, mut block) = (
        Vec::new(),
        Block {
            start: range.start,
            ..Block::default()
        },
    );
    // Spans ascend: those before the range are skipped by halving.
    let first = rendered
        .spans
        .partition_point(|it| it.range.end <= range.start);
    for (i, span) in rendered.spans.iter().enumerate().skip(first) {
        let is_last_of_share = (i + 1).is_multiple_of(SHARE)
            || is_alone(span.part)
            || (rendered.spans.get(i + 1)).is_none_or(|it| is_alone(it.part));
        let (mut at, end) = (
            span.range.start.max(range.start),
            span.range.end.min(range.end),
        );
        while at < end {
            let stop = piece_end(&rendered.text[at..end]) + at;
            let text = &rendered.text[at..stop];
            block.pieces.push(Piece {
                kind: span.part.into(),
                text,
            });
            if text.ends_with('\n') && (is_last_of_share || stop < span.range.end) {
                blocks.push(std::mem::take(&mut block));
                block.start = stop;
            }
            at = stop;
        }
        if span.range.end >= range.end {
            break;
        }
    }
    if !block.pieces.is_empty() {
        blocks.push(block);
    }
    blocks
}

/// Where most is typed: drawn without the examples beside it.
fn is_alone(part: Part) -> bool {
    matches!(part, Part::Instruction | Part::Input)
}

/// All of a short text; of a long one, up to the last line end that keeps it short.
fn piece_end(text: &str) -> usize {
    if text.len() <= PIECE {
        return text.len();
    }
    let near = text.floor_char_boundary(PIECE);
    match text[..near].rfind('\n') {
        Some(it) => it + 1,
        None => text[near..]
            .find('\n')
            .map_or(text.len(), |it| near + it + 1),
    }
}

#[cfg(test)]
mod tests {
    use domain::{Example, ExampleId, Project, ProjectId, render_completion};

    use super::*;

    fn long(n: u64) -> Rendered {
        let mut prompt = Project::first(ProjectId("0".into())).prompt;
        prompt.examples = (1..=n)
            .map(|it| {
                Example::new(
                    ExampleId(it),
                    format!("größe {it}\nzwei"),
                    "x".repeat((it % 7) as usize),
                )
            })
            .collect();
        render_completion(&prompt)
    }

    fn text(blocks: &[Block<'_>]) -> String {
        blocks
            .iter()
            .flat_map(|it| &it.pieces)
            .map(|it| it.text)
            .collect()
    }

    fn check(rendered: &Rendered, budget: usize) -> Cut<'_> {
        let cut = cut(rendered, budget);
        let (head, tail) = (text(&cut.head), text(&cut.tail));
        assert!(rendered.text.starts_with(&head));
        assert!(rendered.text.ends_with(&tail));
        assert_eq!(
            head.len() + cut.hidden_bytes + tail.len(),
            rendered.text.len()
        );
        for block in cut.head.iter().chain(&cut.tail) {
            let own = text(std::slice::from_ref(block));
            assert!(rendered.text[block.start..].starts_with(&own));
        }
        cut
    }

    #[test]
    fn nothing_is_lost_between_head_and_tail() {
        for n in [0, 1, 4, 200, 3000] {
            for budget in [0, 100, 16_000, 10_000_000] {
                check(&long(n), budget);
            }
        }
    }

    #[test]
    fn a_short_prompt_is_whole_and_broken_at_its_parts() {
        let rendered = long(4);
        let cut = check(&rendered, 16_000);
        assert_eq!((cut.head.len(), cut.hidden_bytes), (3, 0));
    }

    #[test]
    fn one_endless_line_is_one_block() {
        let mut rendered = Rendered::default();
        rendered.push(domain::Part::Input, &"é".repeat(50_000));
        let cut = check(&rendered, 1_000);
        assert!(cut.hidden_bytes > 90_000);
    }
}
