//! Answers the questions, with the template that was used last at hand.

use std::cell::RefCell;

use format::{FormatError, Passphrase, share};
use tokens::chat::{ChatMessage, ChatOptions, ChatTemplate, Moment, TemplateError};

use crate::{Answer, Conversation, Held, Question, Seal, Trouble, Written};

/// Who answers.
#[derive(Default)]
pub struct Desk(RefCell<Option<Parsed>>);

struct Parsed {
    source: String,
    template: ChatTemplate,
}

impl Desk {
    /// Answers without a look at a clock, a network or chance: what it needs is in the question.
    pub fn answer(&self, question: &Question, secret: Option<&str>) -> Answer {
        match question {
            Question::Chat(conversation) => {
                Answer::Chat(self.write(conversation).map_err(|it| told(&it)))
            }
            Question::MakeLink { body, seal } => Answer::Link(make_link(body, seal, secret)),
            Question::ReadLink { fragment } => Answer::Held(read_link(fragment, secret)),
        }
    }

    fn write(&self, conversation: &Conversation) -> Result<Written, TemplateError> {
        // Taken out while at work: should a template break the module, no borrow stays behind.
        let last = self.0.take();
        let parsed = match last.filter(|it| it.source == conversation.template) {
            Some(parsed) => parsed,
            None => Parsed {
                source: conversation.template.clone(),
                template: ChatTemplate::parse(&conversation.template)?,
            },
        };
        let messages: Vec<ChatMessage> = conversation
            .turns
            .iter()
            .map(|it| ChatMessage {
                role: it.role.clone(),
                content: it.content.clone(),
            })
            .collect();
        let options = ChatOptions {
            bos_token: &conversation.bos,
            eos_token: &conversation.eos,
            add_generation_prompt: true,
            now: moment(&conversation.today),
            enable_thinking: None,
        };
        let rendered = parsed.template.render_parts(&messages, &options);
        self.0.replace(Some(parsed));
        let rendered = rendered?;
        Ok(Written {
            text: rendered.text,
            contents: rendered.contents,
        })
    }
}

fn make_link(body: &[u8], seal: &Option<Seal>, secret: Option<&str>) -> Result<String, Trouble> {
    let link = match (seal, secret) {
        (Some(Seal { salt, nonce }), Some(secret)) => {
            share::sealed_link(body, &Passphrase::new(secret), *salt, *nonce).map_err(in_words)?
        }
        (None, None) => share::link(body),
        // Rather no link than one that is open by mistake.
        _ => return Err(Trouble::WrongSecret),
    };
    Ok(link.fragment)
}

fn read_link(fragment: &str, secret: Option<&str>) -> Result<Held, Trouble> {
    match (share::read(fragment).map_err(in_words)?, secret) {
        (share::Held::Body(body), _) => Ok(Held::Body(body)),
        (share::Held::Sealed(_), None) => Ok(Held::Sealed),
        (share::Held::Sealed(sealed), Some(secret)) => sealed
            .open(&Passphrase::new(secret))
            .map(Held::Body)
            .map_err(in_words),
    }
}

fn in_words(error: FormatError) -> Trouble {
    match error {
        FormatError::WrongPassphrase | FormatError::EmptyPassphrase => Trouble::WrongSecret,
        error => told(&error),
    }
}

fn told(error: &impl std::fmt::Display) -> Trouble {
    Trouble::Told(error.to_string())
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
    use crate::{Turn, answer_bytes, question_bytes, read_answer};

    const SEAL: Seal = Seal {
        salt: [7; 16],
        nonce: [9; 12],
    };

    /// Through bytes and back, as a browser asks.
    fn ask(question: &Question, secret: Option<&str>) -> Answer {
        let bytes = question_bytes(question).expect("bytes");
        let answer = answer_bytes(&Desk::default(), &bytes, secret).expect("an answer");
        read_answer(&answer).expect("is one")
    }

    fn read(fragment: String, secret: Option<&str>) -> Result<Held, Trouble> {
        match ask(&Question::ReadLink { fragment }, secret) {
            Answer::Held(held) => held,
            other => panic!("{other:?}"),
        }
    }

    fn link(body: &[u8], seal: Option<Seal>, secret: Option<&str>) -> Result<String, Trouble> {
        let body = body.to_vec();
        match ask(&Question::MakeLink { body, seal }, secret) {
            Answer::Link(link) => link,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_date_is_read() {
        let moment = moment("06 Jul 2024").expect("a date");
        assert_eq!((moment.year, moment.month, moment.day), (2024, 7, 6));
        assert_eq!(super::moment("yesterday"), None);
    }

    #[test]
    fn a_template_writes_turns_and_tells_where_they_are() {
        let turn = |role: &str, content: &str| Turn {
            role: role.into(),
            content: content.into(),
        };
        let mut conversation = Conversation {
            template:
                "{{ bos_token }}{% for m in messages %}[{{ m.role }}]{{ m.content }}{% endfor %}"
                    .into(),
            turns: vec![turn("user", "hello"), turn("assistant", "well")],
            bos: "<s>".into(),
            ..Conversation::default()
        };
        let expected = Written {
            text: "<s>[user]hello[assistant]well".into(),
            contents: vec![9..14, 25..29],
        };
        let question = Question::Chat(conversation.clone());
        assert_eq!(ask(&question, None), Answer::Chat(Ok(expected)));
        conversation.template = "{% if %}".into();
        let question = Question::Chat(conversation);
        assert!(matches!(
            ask(&question, None),
            Answer::Chat(Err(Trouble::Told(_)))
        ));
    }

    #[test]
    fn another_template_takes_the_place_of_the_last() {
        let desk = Desk::default();
        for name in ["one", "other", "one"] {
            let conversation = Conversation {
                template: name.into(),
                ..Conversation::default()
            };
            let answer = desk.answer(&Question::Chat(conversation), None);
            assert!(matches!(answer, Answer::Chat(Ok(it)) if it.text == name));
        }
    }

    #[test]
    fn a_link_holds_its_body_and_a_sealed_one_keeps_it() {
        let open = link(b"body", None, None).expect("a link");
        assert_eq!(read(open, None), Ok(Held::Body(b"body".to_vec())));
        let sealed = link(b"body", Some(SEAL), Some("straw hat")).expect("a link");
        assert_eq!(read(sealed.clone(), None), Ok(Held::Sealed));
        assert_eq!(
            read(sealed.clone(), Some("straw")),
            Err(Trouble::WrongSecret)
        );
        let body = read(sealed, Some("straw hat"));
        assert_eq!(body, Ok(Held::Body(b"body".to_vec())));
        assert!(matches!(read("#p1=x".into(), None), Err(Trouble::Told(_))));
    }

    #[test]
    fn half_a_seal_makes_no_link() {
        assert_eq!(link(b"body", Some(SEAL), None), Err(Trouble::WrongSecret));
        assert_eq!(
            link(b"body", None, Some("secret")),
            Err(Trouble::WrongSecret)
        );
        assert_eq!(
            link(b"body", Some(SEAL), Some("")),
            Err(Trouble::WrongSecret)
        );
    }

    #[test]
    fn bytes_that_are_no_question_have_no_answer() {
        assert_eq!(answer_bytes(&Desk::default(), &[200, 1, 2], None), None);
    }
}
