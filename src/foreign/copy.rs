//! "Copy as": a request as a program that others can run. A key is never in it, only the name of where it is kept.

mod quote;

use domain::{Message, RunSettings, Stops};
use serde_json::{Map, Value, json};

use crate::settings::{self, OPENAI};
use crate::shape::Report;
use crate::words;

/// What is asked, rendered: every variable has its value.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    pub messages: &'a [Message],
    pub run: &'a RunSettings,
    /// Stop texts, where [`Stops::Derived`] leaves them to the prompt.
    pub derived_stops: &'a [String],
    /// Up to and without `/chat/completions`, as `https://api.openai.com/v1`.
    pub base_url: &'a str,
    /// The environment variable that holds the key. Signs that no such name has are left out.
    pub key_variable: &'a str,
}

/// A language to copy a request in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    Curl,
    /// With the package `openai`.
    PythonSdk,
    /// With nothing but Python.
    Python,
    /// Runs in Node 18 and later, as JavaScript too.
    TypeScript,
    /// With the crates `ureq` 3 and `serde_json`.
    Rust,
}

impl Language {
    pub const ALL: [Self; 5] = [
        Self::Curl,
        Self::PythonSdk,
        Self::Python,
        Self::TypeScript,
        Self::Rust,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Curl => "curl",
            Self::PythonSdk => "Python (openai)",
            Self::Python => words::python_alone(),
            Self::TypeScript => "TypeScript",
            Self::Rust => "Rust",
        }
    }
}

/// The program's text, a line feed at the end.
pub fn code(language: Language, ask: &Ask<'_>) -> String {
    match language {
        Language::Curl => curl(ask),
        Language::PythonSdk => python_sdk(ask),
        Language::Python => python(ask),
        Language::TypeScript => typescript(ask),
        Language::Rust => rust(ask),
    }
}

impl Ask<'_> {
    fn url(&self) -> String {
        format!("{}/chat/completions", self.base_url.trim_end_matches('/'))
    }

    fn key(&self) -> String {
        let plain = self
            .key_variable
            .chars()
            .filter(|it| it.is_ascii_alphanumeric() || *it == '_');
        let name: String = plain.collect();
        match name.starts_with(|it: char| it.is_ascii_alphabetic() || it == '_') {
            true => name,
            false => "API_KEY".into(),
        }
    }

    /// The settings that a service is told: those that OpenAI knows, and the others where they were changed.
    fn settings(&self) -> Map<String, Value> {
        let mut run = self.run.clone();
        if run.stops == Stops::Derived && !self.derived_stops.is_empty() {
            run.stops = Stops::Custom(self.derived_stops.to_vec());
        }
        let mut fields = settings::write(&run, &OPENAI, None, &mut Report::default());
        // Other services know only the older name.
        if !self.base_url.contains("api.openai.com")
            && let Some(it) = fields.remove("max_completion_tokens")
        {
            fields.insert("max_tokens".into(), it);
        }
        fields
    }

    fn body(&self) -> Value {
        let mut fields = self.settings();
        fields.insert("model".into(), self.run.model.clone().into());
        let messages = self.messages.iter();
        let messages = messages.map(|it| json!({"role": it.role.name(), "content": it.content}));
        fields.insert("messages".into(), messages.collect());
        fields.into()
    }

    /// The messages as lines of maps, which Python and JavaScript write alike.
    fn messages(&self, indent: &str) -> String {
        let line = |it: &Message| {
            format!(
                "{indent}{{\"role\": {}, \"content\": {}}},\n",
                quote::script(it.role.name()),
                quote::script(&it.content)
            )
        };
        self.messages.iter().map(line).collect()
    }
}

/// A value as Python and JavaScript write it: there are only numbers, texts and lists of texts.
fn literal(value: &Value) -> String {
    match value {
        Value::String(text) => quote::script(text),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(literal).collect();
            format!("[{}]", items.join(", "))
        }
        other => other.to_string(),
    }
}

fn curl(ask: &Ask<'_>) -> String {
    format!(
        "curl {} \\\n  -H 'Content-Type: application/json' \\\n  -H \"Authorization: Bearer ${}\" \\\n  -d {}\n",
        quote::shell(&ask.url()),
        ask.key(),
        quote::shell(&quote::json(&ask.body())),
    )
}

