//! A conversation for a model elsewhere: its turns, the text that is shown for them, and how many tokens they are.

use std::ops::Range;

use domain::{Message, Part, Rendered, Role};
use engine::Turn;

/// Tokens of a turn beside its text, and of the beginning of the answer.
///
/// OpenAI's own count for its chat models (OpenAI Cookbook, "How to count tokens with tiktoken", section 6):
/// three a message and one for its role; three before the answer.
const TOKENS_A_TURN: usize = 4;
const TOKENS_BEFORE_ANSWER: usize = 3;

/// One turn and where its text stands in what is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Framed {
    pub role: Role,
    pub content: Range<usize>,
}

/// The conversation as a person reads it; the service frames it in its own way.
pub(crate) fn conversation(turns: &[Message]) -> (Rendered, Vec<Framed>) {
    let (mut rendered, mut framed) = (Rendered::default(), Vec::new());
    for turn in turns {
        let gap = if rendered.text.is_empty() { "" } else { "\n\n" };
        rendered.push(Part::Template, &format!("{gap}[{}]\n", turn.role.name()));
        let start = rendered.text.len();
        rendered.push(turn.part, &turn.content);
        framed.push(Framed {
            role: turn.role,
            content: start..rendered.text.len(),
        });
    }
    rendered.push(Part::Template, "\n\n[assistant]\n");
    (rendered, framed)
}

/// The turns as they are asked.
pub(crate) fn turns(text: &str, framed: &[Framed]) -> Vec<Turn> {
    let turn = |it: &Framed| Turn {
        role: match it.role {
            Role::System => engine::Role::System,
            Role::User => engine::Role::User,
            Role::Assistant => engine::Role::Assistant,
        },
        text: text[it.content.clone()].to_owned(),
    };
    framed.iter().map(turn).collect()
}

/// All tokens of the conversation, as byte ranges of what is shown; those of the frame are empty ranges.
/// `count` gives the tokens of turn `i` as ranges of its own text.
pub(crate) fn tokens(
    text: &str,
    framed: &[Framed],
    mut count: impl FnMut(usize, &str) -> Vec<Range<usize>>,
) -> Vec<Range<usize>> {
    let mut tokens = Vec::new();
    let mut end = 0;
    for (i, turn) in framed.iter().enumerate() {
        tokens.extend(std::iter::repeat_n(end..end, TOKENS_A_TURN));
        let start = turn.content.start;
        let own = count(i, &text[turn.content.clone()]);
        tokens.extend(own.into_iter().map(|it| it.start + start..it.end + start));
        end = turn.content.end;
    }
    tokens.extend(std::iter::repeat_n(end..end, TOKENS_BEFORE_ANSWER));
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    /// OpenAI Cookbook, same section: `example_messages`, whose count by the service was 129 with gpt-4o;
    /// here two short turns, worked out by the same rule.
    #[test]
    fn a_conversation_counts_as_its_service_counts_it() {
        let message = |role, content: &str, part| Message {
            role,
            content: content.into(),
            part,
        };
        let turns_of = [
            message(Role::System, "ab", Part::Instruction),
            message(Role::User, "abcd", Part::Input),
        ];
        let (rendered, framed) = conversation(&turns_of);
        assert_eq!(
            rendered.text,
            "[system]\nab\n\n[user]\nabcd\n\n[assistant]\n"
        );
        // A token every two bytes.
        let halves =
            |_: usize, text: &str| (0..text.len()).step_by(2).map(|it| it..it + 2).collect();
        let all = tokens(&rendered.text, &framed, halves);
        assert_eq!(all.len(), 2 * 4 + 3 + 1 + 2);
        let parts =
            crate::counts::Parts::of(&rendered, |byte| all.partition_point(|it| it.start < byte));
        assert_eq!((parts.instruction, parts.input, parts.template), (1, 2, 11));
        assert_eq!(parts.total as usize, all.len());
        let asked = turns(&rendered.text, &framed);
        assert_eq!(asked[1].text, "abcd");
        assert_eq!(asked[0].role, engine::Role::System);
    }
}
