//! Generates answers: the prompt in pieces, then token by token, listening for a cancel in between.

use engine::{EngineError, FinishReason, Generate, PromptText, Reply, Stats};
use inference::{Advance, Options, Sampling, Step, Why};

use crate::{host::Host, load::Loaded, talk::Tell, trouble::of_model};

/// Waiting messages are handled at least this often: a Stop is heard well within 100 ms.
const TURN_MILLIS: f64 = 10.0;
/// A piece of the prompt should take about this long: a Stop waits for it.
const PIECE_MILLIS: f64 = 60.0;
const PIECE_TOKENS: (f64, f64) = (1.0, 256.0);
/// The first piece, by which the next ones are measured.
const FIRST_PIECE_TOKENS: f64 = 8.0;
/// The kernels multiply so many tokens at one go.
const TOKENS_AT_ONCE: usize = 4;

/// The token ids of a prompt.
pub(crate) fn ids(loaded: &Loaded, prompt: &PromptText) -> Result<Vec<u32>, EngineError> {
    match prompt {
        PromptText::Ids(ids) => Ok(ids.clone()),
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

/// Tells `Prefilled`, then the tokens of every sample and its end.
pub(crate) async fn generate(
    host: &dyn Host,
    loaded: &Loaded,
    ask: &Generate,
    asked_millis: f64,
    tell: &Tell,
) -> Result<(), EngineError> {
    let prompt = ids(loaded, &ask.prompt)?;
    let started = loaded.session.borrow_mut().start(&prompt, &options(ask));
    started.map_err(of_model)?;
    let mut answers = Answers::new(ask, asked_millis);
    let mut turn_millis = host.now_millis();
    let mut piece_tokens = FIRST_PIECE_TOKENS;
    let first_piece = whole_batches(piece_tokens as usize);
    loaded.session.borrow_mut().set_prompt_chunk(first_piece);
    loop {
        let before_millis = host.now_millis();
        let advanced = loaded.session.borrow_mut().advance().map_err(of_model)?;
        let now_millis = host.now_millis();
        match advanced {
            Advance::Prompt {
                n_done,
                n_total,
                n_reused,
            } => {
                let took_millis = (now_millis - before_millis).max(0.01);
                piece_tokens *= (PIECE_MILLIS / took_millis).clamp(0.25, 4.0);
                piece_tokens = piece_tokens.clamp(PIECE_TOKENS.0, PIECE_TOKENS.1);
                let piece = whole_batches(piece_tokens as usize);
                loaded.session.borrow_mut().set_prompt_chunk(piece);
                if n_done == n_total {
                    tell.reply(Reply::Prefilled {
                        n_prompt_tokens: whole(n_total),
                        n_reused_tokens: whole(n_reused),
                        millis: now_millis - asked_millis,
                    });
                }
            }
            Advance::Steps(steps) => {
                for step in steps {
                    answers.tell(loaded, step, now_millis, tell);
                }
            }
            Advance::Idle => return Ok(()),
        }
        if now_millis - turn_millis > TURN_MILLIS {
            host.pause().await;
            turn_millis = host.now_millis();
        }
    }
}

/// So many tokens or a few less, none of them left over.
fn whole_batches(n_tokens: usize) -> usize {
    match n_tokens / TOKENS_AT_ONCE {
        0 => n_tokens,
        n => n * TOKENS_AT_ONCE,
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
    samples: Vec<Sample>,
}

#[derive(Clone, Default)]
struct Sample {
    ids: Vec<u32>,
    first_millis: Option<f64>,
    n_tokens: u32,
}

impl<'a> Answers<'a> {
    fn new(ask: &'a Generate, asked_millis: f64) -> Self {
        Self {
            stops: &ask.stops,
            asked_millis,
            samples: vec![Sample::default(); ask.n_samples.max(1) as usize],
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
        if step.finish != Some(Why::EndToken) {
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
    fn pieces_are_whole_batches_where_they_can_be() {
        for (n_tokens, piece) in [(1, 1), (3, 3), (4, 4), (7, 4), (30, 28), (256, 256)] {
            assert_eq!(whole_batches(n_tokens), piece);
        }
    }

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
