//! What the model will receive, byte for byte, and whose bytes are whose.

use domain::Rendered;

/// The rendered prompt.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    pub rendered: Rendered,
    /// Names of special tokens in the text are those tokens.
    pub parse_special: bool,
    /// The model puts its begin token before the text.
    pub add_bos: bool,
    /// Why this text is only a stand-in and cannot be run as it is.
    pub problem: Option<Problem>,
}

/// Why a chat cannot be shown as the model would receive it. [`std::fmt::Display`] gives the words.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    #[error("Chat style needs the model's own template; it shows once the model is loaded.")]
    TemplateUnknown,
    #[error("This model was never trained to chat. Choose completion style, or another model.")]
    NoTemplate,
    #[error("This model's chat template does not work with this prompt: {what}")]
    TemplateFailed { what: String },
}
