//! promptfoo's files brought here: what is in them, what of it does not fit, and the draft that the rest makes.

mod checks;

use std::{collections::BTreeSet, rc::Rc, sync::Arc};

use domain::{Project, ProjectId, Role};
use reactive_graph::traits::{GetUntracked, Set};
use records::promptfoo::{self, Body, Loss, Suite, Test};

use self::checks::{RowChecks, Ways};
use crate::{DataRow, Question, Screen, Setup, Version, core::Core, words};

/// What promptfoo's files would become, before the person takes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Arriving {
    /// What was found, a line each.
    pub found: Vec<String>,
    /// What does not fit and what becomes of it, a line each.
    pub losses: Vec<String>,
    name: String,
    prompts: Vec<(String, String)>,
    pub(crate) rows: Vec<DataRow>,
    ways: Ways,
}

/// Reads files that were chosen together, as (name, text): a configuration with the files it names, a table of tests,
/// or the results of an evaluation.
pub(crate) fn read(files: &[(String, String)]) -> Result<Arriving, String> {
    let ends = |ends: &'static [&str]| {
        move |it: &&(String, String)| ends.iter().any(|end| it.0.to_lowercase().ends_with(end))
    };
    let by_name = |name: &str| {
        let last = name.rsplit('/').next().unwrap_or(name);
        let found = files.iter().find(|it| it.0 == last);
        found.map(|it| it.1.clone())
    };
    if let Some((_, text)) = files.iter().find(ends(&[".yaml", ".yml"])) {
        let (suite, losses) = promptfoo::from_yaml(text, &by_name).map_err(|it| it.to_string())?;
        return Ok(arriving(suite, losses));
    }
    if let Some((_, text)) = files.iter().find(ends(&[".json"])) {
        return match promptfoo::from_results(text) {
            Ok((outcomes, losses)) => Ok(of_results(&outcomes, losses)),
            // A configuration may be JSON too.
            Err(why) => match promptfoo::from_yaml(text, &by_name) {
                Ok((suite, losses)) if !suite.prompts.is_empty() => Ok(arriving(suite, losses)),
                _ => Err(why.to_string()),
            },
        };
    }
    if let Some((_, text)) = files.iter().find(ends(&[".csv"])) {
        let (tests, losses) = promptfoo::from_csv(text).map_err(|it| it.to_string())?;
        let suite = Suite {
            tests,
            ..Suite::default()
        };
        return Ok(arriving(suite, losses));
    }
    Err(words::no_promptfoo_file().into())
}

/// The rows and prompts of recorded results; who passed there is promptfoo's word and is not taken for ours.
fn of_results(outcomes: &[promptfoo::Outcome], losses: Vec<Loss>) -> Arriving {
    let mut seen = BTreeSet::new();
    let firsts = outcomes.iter().filter(|it| seen.insert(it.test));
    let tests = firsts.map(|it| Test {
        vars: it.vars.clone(),
        ..Test::default()
    });
    let suite = Suite {
        tests: tests.collect(),
        ..Suite::default()
    };
    let mut arriving = arriving(suite, losses);
    let n_passed = outcomes.iter().filter(|it| it.passed).count();
    arriving
        .found
        .push(words::found_answers(outcomes.len(), n_passed));
    arriving
        .losses
        .push(lost("answers", words::results_without_prompts()));
    arriving
}

