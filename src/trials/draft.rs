//! The experiment that is being set up: rows from a pasted text, what is still missing, how many calls it will be.

use domain::Prompt;
use format::table;
use lab::scores::Grading;

use crate::cost::Cost;
use crate::judged::Judged;
use crate::phrases;
use crate::plan::{Facts, Plan};
use crate::question::Question;
use crate::rules::{Asks, MOST_LABELS};
use crate::setup::{AnswerKind, DataRow, Model, Setup, SlotText, Version, labels, read_project};
use crate::words;

/// More rows than this are refused: nobody waits for them in one tab.
const MOST_ROWS: usize = 100_000;

/// Grids up to this size are counted call by call, so that cells with the same call count once.
const MOST_COUNTED: usize = 4_000;

/// Whether a setup can be started, and what it comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Checked {
    /// What to do before it can start, each a sentence.
    pub problems: Vec<String>,
    /// Calls in all, the most where it depends on answers; 0 with problems.
    pub n_calls: usize,
    /// Of them, those that compare meanings, which this device makes whatever answers.
    pub n_meanings: usize,
    /// Of them, those of a judge.
    pub(crate) n_judged: usize,
    /// From earlier runs of the same model; `None` where there were none.
    pub seconds: Option<f64>,
    /// Calls leave this device, and may cost money.
    pub leaves: bool,
    /// What those come to; follows a moment later.
    pub costs: Vec<Cost>,
    /// Models that are not held to the project's JSON schema, and why: a sentence each. It follows with the costs.
    pub not_held: Vec<String>,
}

/// Rows from a pasted text or a file: two columns of a table, or a line each without right answers.
pub(crate) fn read_rows(text: &str) -> Result<Vec<DataRow>, String> {
    let rows: Vec<DataRow> = match table::parse(text) {
        Ok(table) => {
            let (input, expected) = table.likely_columns();
            let cell =
                |row: &Vec<String>, at: usize| row.get(at).map_or("", |it| it.trim()).to_owned();
            let row = |it: &Vec<String>| DataRow {
                input: cell(it, input),
                expected: cell(it, expected),
            };
            table.rows.iter().map(row).collect()
        }
        Err(format::FormatError::NotATable) => {
            let lines = text.lines().map(str::trim).filter(|it| !it.is_empty());
            let row = |it: &str| DataRow {
                input: it.to_owned(),
                expected: String::new(),
            };
            lines.map(row).collect()
        }
        Err(error) => return Err(error.to_string()),
    };
    let rows: Vec<DataRow> = rows.into_iter().filter(|it| !it.input.is_empty()).collect();
    match rows.len() {
        0 => Err(words::no_rows_in_this().into()),
        n if n > MOST_ROWS => Err(words::too_many_rows(n, MOST_ROWS)),
        _ => Ok(rows),
    }
}

/// A setup that fits the project: its name, a way to judge, a version to compare with.
pub(crate) fn fit(setup: &mut Setup, question: Question) {
    setup.question = question;
    let Some(project) = read_project(&setup.project) else {
        return;
    };
    let name = if project.name.trim().is_empty() {
        words::untitled()
    } else {
        project.name.trim()
    };
    setup.name = words::project_asked(name, question.title());
    if let Some(first) = question.ways().first()
        && !question.ways().contains(&setup.judged)
    {
        setup.judged = *first;
    }
    if question == Question::Versions && setup.options.versions.is_empty() {
        setup.options.versions.push(Version {
            name: words::version_b().into(),
            instruction: project.prompt.instruction.clone(),
            with_examples: false,
        });
    }
    if question == Question::Wording && setup.options.slots.is_empty() {
        setup.options.slots = own_slots(&project.prompt.instruction);
    }
    setup.options.answer = AnswerKind::of(&setup.rows);
}

/// The person's own instruction with phrases of the paper around it that fit any task.
fn own_slots(instruction: &str) -> Vec<SlotText> {
    let slot = |name: &str, phrases: &[&str]| SlotText {
        name: name.into(),
        phrases: phrases.iter().map(|it| (*it).to_owned()).collect(),
    };
    let opener = slot(words::opener(), &phrases::OPENERS);
    let closer = slot(words::closer(), &phrases::CLOSERS);
    let instruction = instruction.trim();
    if instruction.is_empty() {
        return vec![opener, closer];
    }
    vec![
        opener,
        slot(words::your_instruction(), &[instruction]),
        closer,
    ]
}

/// What a change of rows changes with it.
pub(crate) fn rows_changed(setup: &mut Setup) {
    setup.options.answer = AnswerKind::of(&setup.rows);
    let all_json = |rows: &[DataRow]| {
        !rows.is_empty()
            && rows
                .iter()
                .all(|it| it.expected.trim_start().starts_with(['{', '[']))
    };
    if setup.question == Question::Versions && all_json(&setup.rows) {
        setup.judged = Judged::Json;
    }
}

