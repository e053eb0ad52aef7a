//! A step that another device computes, and one that it never finishes, change no answer.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::batches::{Answers, alone, ask, below, hear, question, sorted};
use super::tiny::{CONTEXT, FAMILIES, Tiny};
use crate::pass::{Feed, Pass};
use crate::random::Random;
use crate::{Batch, Begun, Budget, Computed, Errand, Model, News, Options, Ticket, Unfit};

/// A device that remembers nothing: it computes every sequence from its start.
fn compute(model: &Model, errand: &Errand) -> Computed {
    let feed = Feed {
        cache: model.plan.new_cache(),
        ids: errand.ids.clone(),
        reach: errand.reach,
        n_wanted: errand.n_wanted,
    };
    let (_, hidden) = Pass::new(&model.plan, vec![feed]).finish(&model.plan);
    let logits = model.plan.logits(&hidden);
    let rows = logits.chunks_exact(model.info().vocab_size);
    Computed {
        scores: rows.map(<[f32]>::to_vec).collect(),
        n_computed: errand.ids.len(),
    }
}

/// Asks `n` questions of a device that is lost after `n_steps` steps, in the middle of one.
fn check(model: &Rc<Model>, seed: u64, n: usize, n_steps: usize) {
    let mut random = Random::new(seed, 7);
    let mut batch = Batch::new(model.clone(), Budget::default()).on_device();
    let mut asked = Vec::new();
    let mut answers = Answers::new();
    let mut n_done = 0;
    while asked.len() < n || batch.n_open() > 0 {
        for _ in 0..below(&mut random, 4).min(n - asked.len()) {
            let question = question(&mut random, model.info().vocab_size, CONTEXT - 16);
            asked.push((ask(&mut batch, &question), question));
        }
        let n_tokens = [1, 3, 8, 40][below(&mut random, 4)];
        if n_done > n_steps {
            hear(&mut answers, batch.step(n_tokens));
            continue;
        }
        let errands = match batch.begin_step(n_tokens, None) {
            Begun::News(news) => {
                hear(&mut answers, news);
                continue;
            }
            Begun::Errands(errands) => errands,
        };
        n_done += 1;
        if n_done > n_steps {
            batch.come_home();
            continue;
        }
        // Questions come and go while the device is at work; some steps are begun and never finished.
        if below(&mut random, 8) == 0 && !asked.is_empty() {
            let (ticket, _) = asked.swap_remove(below(&mut random, asked.len()));
            batch.cancel(ticket);
            answers.remove(&ticket);
            continue;
        }
        let done = errands.into_iter().map(|it| {
            let computed = compute(model, &it);
            (it, computed)
        });
        let news = batch.finish_step(done.collect(), None).expect("fit scores");
        hear(&mut answers, news);
    }
    for (ticket, question) in &asked {
        let told = sorted(answers.remove(ticket).unwrap_or_default());
        assert_eq!(told, alone(model, question), "seed {seed}, {ticket:?}");
    }
}

#[test]
fn what_a_device_computes_gives_the_answers_that_are_given_here() {
    for family in FAMILIES {
        let model = Tiny::new(family).load(3);
        check(&model, 1, 6, usize::MAX - 1);
    }
}

#[test]
fn a_device_that_is_lost_costs_no_token_and_doubles_none() {
    for family in FAMILIES {
        let model = Tiny::new(family).load(3);
        for (seed, n_steps) in [(1, 0), (2, 3), (3, 9), (4, 20)] {
            check(&model, seed, 6, n_steps);
        }
    }
}

