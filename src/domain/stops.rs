//! Where an answer ends when nobody has said so: read from the labels and the examples.

use crate::{Prompt, Style, expand};

/// Stop texts for a completion prompt: the end of a line where every shown answer is one line,
/// a blank line where every answer is one paragraph, and always the next input label.
/// A chat ends its turns with a token of its own, so it needs none.
pub fn derived_stops(prompt: &Prompt) -> Vec<String> {
    if prompt.style == Style::Chat {
        return Vec::new();
    }
    let answers = || {
        prompt
            .examples
            .iter()
            .filter(|it| it.on)
            .map(|it| &it.output)
    };
    let mut stops = Vec::new();
    if answers().all(|it| !it.contains('\n')) {
        stops.push("\n".to_owned());
    } else if answers().all(|it| !it.contains("\n\n")) {
        stops.push("\n\n".to_owned());
    }
    let label = expand(&prompt.labels.input, &prompt.values);
    if !label.trim().is_empty() {
        stops.push(format!("\n{label}:"));
    }
    stops
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Example, ExampleId};

    fn check(outputs: &[&str], expected: &[&str]) {
        let mut prompt = Prompt::empty();
        prompt.examples = (1..)
            .zip(outputs)
            .map(|(id, output)| Example::new(ExampleId(id), "x", *output))
            .collect();
        assert_eq!(derived_stops(&prompt), expected);
    }

    #[test]
    fn answers_decide() {
        check(&["a", "b"], &["\n", "\nInput:"]);
        check(&["a\nb"], &["\n\n", "\nInput:"]);
        check(&["a\n\nb"], &["\nInput:"]);
    }

    #[test]
    fn chat_needs_none() {
        let mut prompt = Prompt::empty();
        prompt.style = Style::Chat;
        assert!(derived_stops(&prompt).is_empty());
    }
}
