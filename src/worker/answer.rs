//! Generates answers: the prompt in pieces, then token by token, beside whatever else is asked.

use engine::{AsideKind, EngineError, FinishReason, Generate, PromptText, Reply, Stats};
use inference::{Advance, Batch, News, Options, Sampling, Step, Why};

use crate::{
    forecast::Forecast,
    held::{MayEnd, Shape, Shaped, said},
    host::Host,
    load::Loaded,
    talk::Tell,
    trouble::of_model,
};

/// What is said beside an answer whose computing changed places.
const FELL: &str = "The graphics card could not go on; the processor does.";

/// What is said beside an answer that was held to a shape and is not whole.
const CUT: &str = "The answer was cut before it was complete, so it is not what its schema says: let it be longer.";

/// Where answers are computed.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) host: &'a dyn Host,
    /// The page's base address.
    pub(crate) base: &'a str,
}

/// The token ids of a prompt.
pub(crate) fn ids(loaded: &Loaded, prompt: &PromptText) -> Result<Vec<u32>, EngineError> {
    match prompt {
        PromptText::Ids(ids) => Ok(ids.clone()),
        PromptText::Turns(_) => Err(unframed()),
        PromptText::Text {
            text,
            parse_special,
            add_bos,
        } => {
            let tokenizer = loaded.model.tokenizer();
            let ids = tokenizer.encode(text, *parse_special, *add_bos);
            ids.map_err(of_model)
        }
    }
}

/// A model in this page reads text; whoever asks writes its template.
pub(crate) fn unframed() -> EngineError {
    let what = "a conversation has to be written in this model's own template first".into();
    EngineError::Unsupported { what }
}

