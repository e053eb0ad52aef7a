//! The training loop: batches in, better weights out, a checkpoint every minute.

use std::path::Path;
use std::time::Instant;

use tokenizers::Tokenizer;

use crate::batches::{Batch, Batches};
use crate::chart;
use crate::checkpoint::{self, State};
use crate::corpus::family::Family;
use crate::corpus::lexicon::Lexicon;
use crate::error::SproutError;
use crate::network::Network;
use crate::network::ops::values;
use crate::optimizer::Optimizer;
use crate::recipe::{self, LEARNING, LEGS, Learning, SEED, SIZES, Sizes};
use crate::tokenizer;

const REPORT_EVERY: usize = 10;
const SAVE_EVERY_SECONDS: f64 = 60.0;

/// Trains until so many steps are done; the recipe's own number makes the shipped file.
pub fn train(folder: &Path, resume: bool, steps: usize) -> Result<(), SproutError> {
    std::fs::create_dir_all(folder).map_err(SproutError::at(folder))?;
    let lexicon = Lexicon::load();
    let tokenizer = vocabulary(folder, &lexicon, resume)?;
    let (network, mut optimizer, mut state) = if resume {
        checkpoint::load(folder)?
    } else {
        let sizes = Sizes {
            vocabulary: tokenizer.get_vocab_size(true),
            ..SIZES
        };
        let network = Network::fresh(sizes, SEED)?;
        let optimizer = Optimizer::new(&network);
        let state = State {
            sizes,
            step: 0,
            seconds: 0.0,
            tokens_seen: 0,
            curve: Vec::new(),
        };
        (network, optimizer, state)
    };
    eprintln!(
        "Sprout: {} parameters, vocabulary {}",
        network.n_parameters(),
        state.sizes.vocabulary
    );

    let mut batches = Batches::new(&lexicon, &tokenizer, &LEARNING, SEED);
    let (began, before) = (Instant::now(), state.seconds);
    let (mut saved, mut shown) = (state.seconds, (state.seconds, state.tokens_seen));
    let (mut losses, mut tally) = (Vec::new(), Tally::default());
    while state.step < steps {
        let batch = batches.at(state.step)?;
        let share = rate(state.step);
        let (loss, right) = step(&network, &mut optimizer, &batch, &LEARNING, share)?;
        losses.push(loss);
        tally.add(&right);
        state.step += 1;
        state.tokens_seen += batch.ids.len() as u64;
        state.seconds = before + began.elapsed().as_secs_f64();
        if state.step.is_multiple_of(REPORT_EVERY) {
            let mean = losses.iter().sum::<f32>() / losses.len() as f32;
            state.curve.push((state.step, mean, tally.kinds_percent()));
            let speed = (state.tokens_seen - shown.1) as f64 / (state.seconds - shown.0);
            let left = state.seconds / state.step as f64 * (steps - state.step) as f64 / 60.0;
            eprintln!(
                "step {} ({:.1}%) loss {mean:.3} kinds {:.0}% looked up {:.0}% {speed:.0} tokens/s, {left:.0} min left",
                state.step,
                100.0 * state.step as f64 / steps as f64,
                tally.kinds_percent(),
                tally.looked_up_percent()
            );
            shown = (state.seconds, state.tokens_seen);
            losses.clear();
            tally = Tally::default();
        }
        if state.seconds - saved > SAVE_EVERY_SECONDS || state.step == steps {
            saved = state.seconds;
            checkpoint::save(folder, &network, &optimizer, &state)?;
            let picture = folder.join("loss.svg");
            std::fs::write(&picture, chart::loss_curve(&state.curve))
                .map_err(SproutError::at(&picture))?;
        }
    }
    Ok(())
}

/// Learned once; a resumed run must keep it.
fn vocabulary(folder: &Path, lexicon: &Lexicon, resume: bool) -> Result<Tokenizer, SproutError> {
    let path = folder.join("tokenizer.json");
    if resume {
        return tokenizer::open(&path);
    }
    let learned = tokenizer::learn(lexicon, recipe::TOKENIZER_DOCUMENTS, recipe::VOCABULARY)?;
    tokenizer::save(&learned, &path)?;
    Ok(learned)
}

