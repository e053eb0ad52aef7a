//! The prompt as the chat template of the chosen model writes it.

use std::ops::Range;

use annex::{Annex, Answer, Conversation, Question, Trouble, Turn};
use domain::{Message, Part, Rendered};
use engine::ModelCard;

use crate::Problem;

use crate::words;

/// The turns as the card's model receives them, ending where the answer begins.
pub(crate) fn render(
    annex: &dyn Annex,
    card: &ModelCard,
    turns: &[Message],
    today: &str,
) -> Result<Rendered, Problem> {
    let template = card.chat_template.clone().ok_or(Problem::NoTemplate)?;
    let conversation = Conversation {
        template,
        turns: turns
            .iter()
            .map(|it| Turn {
                role: it.role.name().into(),
                content: it.content.clone(),
            })
            .collect(),
        bos: card.bos.clone(),
        eos: card.eos.clone(),
        today: today.into(),
    };
    let failed = |what: &str| Problem::TemplateFailed { what: what.into() };
    match annex.ask(&Question::Chat(conversation), None) {
        None => Err(Problem::ReaderAway),
        Some(Answer::Chat(Ok(written))) => {
            let parts = turns.iter().map(|it| it.part).zip(written.contents);
            Ok(shared_out(&written.text, parts))
        }
        Some(Answer::Chat(Err(Trouble::Told(what)))) => Err(failed(&what)),
        Some(_) => Err(failed(words::reader_silent())),
    }
}

/// Spans of the whole text: contents belong to their parts, everything between to the template.
fn shared_out(text: &str, parts: impl Iterator<Item = (Part, Range<usize>)>) -> Rendered {
    let mut rendered = Rendered::default();
    let mut at = 0;
    for (part, range) in parts {
        // A template may write contents in another order; what comes too early stays the template's.
        if range.start >= at {
            rendered.push(Part::Template, &text[at..range.start]);
            rendered.push(part, &text[range.clone()]);
            at = range.end;
        }
    }
    rendered.push(Part::Template, &text[at..]);
    rendered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_between_contents_is_the_templates() {
        let parts = [
            (Part::Instruction, 1..2),
            (Part::Input, 3..3),
            (Part::Input, 0..1),
        ];
        let rendered = shared_out("<a><b>", parts.into_iter());
        let seen: Vec<_> = rendered
            .spans
            .iter()
            .map(|it| (it.part, it.range.clone()))
            .collect();
        let expected = [
            (Part::Template, 0..1),
            (Part::Instruction, 1..2),
            (Part::Template, 2..6),
        ];
        assert_eq!(seen, expected);
        assert_eq!(rendered.text, "<a><b>");
    }
}
