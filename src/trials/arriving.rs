//! promptfoo's files brought here: what is in them, what of it does not fit, and the draft that the rest makes.

use std::{collections::BTreeSet, rc::Rc, sync::Arc};

use domain::{Project, ProjectId, Role};
use lab::scores::{Case, Grading, Mapped, Nearness, Scorer};
use reactive_graph::traits::{GetUntracked, Set};
use records::promptfoo::{self, Body, Loss, Suite, Test};

use crate::{DataRow, Judged, Question, Screen, Setup, Version, core::Core, words};

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
    judged: Judged,
    rubric: String,
    /// The cosine from which an answer is right, where meanings are compared.
    least: Option<f64>,
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
    let (mut rows, mut kinds, mut rubrics, mut n_checks) =
        (Vec::new(), Vec::new(), Vec::new(), 0_usize);
    let mut bounds: Vec<f64> = Vec::new();
    for test in &suite.tests {
        let values = vars(test);
        let input = match values.len() {
            1 => values.into_values().next().unwrap_or_default(),
            _ => {
                let lines = values.iter().map(|it| format!("{}: {}", it.0, it.1));
                lines.collect::<Vec<_>>().join("\n")
            }
        };
        let (mut expected, mut right) = (String::new(), None);
        for check in suite.default.checks.iter().chain(&test.checks) {
            match right_answer(&check.what) {
                Some((kind, text)) if expected.is_empty() => {
                    right = Some(kind);
                    bounds.extend(bound(&check.what));
                    expected = text;
                }
                _ => match &check.what {
                    Mapped::Judge(it) if it.grading == Grading::Rubric && !it.negated => {
                        rubrics.push(it.criteria.clone());
                    }
                    _ => n_checks += 1,
                },
            }
        }
        rows.push(DataRow { input, expected });
        kinds.push(right);
    }
    // A text to be near to is none to be equal to: where both are asked for, only the latter is.
    let is_other = |it: &Option<Judged>| it.is_some_and(|it| it != Judged::Meaning);
    if kinds.iter().any(is_other) {
        for (row, kind) in rows.iter_mut().zip(&mut kinds) {
            if *kind == Some(Judged::Meaning) {
                (row.expected, *kind) = (String::new(), None);
                n_checks += 1;
            }
        }
    }
    let kinds: Vec<Judged> = kinds.into_iter().flatten().collect();
    if n_checks > 0 {
        losses.push(lost("assert", &words::other_checks(n_checks)));
    }
    // One way of judging for all rows: the one that refuses least.
    let judged = match () {
        () if kinds.contains(&Judged::Contains) => Judged::Contains,
        () if kinds.is_empty() && !rubrics.is_empty() => Judged::Rubric,
        () if kinds.is_empty() => Judged::Yourself,
        () => kinds[0],
    };
    if kinds.iter().any(|it| *it != judged) {
        losses.push(lost("assert", &words::one_way_here(judged.label())));
    }
    if judged == Judged::Meaning {
        losses.push(lost("assert", words::comparer_chosen_here()));
        if bounds.iter().any(|it| *it != bounds[0]) {
            losses.push(lost("assert", words::one_threshold()));
        }
    }
    rubrics.dedup();
    if judged != Judged::Rubric && !rubrics.is_empty() {
        losses.push(lost("assert", words::rubrics_left_out()));
    }
    if rubrics.len() > 1 {
        losses.push(lost("assert", words::one_rubric()));
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
    let found = vec![
        words::found_prompts(prompts.len()),
        words::found_rows(rows.len(), n_known),
        words::judged_by(judged.label()),
    ];
    Arriving {
        found,
        losses,
        name: suite.description,
        prompts,
        rows,
        judged,
        rubric: rubrics.into_iter().next().unwrap_or_default(),
        least: bounds.first().copied(),
    }
}

/// A line about what does not fit: where it stands in the file, and what becomes of it.
fn lost(place: &str, why: &str) -> String {
    format!("{place}: {why}")
}

/// The right answer that a check compares with, and how.
fn right_answer(what: &Mapped) -> Option<(Judged, String)> {
    match what {
        Mapped::Scorer(Scorer::Equals { expected, .. }) => {
            Some((Judged::Exactly, expected.clone()))
        }
        Mapped::Scorer(Scorer::Contains {
            needles,
            case: Case::Ignored,
            ..
        }) if needles.len() == 1 => Some((Judged::Contains, needles[0].clone())),
        Mapped::Scorer(Scorer::JsonField {
            pointer, expected, ..
        }) if pointer.is_empty() => Some((Judged::Json, expected.to_string())),
        Mapped::Scorer(Scorer::Similar { references, .. })
            if bound(what).is_some() && references.len() == 1 =>
        {
            Some((Judged::Meaning, references[0].clone()))
        }
        _ => None,
    }
}

/// The cosine from which a check passes; `None` for other checks, and for a bound that is no share.
fn bound(what: &Mapped) -> Option<f64> {
    match what {
        Mapped::Scorer(Scorer::Similar {
            measure: Nearness::Cosine,
            bound,
            ..
        }) => Some(*bound).filter(|it| (0.0..=1.0).contains(it)),
        _ => None,
    }
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
        setup.judged = self.judged;
        setup.more.rubric.text = self.rubric;
        setup.more.meaning.least = self.least.unwrap_or(setup.more.meaning.least);
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
