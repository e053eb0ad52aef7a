//! Each rule on its own, pairs against a plain count of all pairs, choices against published figures.

mod choosing;
mod fixing;
mod pairs;
mod seeded;

use domain::{Example, ExampleId, Project, ProjectId};

use crate::{Facts, Finding, findings};

/// Eight messages of two kinds, evenly spread, that no rule finds anything in.
fn clean() -> Project {
    let mut project = Project::empty(ProjectId("0".into()), "Kinds");
    project.prompt.instruction = "Sort each message into a kind.".into();
    project.prompt.input = "My invoice shows the wrong month.".into();
    let pairs = [
        ("I was charged twice.", "Billing"),
        ("The screen goes black.", "Technical"),
        ("Where is my refund?", "Billing"),
        ("The app crashes on start.", "Technical"),
        ("My card was declined.", "Billing"),
        ("I cannot sign in.", "Technical"),
    ];
    project.prompt.examples = (1..)
        .zip(pairs)
        .map(|(id, (x, y))| Example::new(ExampleId(id), x, y))
        .collect();
    project
}

fn keys(found: &[Finding]) -> Vec<&'static str> {
    found.iter().map(|it| it.rule).collect()
}

fn found_in(project: &Project) -> Vec<Finding> {
    findings(project, &Facts::default())
}
