//! The circuit breaker of a host: after repeated illness it is left alone, then tried once.
//!
//! After Nygard, “Release It!” (2007): closed, open, half-open.

/// When to stop asking. Times in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BreakerLimits {
    /// Failures in a row that open it.
    pub failures: u32,
    pub open_millis: u64,
}

impl Default for BreakerLimits {
    fn default() -> Self {
        Self {
            failures: 5,
            open_millis: 30_000,
        }
    }
}

/// Whether a request may go out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permit {
    Go,
    /// Not before this has passed; 0 where the answer to a probe is awaited.
    Wait {
        millis: u64,
    },
}

/// Counts what [`FailureKind::is_illness`](crate::FailureKind::is_illness) says; other failures are the request's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breaker {
    limits: BreakerLimits,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Closed {
        n_failed: u32,
    },
    Open {
        until: u64,
    },
    /// One request is out to see whether the host is well; if nobody tells, another may go after `until`.
    Probing {
        until: u64,
    },
}

impl Breaker {
    pub fn new(limits: BreakerLimits) -> Self {
        let state = State::Closed { n_failed: 0 };
        Self { limits, state }
    }

    /// Asks to send. Where it says `Go` while open, this request is the probe.
    pub fn ask(&mut self, now_millis: u64) -> Permit {
        match self.state {
            State::Closed { .. } => Permit::Go,
            State::Open { until } | State::Probing { until } if now_millis >= until => {
                let until = now_millis.saturating_add(self.limits.open_millis);
                self.state = State::Probing { until };
                Permit::Go
            }
            State::Open { until } => Permit::Wait {
                millis: until - now_millis,
            },
            State::Probing { .. } => Permit::Wait { millis: 0 },
        }
    }

    /// The host answered, be it with an error of the request's own.
    pub fn well(&mut self) {
        // An answer to something sent before it opened says nothing of the host as it is now.
        if !matches!(self.state, State::Open { .. }) {
            self.state = State::Closed { n_failed: 0 };
        }
    }

    /// The host was ill.
    pub fn ill(&mut self, now_millis: u64) {
        let until = now_millis.saturating_add(self.limits.open_millis);
        self.state = match self.state {
            State::Closed { n_failed } if n_failed + 1 < self.limits.failures => State::Closed {
                n_failed: n_failed + 1,
            },
            State::Open { until } => State::Open { until },
            State::Closed { .. } | State::Probing { .. } => State::Open { until },
        };
    }

    pub fn is_open(&self) -> bool {
        !matches!(self.state, State::Closed { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::cases;
    use proptest::prelude::*;

    const LIMITS: BreakerLimits = BreakerLimits {
        failures: 3,
        open_millis: 100,
    };

    fn open() -> Breaker {
        let mut breaker = Breaker::new(LIMITS);
        for _ in 0..3 {
            assert_eq!(breaker.ask(0), Permit::Go);
            breaker.ill(0);
        }
        breaker
    }

    #[test]
    fn it_opens_waits_probes_and_closes() {
        let mut breaker = open();
        assert_eq!(breaker.ask(40), Permit::Wait { millis: 60 });
        assert_eq!(breaker.ask(100), Permit::Go);
        assert_eq!(
            breaker.ask(100),
            Permit::Wait { millis: 0 },
            "one probe at a time"
        );
        breaker.well();
        assert!(!breaker.is_open());
        assert_eq!(breaker.ask(101), Permit::Go);
    }

    #[test]
    fn a_probe_that_fails_opens_it_again() {
        let mut breaker = open();
        assert_eq!(breaker.ask(100), Permit::Go);
        breaker.ill(150);
        assert_eq!(breaker.ask(200), Permit::Wait { millis: 50 });
        // A probe that was cancelled tells nothing; the next one may go when its time is over.
        assert_eq!(breaker.ask(250), Permit::Go);
        assert_eq!(breaker.ask(349), Permit::Wait { millis: 0 });
        assert_eq!(breaker.ask(350), Permit::Go);
    }

    #[test]
    fn success_between_failures_starts_the_count_anew() {
        let mut breaker = Breaker::new(LIMITS);
        for _ in 0..10 {
            breaker.ill(0);
            breaker.ill(0);
            breaker.well();
        }
        assert!(!breaker.is_open());
    }

    proptest! {
        #![proptest_config(cases(256))]
        #[test]
        fn an_ill_host_gets_one_request_each_period(steps in prop::collection::vec(0u64..50, 1..200)) {
            let (mut breaker, mut now, mut gone) = (open(), 0, Vec::new());
            for step in steps {
                now += step;
                if breaker.ask(now) == Permit::Go {
                    gone.push(now);
                    breaker.ill(now);
                }
            }
            prop_assert!(gone.windows(2).all(|it| it[1] - it[0] >= LIMITS.open_millis));
            prop_assert_eq!(gone.len() as u64 >= now / (LIMITS.open_millis + 50), true);
        }
    }
}