/// The share of the peak rates at this step: in each leg a warm-up, then a cosine down.
pub fn rate(step: usize) -> f64 {
    let mut from = 0;
    for leg in &LEGS {
        if step < leg.until {
            let warm = ((step - from + 1) as f64 / leg.warm_up_steps as f64).min(1.0);
            let progress = (step - from) as f64 / (leg.until - from) as f64;
            let cosine = 0.5 * (1.0 + (std::f64::consts::PI * progress).cos());
            return warm * (leg.end + (leg.height - leg.end) * cosine);
        }
        from = leg.until;
    }
    0.0
}

/// How many answers began right, for the two families that tell whether examples are read.
#[derive(Default)]
pub struct Tally {
    kinds: (usize, usize),
    looked_up: (usize, usize),
}

impl Tally {
    /// Counts the first tokens of known answers that were the likeliest.
    fn of(logits: &[f32], batch: &Batch) -> Self {
        let v = logits.len() / batch.targets.len().max(1);
        let mut tally = Self::default();
        for (at, begins) in batch.begins.iter().enumerate() {
            let count = match begins {
                Some(Family::Kinds) => &mut tally.kinds,
                Some(Family::Recall) => &mut tally.looked_up,
                _ => continue,
            };
            let row = &logits[at * v..(at + 1) * v];
            let target = row[batch.targets[at] as usize];
            count.0 += usize::from(row.iter().all(|x| *x <= target));
            count.1 += 1;
        }
        tally
    }

    fn add(&mut self, other: &Tally) {
        for (count, other) in [
            (&mut self.kinds, other.kinds),
            (&mut self.looked_up, other.looked_up),
        ] {
            count.0 += other.0;
            count.1 += other.1;
        }
    }

    fn kinds_percent(&self) -> f32 {
        percent(self.kinds)
    }

    fn looked_up_percent(&self) -> f32 {
        percent(self.looked_up)
    }
}

fn percent((right, all): (usize, usize)) -> f32 {
    100.0 * right as f32 / all.max(1) as f32
}

/// One step on one batch at this share of the peak rates: the loss before it, and how its answers were.
pub fn step(
    network: &Network,
    optimizer: &mut Optimizer,
    batch: &Batch,
    learning: &Learning,
    share: f64,
) -> Result<(f32, Tally), SproutError> {
    let logits = network.logits_at(&batch.ids, batch.rows, Some(&batch.at))?;
    let loss = network.loss(&logits, &batch.targets, &batch.weights)?;
    let grads = loss.backward()?;
    optimizer.step(network, &grads, learning, share)?;
    Ok((
        loss.to_scalar::<f32>()?,
        Tally::of(&values(&logits)?, batch),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_rise_then_fall_to_their_last_share() {
        for (from, leg) in [(0, &LEGS[0]), (LEGS[0].until, &LEGS[1])] {
            let top = from + leg.warm_up_steps;
            let rates = [from, top, top + 500, leg.until - 1].map(rate);
            assert!(rates[0] < 0.1 * leg.height, "{rates:?}");
            assert!(rates[1] > 0.95 * leg.height, "{rates:?}");
            assert!(rates[1] > rates[2] && rates[2] > rates[3], "{rates:?}");
            assert!((rates[3] - leg.end).abs() < 1e-3, "{rates:?}");
        }
    }

    #[test]
    fn the_loss_falls_on_a_batch_seen_again_and_again() {
        let sizes = Sizes {
            vocabulary: 20,
            width: 64,
            layers: 2,
            heads: 2,
            feed_forward: 64,
            ..SIZES
        };
        let network = Network::fresh(sizes, 3).expect("fresh");
        let mut optimizer = Optimizer::new(&network);
        let ids: Vec<u32> = (0..24).map(|index| index * index * 7 % 17).collect();
        let batch = Batch {
            rows: 2,
            row_tokens: 12,
            targets: ids.iter().map(|id| (id * 3 + 1) % 20).collect(),
            weights: vec![1.0; 24],
            at: (0..24).collect(),
            begins: vec![Some(Family::Kinds); 24],
            ids,
        };
        let mut losses = Vec::new();
        for _ in 0..80 {
            losses.push(
                step(&network, &mut optimizer, &batch, &LEARNING, 0.1)
                    .expect("step")
                    .0,
            );
        }
        assert!(
            losses[79] < 0.3 * losses[0],
            "{} then {}",
            losses[0],
            losses[79]
        );
    }
}
