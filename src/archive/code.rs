//! A project's prompt as a program that asks for its answer: its variables filled in, its key only by name.

use domain::{Message, Part, Project, Role, Style, derived_stops, messages, render_completion};
use foreign::copy::{Ask, code};

pub use foreign::copy::Language;

/// Whom the program asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// As the service calls it; empty where the person has still to say.
    pub model: String,
    /// Up to and without `/chat/completions`.
    pub base_url: String,
    /// The environment variable that holds the key.
    pub key_variable: String,
}

/// Stands where the person has still to write a model's name.
const NO_MODEL: &str = "MODEL";

impl Spoken {
    /// OpenAI, and the project's model where it is one that a service could have.
    pub fn of(project: &Project) -> Self {
        let own = domain::RunSettings::default().model;
        let model = &project.run.model;
        let model = match engine::split_model_id(model) {
            Some((_, model)) => model,
            None if *model == own => "",
            None => model,
        };
        Self {
            model: model.to_owned(),
            base_url: "https://api.openai.com/v1".into(),
            key_variable: "OPENAI_API_KEY".into(),
        }
    }
}

/// The program's text.
pub fn code_of(language: Language, project: &Project, spoken: &Spoken) -> String {
    let mut run = project.run.clone();
    run.model = match spoken.model.trim() {
        "" => NO_MODEL.into(),
        model => model.into(),
    };
    let messages = match project.prompt.style {
        Style::Chat => messages(&project.prompt),
        // A service of today takes turns only; the whole text is the person's one.
        Style::Completion => vec![Message {
            role: Role::User,
            content: render_completion(&project.prompt).text,
            part: Part::Input,
        }],
    };
    let stops = match project.prompt.style {
        Style::Chat => Vec::new(),
        Style::Completion => derived_stops(&project.prompt),
    };
    code(
        language,
        &Ask {
            messages: &messages,
            run: &run,
            derived_stops: &stops,
            base_url: &spoken.base_url,
            key_variable: &spoken.key_variable,
        },
    )
}
