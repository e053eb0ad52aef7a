//! Turns a prompt into what a model receives, and says which part every byte belongs to.

use std::ops::Range;

use crate::{ExampleId, Prompt, expand};

/// Whose bytes these are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    Instruction,
    Example(ExampleId),
    Input,
    /// What the chat template adds around the person's own words.
    Template,
}

/// A stretch of rendered text, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub part: Part,
    pub range: Range<usize>,
}

/// What the model receives.
///
/// Invariant: `spans` cover `text` exactly, in order, without gaps; none is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    pub text: String,
    pub spans: Vec<Span>,
}

/// Who speaks in a chat turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    System,
    User,
    Assistant,
}

impl Role {
    /// The word that chat templates use.
    pub fn name(self) -> &'static str {
        match self {
            Role::System => "system",
            Role::User => "user",
            Role::Assistant => "assistant",
        }
    }
}

/// One chat turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub role: Role,
    pub content: String,
    pub part: Part,
}

impl Rendered {
    /// Adds text that belongs to `part`, joining it to the last span where that is the same part.
    pub fn push(&mut self, part: Part, text: &str) {
        if text.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(text);
        match self.spans.last_mut() {
            Some(last) if last.part == part => last.range.end = self.text.len(),
            _ => self.spans.push(Span {
                part,
                range: start..self.text.len(),
            }),
        }
    }
}

/// Labelled pairs, a blank line between them, ending right after the output label's colon.
///
/// `{instruction}⏎⏎{in}: {x}⏎{out}: {y}⏎⏎…{in}: {input}⏎{out}:`
pub fn render_completion(prompt: &Prompt) -> Rendered {
    let fill = |text: &str| expand(text, &prompt.values);
    let (input_label, output_label) = (fill(&prompt.labels.input), fill(&prompt.labels.output));
    let mut rendered = Rendered::default();
    if !prompt.instruction.is_empty() {
        rendered.push(Part::Instruction, &fill(&prompt.instruction));
        rendered.push(Part::Instruction, "\n\n");
    }
    for example in prompt.examples.iter().filter(|it| it.on) {
        let (x, y) = (fill(&example.input), fill(&example.output));
        let block = format!("{input_label}: {x}\n{output_label}: {y}\n\n");
        rendered.push(Part::Example(example.id), &block);
    }
    let x = fill(&prompt.input);
    rendered.push(Part::Input, &format!("{input_label}: {x}\n{output_label}:"));
    rendered
}

/// The prompt as chat turns: the instruction is the system's, each example a user's and an assistant's turn.
pub fn messages(prompt: &Prompt) -> Vec<Message> {
    let turn = |role, text: &str, part| Message {
        role,
        content: expand(text, &prompt.values),
        part,
    };
    let mut turns = Vec::new();
    if !prompt.instruction.is_empty() {
        turns.push(turn(Role::System, &prompt.instruction, Part::Instruction));
    }
    for example in prompt.examples.iter().filter(|it| it.on) {
        let part = Part::Example(example.id);
        turns.push(turn(Role::User, &example.input, part));
        turns.push(turn(Role::Assistant, &example.output, part));
    }
    turns.push(turn(Role::User, &prompt.input, Part::Input));
    turns
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Project, ProjectId};

    fn first() -> Prompt {
        Project::first(ProjectId("0".into())).prompt
    }

    #[test]
    fn completion_is_labelled_pairs() {
        let mut prompt = first();
        prompt.examples.truncate(2);
        prompt.examples[0].on = false;
        expect_test::expect![[r#"
            Sort each message into a kind.

            Message: I was charged twice this month.
            Kind: Billing

            Message: The screen goes black after I sign in.
            Kind:"#]]
        .assert_eq(&render_completion(&prompt).text);
    }

    #[test]
    fn spans_cover_the_text() {
        let rendered = render_completion(&first());
        let mut at = 0;
        for span in &rendered.spans {
            assert_eq!(span.range.start, at);
            assert!(!span.range.is_empty());
            at = span.range.end;
        }
        assert_eq!(at, rendered.text.len());
        assert_eq!(rendered.spans.len(), 6);
    }

    #[test]
    fn values_reach_every_part_once() {
        let mut prompt = first();
        prompt.input = "{{who}}".into();
        prompt.values.insert("who".into(), "{{who}}!".into());
        assert!(render_completion(&prompt).text.ends_with("{{who}}!\nKind:"));
        let last = messages(&prompt).pop();
        assert_eq!(last.map(|it| it.content).as_deref(), Some("{{who}}!"));
    }
}
