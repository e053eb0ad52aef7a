//! The blocks as they are drawn, each with signals of its own: a keystroke compares all of them at once and
//! wakes the one that it changed.

use std::{ops::Range, sync::Arc};

use leptos::prelude::*;

use super::blocks::{Block, Piece};
use crate::write::part_kind::PartKind;

/// One drawn block.
#[derive(Clone)]
pub(super) struct Row {
    start: ArcRwSignal<usize>,
    pieces: ArcRwSignal<Arc<[Held]>>,
}

/// A piece that is kept.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) kind: PartKind,
    pub(super) text: String,
}

impl Row {
    fn of(block: &Block<'_>) -> Self {
        Self {
            start: ArcRwSignal::new(block.start),
            pieces: ArcRwSignal::new(held(&block.pieces)),
        }
    }

    fn follow(&self, block: &Block<'_>) {
        if self.start.with_untracked(|it| *it != block.start) {
            self.start.set(block.start);
        }
        if self.pieces.with_untracked(|it| !is_same(it, &block.pieces)) {
            self.pieces.set(held(&block.pieces));
        }
    }

    /// Wakes its reader when its text differs; not when it only moved.
    pub(super) fn pieces(&self) -> Arc<[Held]> {
        self.pieces.get()
    }

    /// In bytes of the prompt.
    pub(super) fn range(&self) -> Range<usize> {
        let len: usize = (self.pieces).with(|it| it.iter().map(|it| it.text.len()).sum());
        let start = self.start.get();
        start..start + len
    }
}

/// Makes the first of `rows` show these blocks. Rows beyond them stay for later, so that a place in the list
/// is the same row for ever.
pub(super) fn follow(rows: &mut Vec<Row>, blocks: &[Block<'_>]) {
    for (row, block) in rows.iter().zip(blocks) {
        row.follow(block);
    }
    let new = blocks.get(rows.len()..).unwrap_or_default();
    rows.extend(new.iter().map(Row::of));
}

fn held(pieces: &[Piece<'_>]) -> Arc<[Held]> {
    let held = pieces.iter().map(|it| Held {
        kind: it.kind,
        text: it.text.to_owned(),
    });
    held.collect()
}

fn is_same(held: &[Held], pieces: &[Piece<'_>]) -> bool {
    held.len() == pieces.len()
        && (held.iter().zip(pieces)).all(|(a, b)| a.kind == b.kind && a.text == b.text)
}

#[cfg(test)]
mod tests {
    use domain::{Example, ExampleId, Project, ProjectId, Prompt, render_completion};

    use super::{super::blocks::cut, *};

    fn drawn(rows: &[Row]) -> Vec<Arc<[Held]>> {
        rows.iter().map(Row::pieces).collect()
    }

    #[test]
    fn a_keystroke_draws_one_block_anew_wherever_it_falls() {
        let mut prompt = Project::first(ProjectId("0".into())).prompt;
        prompt.examples = (1..=200)
            .map(|it| Example::new(ExampleId(it), format!("größe {it}"), "x"))
            .collect();
        let mut rows = Vec::new();
        let mut show = |prompt: &Prompt| {
            let rendered = render_completion(prompt);
            let blocks = cut(&rendered, 1 << 20).head;
            follow(&mut rows, &blocks);
            let mut at = 0;
            for row in &rows[..blocks.len()] {
                let text: String = row.pieces().iter().map(|it| it.text.as_str()).collect();
                assert_eq!(row.range(), at..at + text.len());
                assert!(rendered.text[at..].starts_with(&text));
                at += text.len();
            }
            assert_eq!(at, rendered.text.len());
            drawn(&rows)
        };
        let before = show(&prompt);
        assert!(before.len() > 20);
        prompt.instruction.push('!');
        prompt.examples[99].input.push('!');
        prompt.input.push('!');
        let after = show(&prompt);
        let pairs = before.iter().zip(&after);
        assert_eq!(pairs.filter(|(a, b)| !Arc::ptr_eq(a, b)).count(), 3);
        prompt.examples.truncate(3);
        show(&prompt);
        prompt.examples[0].output.push('!');
        assert_eq!(show(&prompt).len(), before.len());
    }
}
