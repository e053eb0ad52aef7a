//! What an experiment may cost at models elsewhere: asked of the engine before the start, and nothing is sent.

use std::{collections::BTreeSet, rc::Rc};

use engine::{Money, is_elsewhere};
use lab::scores::{Order, Pairing};
use lab::{Call, CallPrompt};

use crate::{Model, Question, Setup, ask::Asker, core::Core, draft, plan::Plan};

/// What the calls of one model elsewhere come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cost {
    pub model: String,
    /// Where the calls go.
    pub host: String,
    pub n_calls: usize,
    /// For all calls, each taken for the dearest of them; `None` where no price is known.
    pub most: Option<Money>,
    /// The day of the price, as `2026-11-20`.
    pub priced_on: Option<String>,
}

/// Calls looked at for the longest prompt.
const LOOKED_AT: usize = 4_000;

/// Of a token, so that so many of them are no fewer tokens than that.
const WORD: &str = " word";

impl Setup {
    /// Whether calls of it leave this device.
    pub(crate) fn leaves(&self) -> bool {
        self.asked().iter().any(|it| is_there(it))
    }
}

fn is_there(model: &Model) -> bool {
    matches!(model, Model::Engine { id, .. } if is_elsewhere(id))
}

impl Core {
    /// One for each model elsewhere, in the order of the setup.
    pub(crate) async fn costs(self: &Rc<Self>, setup: &Setup) -> Vec<Cost> {
        let mut costs = Vec::new();
        for (at, model) in setup.asked().into_iter().enumerate() {
            let Model::Engine { id, name } = model else {
                continue;
            };
            if !is_there(model) {
                continue;
            }
            let Ok(card) = self.load(id, name).await else {
                continue;
            };
            let host = card.elsewhere.as_ref().map_or("", |it| &it.host).to_owned();
            let labels = setup.prompt().labels;
            let (engine, annex) = (self.ports.engine.clone(), self.ports.annex.clone());
            let asker = Asker::new(engine, annex, card, id.clone(), String::new(), labels);
            let (n_calls, dearest) = dearest(setup, at);
            let outgoing = match dearest {
                Some(call) => asker.outgoing(&call).await.ok(),
                None => None,
            };
            let each = outgoing.as_ref().and_then(|it| it.cost);
            costs.push(Cost {
                model: name.clone(),
                host,
                n_calls,
                most: each.map(|it| Money(it.0.saturating_mul(n_calls as u64))),
                priced_on: outgoing.and_then(|it| it.priced_on),
            });
        }
        costs
    }
}

/// How many calls go to the model at this place, and the one with the longest prompt.
fn dearest(setup: &Setup, model: usize) -> (usize, Option<Call>) {
    let Ok(plan) = Plan::new(setup, &draft::pretended(setup)) else {
        return (0, None);
    };
    let n_own = plan
        .compare()
        .map_or(plan.n_calls(), lab::recipes::Recipe::n_calls);
    if model == setup.models.len() {
        return (plan.n_calls() - n_own, Some(longest_for_a_judge(setup)));
    }
    let wanted = plan.wanted(&BTreeSet::new(), LOOKED_AT);
    let ours = wanted
        .into_iter()
        .filter(|it| plan.model_of(it.key) == model);
    let longest = ours
        .map(|it| it.call)
        .max_by_key(|it| it.prompt_text().len());
    let longest = longest.map(|call| match setup.question {
        // The second call holds what the first one said.
        Question::Reasoning => with_an_answer(call),
        _ => call,
    });
    (n_own.div_ceil(setup.models.len()), longest)
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

/// The longest input with two answers of the greatest length.
fn longest_for_a_judge(setup: &Setup) -> Call {
    let tokens = setup.more.drawings.iter().map(|it| it.max_tokens);
    let most = tokens.max().unwrap_or(0).max(setup.options.max_tokens);
    let answer = WORD.repeat(most as usize);
    let inputs = setup.rows.iter().map(|it| &*it.input);
    let pairing = Pairing {
        criteria: &setup.more.rubric.text,
        input: inputs.max_by_key(|it| it.len()).unwrap_or_default(),
        a: &answer,
        b: &answer,
    };
    pairing.call(Order::AFirst)
}
