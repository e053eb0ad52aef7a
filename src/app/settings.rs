//! Choices that belong to this device, not to a project: theme, token view, tokenizer.

/// What is remembered between visits besides projects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    pub theme: Theme,
    /// Token boundaries are drawn in the preview.
    pub tokens_shown: bool,
    pub tokenizer: TokenizerChoice,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the device says.
    #[default]
    System,
    Light,
    Dark,
}

/// Whose tokens are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TokenizerChoice {
    /// The chosen model's own.
    #[default]
    Model,
    O200k,
    Cl100k,
}

impl TokenizerChoice {
    /// In the order of a menu.
    pub const ALL: [Self; 3] = [Self::Model, Self::O200k, Self::Cl100k];

    /// For people; the model's own is named by its model elsewhere.
    pub fn label(self) -> &'static str {
        match self {
            Self::Model => "The model's own",
            Self::O200k => "o200k_base (GPT-4o and later)",
            Self::Cl100k => "cl100k_base (GPT-4, GPT-3.5)",
        }
    }
}
