//! The forward pass once more, in small loops over f64: no cache, no batches, no table of families.

use super::synthetic::Tensors;
use super::tiny::{EPSILON, Tiny};

/// Which numbers of a head turn together.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Pairing {
    Neighbours,
    Halves,
}

/// A tiny model and all that the reference has to know of its family, said in its own way.
pub(super) struct Reference<'a> {
    pub(super) tiny: &'a Tiny,
    pub(super) tensors: &'a Tensors,
    pub(super) pairing: Pairing,
    /// Turns for each position, one for each pair.
    pub(super) frequencies: Vec<f64>,
}

impl Reference<'_> {
    fn numbers(&self, name: &str) -> Option<&[f32]> {
        self.tensors.get(name).map(|(_, numbers)| &numbers[..])
    }

    fn is(&self, family: &str) -> bool {
        self.tiny.family == family
    }

    fn linear(&self, name: &str, x: &[f64]) -> Vec<f64> {
        let weight = self.numbers(&format!("{name}.weight")).expect("made");
        let bias = self.numbers(&format!("{name}.bias"));
        let rows = weight.chunks(x.len()).enumerate();
        let product = |(r, row): (usize, &[f32])| {
            let sum: f64 = row.iter().zip(x).map(|(w, x)| f64::from(*w) * x).sum();
            sum + bias.map_or(0.0, |bias| f64::from(bias[r]))
        };
        rows.map(product).collect()
    }

    fn norm(&self, name: &str, x: &[f64]) -> Vec<f64> {
        let weight = self.numbers(&format!("{name}.weight")).expect("made");
        let mean = x.iter().map(|x| x * x).sum::<f64>() / x.len() as f64;
        let scale = 1.0 / (mean + f64::from(EPSILON)).sqrt();
        let pairs = x.iter().zip(weight);
        pairs.map(|(x, w)| x * scale * f64::from(*w)).collect()
    }

    /// Norms that only some families have.
    fn norm_if_there(&self, name: &str, x: Vec<f64>) -> Vec<f64> {
        match self.numbers(&format!("{name}.weight")) {
            Some(_) => self.norm(name, &x),
            None => x,
        }
    }

    /// Gemma's last layer of six sees everything and turns by the model's base; the others have a window.
    fn is_local(&self, layer: usize) -> bool {
        self.is("gemma3") && layer % 6 != 5
    }

    /// Turns of each pair in a layer, and what cosines and sines are multiplied by.
    fn turns(&self, layer: usize, n_tokens: usize) -> (Vec<f64>, f64) {
        let n_pairs = self.frequencies.len();
        if self.is("smollm3") && layer % 4 == 3 {
            return (vec![0.0; n_pairs], 1.0);
        }
        if self.is_local(layer) {
            let exponent = |pair: usize| -(pair as f64) / n_pairs as f64;
            let local = (0..n_pairs).map(|pair| 10_000f64.powf(exponent(pair)));
            return (local.collect(), 1.0);
        }
        let Some(stretch) = &self.tiny.stretch else {
            return (self.frequencies.clone(), 1.0);
        };
        let divisors = match n_tokens > stretch.original_context {
            true => &stretch.long,
            false => &stretch.short,
        };
        let pairs = self.frequencies.iter().zip(divisors);
        let turns = pairs.map(|(turn, divisor)| turn / f64::from(*divisor));
        (turns.collect(), stretch.factor())
    }

    /// The first position that the token at `t` sees.
    fn first_seen(&self, layer: usize, t: usize) -> usize {
        let window = match self.tiny.window {
            Some(window) if self.is("phi3") || self.is_local(layer) => window,
            _ => return 0,
        };
        (t + 1).max(window) - window
    }

    fn heads(
        &self,
        name: &str,
        x: &[f64],
        position: usize,
        turns: &(Vec<f64>, f64),
    ) -> Vec<Vec<f64>> {
        let (turns, factor) = turns;
        let all = self.linear(name, x);
        let heads = all.chunks(self.tiny.head_dim).map(|head| {
            let mut head = self.norm_if_there(&format!("{name}_norm"), head.to_vec());
            let half = turns.len();
            for (pair, frequency) in turns.iter().enumerate() {
                let (i, j) = match self.pairing {
                    Pairing::Neighbours => (2 * pair, 2 * pair + 1),
                    Pairing::Halves => (pair, pair + half),
                };
                let (sine, cosine) = (position as f64 * frequency).sin_cos();
                let (sine, cosine) = (sine * factor, cosine * factor);
                let (a, b) = (head[i], head[j]);
                (head[i], head[j]) = (a * cosine - b * sine, a * sine + b * cosine);
            }
            head
        });
        heads.collect()
    }

    fn gate(&self, x: f64) -> f64 {
        match self.is("gemma3") {
            true => {
                let inner = (2.0 / std::f64::consts::PI).sqrt() * (x + 0.044715 * x.powi(3));
                0.5 * x * (1.0 + inner.tanh())
            }
            false => x / (1.0 + (-x).exp()),
        }
    }

    /// Scores after the last of `ids`.
    pub(super) fn logits(&self, ids: &[u32]) -> Vec<f64> {
        let hidden = self.hidden(ids);
        let last = hidden.last().expect("not empty");
        match self.tiny.has_head {
            true => self.linear("output", last),
            false => self.linear("token_embd", last),
        }
    }

    /// The last hidden state of each token, normed.
    pub(super) fn hidden(&self, ids: &[u32]) -> Vec<Vec<f64>> {
        let embedding = self.numbers("token_embd.weight").expect("made");
        let width = self.tiny.width;
        let scale = match self.is("gemma3") {
            true => (width as f64).sqrt(),
            false => 1.0,
        };
        let row = |id: &u32| &embedding[*id as usize * width..][..width];
        let widen = |row: &[f32]| row.iter().map(|&x| f64::from(x) * scale).collect();
        let mut xs: Vec<Vec<f64>> = ids.iter().map(|id| widen(row(id))).collect();
        for layer in 0..self.tiny.n_layers {
            let name = |part: &str| format!("blk.{layer}.{part}");
            let normed = xs.iter().map(|x| self.norm(&name("attn_norm"), x));
            let normed: Vec<Vec<f64>> = normed.collect();
            let turns = self.turns(layer, ids.len());
            let turned = |which: &str, t: usize| {
                self.heads(&name(&format!("attn_{which}")), &normed[t], t, &turns)
            };
            let keys: Vec<_> = (0..ids.len()).map(|t| turned("k", t)).collect();
            let values: Vec<_> = normed
                .iter()
                .map(|x| self.linear(&name("attn_v"), x))
                .collect();
            for t in 0..ids.len() {
                let first = self.first_seen(layer, t);
                let mut mixed = Vec::new();
                for (head, query) in turned("q", t).iter().enumerate() {
                    let group = head / (self.tiny.n_heads / self.tiny.n_kv_heads);
                    let scale = (self.tiny.head_dim as f64).sqrt();
                    let weight = |key: &Vec<Vec<f64>>| {
                        let pairs = query.iter().zip(&key[group]);
                        (pairs.map(|(q, k)| q * k).sum::<f64>() / scale).exp()
                    };
                    let weights: Vec<f64> = keys[first..=t].iter().map(weight).collect();
                    let sum: f64 = weights.iter().sum();
                    for d in 0..self.tiny.head_dim {
                        let at = group * self.tiny.head_dim + d;
                        let pairs = weights.iter().zip(&values[first..]);
                        mixed.push(pairs.map(|(w, v)| w / sum * v[at]).sum());
                    }
                }
                let out = self.linear(&name("attn_output"), &mixed);
                let out = self.norm_if_there(&name("post_attention_norm"), out);
                xs[t].iter_mut().zip(out).for_each(|(x, out)| *x += out);
            }
            for x in &mut xs {
                let normed = self.norm(&name("ffn_norm"), x);
                let gate = self.linear(&name("ffn_gate"), &normed);
                let up = self.linear(&name("ffn_up"), &normed);
                let pairs = gate.iter().zip(up);
                let inner: Vec<f64> = pairs.map(|(g, u)| self.gate(*g) * u).collect();
                let out = self.linear(&name("ffn_down"), &inner);
                let out = self.norm_if_there(&name("post_ffw_norm"), out);
                x.iter_mut().zip(out).for_each(|(x, out)| *x += out);
            }
        }
        xs.iter().map(|x| self.norm("output_norm", x)).collect()
    }
}
