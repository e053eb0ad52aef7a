//! Finding special tokens in raw text before it is cut into words.

use super::vocabulary::{Kind, Vocabulary};

/// A special token or the text between two of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fragment<'a> {
    Special(u32),
    Text(&'a str),
}

impl Vocabulary {
    /// Cuts `text` at special tokens, longer tokens first.
    ///
    /// User-defined tokens are always found, control tokens only with `parse_special`, as llama.cpp has it.
    pub(super) fn fragments<'a>(&self, text: &'a str, parse_special: bool) -> Vec<Fragment<'a>> {
        let mut fragments = Vec::new();
        if !text.is_empty() {
            fragments.push(Fragment::Text(text));
        }
        for &id in &self.specials {
            let found = parse_special || self.kind(id) == Kind::UserDefined;
            let special = self.text(id).unwrap_or_default();
            let holds = |fragment: &Fragment| match fragment {
                Fragment::Text(text) => text.contains(special),
                Fragment::Special(_) => false,
            };
            if found && fragments.iter().any(holds) {
                fragments = fragments
                    .into_iter()
                    .flat_map(|fragment| cut(fragment, special, id))
                    .collect();
            }
        }
        fragments
    }
}

fn cut<'a>(fragment: Fragment<'a>, special: &str, id: u32) -> Vec<Fragment<'a>> {
    let Fragment::Text(text) = fragment else {
        return vec![fragment];
    };
    let mut fragments = Vec::new();
    for (i, part) in text.split(special).enumerate() {
        if i > 0 {
            fragments.push(Fragment::Special(id));
        }
        if !part.is_empty() {
            fragments.push(Fragment::Text(part));
        }
    }
    fragments
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::super::vocabulary::Coding;
    use super::*;

    #[test]
    fn longer_tokens_win_and_control_waits_to_be_asked() {
        let texts = ["<a>", "<a><a>", "word", "x"];
        let kinds = vec![Kind::Control, Kind::Control, Kind::UserDefined];
        let vocabulary = Vocabulary::new(Coding::Bytes, texts.into_iter().collect(), kinds);
        use Fragment::{Special, Text};
        let cases: [(&str, bool, &[Fragment]); 4] = [
            ("", true, &[]),
            ("<a><a><a>x", true, &[Special(1), Special(0), Text("x")]),
            ("<a>word", false, &[Text("<a>"), Special(2)]),
            (
                "xwordword ",
                true,
                &[Text("x"), Special(2), Special(2), Text(" ")],
            ),
        ];
        for (text, parse_special, expected) in cases {
            assert_eq!(
                vocabulary.fragments(text, parse_special),
                expected,
                "{text}"
            );
        }
    }
}
