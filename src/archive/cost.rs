//! What a project sends a model, in tokens of a public vocabulary, so that two versions can be compared exactly.

use domain::{Project, Style, messages, render_completion};
use tokens::Vocab;

/// Tokens of the whole prompt with its values filled in. Of a chat the contents of its turns: what stands around them
/// differs from model to model.
pub fn prompt_tokens(project: &Project, vocab: &Vocab) -> usize {
    let count = |text: &str| vocab.count(text, false);
    match project.prompt.style {
        Style::Completion => count(&render_completion(&project.prompt).text),
        Style::Chat => {
            let turns = messages(&project.prompt);
            turns.iter().map(|it| count(&it.content)).sum()
        }
    }
}

/// A difference with its sign: `−32`, `+5`, `0`. A minus as wide as the plus.
pub fn signed(old: usize, new: usize) -> String {
    match new.cmp(&old) {
        std::cmp::Ordering::Less => format!("−{}", old - new),
        std::cmp::Ordering::Equal => "0".into(),
        std::cmp::Ordering::Greater => format!("+{}", new - old),
    }
}
