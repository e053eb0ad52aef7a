//! What an experiment may cost at models elsewhere: asked of the engine before the start, and nothing is sent.

use std::{collections::BTreeSet, rc::Rc};

use engine::{Money, is_elsewhere};
use lab::scores::{Order, Pairing, Scorer};
use lab::{Call, CallPrompt};

use crate::{Checked, Judged, Model, Question, Setup, ask::Asker, core::Core, draft, plan::Plan};

/// What the calls of one model elsewhere come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cost {
    pub model: String,
    /// Where the calls go.
    pub host: String,
    pub n_calls: usize,
    /// For all calls, each taken for one that is no shorter than any of them; `None` where no price is known.
    pub most: Option<Money>,
    /// The day of the price, as `2026-11-20`.
    pub priced_on: Option<String>,
    /// Why the answers are not held to the project's JSON schema, or why that cannot be sent; a sentence.
    pub not_held: Option<String>,
}

/// Prompts that are priced, the longest ones: how many tokens a text has is the service's affair.
const MOST_PRICED: usize = 16;

/// Of a token, so that so many of them are no fewer tokens than that.
const WORD: &str = " word";

impl Setup {
    /// Whether calls of it leave this device.
    pub(crate) fn leaves(&self) -> bool {
        self.asked().iter().any(|it| it.is_elsewhere())
    }
}

impl Model {
    /// Whether what it is asked leaves this device.
    pub(crate) fn is_elsewhere(&self) -> bool {
        matches!(self, Self::Engine { id, .. } if is_elsewhere(id))
    }
}

impl Core {
    /// One for each model elsewhere, in the order of the setup; `checked` is what [`draft::check`] counted.
    pub(crate) async fn costs(self: &Rc<Self>, setup: &Setup, checked: &Checked) -> Vec<Cost> {
        let mut costs = Vec::new();
        for (at, model) in setup.asked().into_iter().enumerate() {
            let Model::Engine { id, name } = model else {
                continue;
            };
            if !model.is_elsewhere() {
                continue;
            }
            let mut cost = Cost {
                model: name.clone(),
                host: String::new(),
                n_calls: n_calls_of(setup, at, checked),
                most: None,
                priced_on: None,
                not_held: None,
            };
            if let Ok(card) = self.load(id, name).await {
                cost.host = card.elsewhere.as_ref().map_or("", |it| &it.host).to_owned();
                let labels = setup.prompt().labels;
                let (engine, annex) = (self.ports.engine.clone(), self.ports.annex.clone());
                let asker = Asker::new(
                    engine,
                    annex,
                    card,
                    id.clone(),
                    String::new(),
                    labels,
                    setup.schema_for(at),
                );
                let calls = longest(setup, at);
                if let Some(call) = calls.first() {
                    let not_held = asker.not_held(call).await;
                    cost.not_held = not_held.unwrap_or_else(|why| Some(why.to_string()));
                }
                if let Some((each, day)) = dearest(&asker, &calls).await {
                    cost.most = Some(Money(each.0.saturating_mul(cost.n_calls as u64)));
                    cost.priced_on = day;
                }
            }
            costs.push(cost);
        }
        costs
    }
}

/// The price of the dearest of these calls, and its day; `None` where one of them has none.
async fn dearest(asker: &Asker, calls: &[Call]) -> Option<(Money, Option<String>)> {
    let mut dearest: Option<(Money, Option<String>)> = None;
    for call in calls {
        let outgoing = asker.outgoing(call).await.ok()?;
        let each = outgoing.cost?;
        if dearest.as_ref().is_none_or(|it| it.0.0 < each.0) {
            dearest = Some((each, outgoing.priced_on));
        }
    }
    dearest
}

