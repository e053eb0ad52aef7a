//! When to ask again, how many at once, and whom to ask next. Clocks and seeds come in as arguments.

mod breaker;
mod chain;
mod queue;

pub use breaker::{Breaker, BreakerLimits, Permit};
pub use chain::{Tier, TierKind, next_tier};
pub use queue::{JobId, Limits, Queue, Started, Wait};

use crate::{Failure, FailureKind};

/// How patient a run is. Times in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Tries altogether, the first one included.
    pub most_tries: u32,
    /// The first wait is at most this, the next at most twice it, and so on.
    pub base_millis: u64,
    /// No wait of our own is longer.
    pub cap_millis: u64,
    /// A service that asks for a longer wait is given up on.
    pub longest_asked_millis: u64,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            most_tries: 5,
            base_millis: 500,
            cap_millis: 30_000,
            longest_asked_millis: 120_000,
        }
    }
}

/// What to do after a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Ask again, not before this has passed.
    Again {
        wait_millis: u64,
    },
    GiveUp,
}

impl Policy {
    /// Decides after the `n_tries`-th try failed. The same seed and try give the same wait.
    ///
    /// Exponential back-off with full jitter: a wait drawn evenly from nothing to
    /// `min(cap, base · 2^(n_tries - 1))` (Brooker, “Exponential Backoff And Jitter”, AWS, 2015).
    /// A wait that the service asks for is kept and the jitter comes on top, so that runs do not return together.
    pub fn after(&self, failure: &Failure, n_tries: u32, seed: u64) -> Next {
        if n_tries >= self.most_tries || !worth_retrying(failure) {
            return Next::GiveUp;
        }
        let asked = failure.retry_after_millis.unwrap_or(0);
        if asked > self.longest_asked_millis {
            return Next::GiveUp;
        }
        let doublings = n_tries.saturating_sub(1).min(63);
        let most = self
            .base_millis
            .saturating_mul(1 << doublings)
            .min(self.cap_millis);
        let jitter = draw(seed, n_tries, most);
        let wait_millis = asked.saturating_add(jitter);
        Next::Again { wait_millis }
    }
}

/// Whether the failure may pass by itself. A gateway's page counts as what its status says.
fn worth_retrying(failure: &Failure) -> bool {
    let gateway = matches!(failure.status, Some(429 | 500 | 502..=504 | 520..=529));
    failure.kind.may_pass() || failure.kind == FailureKind::Html && gateway
}

/// A number from 0 to `most`, each about equally likely: one output of SplitMix64 (Steele, Lea and Flood, 2014).
fn draw(seed: u64, n_tries: u32, most: u64) -> u64 {
    let step = u64::from(n_tries).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut z = seed.wrapping_add(step);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^= z >> 31;
    ((u128::from(z) * (u128::from(most) + 1)) >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::cases;
    use proptest::prelude::*;

    fn waits(policy: &Policy, failure: &Failure, n_tries: u32) -> Vec<u64> {
        let wait = |seed| match policy.after(failure, n_tries, seed) {
            Next::Again { wait_millis } => wait_millis,
            Next::GiveUp => panic!("gave up"),
        };
        (0..2_000).map(wait).collect()
    }

    #[test]
    fn waits_fill_the_whole_of_a_doubling_range() {
        let policy = Policy::default();
        let failure = Failure::of(FailureKind::Unavailable);
        for (n_tries, most) in [(1, 500), (2, 1_000), (3, 2_000), (4, 4_000)] {
            let found = waits(&policy, &failure, n_tries);
            let mean = found.iter().sum::<u64>() as f64 / found.len() as f64;
            assert!(found.iter().all(|it| *it <= most));
            // An even draw has mean most/2; its own deviation over 2,000 draws is under 0.7 % of most.
            assert!(
                (mean - most as f64 / 2.0).abs() < most as f64 * 0.03,
                "{n_tries}: {mean}"
            );
            assert!(*found.iter().min().expect("some") < most / 20);
            assert!(*found.iter().max().expect("some") > most - most / 20);
        }
        let patient = Policy {
            most_tries: 100,
            ..policy
        };
        assert!(waits(&patient, &failure, 60).iter().all(|it| *it <= 30_000));
    }

    #[test]
    fn what_cannot_pass_is_not_tried_again() {
        let policy = Policy::default();
        for kind in FailureKind::ALL {
            let again = policy.after(&Failure::of(kind), 1, 0) != Next::GiveUp;
            assert_eq!(again, kind.may_pass(), "{kind:?}");
        }
        let page = |status| Failure {
            status: Some(status),
            ..Failure::of(FailureKind::Html)
        };
        assert_ne!(policy.after(&page(502), 1, 0), Next::GiveUp);
        assert_eq!(policy.after(&page(404), 1, 0), Next::GiveUp);
        assert_eq!(
            policy.after(&Failure::of(FailureKind::Unavailable), 5, 0),
            Next::GiveUp
        );
    }

    proptest! {
        #![proptest_config(cases(512))]
        #[test]
        fn what_a_service_asks_for_is_kept(asked in 0u64..300_000, n_tries in 1u32..5, seed: u64) {
            let failure = Failure { retry_after_millis: Some(asked), ..Failure::of(FailureKind::TooFast) };
            match Policy::default().after(&failure, n_tries, seed) {
                Next::Again { wait_millis } => prop_assert!(wait_millis >= asked && asked <= 120_000),
                Next::GiveUp => prop_assert!(asked > 120_000),
            }
        }
    }
}
