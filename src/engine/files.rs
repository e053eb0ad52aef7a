//! Which files make a model: told by their names, before anything is read.

use crate::{ImportFile, ImportRole};

/// An address that names more parts than this is taken for one file.
const MAX_PARTS: u32 = 999;

impl ImportRole {
    /// What a file of this name is for; `None` if it is no part of a model.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        match name.as_str() {
            "config.json" => Some(Self::Config),
            "tokenizer.json" => Some(Self::Tokenizer),
            _ if name.ends_with(".gguf") => Some(Self::Gguf),
            _ if name.ends_with(".safetensors") => Some(Self::Safetensors),
            _ => None,
        }
    }
}

/// A name such as `tiny-Q4_0-00002-of-00003.gguf`, as llama.cpp gives the parts of a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartName<'a> {
    /// What all parts have in common: `tiny-Q4_0`.
    pub model: &'a str,
    /// Counted from 1.
    pub number: u32,
    pub n_parts: u32,
}

impl<'a> PartName<'a> {
    /// The place of the part in the name, if it is the name of one.
    #[must_use]
    pub fn of(name: &'a str) -> Option<Self> {
        let (stem, extension) = name.rsplit_once('.')?;
        let (rest, n_parts) = stem.rsplit_once("-of-")?;
        let (model, number) = rest.rsplit_once('-')?;
        let five = |digits: &str| {
            let is_number = digits.len() == 5 && digits.bytes().all(|it| it.is_ascii_digit());
            digits.parse().ok().filter(|_| is_number)
        };
        let (number, n_parts) = (five(number)?, five(n_parts)?);
        let is_part = extension.eq_ignore_ascii_case("gguf") && (1..=n_parts).contains(&number);
        (is_part && (2..=MAX_PARTS).contains(&n_parts)).then_some(Self {
            model,
            number,
            n_parts,
        })
    }
}

/// All files of the model whose weights, or a part of them, are at `address`; the weights come first.
///
/// The parts of a GGUF are expected beside each other, and so are the companions of safetensors.
/// `None` where the address does not lead to weights.
#[must_use]
pub fn files_at(address: &str) -> Option<Vec<ImportFile>> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let rest = &address[path.len()..];
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let role = ImportRole::of_name(name)?;
    let file = |role, url: String, name: &str| ImportFile {
        role,
        url,
        name: name.to_owned(),
    };
    match (role, PartName::of(name)) {
        (ImportRole::Gguf, Some(PartName { model, n_parts, .. })) => {
            let (_, extension) = name.rsplit_once('.')?;
            let parts = (1..=n_parts).map(|number| {
                let name = format!("{model}-{number:05}-of-{n_parts:05}.{extension}");
                file(role, format!("{folder}/{name}{rest}"), &name)
            });
            Some(parts.collect())
        }
        (ImportRole::Gguf, None) => Some(vec![file(role, address.into(), name)]),
        (ImportRole::Safetensors, _) => {
            let beside = |role, name: &str| file(role, format!("{folder}/{name}"), name);
            Some(vec![
                file(role, address.into(), name),
                beside(ImportRole::Config, "config.json"),
                beside(ImportRole::Tokenizer, "tokenizer.json"),
            ])
        }
        (ImportRole::Config | ImportRole::Tokenizer, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_by_their_names() {
        let name = |model, number, n_parts| {
            Some(PartName {
                model,
                number,
                n_parts,
            })
        };
        for (file, expected) in [
            ("tiny-Q4_0-00002-of-00003.gguf", name("tiny-Q4_0", 2, 3)),
            ("a-b-00001-of-00002.GGUF", name("a-b", 1, 2)),
            ("tiny.gguf", None),
            ("tiny-00004-of-00003.gguf", None),
            ("tiny-00000-of-00003.gguf", None),
            ("tiny-00001-of-00001.gguf", None),
            ("tiny-1-of-3.gguf", None),
            ("tiny-+0001-of-00003.gguf", None),
            ("tiny-00001-of-99999.gguf", None),
            ("tiny-00001-of-00003.safetensors", None),
        ] {
            assert_eq!(PartName::of(file), expected, "{file}");
        }
    }

    #[test]
    fn any_part_leads_to_all_of_them() {
        let urls = |address: &str| {
            let files = files_at(address)?.into_iter();
            Some(files.map(|it| it.url).collect::<Vec<_>>())
        };
        let parts = urls("https://example.com/m/t-00002-of-00002.gguf?download=true");
        assert_eq!(
            parts.expect("two files"),
            [
                "https://example.com/m/t-00001-of-00002.gguf?download=true",
                "https://example.com/m/t-00002-of-00002.gguf?download=true",
            ]
        );
        let one = urls("https://example.com/m/t.gguf#x");
        assert_eq!(one.expect("one file"), ["https://example.com/m/t.gguf#x"]);
        let set = urls("https://example.com/m/model.safetensors?x=1").expect("three files");
        assert_eq!(set[0], "https://example.com/m/model.safetensors?x=1");
        assert_eq!(set[2], "https://example.com/m/tokenizer.json");
        assert_eq!(urls("https://example.com/m/config.json"), None);
        assert_eq!(urls("https://example.com/m"), None);
    }
}
