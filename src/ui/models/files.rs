//! Which files make a model: told by their names, before anything is read.

use engine::{ImportFile, ImportRole};

/// What a person chose, or why it is no model.
pub(super) type Chosen = Result<(String, Vec<ImportFile>), String>;

fn role_of(name: &str) -> Option<ImportRole> {
    let name = name.to_ascii_lowercase();
    match name.as_str() {
        "config.json" => Some(ImportRole::Config),
        "tokenizer.json" => Some(ImportRole::Tokenizer),
        _ if name.ends_with(".gguf") => Some(ImportRole::Gguf),
        _ if name.ends_with(".safetensors") => Some(ImportRole::Safetensors),
        _ => None,
    }
}

/// A model from files of the disk: one GGUF, or a safetensors file with its two companions.
pub(super) fn from_disk(files: Vec<(String, String)>) -> Chosen {
    let mut found: Vec<ImportFile> = Vec::new();
    for (name, url) in files {
        let role = role_of(&name).ok_or_else(|| {
            format!("“{name}” is no part of a model that can be read here. Choose a .gguf file, or a .safetensors file together with its config.json and tokenizer.json.")
        })?;
        if found.iter().any(|it| it.role == role) {
            return Err("Two files of the same kind were chosen. Add one model at a time.".into());
        }
        found.push(ImportFile { role, url, name });
    }
    complete(found)
}

/// A model from an address; a safetensors file's companions are expected beside it.
pub(super) fn from_address(address: &str) -> Chosen {
    let address = address.trim();
    if !address.starts_with("https://") && !address.starts_with("http://") {
        return Err("An address begins with https://. Copy it from the page of the model.".into());
    }
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let file = |role, url: String, name: &str| ImportFile {
        role,
        url,
        name: name.to_owned(),
    };
    match role_of(name) {
        Some(ImportRole::Gguf) => complete(vec![file(ImportRole::Gguf, address.into(), name)]),
        Some(ImportRole::Safetensors) => complete(vec![
            file(ImportRole::Safetensors, address.into(), name),
            file(
                ImportRole::Config,
                format!("{folder}/config.json"),
                "config.json",
            ),
            file(
                ImportRole::Tokenizer,
                format!("{folder}/tokenizer.json"),
                "tokenizer.json",
            ),
        ]),
        _ => Err(
            "The address must lead to the file itself: it ends in .gguf or .safetensors.".into(),
        ),
    }
}

fn complete(files: Vec<ImportFile>) -> Chosen {
    let of = |role| files.iter().find(|it| it.role == role);
    let weights = of(ImportRole::Gguf).or_else(|| of(ImportRole::Safetensors));
    let Some(weights) = weights else {
        return Err("The weights are missing: choose the .gguf or .safetensors file too.".into());
    };
    let has_all = weights.role == ImportRole::Gguf
        || of(ImportRole::Config).is_some() && of(ImportRole::Tokenizer).is_some();
    if !has_all {
        return Err("A .safetensors file needs its config.json and tokenizer.json. Choose all three together.".into());
    }
    let name = weights
        .name
        .rsplit_once('.')
        .map_or(&*weights.name, |it| it.0);
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
        for bad in [
            &["notes.txt"][..],
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
