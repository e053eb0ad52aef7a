//! "Which change broke it": a row asked again of earlier versions of the project, until the change is found.

use std::{cell::Cell, sync::Arc};

use controls::{Button, Look};
use domain::{Project, ProjectId};
use futures::{FutureExt, future::LocalBoxFuture};
use leptos::{prelude::*, task::spawn_local};
use trials::{Model, Outcome, Question, Results, Setup, Trials};
use versions::{Judge, Name, ResultRef, Suspect, Verdict, VersionsError};

use crate::{frame::OpenProject, words};

/// Lines that are looked through for a wrong one.
const MOST_LOOKED_AT: usize = 2_000;

/// Asks the row, and says on the way how many versions were asked.
struct OfRow {
    trials: Trials,
    setup: Arc<Setup>,
    /// From 0.
    row: usize,
    n_asked: Cell<u32>,
    said: RwSignal<String>,
}

impl Judge for OfRow {
    fn judge<'a>(&'a self, version: &'a Project) -> LocalBoxFuture<'a, Result<Verdict, String>> {
        let n = self.n_asked.get() + 1;
        self.n_asked.set(n);
        let said = words::asking_version(n);
        // Whoever leaves the screen asks no more.
        let is_left = self.said.try_set(said).is_some();
        let asked = trials::project_file(version);
        async move {
            if is_left {
                return Err(words::search_left().to_owned());
            }
            let right = self.trials.is_right(self.setup.clone(), asked, self.row);
            Ok(match right.await? {
                Some(true) => Verdict::Good,
                Some(false) => Verdict::Bad,
                None => Verdict::CannotTell,
            })
        }
        .boxed_local()
    }
}

/// Notes the sentence with the version of the project that it was got with, where there is one.
pub(super) fn note(trials: Trials, outcome: &Outcome) {
    let (Some(setup), Some(id), Some(open)) = (
        trials.setup().get_untracked(),
        trials.id(),
        use_context::<OpenProject>(),
    ) else {
        return;
    };
    let Some(with) = setup.read_project() else {
        return;
    };
    let result = ResultRef {
        key: id.0,
        sentence: outcome.sentence.clone(),
    };
    spawn_local(async move {
        let desk = versions::web::desk().await;
        // An experiment on another project has no version here, and what could not be noted is noted the next time.
        let _ = desk.attach(&ProjectId(open.id()), &with, result).await;
    });
}

#[component]
pub(super) fn WhichChange(trials: Trials, results: Results) -> impl IntoView {
    let setup = trials.setup().get_untracked();
    let setup = setup.filter(|it| it.question == Question::Versions && !it.compares_answers());
    let with = setup.as_ref().and_then(|it| it.read_project());
    let (setup, with, open) = (setup?, with?, use_context::<OpenProject>()?);
    // What a practice model answers was planted from all rows together.
    let Some(Model::Engine { name: model, .. }) = setup.models.first().cloned() else {
        return None;
    };
    let n_rows = setup.rows.len();
    // The first that came out wrong, which is likely the one that is meant.
    let lines = (0..results.len().min(MOST_LOOKED_AT)).map(|at| results.head(at));
    // The project's own version is what all others are compared with.
    let first = (!results.is_empty()).then(|| results.head(0).condition);
    let own = lines.take_while(|it| Some(&it.condition) == first.as_ref());
    let wrong = own
        .filter(|it| it.passed == Some(false))
        .map(|it| it.row)
        .next();
    let row = RwSignal::new(wrong.unwrap_or(1));
    let said = RwSignal::new(String::new());
    let is_busy = RwSignal::new(false);
    let find = move |_| {
        is_busy.set(true);
        let (with, setup) = (with.clone(), setup.clone());
        spawn_local(async move {
            let at = row.get_untracked();
            let judge = OfRow {
                trials,
                setup,
                row: at - 1,
                n_asked: Cell::new(0),
                said,
            };
            let desk = versions::web::desk().await;
            let project = ProjectId(open.id());
            let question = words::row_right(at);
            let found = desk.find_culprit(&project, &with, &question, &judge).await;
            said.try_set(sentence(at, judge.n_asked.get(), found));
            is_busy.try_set(false);
        });
    };
    Some(view! {
        <section class="trials__part" aria-labelledby="trials-culprit">
            <h2 id="trials-culprit">{words::which_change()}</h2>
            <p class="quiet">
                {words::which_change_note(&model)}
            </p>
            <div class="trials__given">
                <label for="trials-culprit-row">{words::row()}</label>
                <input
                    id="trials-culprit-row"
                    class="field field--short count"
                    type="number"
                    inputmode="numeric"
                    min="1"
                    max=n_rows
                    prop:value=move || row.get().to_string()
                    on:change=move |event| {
                        let typed = event_target_value(&event).parse().unwrap_or(1);
                        row.set(typed.clamp(1, n_rows.max(1)));
                    }
                />
                <Button label=words::find_change().to_owned() look=Look::Lined disabled=is_busy on_press=find/>
            </div>
            <p role="status">{said}</p>
        </section>
    })
}

fn sentence(
    row: usize,
    n_asked: u32,
    found: Result<Result<Suspect, String>, VersionsError>,
) -> String {
    match found {
        Err(VersionsError::NotOfThisHistory) => words::not_of_this_history().into(),
        Err(why) => why.to_string(),
        Ok(Err(why)) => why,
        Ok(Ok(Suspect::NotBroken)) => words::row_not_broken(row),
        Ok(Ok(Suspect::NeverGood)) => words::row_never_right(row, n_asked),
        Ok(Ok(Suspect::NotFound)) => words::change_not_told(n_asked),
        Ok(Ok(Suspect::Found(culprit))) => {
            words::change_found(row, name(&culprit.version.name), n_asked)
        }
    }
}

fn name(of: &Name) -> &str {
    match of {
        Name::Automatic(it) | Name::Given(it) => it,
    }
}
