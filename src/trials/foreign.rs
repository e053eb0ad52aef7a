//! Versions for promptfoo: its configuration, its table of tests, its results; and what of them it cannot hold.

use format::civil;
use lab::grid::Grid;
use lab::scores::Scorer;
use records::{
    bundle::Plan as Described,
    promptfoo::{self, Check, Loss, Outcome, Suite},
};

use crate::{Setup, cache::Cache, plan::Facts, plan::described, recorded, runner::Job, words};

/// One of promptfoo's files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// `promptfooconfig.yaml`: prompts, models, rows and checks; enough to run it there.
    Config,
    /// The rows and their checks as a table.
    Table,
    /// Every answer with its score, for promptfoo's viewer.
    Results,
}

impl Foreign {
    pub const ALL: [Self; 3] = [Self::Config, Self::Table, Self::Results];

    pub fn file_name(self) -> &'static str {
        match self {
            Self::Config => "promptfooconfig.yaml",
            Self::Table => "promptfoo-tests.csv",
            Self::Results => "promptfoo-results.json",
        }
    }
}

/// The file's text and what of the experiment it cannot hold; `None` for questions other than versions.
pub(crate) async fn write(
    kind: Foreign,
    setup: &Setup,
    facts: &Facts,
    job: &Job,
    cache: &Cache,
    now_millis: f64,
) -> Option<(String, Vec<Loss>)> {
    let Described::Grid { grid, expected } = described(setup, facts) else {
        return None;
    };
    let scorers = scorers(setup, &expected);
    // Who compares answers with each other has no check of one.
    let checks = |row: usize| -> Vec<Check> {
        let scorer = scorers.get(row).cloned().flatten();
        let scorer = scorer.filter(|_| !setup.compares_answers());
        scorer.into_iter().map(Check::new).collect()
    };
    let (suite, mut losses) = Suite::of_grid(&setup.name, &grid, &checks);
    let text = match kind {
        Foreign::Config => {
            let (text, more) = promptfoo::to_yaml(&suite);
            losses.extend(more);
            text
        }
        Foreign::Table => {
            let (text, more) = promptfoo::to_csv(&suite);
            losses = more;
            text
        }
        Foreign::Results => {
            let outcomes = if setup.compares_answers() {
                losses.push(Loss {
                    place: "results".into(),
                    why: words::answers_compared(),
                });
                Vec::new()
            } else {
                outcomes(setup, facts, job, cache, &grid).await
            };
            promptfoo::to_results(&suite, &outcomes, &setup.name, &iso_8601(now_millis))
        }
    };
    if setup.compares_meanings() {
        losses.push(Loss {
            place: "assert".into(),
            why: words::meaning_in_promptfoo(),
        });
    }
    Some((text, losses))
}

fn scorers(setup: &Setup, expected: &[String]) -> Vec<Option<Scorer>> {
    let judging = setup.judging();
    expected.iter().map(|it| judging.scorer(it).ok()).collect()
}

/// Every answer that is there, with the score it has here: the plan of `job` was given all that is known.
async fn outcomes(
    setup: &Setup,
    facts: &Facts,
    job: &Job,
    cache: &Cache,
    grid: &Grid,
) -> Vec<Outcome> {
    let answers = recorded::kept(setup, facts, job, cache).await;
    let plan = job.plan.borrow();
    let cells = grid.cells().unwrap_or_default();
    let outcome = |(at, cell): (usize, &lab::grid::Cell)| {
        let kept = answers.get(&lab::recipes::Key(at))?;
        let lab::Answer::Text { text, n_tokens } = &kept.answer else {
            return None;
        };
        let score = plan.compare().and_then(|it| it.score(cell));
        let row = grid.rows.get(cell.row)?;
        let mut vars = row.values.clone();
        vars.insert("input".into(), row.input.clone().unwrap_or_default());
        Some(Outcome {
            prompt: cell.prompt,
            test: cell.row,
            provider: grid.models.get(cell.model)?.name.clone(),
            vars,
            sent: grid.call(cell)?.prompt_text(),
            answer: text.clone(),
            passed: score.is_some_and(|it| it.passed),
            score: score.map_or(0.0, |it| it.value),
            millis: Some(kept.millis.into()),
            tokens: Some((*n_tokens).into()),
            error: String::new(),
        })
    };
    cells.iter().enumerate().filter_map(outcome).collect()
}

/// `2026-11-27T07:16:17.000Z`.
fn iso_8601(millis: f64) -> String {
    let millis = millis as i64;
    let (days, rest) = (millis.div_euclid(86_400_000), millis.rem_euclid(86_400_000));
    let time = civil::time((rest / 1_000) as u32);
    format!("{}T{time}.{:03}Z", civil::date(days), rest % 1_000)
}

#[cfg(test)]
mod tests {
    use super::iso_8601;

    #[test]
    fn dates_are_those_of_gnu_date() {
        // `date -u -d @N +%FT%T`.
        for (seconds, date) in [
            (0.0, "1970-01-01T00:00:00.000Z"),
            (951_782_400.0, "2000-02-29T00:00:00.000Z"),
            (1_735_689_599.0, "2024-12-31T23:59:59.000Z"),
            (4_102_444_800.0, "2100-01-01T00:00:00.000Z"),
        ] {
            assert_eq!(iso_8601(1_000.0 * seconds), date);
        }
    }
}