fn arriving(suite: Suite, losses: Vec<Loss>) -> Arriving {
    let mut losses: Vec<String> = losses.iter().map(|it| lost(&it.place, it.why)).collect();
    let vars = |test: &Test| {
        let mut all = suite.default.vars.clone();
        all.extend(test.vars.clone());
        all
    };
    let names: BTreeSet<String> = suite
        .tests
        .iter()
        .flat_map(|it| vars(it).into_keys())
        .collect();
    if names.len() > 1 {
        let names: Vec<&str> = names.iter().map(|it| &**it).collect();
        losses.push(lost("vars", &words::one_input(&names.join(", "))));
    }
    let (expected, ways) = Ways::of(RowChecks::of(&suite), &mut losses);
    let mut rows = Vec::new();
    for (test, expected) in suite.tests.iter().zip(expected) {
        let values = vars(test);
        let input = match values.len() {
            1 => values.into_values().next().unwrap_or_default(),
            _ => {
                let lines = values.iter().map(|it| format!("{}: {}", it.0, it.1));
                lines.collect::<Vec<_>>().join("\n")
            }
        };
        rows.push(DataRow { input, expected });
    }
    if !suite.providers.is_empty() {
        losses.push(lost("providers", words::model_chosen_here()));
    }
    let mut rewritten = false;
    let prompts: Vec<(String, String)> = suite
        .prompts
        .iter()
        .map(|it| (it.label.clone(), instruction(&it.body, &mut rewritten)))
        .collect();
    if rewritten {
        losses.push(lost("prompts", words::input_follows()));
    }
    let n_known = rows.iter().filter(|it| !it.expected.is_empty()).count();
    let mut found = vec![
        words::found_prompts(prompts.len()),
        words::found_rows(rows.len(), n_known),
        words::judged_by(ways.judged.label()),
    ];
    if !ways.rules.is_empty() {
        found.push(words::found_rules(ways.rules.len()));
    }
    Arriving {
        found,
        losses,
        name: suite.description,
        prompts,
        rows,
        ways,
    }
}

/// A line about what does not fit: where it stands in the file, and what becomes of it.
fn lost(place: &str, why: &str) -> String {
    format!("{place}: {why}")
}

/// A prompt as an instruction: a value at its end is where the input follows, one elsewhere becomes its name.
fn instruction(body: &Body, rewritten: &mut bool) -> String {
    let text = match body {
        Body::Text(text) => text.clone(),
        Body::Turns(turns) => {
            let is_plain = turns.iter().all(|it| it.role == Role::System);
            *rewritten |= !is_plain;
            let texts = turns.iter().map(|it| it.content.trim());
            texts.collect::<Vec<_>>().join("\n\n")
        }
    };
    let mut rest = text.trim();
    if let Some(at) = rest.rfind("{{")
        && rest[at..].ends_with("}}")
    {
        rest = rest[..at].trim_end();
    }
    let mut written = String::new();
    while let Some((before, behind)) = rest.split_once("{{") {
        let Some((name, after)) = behind.split_once("}}") else {
            break;
        };
        *rewritten = true;
        written += before;
        written += &format!("[{}]", name.trim());
        rest = after;
    }
    written + rest
}

impl Core {
    pub(crate) fn look_at_foreign(&self, files: &[(String, String)]) {
        self.arriving.1.set(Some(read(files).map(Arc::new)));
    }

    /// Makes the draft of what was found and shows it; nothing runs.
    pub(crate) fn take_foreign(self: &Rc<Self>) {
        if let Some(Ok(it)) = self.arriving.0.get_untracked() {
            self.edit(|setup| Arriving::clone(&it).fill(setup));
            self.screen.1.set(Screen::Setup);
        }
        self.arriving.1.set(None);
    }
}

impl Arriving {
    /// Puts it into a draft, in place of its prompts, rows and way of judging.
    pub(crate) fn fill(self, setup: &mut Setup) {
        setup.question = Question::Versions;
        setup.name = match self.name.trim() {
            "" => words::from_promptfoo().into(),
            name => name.chars().take(120).collect(),
        };
        setup.rows = self.rows;
        self.ways.fill(setup);
        setup.origin = None;
        let mut prompts = self.prompts.into_iter();
        let Some((_, first)) = prompts.next() else {
            return;
        };
        let mut project = Project::empty(ProjectId(String::new()), &*setup.name);
        project.prompt.instruction = first;
        setup.project = format::file::write(&project);
        let version = |(name, instruction)| Version {
            name,
            instruction,
            with_examples: true,
        };
        setup.options.versions = prompts.map(version).collect();
        setup.more.left_out.clear();
    }
}
