//! What is computed before anybody asks, so that a browser has optimised the code by the time somebody does.

use crate::config::Config;
use crate::matrix::Matrix;
use crate::pass::{Feed, Pass};
use crate::plan::{Layer, Linear, Plan};
use crate::team::Alone;

/// How often, and how many tokens at a time: parts of prompts, then tokens of answers.
const PASSES: [(usize, usize); 2] = [(10, 64), (80, 1)];
/// The understudy's: whole blocks of every format, and a few tokens.
const WIDTH: usize = 256;
const VOCABULARY: usize = 64;
/// Heads are as long as the other one's; no model in use has longer ones together.
const MOST_QUERY_LEN: usize = 1 << 14;

/// A model that is like another one, but small and of zeros.
pub(crate) struct Understudy(Plan);

impl Understudy {
    /// `None` where there is nothing to be like, or nothing that would be small.
    pub(crate) fn of(plan: &Plan) -> Option<Understudy> {
        let star = plan.layers.first()?;
        let config = Config {
            n_layers: 1,
            width: WIDTH,
            feed_forward: WIDTH,
            layers: plan.config.layers[..1].to_vec(),
            ..plan.config.clone()
        };
        let query_len = config.n_heads * config.head_dim;
        let key_len = config.n_kv_heads * config.head_dim;
        if query_len > MOST_QUERY_LEN {
            return None;
        }
        let linear = |star: &Linear, n_rows: usize, n_cols: usize| {
            let weight = star.weight.blank(n_rows, n_cols)?;
            let bias = star.bias.as_ref().map(|_| vec![0.0; n_rows]);
            Some(Linear { weight, bias })
        };
        let norm = |star: &Option<Vec<f32>>, len: usize| star.as_ref().map(|_| vec![0.0; len]);
        let layer = Layer {
            attention_norm: vec![0.0; WIDTH],
            query: linear(&star.query, query_len, WIDTH)?,
            key: linear(&star.key, key_len, WIDTH)?,
            value: linear(&star.value, key_len, WIDTH)?,
            output: linear(&star.output, WIDTH, query_len)?,
            query_norm: norm(&star.query_norm, config.head_dim),
            key_norm: norm(&star.key_norm, config.head_dim),
            attention_post_norm: norm(&star.attention_post_norm, WIDTH),
            feed_post_norm: norm(&star.feed_post_norm, WIDTH),
            feed_norm: vec![0.0; WIDTH],
            gate: linear(&star.gate, WIDTH, WIDTH)?,
            up: linear(&star.up, WIDTH, WIDTH)?,
            down: linear(&star.down, WIDTH, WIDTH)?,
        };
        let blank = |star: &Matrix| star.blank(VOCABULARY, WIDTH);
        Some(Understudy(Plan {
            team: &Alone,
            ropes: plan.ropes.clone(),
            embedding: blank(&plan.embedding)?,
            layers: vec![layer],
            final_norm: vec![0.0; WIDTH],
            head: plan.head.as_ref().and_then(blank),
            config,
        }))
    }

    /// Reads prompts and answers them, for nothing.
    ///
    /// A browser runs every function in a form at first that is quickly made and slow; the fast form of one that is
    /// used much is made on a thread of its own, and here that is to be before anybody waits.
    pub(crate) fn rehearse(&self) {
        for (n_times, n_tokens) in PASSES {
            for _ in 0..n_times {
                self.play(n_tokens);
            }
        }
    }

    /// Scores after so many tokens.
    fn play(&self, n_tokens: usize) -> Vec<f32> {
        let feed = Feed {
            cache: self.0.new_cache(),
            ids: vec![0; n_tokens],
            reach: n_tokens,
            n_wanted: 1,
        };
        let (_, hidden) = Pass::new(&self.0, vec![feed]).finish(&self.0);
        self.0.logits(&hidden)
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use std::rc::Rc;
    use std::sync::Mutex;

    use super::*;
    use crate::catalog::Entry;
    use crate::format::Format;
    use crate::tests::tiny::{FAMILIES, Tiny};
    use crate::{Chore, Loading, Session, Team};

    /// Nobody but the caller, who keeps chores for later.
    #[derive(Default)]
    struct Later(Mutex<Vec<Chore>>);

    impl Team for Later {
        fn n_threads(&self) -> usize {
            1
        }

        fn run(&self, n_tasks: usize, task: &(dyn Fn(usize) + Sync)) {
            Alone.run(n_tasks, task);
        }

        fn meanwhile(&self, chore: Chore) {
            self.0.lock().expect("no panic").push(chore);
        }
    }

    #[test]
    fn every_family_has_an_understudy() {
        for family in FAMILIES {
            let star = Tiny::new(family).load(3);
            let understudy = Understudy::of(&star.plan).expect("it has layers");
            for n_tokens in [1, 3, 20] {
                assert_eq!(understudy.play(n_tokens), [0.0; VOCABULARY], "{family}");
            }
        }
    }

    #[test]
    fn a_giant_has_none() {
        let mut star = Rc::into_inner(Tiny::new("llama").load(3)).expect("nobody else has it");
        star.plan.config.n_heads = 1 << 20;
        assert!(Understudy::of(&star.plan).is_none());
    }

    #[test]
    fn every_format_has_blank_matrices() {
        for format in [
            "F32", "F16", "BF16", "Q4_0", "Q4_1", "Q5_0", "Q5_1", "Q8_0", "Q2_K", "Q3_K", "Q4_K",
            "Q5_K", "Q6_K",
        ] {
            let format = Format::named(format).expect("in the table");
            let entry = Entry {
                shape: vec![3, 512],
                format,
                start: 0,
                n_bytes: 3 * format.bytes_of(512).expect("whole blocks"),
            };
            let star = Matrix::empty("star", &entry).expect("a format of ours");
            let blank = star.blank(9, 256).expect("whole blocks");
            assert_eq!((blank.n_rows(), blank.n_cols()), (9, 256));
            assert!(blank.is_full());
            let mut row = [1.0; 256];
            blank.row(8, &mut row);
            assert_eq!(row, [0.0; 256], "{}", format.name);
            assert!(star.blank(9, 33).is_none() || format.block == 1);
        }
    }

    #[test]
    fn a_rehearsal_is_left_to_the_team_and_changes_nothing() {
        let tiny = Tiny::new("qwen3");
        let bytes = tiny.gguf(&tiny.tensors(4));
        let team: &'static Later = Box::leak(Box::default());
        let loading = Loading::gguf(&bytes, &tokens::NoLibrary).expect("a good header");
        let rehearsed = loading.with_team(team).finish(&mut |_, _| true);
        let chores = std::mem::take(&mut *team.0.lock().expect("no panic"));
        assert_eq!(chores.len(), 1);
        chores.into_iter().for_each(|chore| chore());
        let said = |model| Session::new(model).logits_after(&[2, 3, 4]);
        let rehearsed = Rc::new(rehearsed.expect("all bytes are there"));
        assert_eq!(said(rehearsed), said(tiny.load(4)));
    }
}
