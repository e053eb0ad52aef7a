//! A question to a model service in nobody's dialect, and what a dialect cannot say of it.

use engine::{Generate, PromptText};
use serde_json::Value;

use crate::{RemoteError, words};

/// What is asked of a model, before any protocol.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// As the service calls it.
    pub model: String,
    /// Empty where there is none.
    pub system: String,
    pub input: Input,
    pub settings: Settings,
    /// Whether the answer comes in pieces. Batches never do.
    pub stream: bool,
}

/// The prompt, by the person's choice as a chat or as one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    Turns(Vec<Turn>),
    /// Chat protocols send it as one turn of the user.
    Text(String),
}

/// One message of a chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    pub role: Role,
    pub text: String,
}

/// Who speaks; what the system says is [`Ask::system`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    User,
    Assistant,
}

/// How the answer is drawn. `None` leaves the service's own default.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    pub temperature: Option<f64>,
    pub top_p: Option<f64>,
    pub top_k: Option<u32>,
    pub min_p: Option<f64>,
    pub repetition_penalty: Option<f64>,
    pub seed: Option<u64>,
    /// Always said, so that a run has a highest cost.
    pub max_tokens: u32,
    /// Texts that end the answer.
    pub stops: Vec<String>,
    /// The answer has to be JSON of this shape.
    pub schema: Option<Schema>,
    /// The answer has to be one of some texts, or as a pattern says: what no request can say.
    pub other_shape: bool,
    /// Log-probabilities of the drawn tokens, and of this many others at each place.
    pub logprobs: Option<u8>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            temperature: None,
            top_p: None,
            top_k: None,
            min_p: None,
            repetition_penalty: None,
            seed: None,
            max_tokens: 1024,
            stops: Vec::new(),
            schema: None,
            other_shape: false,
            logprobs: None,
        }
    }
}

/// A JSON schema and a name for it: letters, digits, `-` and `_`.
#[derive(Clone, Debug, PartialEq)]
pub struct Schema {
    pub name: String,
    pub schema: Value,
}

impl Schema {
    /// Whether OpenAI's strict mode takes it: every object is closed and requires all of its properties
    /// (platform.openai.com/docs/guides/structured-outputs, “Supported schemas”). Elsewhere it would answer 400.
    #[must_use]
    pub fn is_strict(&self) -> bool {
        is_closed(&self.schema)
    }

    /// A schema as a person typed it; `None` where nothing was typed, or another shape than a schema.
    ///
    /// # Errors
    /// `BadSchema` where it is no JSON object.
    pub fn typed(text: &str) -> Result<Option<Self>, RemoteError> {
        if text.trim().is_empty() || is_other_shape(text) {
            return Ok(None);
        }
        match serde_json::from_str(text) {
            Ok(schema @ Value::Object(_)) => Ok(Some(Self {
                name: "answer".to_owned(),
                schema,
            })),
            Ok(_) => Err(RemoteError::BadSchema { line: 1, column: 1 }),
            Err(error) => Err(RemoteError::BadSchema {
                line: error.line(),
                column: error.column(),
            }),
        }
    }
}

/// Whether what was typed is a list of choices or a pattern between slashes, which models in the page are held to.
fn is_other_shape(text: &str) -> bool {
    let text = text.trim();
    let is_pattern = text.len() > 1 && text.starts_with('/') && text.ends_with('/');
    let choices = || serde_json::from_str::<Vec<String>>(text);
    is_pattern || text.starts_with('[') && choices().is_ok_and(|it| !it.is_empty())
}

/// This schema and every schema in it.
fn is_closed(schema: &Value) -> bool {
    let Value::Object(fields) = schema else {
        return true;
    };
    let properties = fields.get("properties").and_then(Value::as_object);
    let is_object = properties.is_some() || fields.get("type").is_some_and(|it| *it == "object");
    if is_object {
        let required = fields.get("required").and_then(Value::as_array);
        let is_required =
            |name: &String| required.is_some_and(|it| it.iter().any(|it| *it == **name));
        let is_open = fields.get("additionalProperties") != Some(&Value::Bool(false));
        if is_open || !properties.is_some_and(|it| it.keys().all(is_required)) {
            return false;
        }
    }
    let of_maps = ["properties", "$defs", "definitions"].into_iter();
    let of_maps = of_maps.filter_map(|it| fields.get(it)?.as_object());
    let of_lists = ["anyOf", "allOf", "oneOf", "prefixItems"].into_iter();
    let of_lists = of_lists.filter_map(|it| fields.get(it)?.as_array());
    of_maps.flat_map(|it| it.values()).all(is_closed)
        && of_lists.flatten().all(is_closed)
        && fields.get("items").is_none_or(is_closed)
}

