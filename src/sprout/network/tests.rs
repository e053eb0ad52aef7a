//! The hand-written gradients against finite differences, and what the head start can do untrained.

use super::ops::values;
use super::*;
use crate::recipe::SIZES;

const TINY: Sizes = Sizes {
    vocabulary: 11,
    width: 8,
    layers: 1,
    heads: 2,
    feed_forward: 8,
    ..SIZES
};

/// A network whose every weight is random, so that no gradient is zero by design.
fn random(sizes: Sizes) -> Network {
    let network = Network::fresh(sizes, 1).expect("fresh");
    for (index, weight) in network.weights.values().enumerate() {
        let mut rng = Rng::new(77, index as u64);
        let new: Vec<f32> = (0..weight.elem_count())
            .map(|_| (0.5 * rng.normal()) as f32)
            .collect();
        weight
            .set(&Tensor::from_vec(new, weight.shape(), &Device::Cpu).expect("tensor"))
            .expect("set");
    }
    network
}

/// Two rows of six ids, what comes next, and how much that counts.
fn batch() -> ([u32; 12], [u32; 12], [f32; 12]) {
    (
        [1, 4, 2, 9, 0, 7, 3, 3, 10, 5, 6, 8],
        [4, 2, 9, 1, 7, 3, 3, 10, 5, 6, 8, 0],
        [1.0, 0.1, 0.0, 1.0, 0.5, 1.0, 1.0, 0.3, 1.0, 0.0, 1.0, 1.0],
    )
}

fn loss(network: &Network) -> Tensor {
    let (ids, targets, weights) = batch();
    let logits = network.logits(&ids, 2).expect("logits");
    network.loss(&logits, &targets, &weights).expect("loss")
}

#[test]
fn gradients_are_those_of_finite_differences() {
    let network = random(TINY);
    let grads = loss(&network).backward().expect("gradients");
    for (name, weight) in &network.weights {
        let grad = values(grads.get(weight).expect("each weight has one")).expect("values");
        let before = values(weight).expect("values");
        for at in [0, before.len() / 2, before.len() - 1] {
            let side = |step: f32| {
                let mut moved = before.clone();
                moved[at] += step;
                weight
                    .set(&Tensor::from_vec(moved, weight.shape(), &Device::Cpu).expect("tensor"))
                    .expect("set");
                f64::from(loss(&network).to_scalar::<f32>().expect("number"))
            };
            let slope = (side(1e-2) - side(-1e-2)) / 2e-2;
            let given = f64::from(grad[at]);
            assert!(
                (slope - given).abs() < 2e-3 + 0.03 * slope.abs(),
                "{name}[{at}]: {given}, measured {slope}"
            );
            side(0.0);
        }
    }
}

/// What a graphics card computes is what the processor does: the loss and every gradient.
#[test]
fn the_composed_steps_are_those_by_hand() {
    let network = random(TINY);
    let (ids, targets, weights) = batch();
    // Some places only, not in order.
    let at = [10, 1, 2, 7, 5, 11, 3];
    let targets = at.map(|at: u32| targets[at as usize]);
    let weights = at.map(|at| weights[at as usize]);
    let by_hand = network.logits_by_hand(&ids, 2, &at).expect("logits");
    let by_hand = network.loss(&by_hand, &targets, &weights).expect("loss");
    let logits = network.logits_composed(&ids, 2, &at).expect("logits");
    let composed = composed::cross_entropy(&logits, &targets, &weights).expect("loss");
    let number = |loss: &Tensor| loss.to_scalar::<f32>().expect("number");
    assert!((number(&by_hand) - number(&composed)).abs() < 1e-5);
    let (a, b) = (by_hand.backward(), composed.backward());
    let (a, b) = (a.expect("gradients"), b.expect("gradients"));
    for (name, weight) in &network.weights {
        let of = |grads: &candle_core::backprop::GradStore| {
            values(grads.get(weight).expect("each weight has one")).expect("values")
        };
        for (a, b) in of(&a).iter().zip(&of(&b)) {
            assert!((a - b).abs() < 1e-4 + 1e-3 * a.abs(), "{name}: {a}, {b}");
        }
    }
}

/// A later token must not change what was said of the earlier ones.
#[test]
fn the_future_is_not_seen() {
    let network = random(TINY);
    let logits = |ids: &[u32]| values(&network.logits(ids, 1).expect("logits")).expect("values");
    let (a, b) = (logits(&[1, 2, 3, 4]), logits(&[1, 2, 3, 9]));
    let same = 3 * TINY.vocabulary;
    assert_eq!(a[..same], b[..same]);
    assert_ne!(a[same..], b[same..]);
}

/// Untrained, the network already finds what followed a token before: 30 random tokens, twice.
#[test]
fn the_head_start_looks_things_up() {
    let network = Network::fresh(Sizes { layers: 2, ..SIZES }, 5).expect("fresh");
    let mut rng = Rng::new(8, 8);
    let half: Vec<u32> = (0..30)
        .map(|_| rng.below(SIZES.vocabulary) as u32)
        .collect();
    let ids = [half.as_slice(), half.as_slice()].concat();
    let logits = values(&network.logits(&ids, 1).expect("logits")).expect("values");
    let right = (30..59).filter(|at| {
        let row = &logits[at * SIZES.vocabulary..][..SIZES.vocabulary];
        let target = row[ids[at + 1] as usize];
        // The token itself is likeliest at first, since the embedding is tied.
        row.iter()
            .enumerate()
            .all(|(id, x)| *x <= target || id == ids[*at] as usize)
    });
    assert!(right.count() >= 12, "chance would be none");
}

#[test]
fn the_vector_exponential_is_close() {
    for step in -870..=800 {
        let x = step as f32 / 10.0;
        let (ours, exact) = (ops::exp(x), x.exp());
        assert!(
            (ours - exact).abs() <= 1e-5 * exact,
            "e^{x}: {ours}, not {exact}"
        );
    }
}
