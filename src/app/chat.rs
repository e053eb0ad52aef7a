//! The chat template of the chosen model, parsed once, and the prompt as it writes it.

use std::{cell::RefCell, ops::Range, rc::Rc};

use domain::{Message, Part, Rendered};
use engine::ModelCard;
use tokens::chat::{ChatMessage, ChatOptions, ChatTemplate, Moment, TemplateError};

use crate::Problem;

/// The template that was used last.
#[derive(Default)]
pub(crate) struct Templates(RefCell<Option<Parsed>>);

struct Parsed {
    source: String,
    template: Result<Rc<ChatTemplate>, TemplateError>,
}

impl Templates {
    /// The turns as the card's model receives them, ending where the answer begins.
    pub(crate) fn render(
        &self,
        card: &ModelCard,
        turns: &[Message],
        today: &str,
    ) -> Result<Rendered, Problem> {
        let source = card.chat_template.as_deref().ok_or(Problem::NoTemplate)?;
        let failed = |error: TemplateError| Problem::TemplateFailed {
            what: error.to_string(),
        };
        let template = self.parsed(source).map_err(failed)?;
        let messages: Vec<ChatMessage> = turns
            .iter()
            .map(|it| ChatMessage {
                role: it.role.name().into(),
                content: it.content.clone(),
            })
            .collect();
        let options = ChatOptions {
            bos_token: &card.bos,
            eos_token: &card.eos,
            add_generation_prompt: true,
            now: moment(today),
            enable_thinking: None,
        };
        let rendered = template.render_parts(&messages, &options).map_err(failed)?;
        let parts = turns.iter().map(|it| it.part).zip(rendered.contents);
        Ok(shared_out(&rendered.text, parts))
    }

    fn parsed(&self, source: &str) -> Result<Rc<ChatTemplate>, TemplateError> {
        let mut last = self.0.borrow_mut();
        match &mut *last {
            Some(parsed) if parsed.source == source => parsed.template.clone(),
            other => {
                let template = ChatTemplate::parse(source).map(Rc::new);
                let source = source.to_owned();
                other.insert(Parsed { source, template }).template.clone()
            }
        }
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

/// Reads `26 Jul 2024`. Templates print dates, not times, so a day begins at midnight.
fn moment(today: &str) -> Option<Moment> {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let mut words = today.split(' ');
    let day = words.next()?.parse().ok()?;
    let month = words.next()?;
    let month = MONTHS.iter().position(|it| *it == month)? as u8 + 1;
    let year = words.next()?.parse().ok()?;
    Some(Moment {
        year,
        month,
        day,
        hour: 0,
        minute: 0,
        second: 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read() {
        let moment = moment("06 Jul 2024").expect("a date");
        assert_eq!((moment.year, moment.month, moment.day), (2024, 7, 6));
        assert_eq!(super::moment("yesterday"), None);
    }

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
