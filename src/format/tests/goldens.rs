//! Links that were published: each opens for ever, and is made again letter for letter.

use domain::ProjectId;

use crate::{
    file,
    share::{self, Incoming},
};

/// `tests/golden/links/v1-NAME.txt` is the link; `v1-NAME.exemplar.json` beside it is what it holds.
fn golden(ending: &str) -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/links");
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the golden links are there") {
        let path = entry.expect("the folder can be listed").path();
        let name = path
            .file_name()
            .and_then(|it| it.to_str())
            .unwrap_or_default();
        if let Some(name) = name.strip_suffix(ending) {
            let text = std::fs::read_to_string(&path).expect("a golden can be read");
            found.push((name.to_owned(), text));
        }
    }
    found.sort();
    found
}

#[test]
fn every_published_link_opens_and_is_made_again() {
    let links = golden(".txt");
    let files = golden(file::SUFFIX);
    assert!(links.len() >= 8, "the goldens have gone");
    let id = || ProjectId("0".into());
    for (name, link) in links {
        let (_, text) = files
            .iter()
            .find(|(it, _)| *it == name)
            .expect("every link has its file");
        let expected = file::read(text.as_bytes(), id())
            .expect("a golden file opens")
            .project;
        let opened = match share::decode(&link, id()) {
            Ok(Incoming::Open(project)) => project,
            Ok(Incoming::Sealed(sealed)) => sealed
                .open(&crate::Passphrase::new("golden straw"))
                .expect("a golden seal opens"),
            Err(error) => panic!("{name}: {error}"),
        };
        assert_eq!(opened, expected, "{name}");
        if !name.contains("sealed") {
            // Fails when the priming text or a number of the compressor has changed: that is a new version.
            let again = share::encode(&expected).expect("encodes").fragment;
            assert_eq!(again, link.trim(), "{name}");
        }
    }
}
