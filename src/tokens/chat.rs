//! Renders a conversation with a model's own chat template, as Python's transformers does.
//!
//! A template comes with a downloaded model and is foreign code: its size, its work, its depth
//! and its output are bounded here.

mod absent;
mod attribute;
mod moment;
mod plain;
mod tojson;

use std::{cell::RefCell, io};

use minijinja::syntax::SyntaxConfig;
use minijinja::{Environment, Error, ErrorKind, Value, context};

use crate::words;

pub use attribute::attribute;
pub use moment::Moment;
pub use plain::PlainTemplate;

/// Templates of published models are under 20 KB.
const MAX_TEMPLATE_BYTES: usize = 256 << 10;
const MAX_OUTPUT_BYTES: usize = 32 << 20;
/// Instructions in one rendering: about a second's work, some hundred for each message.
const FUEL: u64 = 20_000_000;
const MAX_DEPTH: usize = 120;
const NAME: &str = "chat";

/// A chat template ready for rendering.
pub struct ChatTemplate {
    environment: Environment<'static>,
    /// Stands for tools and documents that are not given.
    absent: Value,
    /// The last rendering with marks: an experiment writes thousands of conversations of one form.
    marked: RefCell<Option<Marked>>,
}

/// A rendering with marks for contents, and all that it depends on beside the template.
struct Marked {
    roles: Vec<String>,
    bos_token: String,
    eos_token: String,
    rest: (bool, Option<Moment>, Option<bool>),
    text: Option<String>,
}

impl Marked {
    fn is_of(&self, messages: &[ChatMessage], options: &ChatOptions<'_>) -> bool {
        let roles = messages.iter().map(|it| &it.role);
        self.roles.iter().eq(roles)
            && self.bos_token == options.bos_token
            && self.eos_token == options.eos_token
            && self.rest == rest(options)
    }
}

fn rest(options: &ChatOptions<'_>) -> (bool, Option<Moment>, Option<bool>) {
    let it = options;
    (it.add_generation_prompt, it.now, it.enable_thinking)
}

/// One turn of a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChatMessage {
    /// `system`, `user` or `assistant`; a template may know others.
    pub role: String,
    pub content: String,
}

/// What a template may ask for beside the messages.
#[derive(Clone, Copy, Debug, Default)]
pub struct ChatOptions<'a> {
    pub bos_token: &'a str,
    pub eos_token: &'a str,
    /// Ends the text with the beginning of the assistant's turn.
    pub add_generation_prompt: bool,
    /// The local time for `strftime_now`; a template that asks without it fails.
    pub now: Option<Moment>,
    /// Templates of some reasoning models look at `enable_thinking`; `None` leaves it undefined.
    pub enable_thinking: Option<bool>,
}

/// A rendered conversation and where each message's content lies in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    pub text: String,
    /// One byte range per message, in order; empty where the template leaves a content out.
    pub contents: Vec<std::ops::Range<usize>>,
}

/// Why a template could not be read or rendered; nothing of the prompt is in it, unless
/// the template itself puts it into the message that it raises.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    #[error("{}", words::template_too_long(&found.to_string(), &limit.to_string()))]
    TooLong { found: usize, limit: usize },
    #[error("{}", words::template_syntax(&line.to_string(), what))]
    Syntax { line: usize, what: String },
    #[error("{}", words::template_raised(message))]
    Raised { message: String },
    #[error("{}", words::template_endless())]
    TooMuchWork,
    #[error("{}", words::template_output(&limit.to_string()))]
    TooMuchOutput { limit: usize },
    #[error("{}", words::template_failed(&line.to_string(), what))]
    Failed { line: usize, what: String },
}

impl ChatTemplate {
    /// Reads a Jinja template as models carry it in `tokenizer.chat_template`.
    pub fn parse(source: &str) -> Result<ChatTemplate, TemplateError> {
        if source.len() > MAX_TEMPLATE_BYTES {
            return Err(TemplateError::TooLong {
                found: source.len(),
                limit: MAX_TEMPLATE_BYTES,
            });
        }
        let mut environment = Environment::new();
        let syntax = SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .build();
        environment.set_syntax(syntax.map_err(as_syntax)?);
        environment.set_fuel(Some(FUEL));
        environment.set_recursion_limit(MAX_DEPTH);
        environment
            .set_unknown_method_callback(minijinja_contrib::pycompat::unknown_method_callback);
        absent::add_tests(&mut environment);
        environment.add_filter("tojson", tojson::tojson);
        environment.add_function("raise_exception", raise);
        environment
            .add_template_owned(NAME, without_generation_tags(source))
            .map_err(as_syntax)?;
        let absent = absent::absent(source);
        Ok(ChatTemplate {
            environment,
            absent,
            marked: RefCell::default(),
        })
    }

    /// The text that the model receives, byte for byte.
    pub fn render(
        &self,
        messages: &[ChatMessage],
        options: &ChatOptions<'_>,
    ) -> Result<String, TemplateError> {
        let messages = messages.iter().map(|message| {
            context! { role => message.role.as_str(), content => message.content.as_str() }
        });
        self.render_values(messages.collect(), Value::from(()), options)
    }

