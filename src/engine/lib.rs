//! The one way to ask any model for text: the port, its questions, answers and errors.
//!
//! Invariant: an engine knows token ids, logits and sequences; it knows nothing of examples or pages.
//! Invariant: dropping the stream of a question cancels it.

mod card;
mod error;
pub mod fake;
mod files;
mod question;
mod reply;
mod switch;
mod words;

use futures::stream::LocalBoxStream;

pub use card::{
    Abilities, Device, Elsewhere, ModelCard, ModelFamily, StorageKind, StorageReport, StoredModel,
    elsewhere_id, is_elsewhere, split_model_id,
};
pub use error::EngineError;
pub use files::{PartName, files_at};
pub use question::{Generate, ImportFile, ImportRole, PromptText, Question, Role, Sampling, Turn};
pub use reply::{
    AsideKind, BatchAnswer, FinishReason, Money, Outgoing, Progress, Reply, Spent, Stage, Stats,
    TokenSpan,
};
pub use switch::{Switch, read_list, write_list};

/// The answers to one question, in order. Ends after the last; an error is the last item.
pub type Replies = LocalBoxStream<'static, Result<Reply, EngineError>>;

/// Anything that answers questions about models: the worker behind the bridge, a fake, later a remote.
pub trait Engine {
    /// Asks; the work begins at once. Dropping the stream cancels what is left of it.
    fn ask(&self, question: Question) -> Replies;
}
