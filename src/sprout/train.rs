//! The training loop: batches in, better weights out, a checkpoint every minute.

use std::path::Path;
use std::time::Instant;

use candle_core::Device;
use tokenizers::Tokenizer;

use crate::batches::{Batch, Batches, Feed};
use crate::chart;
use crate::checkpoint::{self, State};
use crate::corpus::family::Family;
use crate::corpus::lexicon::Lexicon;
use crate::error::SproutError;
use crate::network::Network;
use crate::optimizer::Optimizer;
use crate::recipe::{self, LEARNING, Learning, SEED, SIZES, Sizes};
use crate::tokenizer;

const REPORT_EVERY: usize = 10;
const SAVE_EVERY_SECONDS: f64 = 60.0;

/// Trains until so many steps are done; the recipe's own number makes the shipped file.
pub fn train(folder: &Path, resume: bool, steps: usize) -> Result<(), SproutError> {
    std::fs::create_dir_all(folder).map_err(SproutError::at(folder))?;
    let lexicon = Lexicon::load();
    let tokenizer = vocabulary(folder, &lexicon, resume)?;
    let device = device()?;
    let run = if resume {
        checkpoint::load(folder, &device)?
    } else {
        let sizes = Sizes {
            vocabulary: tokenizer.get_vocab_size(true),
            ..SIZES
        };
        let network = Network::fresh(sizes, SEED)?.to_device(&device)?;
        let optimizer = Optimizer::new(&network)?;
        (network, optimizer, State::start(sizes))
    };
    eprintln!(
        "Sprout: {} parameters, vocabulary {}, {}",
        run.0.n_parameters(),
        run.2.sizes.vocabulary,
        if device.is_cpu() {
            "on the processor"
        } else {
            "on a graphics card"
        }
    );
    let batches = Batches {
        lexicon: &lexicon,
        tokenizer: &tokenizer,
        learning: &LEARNING,
        seed: SEED,
    };
    // A processor does both by turns; a graphics card is fed by all other cores.
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let threads = if device.is_cpu() { 1 } else { cores.max(2) - 1 };
    batches.feed(run.2.step, threads, |feed| go(folder, run, feed, steps))
}

/// The first graphics card where this was built with the feature `cuda` and there is one, else the processor.
fn device() -> Result<Device, SproutError> {
    #[cfg(feature = "cuda")]
    {
        // Products in TF32: ten bits of mantissa are enough to learn by, and take a fraction of the time.
        candle_core::cuda_backend::set_gemm_reduced_precision_f32(true);
        let device = Device::cuda_if_available(0)?;
        if let Device::Cuda(card) = &device {
            // SAFETY: all work is on one stream, in order.
            #[allow(unsafe_code)]
            unsafe {
                card.disable_event_tracking();
            }
        }
        Ok(device)
    }
    #[cfg(not(feature = "cuda"))]
    Ok(Device::Cpu)
}

/// Step after step, with reports and checkpoints.
fn go(
    folder: &Path,
    (network, mut optimizer, mut state): (Network, Optimizer, State),
    mut feed: Feed,
    steps: usize,
) -> Result<(), SproutError> {
    let (began, before) = (Instant::now(), state.seconds);
    let (mut saved, mut shown) = (state.seconds, (state.seconds, state.tokens_seen));
    let (mut losses, mut tally) = (Vec::new(), Tally::default());
    while state.step < steps {
        let batch = feed.batch()?;
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
                "step {} ({:.1}%) loss {mean:.3} kinds {:.0}% looked up {:.0}% {speed:.0} tokens/s, {left:.1} min left",
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

/// The share of the peak rates at this step: in each leg it rises, stays, and falls in a line.
pub fn rate(step: usize) -> f64 {
    let (leg, began) = recipe::leg_at(step);
    let steps = (leg.until - began) as f64;
    let rise = (step - began + 1) as f64 / leg.warm_up_steps as f64;
    let fall = leg.until.saturating_sub(step) as f64 / steps / leg.falling_share;
    leg.height * rise.min(fall).clamp(LEARNING.last_share, 1.0)
}

/// How many answers began right, for the two families that tell whether examples are read.
#[derive(Default)]
pub struct Tally {
    kinds: (usize, usize),
    looked_up: (usize, usize),
}

impl Tally {
    /// Counts the first tokens of known answers that were the likeliest, one a learned place.
    fn of(likeliest: &[u32], batch: &Batch) -> Self {
        let mut tally = Self::default();
        for ((begins, target), likeliest) in batch.begins.iter().zip(&batch.targets).zip(likeliest)
        {
            let count = match begins {
                Some(Family::Kinds) => &mut tally.kinds,
                Some(Family::Recall) => &mut tally.looked_up,
                _ => continue,
            };
            count.0 += usize::from(target == likeliest);
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
    let logits = network.logits_at(&batch.ids, batch.rows, &batch.at)?;
    let loss = network.loss(&logits, &batch.targets, &batch.weights)?;
    optimizer.step(network, &loss.backward()?, learning, share)?;
    let likeliest = logits.argmax(1)?.to_vec1::<u32>()?;
    Ok((loss.to_scalar::<f32>()?, Tally::of(&likeliest, batch)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_each_leg_rates_rise_stay_and_fall() {
        let mut began = 0;
        for leg in &recipe::LEGS {
            let steps = leg.until - began;
            let falls = leg.until - (leg.falling_share * steps as f64) as usize;
            assert!(rate(began) < 0.1 * leg.height);
            assert_eq!(rate(began + leg.warm_up_steps), leg.height);
            assert_eq!(rate(falls - 1), leg.height);
            let half = rate((falls + leg.until) / 2) / leg.height;
            assert!((half - 0.5).abs() < 0.01, "{half}");
            assert!(rate(leg.until - 1) < 0.02 * leg.height);
            began = leg.until;
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
        let mut optimizer = Optimizer::new(&network).expect("optimizer");
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
