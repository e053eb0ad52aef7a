//! Questions that are answered together get, bit for bit, the answers that they get alone.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::guided::Whim;
use super::stories;
use super::tiny::{CONTEXT, FAMILIES, Tiny, VOCABULARY};
use crate::format::Format;
use crate::matrix::Matrix;
use crate::matrix::products::{entry, stored, three};
use crate::random::Random;
use crate::{Advance, Batch, Budget, Continued, Model, News, Options, Sampling, Ticket};

/// A question, to be asked of any batch.
#[derive(Clone)]
pub(super) enum Ask {
    Generate(Vec<u32>, Options),
    Logits(Vec<u32>),
    Score(Vec<Continued>),
    Embed(Vec<u32>),
    /// Held to a whim with this seed.
    Held(Vec<u32>, Options, u64),
}

/// All that a question was told, without what depends on others: how much was there already.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Told {
    /// Sample, token, text, bits of the log-probability, end.
    steps: Vec<(usize, u32, String, u32, String)>,
    bits: Vec<u32>,
}

pub(super) fn ask(batch: &mut Batch, ask: &Ask) -> Ticket {
    let ticket = match ask {
        Ask::Generate(prompt, options) => batch.generate(prompt, options),
        Ask::Logits(ids) => batch.logits(ids),
        Ask::Score(texts) => batch.score(texts.clone()),
        Ask::Embed(ids) => batch.embed(ids),
        Ask::Held(prompt, options, seed) => {
            let whim = Whim::new(*seed, batch.model().info().vocab_size);
            batch.generate_held(prompt, options, Box::new(whim))
        }
    };
    ticket.expect("a fit prompt")
}

pub(super) type Answers = BTreeMap<Ticket, Told>;

pub(super) fn hear(answers: &mut Answers, news: Vec<(Ticket, News)>) {
    for (ticket, news) in news {
        let told = answers.entry(ticket).or_default();
        match news {
            News::Answer(Advance::Steps(steps)) => told.steps.extend(steps.into_iter().map(|it| {
                let end = format!("{:?}", it.finish);
                (it.sample, it.id, it.text, it.logprob.to_bits(), end)
            })),
            News::Answer(_) | News::Filled(_) => {}
            News::Logits(numbers) | News::Embedding(numbers) => {
                told.bits.extend(numbers.iter().map(|it| it.to_bits()));
            }
            News::Scores(scores) => told
                .bits
                .extend(scores.iter().flatten().map(|it| it.to_bits())),
            News::Failed(error) => panic!("{error}"),
        }
    }
}

/// The answer of a question in a batch of its own. Samples of one question are put one after the other.
pub(super) fn alone(model: &Rc<Model>, question: &Ask) -> Told {
    let mut batch = Batch::new(model.clone(), Budget::default());
    ask(&mut batch, question);
    let mut answers = Answers::new();
    while batch.n_open() > 0 {
        hear(&mut answers, batch.step(32));
    }
    sorted(answers.into_values().next().unwrap_or_default())
}

pub(super) fn sorted(mut told: Told) -> Told {
    told.steps.sort_by_key(|step| step.0);
    told
}

pub(super) fn below(random: &mut Random, n: usize) -> usize {
    (random.next_unit() * n as f64) as usize
}

/// Prompts that often begin alike.
fn prompt(random: &mut Random, n_vocabulary: usize, longest: usize) -> Vec<u32> {
    let mut stem = Random::new(below(random, 3) as u64, 9);
    let n_stem = below(random, longest / 2);
    // Some are asked twice, or begin others.
    let n_tail = match below(random, 3) {
        0 if n_stem > 0 => 0,
        _ => 1 + below(random, longest / 2),
    };
    let mut ids: Vec<u32> = (0..n_stem)
        .map(|_| below(&mut stem, n_vocabulary) as u32)
        .collect();
    ids.extend((0..n_tail).map(|_| below(random, n_vocabulary) as u32));
    ids
}

