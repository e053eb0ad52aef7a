//! The nouns of prompt work (project, prompt, example, variable) and the edits that change them.
//!
//! Invariant: nothing here knows a browser, a file shape, a clock or a random source.
//! Invariant: no type here is `Serialize`; `format` owns the shapes that leave.

mod edit;
mod example;
mod form;
mod project;
mod render;
mod run_settings;
mod starters;
mod stops;
mod template;

pub use edit::{Edit, EditError, Field};
pub use example::{Example, ExampleId};
pub use form::{Asked, Form, ValueKind, options_in};
pub use project::{Labels, Project, ProjectId, Prompt, Style};
pub use render::{Message, Part, Rendered, Role, Span, messages, render_completion};
pub use run_settings::{RunSettings, Stops};
pub use starters::{FIRST, Group, LESSONS, Lesson, STARTERS, Starter, print};
pub use stops::derived_stops;
pub use template::{Piece, expand, pieces, variables_in};
