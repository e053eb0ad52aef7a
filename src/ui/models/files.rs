//! What a person chose, put together to a model, or words for what is missing.

use engine::{ImportFile, ImportRole, PartName, files_at};

use crate::words;

/// What a person chose, or why it is no model.
pub(super) type Chosen = Result<(String, Vec<ImportFile>), String>;

/// A model from files of the disk: one GGUF or all its parts, or a safetensors file with its two companions.
pub(super) fn from_disk(files: Vec<(String, String)>) -> Chosen {
    let mut found: Vec<ImportFile> = Vec::new();
    for (name, url) in files {
        let role = ImportRole::of_name(&name).ok_or_else(|| words::no_part_of_model(&name))?;
        if PartName::of(&name).is_none() && found.iter().any(|it| it.role == role) {
            return Err(words::same_kind_twice().into());
        }
        found.push(ImportFile { role, url, name });
    }
    check_parts(&found)?;
    complete(found)
}

/// A model in several files has to be whole.
fn check_parts(files: &[ImportFile]) -> Result<(), String> {
    let ggufs = files.iter().filter(|it| it.role == ImportRole::Gguf);
    let parts: Vec<_> = ggufs.map(|it| PartName::of(&it.name)).collect();
    let Some(first) = parts.iter().flatten().next() else {
        return Ok(());
    };
    let (model, n_parts) = (first.model, first.n_parts);
    let is_same =
        |part: &Option<PartName>| part.is_some_and(|it| (it.model, it.n_parts) == (model, n_parts));
    if !parts.iter().all(is_same) {
        return Err(words::several_models().into());
    }
    for number in 1..=n_parts {
        match parts
            .iter()
            .flatten()
            .filter(|it| it.number == number)
            .count()
        {
            1 => {}
            0 => {
                return Err(words::part_missing(model, n_parts, number));
            }
            _ => {
                return Err(words::part_twice(number, model, n_parts));
            }
        }
    }
    Ok(())
}

/// A model from an address; what else it is made of is expected beside it.
pub(super) fn from_address(address: &str) -> Chosen {
    let address = address.trim();
    if !address.starts_with("https://") && !address.starts_with("http://") {
        return Err(words::address_begins().into());
    }
    match files_at(address) {
        Some(files) => complete(files),
        None => Err(words::address_ends().into()),
    }
}

fn complete(files: Vec<ImportFile>) -> Chosen {
    let of = |role| files.iter().find(|it| it.role == role);
    let weights = of(ImportRole::Gguf).or_else(|| of(ImportRole::Safetensors));
    let Some(weights) = weights else {
        return Err(words::weights_missing().into());
    };
    let has_all = weights.role == ImportRole::Gguf
        || of(ImportRole::Config).is_some() && of(ImportRole::Tokenizer).is_some();
    if !has_all {
        return Err(words::three_together().into());
    }
    let stem = weights.name.rsplit_once('.');
    let stem = stem.map_or(&*weights.name, |it| it.0);
    let name = PartName::of(&weights.name).map_or(stem, |it| it.model);
    Ok((name.to_owned(), files))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn disk(names: &[&str]) -> Chosen {
        from_disk(
            names
                .iter()
                .map(|it| ((*it).to_owned(), "blob:x".to_owned()))
                .collect(),
        )
    }

    #[test]
    fn files_are_told_by_their_names() {
        assert_eq!(
            disk(&["Tiny-Q8_0.GGUF"]).map(|it| it.0).as_deref(),
            Ok("Tiny-Q8_0")
        );
        let set = disk(&["tokenizer.json", "model.safetensors", "config.json"]);
        assert_eq!(set.map(|it| it.1.len()), Ok(3));
        let parts = disk(&["t-00002-of-00002.gguf", "t-00001-of-00002.gguf"]);
        let (name, files) = parts.expect("a whole model");
        assert_eq!((&*name, files.len()), ("t", 2));
        for bad in [
            &["notes.txt"][..],
            &["t-00001-of-00002.gguf"],
            &[
                "t-00001-of-00002.gguf",
                "t-00001-of-00002.gguf",
                "t-00002-of-00002.gguf",
            ],
            &["t-00001-of-00002.gguf", "u-00002-of-00002.gguf"],
            &["t-00001-of-00002.gguf", "t-00002-of-00003.gguf"],
            &["t-00001-of-00002.gguf", "t-00002-of-00002.gguf", "t.gguf"],
            &["t.gguf", "t-00001-of-00002.gguf", "t-00002-of-00002.gguf"],
            &["model.safetensors"],
            &["config.json"],
            &["a.gguf", "b.gguf"],
            &[],
        ] {
            assert!(disk(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn an_address_leads_to_the_file() {
        let gguf = from_address(" https://example.com/m/tiny.gguf?download=true ");
        assert_eq!(gguf.map(|it| it.0).as_deref(), Ok("tiny"));
        let parts = from_address("https://example.com/m/t-00001-of-00003.gguf").expect("a set");
        assert_eq!((&*parts.0, parts.1.len()), ("t", 3));
        let set = from_address("https://example.com/m/model.safetensors").expect("a set");
        assert_eq!(set.1[1].url, "https://example.com/m/config.json");
        for bad in [
            "",
            "tiny.gguf",
            "ftp://example.com/a.gguf",
            "https://example.com/m",
        ] {
            assert!(from_address(bad).is_err(), "{bad:?}");
        }
    }
}