/// Everything that is missing, and the number of calls where nothing is.
pub(crate) fn check(setup: &Setup) -> Checked {
    let prompt = setup.prompt();
    let mut problems = Vec::new();
    let question = setup.question;
    let n_known = setup
        .rows
        .iter()
        .filter(|it| !it.expected.trim().is_empty())
        .count();
    if question.needs_rows() && setup.rows.is_empty() {
        problems.push(words::needs_rows().into());
    } else if question.needs_rows() && n_known == 0 && setup.needs_right_answers() {
        problems.push(words::needs_right_answers().into());
    }
    let n_examples = prompt.examples.iter().filter(|it| it.on).count();
    if n_examples < question.least_examples() {
        let least = question.least_examples();
        problems.push(words::needs_examples(n_examples, least));
    }
    if question.needs_labels() {
        label_problem(&prompt, &mut problems);
    }
    if setup.models.is_empty() {
        problems.push(words::needs_model().into());
    }
    if question == Question::Reasoning && setup.options.triggers.is_empty() {
        problems.push(words::needs_sentence().into());
    }
    judging_problems(setup, &mut problems);
    if question == Question::Versions && setup.n_conditions() == 1 {
        problems.push(words::needs_version().into());
    }
    if !problems.is_empty() {
        return Checked {
            problems,
            ..Checked::default()
        };
    }
    // Every call of a large grid would be written just to count it, with every key that is pressed.
    let n_cells = setup.n_conditions() * setup.used_rows().len();
    let n_cells = n_cells * setup.options.repeats.max(1) as usize;
    if question == Question::Versions && n_cells > MOST_COUNTED {
        let n_meanings = match setup.compares_meanings() {
            true => n_cells * setup.judging().n_compared() + setup.used_rows().len(),
            false => 0,
        };
        let n_labels = match setup.label_set().is_empty() {
            true => 0,
            false => n_cells,
        };
        return Checked {
            n_calls: n_cells + n_labels + n_judged(setup) + n_meanings,
            n_judged: n_judged(setup),
            n_meanings,
            ..Checked::default()
        };
    }
    match Plan::new(setup, &pretended(setup)) {
        Ok(plan) => {
            let n_meanings = plan.n_meanings();
            Checked {
                n_calls: plan.n_calls() + n_meanings,
                n_judged: plan.n_judged(),
                n_meanings,
                ..Checked::default()
            }
        }
        Err(error) => Checked {
            problems: vec![error.to_string()],
            ..Checked::default()
        },
    }
}

/// What the ways to judge that need more than a right answer still lack.
fn judging_problems(setup: &Setup, problems: &mut Vec<String>) {
    if setup.question != Question::Versions {
        return;
    }
    let rubric = &setup.more.rubric;
    if setup.judged == Judged::Rubric && rubric.text.trim().is_empty() {
        problems.push(words::needs_rubric().into());
    }
    if setup.judged == Judged::Several {
        if setup.more.parts.is_empty() && setup.more.rules.is_empty() {
            problems.push(words::needs_way().into());
        }
        let labels = setup.label_set();
        for (number, rule) in (1_usize..).zip(&setup.more.rules) {
            if rule.asks == Asks::Likely && !(2..=MOST_LABELS).contains(&labels.len()) {
                let why = words::rule_needs_labels(MOST_LABELS);
                problems.push(words::rule_unusable(number, &why));
            }
            if rule.asks == Asks::Likely && setup.models.iter().any(Model::is_elsewhere) {
                problems.push(words::rule_unusable(number, words::rule_needs_page_model()));
            }
            if let Err(why) = rule.judging(&labels) {
                problems.push(words::rule_unusable(number, &why));
            }
        }
    }
    if setup.compares_meanings() && setup.comparer().is_none() {
        problems.push(words::needs_comparer().into());
    }
    if setup.needs_judge() && rubric.judge.is_none() {
        problems.push(words::needs_judge().into());
    }
}

/// Calls of a judge, at most: of pairs of answers in both orders, or for each rule that asks it and each answer.
fn n_judged(setup: &Setup) -> usize {
    if !setup.needs_judge() {
        return 0;
    }
    let n_rows = setup.used_rows().len();
    if setup.judged == Judged::Rubric {
        return 2 * setup.n_conditions().saturating_sub(1) * n_rows;
    }
    let asked = setup.rules().iter().filter_map(|it| it.asks.grading());
    let n_each: u64 = asked.map(Grading::n_calls).sum();
    let n_answers = setup.n_conditions() * n_rows * setup.options.repeats.max(1) as usize;
    n_each as usize * n_answers
}

fn label_problem(prompt: &Prompt, problems: &mut Vec<String>) {
    let found = labels(prompt).len();
    if found < 2 {
        problems.push(words::too_few_labels(found));
    } else if found > 20 {
        problems.push(words::too_many_labels(found));
    }
}

/// Facts of a model that takes every label for one token: enough to count calls by.
pub(crate) fn pretended(setup: &Setup) -> Facts {
    let numbered = labels(&setup.prompt()).into_iter().zip(0u32..);
    Facts {
        label_tokens: numbered.map(|(label, id)| (label, vec![id])).collect(),
        chats: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_from_tables_and_from_lines() {
        let rows = read_rows("input\toutput\na\t1\nb\t2\n").unwrap();
        assert_eq!(
            (rows.len(), &*rows[0].input, &*rows[1].expected),
            (2, "a", "2")
        );
        let rows = read_rows("Is it late?\n\nIs it cold?\n").unwrap();
        assert_eq!((rows.len(), &*rows[1].input), (2, "Is it cold?"));
        assert!(rows.iter().all(|it| it.expected.is_empty()));
        assert!(read_rows(" \n").is_err());
        let many: String = (0..=MOST_ROWS).map(|it| format!("a{it}\n")).collect();
        assert!(read_rows(&many).is_err());
    }
}