/// A setting that a protocol may not be able to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Setting {
    Temperature,
    TopP,
    TopK,
    MinP,
    RepetitionPenalty,
    Seed,
    Stops,
    Schema,
    Logprobs,
}

impl Setting {
    /// As the person knows it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Temperature => words::temperature(),
            Self::TopP => words::top_p(),
            Self::TopK => words::top_k(),
            Self::MinP => words::min_p(),
            Self::RepetitionPenalty => words::repetition_penalty(),
            Self::Seed => words::seed(),
            Self::Stops => words::stop_texts(),
            Self::Schema => words::json_schema(),
            Self::Logprobs => words::token_probabilities(),
        }
    }
}

/// A setting that was wished and is not in the request, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    pub setting: Setting,
    /// A clause that goes on after “because”.
    pub why: &'static str,
}

/// Collects what could not be said.
#[derive(Default)]
pub(crate) struct Drops(pub(crate) Vec<Dropped>);

impl Drops {
    pub(crate) fn note(&mut self, wished: bool, setting: Setting, why: &'static str) {
        if wished {
            self.0.push(Dropped { setting, why });
        }
    }
}

impl Ask {
    /// The question that an engine in the page would get, for a service.
    ///
    /// # Errors
    /// `NeedsWords` where the prompt is token ids, `BadSchema` where the schema is no JSON object.
    pub fn of(generate: &Generate, sample: u32) -> Result<Self, RemoteError> {
        let (system, input) = match &generate.prompt {
            PromptText::Text { text, .. } => (String::new(), Input::Text(text.clone())),
            PromptText::Turns(turns) => conversation(turns),
            PromptText::Ids(_) => return Err(RemoteError::NeedsWords),
        };
        let sampling = &generate.sampling;
        Ok(Self {
            model: generate.model.clone(),
            system,
            input,
            settings: Settings {
                temperature: Some(decimal(sampling.temperature)),
                top_p: Some(decimal(sampling.top_p)).filter(|it| *it < 1.0),
                top_k: Some(sampling.top_k).filter(|it| *it > 0),
                min_p: Some(decimal(sampling.min_p)).filter(|it| *it > 0.0),
                repetition_penalty: Some(decimal(sampling.repetition_penalty))
                    .filter(|it| *it != 1.0),
                seed: Some(sampling.seed.wrapping_add(u64::from(sample))),
                max_tokens: generate.max_tokens,
                stops: generate.stops.clone(),
                schema: Schema::typed(&generate.schema)?,
                other_shape: is_other_shape(&generate.schema),
                ..Settings::default()
            },
            stream: true,
        })
    }

    pub(crate) fn check(&self) -> Result<(), RemoteError> {
        if self.model.trim().is_empty() {
            return Err(RemoteError::NoModel);
        }
        let has_words = match &self.input {
            Input::Text(text) => !text.is_empty(),
            Input::Turns(turns) => turns.iter().any(|it| !it.text.is_empty()),
        };
        has_words.then_some(()).ok_or(RemoteError::EmptyPrompt)
    }

    /// The one text, for protocols that know no turns.
    pub(crate) fn text(&self, protocol: &'static str) -> Result<&str, RemoteError> {
        match &self.input {
            Input::Text(text) => Ok(text),
            Input::Turns(_) => Err(RemoteError::NeedsText { protocol }),
        }
    }

    /// The chat, with a lone text as the user's turn.
    pub(crate) fn turns(&self) -> Vec<(Role, &str)> {
        match &self.input {
            Input::Text(text) => vec![(Role::User, text)],
            Input::Turns(turns) => turns.iter().map(|it| (it.role, &*it.text)).collect(),
        }
    }
}