/// Tells how much of the prompt has been read, `Prefilled`, then the tokens of every sample and its end.
pub(crate) async fn generate(
    place: Place<'_>,
    loaded: &Loaded,
    ask: &Generate,
    asked_millis: f64,
    tell: &Tell,
) -> Result<(), EngineError> {
    let host = place.host;
    let prompt = ids(loaded, &ask.prompt)?;
    let mut options = options(ask);
    let mut answers = Answers::new(ask, asked_millis);
    let guide = shaped(place, loaded, ask).await?;
    let begin = |batch: &mut Batch| match guide {
        None => batch.generate(&prompt, &options),
        Some(guide) => {
            answers.may_end = Some(guide.may_end());
            // Stop texts end it where it may end, and cut nothing.
            options.stops.clear();
            batch.generate_held(&prompt, &options, Box::new(guide))
        }
    };
    let mut asked = loaded.service.ask(begin)?;
    let mut forecast = Forecast::default();
    let mut is_on_card = loaded.service.fallen().is_none();
    while answers.n_open > 0 {
        let news = asked.news(host).await?;
        if let (true, Some(why)) = (is_on_card, loaded.service.fallen()) {
            is_on_card = false;
            tell.reply(Reply::Aside {
                sample: 0,
                kind: AsideKind::Note,
                text: format!("{FELL} {why}"),
            });
        }
        let now_millis = host.now_millis();
        match news {
            News::Answer(Advance::Prompt {
                n_done,
                n_total,
                n_reused,
            }) => tell.reply(if n_done < n_total {
                Reply::Prefilling {
                    n_done_tokens: whole(n_done),
                    n_prompt_tokens: whole(n_total),
                    seconds_left: forecast.seconds_left(n_done, n_total, now_millis),
                }
            } else {
                Reply::Prefilled {
                    n_prompt_tokens: whole(n_total),
                    n_reused_tokens: whole(n_reused),
                    millis: now_millis - asked_millis,
                }
            }),
            News::Answer(Advance::Steps(steps)) => {
                for step in steps {
                    answers.tell(loaded, step, now_millis, tell);
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// Who holds the answers to what was asked; `None` where they may be any text.
async fn shaped(
    place: Place<'_>,
    loaded: &Loaded,
    ask: &Generate,
) -> Result<Option<Shaped>, EngineError> {
    if ask.schema.trim().is_empty() {
        return Ok(None);
    }
    let coming = loaded.hold.holder(place.host, place.base, &loaded.model);
    let holder = coming.await?;
    let shape = Shape {
        typed: &ask.schema,
        leads: leads(&ask.prompt, &ask.begun),
        begun: &ask.begun,
    };
    let start = holder.hold(&shape).map_err(said)?;
    let (tokenizer, n_samples) = (loaded.model.tokenizer(), ask.n_samples.max(1) as usize);
    Ok(Some(Shaped::new(start, tokenizer, &ask.stops, n_samples)))
}

/// Whether an answer begins with a space as a rule: a prompt without a template ends with a colon.
fn leads(prompt: &PromptText, begun: &str) -> bool {
    match prompt {
        PromptText::Text {
            text,
            parse_special: false,
            ..
        } => {
            let before = text.strip_suffix(begun).unwrap_or(text);
            !before.ends_with(char::is_whitespace)
        }
        _ => false,
    }
}

fn options(ask: &Generate) -> Options {
    Options {
        sampling: Sampling {
            seed: ask.sampling.seed,
            temperature: ask.sampling.temperature,
            top_k: ask.sampling.top_k as usize,
            top_p: ask.sampling.top_p,
            min_p: ask.sampling.min_p,
            repetition_penalty: ask.sampling.repetition_penalty,
            ..Sampling::default()
        },
        n_samples: ask.n_samples.max(1) as usize,
        max_tokens: Some(ask.max_tokens.max(1) as usize),
        stops: ask.stops.clone(),
        ends_at_end_token: true,
    }
}

/// What is remembered of every sample until it ends.
struct Answers<'a> {
    stops: &'a [String],
    asked_millis: f64,
    /// Of answers that are held to a shape.
    may_end: Option<MayEnd>,
    samples: Vec<Sample>,
    /// Samples that have not ended.
    n_open: usize,
}

#[derive(Clone, Default)]
struct Sample {
    ids: Vec<u32>,
    first_millis: Option<f64>,
    n_tokens: u32,
}

impl<'a> Answers<'a> {
    fn new(ask: &'a Generate, asked_millis: f64) -> Self {
        let samples = vec![Sample::default(); ask.n_samples.max(1) as usize];
        Self {
            stops: &ask.stops,
            asked_millis,
            may_end: None,
            n_open: samples.len(),
            samples,
        }
    }

    fn tell(&mut self, loaded: &Loaded, step: Step, now_millis: f64, tell: &Tell) {
        let Some(sample) = self.samples.get_mut(step.sample) else {
            return;
        };
        let number = whole(step.sample);
        let first_millis = *sample.first_millis.get_or_insert(now_millis);
        let mut held_back = step.text;
        // A token that only says "the end" is no part of the answer.
        if step.is_part {
            sample.ids.push(step.id);
            sample.n_tokens += 1;
            tell.reply(Reply::Token {
                sample: number,
                id: step.id,
                text: std::mem::take(&mut held_back),
                logprob: step.logprob,
            });
        }
        let Some(why) = step.finish else {
            return;
        };
        self.n_open -= 1;
        let is_cut = matches!(why, Why::MaxTokens | Why::ContextFull);
        let may_end = self
            .may_end
            .as_ref()
            .and_then(|it| it.borrow().get(step.sample).copied());
        if is_cut && may_end == Some(false) {
            tell.reply(Reply::Aside {
                sample: number,
                kind: AsideKind::Note,
                text: CUT.into(),
            });
        }
        let reason = match why {
            // Nobody but this room cancels, and then nobody listens.
            Why::EndToken | Why::Cancelled => FinishReason::EndToken,
            Why::StopText => {
                let text = loaded.model.tokenizer().decode(&sample.ids);
                FinishReason::Stop(first_stop(&text, self.stops).into())
            }
            Why::MaxTokens => FinishReason::MaxTokens,
            Why::ContextFull => FinishReason::ContextFull,
        };
        tell.reply(Reply::Finished {
            sample: number,
            reason,
            text: held_back,
            stats: Stats {
                n_tokens: sample.n_tokens,
                first_token_millis: first_millis - self.asked_millis,
                decode_millis: now_millis - first_millis,
            },
        });
    }
}

/// The stop that is complete first in the text; of two that end together, the one that begins first.
fn first_stop<'a>(text: &str, stops: &'a [String]) -> &'a str {
    let found = stops.iter().filter(|it| !it.is_empty()).filter_map(|stop| {
        let start = text.find(&**stop)?;
        Some((start + stop.len(), start, &**stop))
    });
    found.min().map_or("", |(_, _, stop)| stop)
}

fn whole(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stop_that_is_complete_first_is_named() {
        let stops = |it: &[&str]| it.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        for (text, listed, first) in [
            ("a\nb", &["\n", "\nInput:"][..], "\n"),
            ("abc", &["bc", "abc"], "abc"),
            ("a", &["", "b"], ""),
            ("xyz", &["yz", "y"], "y"),
        ] {
            assert_eq!(first_stop(text, &stops(listed)), first, "{text:?}");
        }
    }
}