pub(super) fn question(random: &mut Random, n_vocabulary: usize, longest: usize) -> Ask {
    let ids = prompt(random, n_vocabulary, longest);
    match below(random, 5) {
        0 => Ask::Logits(ids),
        2 => Ask::Embed(ids),
        1 => {
            let texts = (0..1 + below(random, 4)).map(|_| {
                let n_after = below(random, 4);
                let after = (0..n_after).map(|_| below(random, 3.min(n_vocabulary)) as u32);
                Continued {
                    n_before: ids.len(),
                    ids: ids.iter().copied().chain(after).collect(),
                }
            });
            Ask::Score(texts.collect())
        }
        _ => {
            let sampling = Sampling {
                seed: below(random, 1000) as u64,
                temperature: below(random, 2) as f32 * 0.9,
                repetition_penalty: 1.0 + below(random, 2) as f32 * 0.3,
                top_k: below(random, 2) * 20,
                top_p: 1.0 - below(random, 2) as f32 * 0.1,
                ..Sampling::default()
            };
            let options = Options {
                sampling,
                n_samples: 1 + below(random, 3),
                max_tokens: Some(1 + below(random, 12)),
                stops: vec!["%&".into()],
                ends_at_end_token: below(random, 2) == 0,
            };
            match below(random, 3) {
                0 => Ask::Held(ids, options, below(random, 1000) as u64),
                _ => Ask::Generate(ids, options),
            }
        }
    }
}

/// Asks `n` questions, some at once and some while others are answered; some are taken back in the middle, also
/// between the layers of a step.
fn check(model: &Rc<Model>, seed: u64, n: usize, longest: usize, budget: Budget) {
    let n_vocabulary = model.info().vocab_size;
    let mut random = Random::new(seed, 0);
    let mut batch = Batch::new(model.clone(), budget);
    let mut asked = Vec::new();
    let mut answers = Answers::new();
    let mut n_cancelled = 0;
    while asked.len() < n || batch.n_open() > 0 {
        for _ in 0..below(&mut random, 6).min(n - asked.len()) {
            let question = question(&mut random, n_vocabulary, longest);
            asked.push((ask(&mut batch, &question), question));
        }
        let n_tokens = [1, 3, 8, 40, 200][below(&mut random, 5)];
        let news = match below(&mut random, 2) {
            0 => batch.step(n_tokens),
            _ => batch.go_on(n_tokens).unwrap_or_default(),
        };
        hear(&mut answers, news);
        if below(&mut random, 12) == 0 && !asked.is_empty() {
            let (ticket, _) = asked[below(&mut random, asked.len())];
            if batch.is_open(ticket) {
                batch.cancel(ticket);
                assert!(!batch.is_open(ticket));
                asked.retain(|it| it.0 != ticket);
                answers.remove(&ticket);
                n_cancelled += 1;
            }
        }
        if n_cancelled > n {
            return;
        }
    }
    for (ticket, question) in &asked {
        let together = sorted(answers.remove(ticket).unwrap_or_default());
        assert_eq!(together, alone(model, question), "seed {seed}, {ticket:?}");
    }
    assert!(answers.is_empty());
}

#[test]
fn every_family_answers_together_as_alone() {
    for family in FAMILIES {
        let model = Tiny::new(family).load(3);
        for seed in 0..4 {
            check(&model, seed, 24, CONTEXT - 16, Budget::default());
        }
    }
}

#[test]
fn every_quantisation_answers_together_as_alone() {
    for (name, width) in [
        ("Q4_0", 32),
        ("Q4_1", 32),
        ("Q5_0", 32),
        ("Q5_1", 32),
        ("Q8_0", 32),
        ("Q2_K", 256),
        ("Q3_K", 256),
        ("Q4_K", 256),
        ("Q5_K", 256),
        ("Q6_K", 256),
        ("F16", 32),
        ("BF16", 32),
    ] {
        let mut tiny = Tiny::new("llama");
        (tiny.width, tiny.feed_forward, tiny.head_dim) = (width, width, width / 4);
        let bytes = tiny.gguf(&tiny.tensors(5));
        let mut model = Model::from_gguf(&bytes, &mut |_, _| true).expect("a good file");
        let format = Format::named(name).expect("in the table");
        for matrix in model.plan.matrices_mut() {
            let (n_rows, n_cols) = (matrix.n_rows(), matrix.n_cols());
            let mut values = vec![0.0; n_rows * n_cols];
            for (index, row) in values.chunks_exact_mut(n_cols).enumerate() {
                matrix.row(index, row);
            }
            let entry = entry(format, n_rows, n_cols);
            *matrix = Matrix::empty(name, &entry).expect("a format of ours");
            let bytes = stored(format, &values);
            matrix.fill_all(&bytes).expect("all bytes are there");
        }
        check(&Rc::new(model), 7, 24, 60, Budget::default());
    }
}

