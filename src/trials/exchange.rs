//! Experiments as files: written with every answer, read back as an experiment that can be run again elsewhere.

use std::collections::BTreeMap;

use domain::{Project, ProjectId};
use lab::recipes::Key;
use lab::scores::{AnswerFormat, Cleanser, Normaliser};
use records::{
    RecordError,
    bundle::{self, Bundle, Plan as Described, Recorded},
};
use serde::{Deserialize, Serialize};

use crate::{
    AnswerKind, DataRow, Model, Options, Question, Setup, SlotText, Version,
    cache::Cache,
    carried::{self, Near},
    judged::Judged,
    measured::{self, Measured},
    more::{Drawing, LeftOut, More},
    phrases,
    plan::{Facts, described},
    recorded::{Reply, kept, recorded, replies},
    runner::Job,
    setup::read_project,
    votes::Vote,
    words,
};

/// What the file of an experiment has beside its plan.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Beside {
    judged: Option<Judged>,
    more: More,
    votes: Vec<Vote>,
    /// As they were chosen; the plan of several models holds their names alone.
    models: Vec<Model>,
    /// What a judge said, by the number of its question.
    replies: BTreeMap<usize, Reply>,
    /// How near answers are to their rows in meaning, by the numbers of the plan's cells; nothing where that cannot be told.
    nearness: BTreeMap<usize, Vec<f64>>,
    /// What was measured of answers, by the numbers of the plan's cells, where a score looks at it.
    measured: BTreeMap<usize, Measured>,
    /// Why some models were not held to the project's JSON schema; missing where it is not known whether it was sent.
    not_held: Option<Vec<String>>,
}

/// The experiment as it leaves.
pub(crate) async fn write(
    setup: &Setup,
    facts: &Facts,
    job: &Job,
    cache: &Cache,
    votes: &[Vote],
    not_held: Option<Vec<String>>,
) -> Result<Bundle, RecordError> {
    let model = setup.models.first();
    let id = match model {
        Some(Model::Engine { id, .. }) => id.clone(),
        _ => String::new(),
    };
    let answers = kept(setup, facts, job, cache).await;
    let cells = answers.iter().map(|(key, it)| (key.0, it));
    let beside = Beside {
        judged: Some(setup.judged),
        more: setup.more.clone(),
        votes: votes.to_vec(),
        models: setup.models.clone(),
        replies: replies(setup, facts, job, cache).await,
        nearness: carried::known_of_cells(setup, facts, &job.fingerprints, cache).await,
        measured: match setup.looks_at_measures() {
            true => measured::of_cells(cells),
            false => BTreeMap::new(),
        },
        not_held,
    };
    Ok(Bundle {
        name: setup.name.clone(),
        note: phrases::note(setup.judged),
        project: read_project(&setup.project),
        model: bundle::Model {
            hash: id.clone(),
            name: model.map_or(String::new(), |it| it.name().to_owned()),
            id,
        },
        plan: described(setup, facts),
        answers: recorded(&answers),
        // Plain numbers, texts and names always have a shape as JSON.
        beside: serde_json::to_value(beside).ok(),
    })
}

/// A file's experiment: its setup, what its plan needs to know, and its answers.
pub(crate) struct Opened {
    pub(crate) setup: Setup,
    pub(crate) facts: Facts,
    pub(crate) answers: BTreeMap<Key, Recorded>,
    pub(crate) votes: Vec<Vote>,
    pub(crate) replies: BTreeMap<usize, Reply>,
    pub(crate) nearness: BTreeMap<usize, Vec<f64>>,
    pub(crate) measured: BTreeMap<usize, Measured>,
    pub(crate) not_held: Option<Vec<String>>,
}

pub(crate) fn read(bytes: &[u8]) -> Result<Opened, RecordError> {
    let id = ProjectId(String::new());
    opened(bundle::read(bytes, &id)?)
}

