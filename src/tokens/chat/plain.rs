//! Chat templates that only put roles and contents between fixed words, as ChatML: read once, written without an
//! interpreter. An experiment writes thousands of conversations.

/// Longer templates are left to the interpreter: none that is published and plain comes near.
const MAX_BYTES: usize = 4 << 10;

/// A template of outputs alone, a loop over the messages, and what begins the answer.
///
/// Invariant: it writes what [`ChatTemplate`](super::ChatTemplate) renders with `add_generation_prompt`, byte for byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainTemplate {
    before: Vec<Piece>,
    each: Vec<Piece>,
    after: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Words(String),
    Bos,
    Eos,
    Role,
    Content,
}

impl PlainTemplate {
    /// `None` for every template that does more, and for those with white space between their tags, which Jinja trims
    /// by rules of its own.
    pub fn read(source: &str) -> Option<Self> {
        if source.len() > MAX_BYTES {
            return None;
        }
        let mut rest = source;
        let before = outputs(&mut rest, false)?;
        take_tag(&mut rest, &["for", "message", "in", "messages"])?;
        let each = outputs(&mut rest, true)?;
        take_tag(&mut rest, &["endfor"])?;
        let mut after = outputs(&mut rest, false)?;
        if !rest.is_empty() {
            take_tag(&mut rest, &["if", "add_generation_prompt"])?;
            after.extend(outputs(&mut rest, false)?);
            take_tag(&mut rest, &["endif"])?;
            after.extend(outputs(&mut rest, false)?);
        }
        let read = Self {
            before,
            each,
            after,
        };
        rest.is_empty().then_some(read)
    }

    /// The conversation with the beginning of the assistant's turn; each message is its role and its content.
    pub fn write<'a>(
        &self,
        messages: impl IntoIterator<Item = (&'a str, &'a str)>,
        bos: &str,
        eos: &str,
    ) -> String {
        let mut text = String::new();
        let mut put = |pieces: &[Piece], role: &str, content: &str| {
            for piece in pieces {
                text.push_str(match piece {
                    Piece::Words(it) => it,
                    Piece::Bos => bos,
                    Piece::Eos => eos,
                    Piece::Role => role,
                    Piece::Content => content,
                });
            }
        };
        put(&self.before, "", "");
        for (role, content) in messages {
            put(&self.each, role, content);
        }
        put(&self.after, "", "");
        text
    }
}

/// `{{ a + b }}{{ c }}…`, as far as they go.
fn outputs(rest: &mut &str, in_loop: bool) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    while take(rest, "{{").is_some() {
        loop {
            skip_space(rest);
            pieces.push(term(rest, in_loop)?);
            skip_space(rest);
            if take(rest, "}}").is_some() {
                break;
            }
            take(rest, "+")?;
        }
    }
    Some(pieces)
}

fn term(rest: &mut &str, in_loop: bool) -> Option<Piece> {
    if let Some(quote) = rest.chars().next().filter(|it| matches!(it, '\'' | '"')) {
        return words(rest, quote).map(Piece::Words);
    }
    if let Some(name) = word(rest, &["bos_token", "eos_token"]) {
        return Some(if name == "bos_token" {
            Piece::Bos
        } else {
            Piece::Eos
        });
    }
    word(rest, &["message"]).filter(|_| in_loop)?;
    let name = if take(rest, ".").is_some() {
        word(rest, &["role", "content"])?
    } else {
        take(rest, "[")?;
        let quote = rest.chars().next().filter(|it| matches!(it, '\'' | '"'))?;
        let name = words(rest, quote)?;
        take(rest, "]")?;
        ["role", "content"].into_iter().find(|it| *it == name)?
    };
    Some(if name == "role" {
        Piece::Role
    } else {
        Piece::Content
    })
}

/// A text in quotes; `None` where it has an escape that is rare, and where tags in it would be read as such.
fn words(rest: &mut &str, quote: char) -> Option<String> {
    let mut text = String::new();
    let mut chars = rest.char_indices();
    chars.next();
    while let Some((at, it)) = chars.next() {
        match it {
            _ if it == quote => {
                *rest = &rest[at + it.len_utf8()..];
                return (!text.contains("{%")).then_some(text);
            }
            '\\' => text.push(match chars.next()?.1 {
                'n' => '\n',
                't' => '\t',
                same @ ('\\' | '\'' | '"') => same,
                _ => return None,
            }),
            _ if it.is_control() && !matches!(it, '\n' | '\t') => return None,
            _ => text.push(it),
        }
    }
    None
}

/// `{% these words %}`.
fn take_tag(rest: &mut &str, names: &[&str]) -> Option<()> {
    take(rest, "{%")?;
    for name in names {
        skip_space(rest);
        word(rest, &[*name])?;
    }
    skip_space(rest);
    take(rest, "%}")
}