/// Calls of one model, at most: all of the judge's, and of the others' no more than there are squares for each.
fn n_calls_of(setup: &Setup, at: usize, checked: &Checked) -> usize {
    if at == setup.models.len() {
        return checked.n_judged;
    }
    let n_own = checked.n_calls - checked.n_meanings - checked.n_judged;
    if setup.question != Question::Versions {
        return n_own;
    }
    let n_each = setup.n_conditions() / setup.models.len().max(1);
    let repeats = setup.options.repeats.max(1) as usize;
    n_own.min(n_each * setup.used_rows().len() * repeats)
}

/// Each prompt of one model with the longest input and room for the longest answer.
pub(crate) fn longest(setup: &Setup, model: usize) -> Vec<Call> {
    if model == setup.models.len() {
        return vec![longest_for_a_judge(setup)];
    }
    // The same experiment on one row: however many rows there are, no call of it is longer.
    let mut small = setup.clone();
    let used = setup.used_rows();
    let row = |it: &usize| setup.rows[*it].clone();
    let longest = match setup.question {
        Question::Versions => used.iter().map(row).max_by_key(|it| it.input.len()),
        _ => setup.rows.iter().cloned().max_by_key(|it| it.input.len()),
    };
    small.rows = longest.into_iter().collect();
    for it in small
        .rows
        .iter_mut()
        .filter(|it| it.expected.trim().is_empty())
    {
        // Some questions ask only rows with a right answer; which one it is changes no length.
        it.expected = used.first().map_or(String::new(), |at| row(at).expected);
    }
    small.options.held_out = false;
    small.options.repeats = 1;
    small.judged = match setup.compares_answers() {
        true => Judged::Yourself,
        false => setup.judged,
    };
    let Ok(plan) = Plan::new(&small, &draft::pretended(&small)) else {
        return Vec::new();
    };
    let wanted = plan.wanted(&BTreeSet::new(), plan.n_calls());
    let ours = wanted
        .into_iter()
        .filter(|it| plan.model_of(it.key) == model)
        .map(|it| match setup.question {
            // The second call holds what the first one said.
            Question::Reasoning => with_an_answer(it.call),
            _ => it.call,
        });
    let mut calls: Vec<Call> = ours.collect();
    let room = |it: &Call| match it {
        Call::Complete(it) => it.max_tokens,
        _ => 0,
    };
    let most_tokens = calls.iter().map(room).max().unwrap_or(0);
    for call in &mut calls {
        if let Call::Complete(it) = call {
            it.max_tokens = most_tokens;
        }
    }
    calls.sort_by_cached_key(|it| std::cmp::Reverse(it.prompt_text().len()));
    calls.dedup_by_key(|it| it.prompt_text());
    calls.truncate(MOST_PRICED);
    calls
}

fn with_an_answer(mut call: Call) -> Call {
    if let Call::Complete(it) = &mut call {
        let said = WORD.repeat(it.max_tokens as usize);
        match &mut it.prompt {
            CallPrompt::Text(text) => *text += &said,
            CallPrompt::Turns(turns) => {
                if let Some(last) = turns.last_mut() {
                    last.content += &said;
                }
            }
        }
    }
    call
}

/// The longest input with an answer of the greatest length, or two.
fn longest_for_a_judge(setup: &Setup) -> Call {
    let tokens = setup.drawings().into_iter().map(|it| it.max_tokens);
    let most = tokens.max().unwrap_or(0);
    let answer = WORD.repeat(most as usize);
    let used = setup.used_rows();
    let inputs = used.iter().map(|it| &*setup.rows[*it].input);
    let input = inputs.max_by_key(|it| it.len()).unwrap_or_default();
    let expected = used.iter().map(|it| setup.rows[*it].expected.trim());
    let expected = expected.max_by_key(|it| it.len()).unwrap_or_default();
    let scorer = setup.judging().scorer(expected);
    let judges = scorer.iter().flat_map(Scorer::judges);
    if let Some(judge) = judges.max_by_key(|it| it.criteria.len()) {
        return judge.call(input, &answer, 0);
    }
    let pairing = Pairing {
        criteria: &setup.more.rubric.text,
        input,
        a: &answer,
        b: &answer,
    };
    pairing.call(Order::AFirst)
}