/// The experiment of a file or a link.
pub(crate) fn opened(bundle: Bundle) -> Result<Opened, RecordError> {
    let id = ProjectId(String::new());
    // Beside the plan may be what another version wrote; the plan stands without it.
    let beside = bundle.beside.and_then(|it| serde_json::from_value(it).ok());
    let beside: Beside = beside.unwrap_or_default();
    let project = bundle
        .project
        .unwrap_or_else(|| Project::empty(id, &*bundle.name));
    let recorded = Model::Engine {
        id: bundle.model.id,
        name: bundle.model.name,
    };
    let judged = beside.judged.or_else(|| {
        let is_named = |it: &Judged| {
            let note = phrases::note(*it);
            bundle.note.starts_with(note.trim_end_matches('.'))
        };
        Judged::ALL.into_iter().find(is_named)
    });
    let mut setup = Setup {
        name: bundle.name,
        question: Question::Versions,
        project: format::file::write(&project),
        rows: Vec::new(),
        models: vec![recorded],
        judged: judged.unwrap_or(Judged::SameWords),
        options: Options::default(),
        origin: None,
        more: beside.more,
    };
    let mut facts = Facts::default();
    take_plan(&mut setup, &mut facts, bundle.plan);
    if setup.models.len() > 1 {
        name_models(&mut setup.models, &beside.models);
    }
    if facts.label_tokens.is_empty() {
        facts.label_tokens = crate::draft::pretended(&setup).label_tokens;
    }
    Ok(Opened {
        setup,
        facts,
        answers: bundle.answers,
        votes: beside.votes,
        replies: beside.replies,
        nearness: beside.nearness,
        measured: beside.measured,
        not_held: beside.not_held,
    })
}

/// Whether repeats may differ depends on where a model is, which its id says.
fn name_models(models: &mut [Model], chosen: &[Model]) {
    for (model, chosen) in models.iter_mut().zip(chosen) {
        let is_engine = matches!(chosen, Model::Engine { .. });
        if is_engine && model.name() == chosen.name() {
            model.clone_from(chosen);
        }
    }
}

