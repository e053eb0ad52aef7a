//! Where the tokens of the whole prompt begin inside one of its texts, as it was typed.

use std::{collections::BTreeMap, ops::Range};

use domain::{Field, Part, Piece, Prompt, Rendered, expand, pieces};

use crate::core::Core;

impl Core {
    /// Offsets in the field's own text, in bytes; nothing is said of the insides of values that are put in.
    /// `None` while the prompt is not counted, and where the text does not stand in it as it is.
    pub(crate) fn tokens_in(&self, field: &Field) -> Option<Vec<usize>> {
        let preview = self.preview.peek();
        let (text, stands, values) = self.document.read(|it| {
            let stands = stands(&it.prompt, &preview.rendered, field)?;
            Some((it.text(field)?.to_owned(), stands, it.prompt.values.clone()))
        })?;
        let tokens = self.token_boundaries(stands.clone())?;
        let starts = tokens
            .iter()
            .filter_map(|it| it.start.checked_sub(stands.start));
        Some(as_typed(&text, &values, starts))
    }
}

/// The bytes of the rendered prompt that are the field's text with its values put in.
fn stands(prompt: &Prompt, rendered: &Rendered, field: &Field) -> Option<Range<usize>> {
    let fill = |text: &str| expand(text, &prompt.values);
    let (input_label, output_label) = (fill(&prompt.labels.input), fill(&prompt.labels.output));
    let spans = |part: Part| {
        let of_part = rendered.spans.iter().filter(move |it| it.part == part);
        of_part.map(|it| it.range.clone())
    };
    let is = |range: &Range<usize>, text: &str| rendered.text.get(range.clone()) == Some(text);
    // One span in a text of labelled pairs, where labels stand around it; in a conversation a turn is a span.
    let (part, turn, whole, offset, text) = match field {
        Field::Instruction => {
            let text = fill(&prompt.instruction);
            (Part::Instruction, 0, format!("{text}\n\n"), 0, text)
        }
        Field::Input => {
            let text = fill(&prompt.input);
            let whole = format!("{input_label}: {text}\n{output_label}:");
            (Part::Input, 0, whole, input_label.len() + 2, text)
        }
        Field::ExampleInput(id) | Field::ExampleOutput(id) => {
            let example = prompt.example(*id)?;
            let (x, y) = (fill(&example.input), fill(&example.output));
            let whole = format!("{input_label}: {x}\n{output_label}: {y}\n\n");
            let is_input = matches!(field, Field::ExampleInput(_));
            let offset = match is_input {
                true => input_label.len() + 2,
                false => whole.len() - 2 - y.len(),
            };
            let text = if is_input { x } else { y };
            (
                Part::Example(*id),
                usize::from(!is_input),
                whole,
                offset,
                text,
            )
        }
        _ => return None,
    };
    let mut found = spans(part);
    let first = found.next()?;
    if is(&first, &whole) {
        let start = first.start + offset;
        return Some(start..start + text.len());
    }
    let turns: Vec<_> = std::iter::once(first).chain(found).collect();
    // A turn without words has no span: which one the other is cannot be told then.
    let n_turns = if matches!(part, Part::Example(_)) {
        2
    } else {
        1
    };
    let range = turns.get(turn).filter(|_| turns.len() == n_turns)?;
    is(range, &text).then(|| range.clone())
}

/// Brings offsets in a text whose values are put in back to the text with its names.
fn as_typed(
    text: &str,
    values: &BTreeMap<String, String>,
    starts: impl Iterator<Item = usize>,
) -> Vec<usize> {
    let mut starts = starts.peekable();
    let (mut typed, mut filled, mut found) = (0, 0, Vec::new());
    for piece in pieces(text) {
        let (n_typed, value) = match piece {
            Piece::Text(plain) => (plain.len(), None),
            Piece::Variable { name, span } => (span.len(), values.get(name)),
        };
        let n_filled = value.map_or(n_typed, String::len);
        while let Some(start) = starts.next_if(|it| *it < filled + n_filled) {
            if value.is_none() || start == filled {
                found.push(typed + start - filled);
            }
        }
        typed += n_typed;
        filled += n_filled;
    }
    found
}

#[cfg(test)]
mod tests {
    use domain::{Project, ProjectId, messages, render_completion};
    use proptest::prelude::*;

    use super::*;

    fn first() -> Prompt {
        Project::first(ProjectId("0".into())).prompt
    }

    fn fields(prompt: &Prompt) -> Vec<(Field, String)> {
        let examples = prompt.examples.iter().flat_map(|it| {
            [
                (Field::ExampleInput(it.id), it.input.clone()),
                (Field::ExampleOutput(it.id), it.output.clone()),
            ]
        });
        let ends = [
            (Field::Instruction, prompt.instruction.clone()),
            (Field::Input, prompt.input.clone()),
        ];
        examples.chain(ends).collect()
    }

    #[test]
    fn a_text_is_found_among_labels_and_among_turns() {
        let mut prompt = first();
        // Words that stand in the labels and in other texts, too.
        prompt.examples[0].input = "Kind".into();
        prompt.examples[1].output = "a {{who}}".into();
        prompt.values.insert("who".into(), "b".into());
        let mut chat = Rendered::default();
        for turn in messages(&prompt) {
            chat.push(Part::Template, "<|turn|>");
            chat.push(turn.part, &turn.content);
        }
        for rendered in [render_completion(&prompt), chat] {
            let mut end = 0;
            for (field, text) in fields(&prompt).into_iter().take(2 * prompt.examples.len()) {
                let range = stands(&prompt, &rendered, &field).expect("stands there");
                assert_eq!(rendered.text[range.clone()], expand(&text, &prompt.values));
                assert!(range.start >= end, "{field:?} in its place");
                end = range.end;
            }
            for (field, text) in fields(&prompt) {
                let range = stands(&prompt, &rendered, &field).expect("stands there");
                assert_eq!(rendered.text[range], expand(&text, &prompt.values));
            }
        }
    }

    #[test]
    fn what_a_template_changed_is_not_found() {
        let prompt = first();
        let mut chat = Rendered::default();
        for turn in messages(&prompt) {
            chat.push(turn.part, turn.content.trim_end_matches('.'));
            chat.push(Part::Template, "\n");
        }
        assert_eq!(stands(&prompt, &chat, &Field::Instruction), None);
        assert_eq!(stands(&prompt, &chat, &Field::Name), None);
    }

    #[test]
    fn offsets_come_back_from_behind_values() {
        let values = BTreeMap::from([("n".to_owned(), "seven".to_owned())]);
        let of = |starts: &[usize]| as_typed("a {{n}} b {{m}}", &values, starts.iter().copied());
        // "a seven b {{m}}": inside the value nothing, its beginning and what follows in their places.
        assert_eq!(of(&[0, 2, 4, 7, 9, 10, 12]), [0, 2, 7, 9, 10, 12]);
    }

    proptest! {
        #[test]
        fn offsets_are_places_of_the_text(
            text in "[a{}n é]{0,30}",
            value in "[xé]{1,5}",
            mut starts in prop::collection::vec(0..60usize, 0..20),
        ) {
            starts.sort_unstable();
            let values = BTreeMap::from([("n".to_owned(), value)]);
            let found = as_typed(&text, &values, starts.into_iter());
            prop_assert!(found.is_sorted());
            prop_assert!(found.iter().all(|it| *it < text.len()));
        }
    }
}