fn python_sdk(ask: &Ask<'_>) -> String {
    let mut arguments = String::new();
    let mut extra = Vec::new();
    for (name, value) in ask.settings() {
        // The package knows OpenAI's own names only.
        if ["top_k", "min_p", "repetition_penalty"].contains(&&*name) {
            extra.push(format!("{}: {}", quote::script(&name), literal(&value)));
        } else {
            arguments += &format!("    {name}={},\n", literal(&value));
        }
    }
    if !extra.is_empty() {
        arguments += &format!("    extra_body={{{}}},\n", extra.join(", "));
    }
    format!(
        "import os\nfrom openai import OpenAI\n\n\
         client = OpenAI(base_url={}, api_key=os.environ[{}])\n\
         answer = client.chat.completions.create(\n    model={},\n    messages=[\n{}    ],\n{arguments})\n\
         print(answer.choices[0].message.content)\n",
        quote::script(ask.base_url),
        quote::script(&ask.key()),
        quote::script(&ask.run.model),
        ask.messages("        "),
    )
}

fn fields(ask: &Ask<'_>, indent: &str) -> String {
    let line = |(name, value): (String, Value)| {
        format!("{indent}{}: {},\n", quote::script(&name), literal(&value))
    };
    ask.settings().into_iter().map(line).collect()
}

fn python(ask: &Ask<'_>) -> String {
    format!(
        "import json\nimport os\nimport urllib.request\n\n\
         body = {{\n    \"model\": {},\n    \"messages\": [\n{}    ],\n{}}}\n\
         request = urllib.request.Request(\n    {},\n    data=json.dumps(body).encode(),\n    headers={{\n        \
         \"Content-Type\": \"application/json\",\n        \"Authorization\": \"Bearer \" + os.environ[{}],\n    }},\n)\n\
         with urllib.request.urlopen(request) as response:\n    \
         print(json.load(response)[\"choices\"][0][\"message\"][\"content\"])\n",
        quote::script(&ask.run.model),
        ask.messages("        "),
        fields(ask, "    "),
        quote::script(&ask.url()),
        quote::script(&ask.key()),
    )
}

fn typescript(ask: &Ask<'_>) -> String {
    format!(
        "const response = await fetch({}, {{\n  method: \"POST\",\n  headers: {{\n    \
         \"Content-Type\": \"application/json\",\n    Authorization: `Bearer ${{process.env.{}}}`,\n  }},\n  \
         body: JSON.stringify({{\n    model: {},\n    messages: [\n{}    ],\n{}  }}),\n}});\n\
         if (!response.ok) throw new Error(await response.text());\n\
         const answer = await response.json();\nconsole.log(answer.choices[0].message.content);\n",
        quote::script(&ask.url()),
        ask.key(),
        quote::script(&ask.run.model),
        ask.messages("      "),
        fields(ask, "    "),
    )
}

fn rust(ask: &Ask<'_>) -> String {
    let line = |it: &Message| {
        format!(
            "            {{\"role\": {}, \"content\": {}}},\n",
            quote::rust(it.role.name()),
            quote::rust(&it.content)
        )
    };
    let messages: String = ask.messages.iter().map(line).collect();
    let setting = |(name, value): (String, Value)| {
        let value = match &value {
            Value::String(text) => quote::rust(text),
            Value::Array(items) => {
                let items = items.iter().filter_map(Value::as_str).map(quote::rust);
                format!("[{}]", items.collect::<Vec<_>>().join(", "))
            }
            other => other.to_string(),
        };
        format!("        {}: {value},\n", quote::rust(&name))
    };
    let settings: String = ask.settings().into_iter().map(setting).collect();
    format!(
        "// Cargo.toml: ureq = {{ version = \"3\", features = [\"json\"] }}, serde_json = \"1\"\n\
         fn main() -> Result<(), Box<dyn std::error::Error>> {{\n    \
         let key = std::env::var({})?;\n    \
         let body = serde_json::json!({{\n        \"model\": {},\n        \"messages\": [\n{messages}        ],\n{settings}    }});\n    \
         let answer: serde_json::Value = ureq::post({})\n        \
         .header(\"Authorization\", &format!(\"Bearer {{key}}\"))\n        \
         .send_json(&body)?\n        .body_mut()\n        .read_json()?;\n    \
         println!(\"{{}}\", answer[\"choices\"][0][\"message\"][\"content\"].as_str().unwrap_or_default());\n    Ok(())\n}}\n",
        quote::rust(&ask.key()),
        quote::rust(&ask.run.model),
        quote::rust(&ask.url()),
    )
}