#[test]
fn scores_that_are_none_are_refused_and_nothing_is_drawn() {
    let model = Tiny::new("llama").load(3);
    let mut batch = Batch::new(model.clone(), Budget::default()).on_device();
    batch
        .generate(&[1, 2, 3], &Options::default())
        .expect("a fit prompt");
    type Break = fn(&mut Vec<Vec<f32>>);
    let breaks: [Break; 3] = [
        |rows| rows.clear(),
        |rows| rows[0].truncate(3),
        |rows| rows[0][1] = f32::NAN,
    ];
    for spoil in breaks {
        let Begun::Errands(errands) = batch.begin_step(8, None) else {
            panic!("the prompt is to be computed");
        };
        let done = errands.into_iter().map(|it| {
            let mut computed = compute(&model, &it);
            spoil(&mut computed.scores);
            (it, computed)
        });
        assert_eq!(batch.finish_step(done.collect(), None), Err(Unfit));
    }
}

#[test]
fn samples_that_are_alike_are_all_gone_on_with() {
    let model = Tiny::new("llama").load(3);
    let options = Options {
        n_samples: 3,
        max_tokens: Some(6),
        ends_at_end_token: false,
        ..Options::default()
    };
    let mut batch = Batch::new(model.clone(), Budget::default()).on_device();
    batch.generate(&[1, 2, 3], &options).expect("a fit prompt");
    let mut answers = Answers::new();
    for _ in 0..4 {
        match batch.begin_step(8, None) {
            Begun::News(news) => hear(&mut answers, news),
            Begun::Errands(errands) => {
                let done = errands.into_iter().map(|it| {
                    let computed = compute(&model, &it);
                    (it, computed)
                });
                let news = batch.finish_step(done.collect(), None);
                hear(&mut answers, news.expect("fit scores"));
            }
        }
    }
    batch.come_home();
    for _ in 0..100 {
        hear(&mut answers, batch.step(1));
    }
    assert_eq!(batch.n_open(), 0, "all three come to their ends");
}

#[test]
fn an_answer_goes_on_while_many_texts_are_read_beside_it() {
    const N_TEXTS: usize = 60;
    let model = Tiny::new("llama").load(3);
    let texts: Vec<Vec<u32>> = (0..N_TEXTS as u32).map(|it| vec![it % 7 + 1; 3]).collect();
    let vectors = |batch: &mut Batch, step: &mut dyn FnMut(&mut Batch) -> Vec<(Ticket, News)>| {
        let each = texts.iter().map(|it| batch.embed(it).expect("a fit text"));
        let tickets: Vec<Ticket> = each.collect();
        let mut found = BTreeMap::new();
        while found.len() < N_TEXTS {
            for (ticket, news) in step(batch) {
                if let News::Embedding(it) = news {
                    found.insert(ticket, it);
                }
            }
        }
        let each = tickets.iter().map(|it| found.remove(it));
        each.collect::<Option<Vec<_>>>().expect("one for each text")
    };
    let mut alone = Batch::new(model.clone(), Budget::default());
    let expected = vectors(&mut alone, &mut |batch| batch.step(40));

    let mut batch = Batch::new(model.clone(), Budget::default()).on_device();
    let options = Options {
        max_tokens: Some(8),
        ends_at_end_token: false,
        ..Options::default()
    };
    let answer = batch.generate(&[1, 2, 3], &options).expect("a fit prompt");
    let (mut n_read, mut n_read_at_end) = (0, None);
    let found = vectors(&mut batch, &mut |batch| {
        let news = match batch.begin_step(40, None) {
            Begun::News(news) => news,
            Begun::Errands(errands) => {
                let done = errands.into_iter().map(|it| {
                    let computed = compute(&model, &it);
                    (it, computed)
                });
                let news = batch.finish_step(done.collect(), None);
                news.expect("fit scores")
            }
        };
        let is_text = |it: &&(Ticket, News)| matches!(it.1, News::Embedding(_));
        n_read += news.iter().filter(is_text).count();
        if n_read_at_end.is_none() && !batch.is_open(answer) {
            n_read_at_end = Some(n_read);
        }
        news
    });
    assert_eq!(found, expected, "turns change no number");
    let n_read = n_read_at_end.expect("the answer came to its end");
    assert!(
        (1..N_TEXTS / 2).contains(&n_read),
        "{n_read} of {N_TEXTS} were read before"
    );
}
