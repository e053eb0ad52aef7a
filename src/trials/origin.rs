//! The file that a project came from, as the Files place keeps it: one of promptfoo's may have tests that make rows and checks.

use format::origin::{Kept, key};
use storage::Store;

/// Name and text of the promptfoo file that a project came from, in the store `format::origin::STORE`. `None` for the file
/// of another tool, for one without tests, and where nothing is kept.
pub async fn tests_of_origin(files: &dyn Store, project: &str) -> Option<(String, String)> {
    let bytes = files.get(&key(project)).await.ok()??;
    let kept = Kept::read(&bytes)?;
    let file = std::str::from_utf8(kept.bytes).ok()?;
    let has_tests = file.lines().any(|it| it.starts_with("tests:")) || file.contains("\"tests\"");
    (kept.format == "promptfoo" && has_tests).then(|| (kept.name.to_owned(), file.to_owned()))
}

#[cfg(test)]
mod tests {
    use format::origin::{Kept, key};
    use futures::executor::block_on;
    use storage::{MemoryStore, Store};

    use super::tests_of_origin;

    fn found(format: &str, text: &str) -> Option<(String, String)> {
        let store = MemoryStore::default();
        let kept = Kept {
            format,
            at: 0,
            name: "my config.yaml",
            bytes: text.as_bytes(),
        };
        block_on(async {
            let put = store.put(&key("7"), &kept.to_bytes()).await;
            put.expect("memory");
            assert_eq!(tests_of_origin(&store, "8").await, None, "another project");
            tests_of_origin(&store, "7").await
        })
    }

    #[test]
    fn a_promptfoo_file_with_tests_is_found_for_its_project() {
        let yaml = "prompts: [Hi]\ntests:\n  - vars: {}\n";
        let file = ("my config.yaml".to_owned(), yaml.to_owned());
        assert_eq!(found("promptfoo", yaml), Some(file));
        assert!(found("promptfoo", "{\"tests\": []}").is_some());
        assert_eq!(found("promptfoo", "prompts: [Hi]\n"), None, "no tests");
        assert_eq!(found("github-models", yaml), None, "another tool");
    }
}