/// System turns become the system text, which every protocol has a place for; the others keep their order.
fn conversation(turns: &[engine::Turn]) -> (String, Input) {
    let mut system = String::new();
    let mut rest = Vec::new();
    for turn in turns {
        let role = match turn.role {
            engine::Role::System => {
                let gap = if system.is_empty() { "" } else { "\n\n" };
                system = system + gap + &turn.text;
                continue;
            }
            engine::Role::User => Role::User,
            engine::Role::Assistant => Role::Assistant,
        };
        let text = turn.text.clone();
        rest.push(Turn { role, text });
    }
    (system, Input::Turns(rest))
}

/// 0.7 stays 0.7: the shortest decimal that is this number, not its expansion in 64 bits.
fn decimal(number: f32) -> f64 {
    number.to_string().parse().unwrap_or(f64::from(number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::Sampling;

    fn generate(prompt: PromptText) -> Generate {
        let sampling = Sampling {
            temperature: 0.7,
            top_k: 0,
            top_p: 1.0,
            min_p: 0.05,
            repetition_penalty: 1.0,
            seed: 7,
        };
        Generate {
            model: "m".into(),
            prompt,
            sampling,
            max_tokens: 5,
            stops: vec!["\n".into()],
            n_samples: 3,
            schema: String::new(),
            begun: String::new(),
        }
    }

    #[test]
    fn an_engines_question_keeps_its_numbers() {
        let text = PromptText::Text {
            text: "Q: 1+1\nA:".into(),
            parse_special: false,
            add_bos: true,
        };
        let settings = Ask::of(&generate(text), 2).expect("a text").settings;
        let mut shaped = generate(PromptText::Turns(Vec::new()));
        shaped.schema = " {\"type\": \"object\"}\n".into();
        let schema = Ask::of(&shaped, 0).expect("a schema").settings.schema;
        let schema = schema.expect("is there");
        assert_eq!(schema.schema, serde_json::json!({"type": "object"}));
        for (wrong, line) in [("{\n\"type\": }", 2), ("[]", 1), ("null", 1), ("{} {}", 1)] {
            shaped.schema = wrong.into();
            let error = Ask::of(&shaped, 0).expect_err("no schema");
            assert!(
                matches!(error, RemoteError::BadSchema { line: at, .. } if at == line),
                "{wrong}: {error}"
            );
        }
        for (other, is_other) in [
            (r#"["yes", "no"]"#, true),
            ("/[0-9]+/", true),
            ("{}", false),
            ("", false),
        ] {
            shaped.schema = other.into();
            let settings = Ask::of(&shaped, 0).expect("a shape").settings;
            assert_eq!(settings.other_shape, is_other, "{other}");
            assert_eq!(settings.schema.is_some(), other == "{}", "{other}");
        }
        let strict = |text: &str| {
            Schema::typed(text)
                .expect("JSON")
                .expect("a schema")
                .is_strict()
        };
        for (schema, is_strict) in [
            (r#"{"type": "object"}"#, false),
            (
                r#"{"type": "object", "properties": {"a": {}}, "required": ["a"]}"#,
                false,
            ),
            (
                r#"{"type": "object", "properties": {"a": {}}, "required": ["a"], "additionalProperties": false}"#,
                true,
            ),
            (
                r#"{"type": "object", "properties": {"a": {}, "b": {}}, "required": ["a"], "additionalProperties": false}"#,
                false,
            ),
            (r#"{"type": "array", "items": {"type": "object"}}"#, false),
            (
                r#"{"anyOf": [{"type": "string"}, {"type": "number"}]}"#,
                true,
            ),
        ] {
            assert_eq!(strict(schema), is_strict, "{schema}");
        }
        // What switches a step off in `engine::Sampling` is not sent at all.
        let wanted = Settings {
            temperature: Some(0.7),
            min_p: Some(0.05),
            seed: Some(9),
            max_tokens: 5,
            stops: vec!["\n".into()],
            ..Settings::default()
        };
        assert_eq!(settings, wanted);
        assert_eq!(
            Ask::of(&generate(PromptText::Ids(vec![1])), 0),
            Err(RemoteError::NeedsWords)
        );
    }
}