#[test]
fn a_trained_model_on_threads_answers_together_as_alone() {
    for name in ["f32", "q8_0", "q4_0"] {
        let Some(model) = stories::gguf(name) else {
            return;
        };
        let mut threaded = Rc::into_inner(model).expect("nobody else has it");
        threaded.plan.team = three();
        check(&Rc::new(threaded), 11, 40, 60, Budget::default());
    }
}

#[test]
fn little_memory_makes_questions_wait_and_changes_no_answer() {
    let model = Tiny::new("llama").load(3);
    let of_a_page = 32 * model.plan.cache_shape().token_bytes(false);
    for pages in [0, 3, 9] {
        let budget = Budget {
            open: pages * of_a_page,
            kept: pages * of_a_page,
        };
        check(&model, 2, 30, 60, budget);
    }
}

#[test]
fn the_samples_of_a_question_are_those_of_many_questions() {
    let model = Tiny::new("qwen3").load(1);
    let options = |seed, n_samples| Options {
        sampling: Sampling {
            seed,
            temperature: 1.0,
            ..Sampling::default()
        },
        n_samples,
        max_tokens: Some(20),
        ends_at_end_token: false,
        ..Options::default()
    };
    let together = alone(&model, &Ask::Generate(vec![5, 6, 7], options(40, 16)));
    for sample in 0..16 {
        let own = alone(
            &model,
            &Ask::Generate(vec![5, 6, 7], options(40 + sample, 1)),
        );
        let own: Vec<_> = own.steps.iter().map(|it| (it.1, it.3)).collect();
        let of = together.steps.iter().filter(|it| it.0 as u64 == sample);
        assert_eq!(of.map(|it| (it.1, it.3)).collect::<Vec<_>>(), own);
        assert_eq!(own.len(), 20);
    }
}

#[test]
fn a_step_that_nobody_waits_for_is_given_up_and_what_was_there_before_is_kept() {
    let model = Tiny::new("llama").load(1);
    let mut batch = Batch::new(model.clone(), Budget::default());
    let ids: Vec<u32> = (0..60).map(|it| it % VOCABULARY as u32).collect();
    let first = batch.logits(&ids).expect("a fit prompt");
    batch.step(20);
    assert_eq!(batch.n_computed(), 20);
    assert_eq!(batch.go_on(20), None);
    batch.cancel(first);
    let second = batch.logits(&ids).expect("a fit prompt");
    while batch.is_open(second) {
        batch.step(100);
    }
    assert_eq!(batch.n_computed(), 60);
}

/// How many steps of `n_tokens` go by until a question that comes last gets its first token.
fn n_steps_to_first_token(batch: &mut Batch, n_tokens: usize) -> usize {
    let options = Options {
        max_tokens: Some(5),
        ..Options::default()
    };
    let ids: Vec<u32> = (0..20).map(|it| (it * 7 + 1) % VOCABULARY as u32).collect();
    let ticket = batch.generate(&ids, &options).expect("a fit prompt");
    for n_steps in 1..1000 {
        let news = batch.step(n_tokens);
        let is_it = |(of, it): &(Ticket, News)| {
            *of == ticket && matches!(it, News::Answer(Advance::Steps(_)))
        };
        if news.iter().any(is_it) {
            return n_steps;
        }
    }
    panic!("it waits for ever")
}

#[test]
fn whoever_comes_last_does_not_wait_for_all() {
    let model = Tiny::new("llama").load(1);
    let mut random = Random::new(1, 0);
    for kind in 0..3 {
        let mut batch = Batch::new(model.clone(), Budget::default());
        for _ in 0..64 {
            let ids: Vec<u32> = (0..70).map(|_| below(&mut random, 48) as u32).collect();
            let options = Options {
                max_tokens: Some(25),
                ends_at_end_token: false,
                ..Options::default()
            };
            let question = match kind {
                0 => Ask::Generate(ids, options),
                1 => Ask::Logits(ids),
                _ if below(&mut random, 2) == 0 => Ask::Logits(ids),
                _ => Ask::Generate(ids, options),
            };
            ask(&mut batch, &question);
        }
        for _ in 0..30 {
            batch.step(32);
        }
        assert!(batch.n_open() > 32);
        // Its prompt is 20 tokens, at least a sixth of 32 in each step are its own.
        let n_steps = n_steps_to_first_token(&mut batch, 32);
        assert!(n_steps <= 5, "{kind}: {n_steps}");
    }
}
