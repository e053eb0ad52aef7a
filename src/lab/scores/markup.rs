//! XML and HTML in an answer: well formed or not, and which elements are there.
//!
//! Of our own rather than `quick-xml` (11 KB of brotli): it leaves tag balance on hand but neither names, namespaces,
//! duplicate attributes nor character references are checked, and those are most of what "well formed" means.

mod elements;
mod html;
mod loose;
mod tree;
mod xml;

use super::Around;

pub(super) use html::{contains_html, is_html};

/// Is the answer XML (or among words: does it hold some), and is every required element there.
///
/// A required element is a path of names with dots between, as `order.item.price`.
pub(super) fn is_xml(text: &str, required: &[String], around: Around) -> bool {
    match around {
        Around::Nothing => {
            let root = xml::parse(text);
            root.is_some_and(|root| required.iter().all(|it| tree::has_path(&[&root], it)))
        }
        Around::Words => loose::holds(text, required),
    }
}

/// Deeper nesting is refused: a tree is walked by recursion.
const MAX_DEPTH: usize = 200;
