//! What each example turned out to be worth, kept beside the experiments in the small shape of `format::worth`: the desk
//! beside the prompt shows it there.

use format::worth::{KEY, Worth, with};
use lab::recipes::Recipe;

use crate::{Model, Setup, core::Core, plan::Plan, runner::Job};

/// The measurement of a finished experiment; `None` for other questions, and where no real model was asked here.
fn measured(setup: &Setup, job: &Job) -> Option<Worth> {
    let [Model::Engine { name, .. }] = &*setup.models else {
        // What a practice model finds was planted.
        return None;
    };
    let plan = job.plan.borrow();
    let Plan::Worth(plan) = &*plan else {
        return None;
    };
    let report = plan.report().ok()?;
    let (right, n) = (report.rate.successes(), report.rate.n());
    let without = report.without.iter().map(|it| {
        // Shares of the same rows, so this is a whole number but for rounding.
        let fewer = (it.difference * n as f64).round();
        let right_without = (right as f64 - fewer).max(0.0) as u64;
        (right_without, it.interval.low, it.interval.high)
    });
    Some(Worth::new(name, &setup.prompt(), right, n, without))
}

impl Core {
    /// Keeps what the examples are worth. What cannot be kept is still in the experiment.
    pub(crate) async fn keep_worth(&self, setup: &Setup, job: &Job) {
        if let Some(worth) = measured(setup, job) {
            let store = &self.ports.store;
            let before = store.get(KEY).await.ok().flatten();
            // A full device is told of where the experiment itself is kept.
            let _ = store.put(KEY, &with(before.as_deref(), worth)).await;
        }
    }
}