/// One of these names, whole.
fn word<'a>(rest: &mut &str, names: &[&'a str]) -> Option<&'a str> {
    let is_name = |it: char| it.is_alphanumeric() || it == '_';
    let end = rest.find(|it: char| !is_name(it)).unwrap_or(rest.len());
    let name = *names.iter().find(|it| **it == &rest[..end])?;
    *rest = &rest[end..];
    Some(name)
}

fn take(rest: &mut &str, what: &str) -> Option<()> {
    *rest = rest.strip_prefix(what)?;
    Some(())
}

fn skip_space(rest: &mut &str) {
    *rest = rest.trim_start_matches([' ', '\n', '\t']);
}

#[cfg(test)]
mod tests {
    use proptest::{prelude::*, sample::select};

    use super::*;
    use crate::chat::{ChatMessage, ChatOptions, ChatTemplate};

    const CHATML: &str = "{% for message in messages %}{{'<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>' + '\n'}}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}";

    /// What the interpreter makes of it; `None` where it refuses.
    fn rendered(source: &str, messages: &[ChatMessage]) -> Option<String> {
        let options = ChatOptions {
            bos_token: "<s>",
            eos_token: "</s>",
            add_generation_prompt: true,
            ..ChatOptions::default()
        };
        ChatTemplate::parse(source)
            .ok()?
            .render(messages, &options)
            .ok()
    }

    fn written(source: &str, messages: &[ChatMessage]) -> Option<String> {
        let plain = PlainTemplate::read(source)?;
        let messages = messages.iter().map(|it| (&*it.role, &*it.content));
        Some(plain.write(messages, "<s>", "</s>"))
    }

    #[test]
    fn chatml_is_plain_and_what_looks_into_a_message_is_not() {
        for (source, is_plain) in [
            (CHATML, true),
            (
                "{{ bos_token }}{% for message in messages %}{{ message.content + eos_token }}{% endfor %}",
                true,
            ),
            ("", false),
            (
                "{{ message.role }}{% for message in messages %}{% endfor %}",
                false,
            ),
            (
                "{% for message in messages %}{{ message.content | trim }}{% endfor %}",
                false,
            ),
            (
                "{% for message in messages %}{{ message.contents }}{% endfor %}",
                false,
            ),
            (
                "{% for message in messages %} {{ message.content }}{% endfor %}",
                false,
            ),
            (
                "{% for message in messages -%}{{ message.content }}{% endfor %}",
                false,
            ),
            (
                "{% for message in messages %}{{ '\\x41' }}{% endfor %}",
                false,
            ),
            (
                "{% for message in messages %}{{ message.content }}{% endfor %}\n",
                false,
            ),
        ] {
            assert_eq!(PlainTemplate::read(source).is_some(), is_plain, "{source}");
        }
        let long = format!("{CHATML}{}", "{{ bos_token }}".repeat(400));
        assert_eq!(PlainTemplate::read(&long), None);
    }

    fn messages() -> impl Strategy<Value = Vec<ChatMessage>> {
        let role = select(vec!["system", "user", "assistant", "tool"]);
        let message = (role, any::<String>()).prop_map(|(role, content)| ChatMessage {
            role: role.into(),
            content,
        });
        proptest::collection::vec(message, 0..5)
    }

    /// Templates that are nearly always plain, out of the pieces of which plain ones are made.
    fn sources() -> impl Strategy<Value = String> {
        let piece = |pieces: Vec<&'static str>| {
            proptest::collection::vec(select(pieces), 0..4).prop_map(|it| it.concat())
        };
        let outer = || {
            piece(vec![
                "{{ bos_token }}",
                "{{'a' + \"\\n'\"}}",
                "{{eos_token+'\\\\'}}",
                " ",
                "\n",
            ])
        };
        let inner = piece(vec![
            "{{ message['role'] }}",
            "{{ '<' + message.content+'>' }}",
            "{{message[\"content\"]}}",
            "{{ message }}",
            "{{ 'é\\t' }}",
            "\n",
        ]);
        (outer(), inner, outer(), outer()).prop_map(|(before, each, after, last)| {
            format!("{before}{{% for message in messages %}}{each}{{% endfor %}}{after}{{% if add_generation_prompt %}}{last}{{% endif %}}")
        })
    }

    proptest! {
        #[test]
        fn what_is_plain_is_written_as_the_interpreter_writes_it(
            source in prop_oneof![Just(CHATML.to_owned()), sources()],
            messages in messages(),
        ) {
            if let Some(written) = written(&source, &messages) {
                prop_assert_eq!(Some(written), rendered(&source, &messages));
            }
        }

        #[test]
        fn any_text_can_be_read(source: String) {
            if let Some(written) = written(&source, &[]) {
                prop_assert_eq!(Some(written), rendered(&source, &[]));
            }
        }
    }
}