/// The setup that gives this plan.
fn take_plan(setup: &mut Setup, facts: &mut Facts, plan: Described) {
    let row = |it: lab::recipes::Row| DataRow {
        input: it.input,
        expected: it.expected,
    };
    let it = &mut setup.options;
    match plan {
        Described::Grid { grid, expected } => {
            let mut expected = expected.into_iter();
            setup.rows = grid
                .rows
                .into_iter()
                .map(|it| DataRow {
                    input: it.input.unwrap_or_default(),
                    expected: expected.next().unwrap_or_default(),
                })
                .collect();
            it.versions = grid
                .prompts
                .into_iter()
                .skip(1)
                .map(|it| Version {
                    name: it.name,
                    instruction: it.prompt.instruction,
                    with_examples: !it.prompt.examples.is_empty(),
                })
                .collect();
            it.repeats = grid.repeats;
            if let Some(first) = grid.parameters.first() {
                it.temperature = first.sampling.temperature;
                it.max_tokens = first.max_tokens;
                it.seed = first.sampling.seed;
            }
            let drawing = |it: &lab::grid::Parameters| Drawing {
                temperature: it.sampling.temperature,
                top_p: it.sampling.top_p,
                max_tokens: it.max_tokens,
            };
            let left_out = |it: &lab::grid::Exclude| {
                Some(LeftOut {
                    version: it.prompt?,
                    drawing: it.parameters?,
                })
            };
            setup.more.drawings = grid.parameters.iter().skip(1).map(drawing).collect();
            setup.more.left_out = grid.without.iter().filter_map(left_out).collect();
            if grid.models.len() > 1 {
                let model = |it: lab::grid::GridModel| Model::Engine {
                    id: it.name.clone(),
                    name: it.name,
                };
                setup.models = grid.models.into_iter().map(model).collect();
            }
        }
        Described::Wording {
            rows,
            held_out,
            settings,
        } => {
            setup.question = Question::Wording;
            it.held_out = !held_out.is_empty();
            setup.rows = rows.into_iter().chain(held_out).map(row).collect();
            it.with_reasoning = settings.cot.is_some();
            it.max_tokens = settings.max_tokens;
            it.seed = settings.seed;
            let slot = |it: lab::recipes::Slot| SlotText {
                name: it.name,
                phrases: it.options,
            };
            it.slots = settings.slots.into_iter().map(slot).collect();
            facts.chats = settings.stops.is_empty();
            setup.judged = judged_by(settings.normaliser);
        }
        Described::Cot {
            rows,
            triggers,
            settings,
        } => {
            setup.question = Question::Reasoning;
            setup.rows = rows.into_iter().map(row).collect();
            let own = triggers
                .into_iter()
                .filter(|it| it.kind != lab::recipes::Kind::Baseline);
            it.triggers = own.map(|it| it.text.into_owned()).collect();
            it.paths = settings.n_paths;
            it.strict = settings.cleanser == Cleanser::Strict;
            it.seed = settings.seed;
            it.answer = match settings.format {
                AnswerFormat::Number => AnswerKind::Number,
                AnswerFormat::Choice { last } => AnswerKind::Choice(last),
                AnswerFormat::YesNo => AnswerKind::YesNo,
                AnswerFormat::Letters => AnswerKind::Letters,
            };
        }
        Described::Order {
            labels,
            rows,
            settings,
            ..
        } => {
            setup.question = Question::Order;
            setup.rows = rows.into_iter().map(row).collect();
            it.max_orders = u32::try_from(settings.max_orders).unwrap_or(24);
            it.probe_temperature = settings.temperature as f32;
            it.seed = settings.seed;
            facts.label_tokens = labels;
        }
        Described::Calibration { rows, .. } => {
            setup.question = Question::Bias;
            setup.rows = rows.into_iter().map(row).collect();
        }
        Described::ExampleValue {
            rows, normaliser, ..
        } => {
            setup.question = Question::Worth;
            setup.rows = rows.into_iter().map(row).collect();
            setup.judged = judged_by(normaliser);
        }
    }
}

fn judged_by(normaliser: Normaliser) -> Judged {
    match normaliser {
        Normaliser::Exact | Normaliser::Trimmed => Judged::Exactly,
        Normaliser::Strict(_) | Normaliser::Kojima(_) => Judged::Number,
        _ => Judged::SameWords,
    }
}

/// How the answers differ from those of the file that the experiment came from, condition by condition.
pub(crate) fn changes(
    setup: &Setup,
    facts: &Facts,
    before: &BTreeMap<Key, Recorded>,
    now: &BTreeMap<Key, Recorded>,
    near: &Near,
) -> Result<Vec<String>, RecordError> {
    let plan = described(setup, facts);
    let judging = setup.judging();
    let expected: Vec<String> = match &plan {
        Described::Grid { expected, .. } => expected.clone(),
        _ => Vec::new(),
    };
    let by_text = setup.is_judged_by_text();
    let passed = |row: usize, text: &str| {
        if !by_text {
            // Only whether it is the same is compared.
            return Some(true);
        }
        let scorer = judging.scorer(expected.get(row)?).ok()?;
        let given = lab::scores::Given {
            text,
            nearness: near.of(row, text),
            ..lab::scores::Given::default()
        };
        scorer.score(&given).ok().map(|it| it.passed)
    };
    let rule = lab::stats::Rule::default();
    let changes = records::again::changes(&plan, before, now, &passed, rule)?;
    let line = |it: &records::again::Change| {
        if !by_text {
            // Right and wrong was not asked, or depends on more than is compared here.
            return words::against_recorded(&it.condition, it.n_same, it.pairs.n());
        }
        let verdict = it
            .comparison
            .verdict
            .words(words::recorded_run(), words::this_run());
        words::against_recorded_verdict(&it.condition, it.n_same, it.pairs.n(), &verdict)
    };
    Ok(changes.iter().take(12).map(line).collect())
}
