//! Histories against what they promise: compared, merged, thinned, kept, damaged.

mod bisect;
mod changes;
mod merge;
mod months;
mod store;
mod thin;

use domain::{Example, ExampleId, Project, ProjectId};
use proptest::test_runner::Config;

use crate::{ContentHash, Event, History, Name, Version, VersionId};

/// No file of failures is kept: it would land among the rooms, which are all crates.
fn cases(cases: u32) -> Config {
    Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    }
}

fn id() -> ProjectId {
    ProjectId("0".into())
}

/// A project with these examples, numbered from 1.
fn project(examples: &[(&str, &str)]) -> Project {
    let mut project = Project::empty(id(), "Test");
    project.prompt.examples = (1..)
        .zip(examples)
        .map(|(id, (input, output))| Example::new(ExampleId(id), *input, *output))
        .collect();
    project
}

/// A version that nobody has said anything about.
fn version(n: u64, parents: &[VersionId], made_at_millis: u64) -> Version {
    let content = ContentHash::of_bytes(&n.to_le_bytes());
    Version {
        id: VersionId::of(content, made_at_millis),
        content,
        parents: parents.to_vec(),
        made_at_millis,
        name: Name::Automatic(format!("change {n}")),
        pinned: false,
        note: String::new(),
        results: Vec::new(),
    }
}

fn add(history: &mut History, version: Version) -> VersionId {
    let id = version.id;
    history.apply(Event::Made(version)).expect("it fits");
    id
}