    /// The text, and where each message's content lies in it.
    ///
    /// Renders a second time with marks for contents: what stands between the marks is the
    /// template's own text. Where a template looks into a content and so writes something
    /// else around the mark, contents are searched for instead.
    pub fn render_parts(
        &self,
        messages: &[ChatMessage],
        options: &ChatOptions<'_>,
    ) -> Result<Rendered, TemplateError> {
        let text = self.render(messages, options)?;
        let contents: Vec<&str> = messages
            .iter()
            .map(|message| &message.content[..])
            .collect();
        // Taken out while at work: should a template break the module, no borrow stays behind.
        let last = self.marked.take();
        let last = last.filter(|it| it.is_of(messages, options));
        let marked = last.unwrap_or_else(|| self.mark(messages, options));
        let with_marks = marked.text.as_ref();
        let between = with_marks.and_then(|it| attribute::between_marks(&text, it, &contents));
        self.marked.replace(Some(marked));
        let contents = between.unwrap_or_else(|| attribute(&text, &contents));
        Ok(Rendered { text, contents })
    }

    fn mark(&self, messages: &[ChatMessage], options: &ChatOptions<'_>) -> Marked {
        let marked = (0..messages.len()).map(|index| ChatMessage {
            role: messages[index].role.clone(),
            content: attribute::mark(index),
        });
        Marked {
            roles: messages.iter().map(|it| it.role.clone()).collect(),
            bos_token: options.bos_token.into(),
            eos_token: options.eos_token.into(),
            rest: rest(options),
            text: self.render(&marked.collect::<Vec<_>>(), options).ok(),
        }
    }

    /// Renders messages and tools given as JSON values, in the order of their keys.
    ///
    /// `tools` is the list that transformers takes, or none.
    pub fn render_values(
        &self,
        messages: Vec<Value>,
        tools: Value,
        options: &ChatOptions<'_>,
    ) -> Result<String, TemplateError> {
        let now = options.now;
        let strftime_now = Value::from_function(move |format: &str| match now {
            Some(now) => Ok(now.format(format)),
            None => Err(Error::new(
                ErrorKind::InvalidOperation,
                "the time is not known",
            )),
        });
        let thinking = options
            .enable_thinking
            .map_or(Value::UNDEFINED, Value::from);
        let context = context! {
            messages,
            tools => if tools.is_none() { self.absent.clone() } else { tools },
            documents => self.absent.clone(),
            bos_token => options.bos_token,
            eos_token => options.eos_token,
            add_generation_prompt => options.add_generation_prompt,
            enable_thinking => thinking,
            strftime_now,
        };
        let template = self.environment.get_template(NAME).map_err(as_failure)?;
        let mut out = Bounded(Vec::new());
        template
            .render_captured_to(context, &mut out)
            .map_err(as_failure)?;
        Ok(String::from_utf8_lossy(&out.0).into_owned())
    }
}

/// Refuses to hold more than `MAX_OUTPUT_BYTES`.
struct Bounded(Vec<u8>);

impl io::Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > MAX_OUTPUT_BYTES {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What a template says through `raise_exception`.
#[derive(Debug, thiserror::Error)]
#[error("raised by the template")]
struct Raised(String);

fn raise(message: String) -> Result<Value, Error> {
    let kind = ErrorKind::InvalidOperation;
    Err(Error::new(kind, "raise_exception").with_source(Raised(message)))
}

/// `{% generation %}` marks assistant text for training in transformers; here the pair becomes
/// a condition that always holds, which trims white space in the same way.
fn without_generation_tags(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(at) = rest.find("{%") {
        let (before, tag) = rest.split_at(at + 2);
        out += before;
        rest = tag;
        let inner_at = usize::from(tag.starts_with(['-', '+']));
        let inner = tag[inner_at..].trim_start();
        for (name, instead) in [("generation", "if true"), ("endgeneration", "endif")] {
            let Some(after) = inner.strip_prefix(name) else {
                continue;
            };
            if after
                .trim_start()
                .trim_start_matches(['-', '+'])
                .starts_with("%}")
            {
                out += &tag[..inner_at];
                out += " ";
                out += instead;
                out += " ";
                rest = after.trim_start();
            }
        }
    }
    out + rest
}

fn what(error: &Error) -> String {
    match error.detail() {
        Some(detail) => format!("{}, {detail}", error.kind()),
        None => error.kind().to_string(),
    }
}

fn as_syntax(error: Error) -> TemplateError {
    TemplateError::Syntax {
        line: error.line().unwrap_or(0),
        what: what(&error),
    }
}

fn as_failure(error: Error) -> TemplateError {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(&error);
    while let Some(inner) = cause {
        if let Some(Raised(message)) = inner.downcast_ref() {
            return TemplateError::Raised {
                message: message.clone(),
            };
        }
        if let Some(inner) = inner.downcast_ref::<Error>()
            && inner.kind() == ErrorKind::OutOfFuel
        {
            return TemplateError::TooMuchWork;
        }
        if let Some(inner) = inner.downcast_ref::<io::Error>()
            && inner.kind() == io::ErrorKind::FileTooLarge
        {
            return TemplateError::TooMuchOutput {
                limit: MAX_OUTPUT_BYTES,
            };
        }
        cause = inner.source();
    }
    TemplateError::Failed {
        line: error.line().unwrap_or(0),
        what: what(&error),
    }
}

#[cfg(test)]
mod tests;
