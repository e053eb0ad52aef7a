//! What went to each host on each day, kept as rows come, change and go.

use std::collections::BTreeMap;

use engine::Money;

use super::Row;
use crate::day::day_of;

const DAY_MILLIS: u64 = 86_400_000;

/// What went to a host on a day, as far as the rows reach back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    pub host: String,
    /// In UTC, as `2026-11-27`.
    pub day: String,
    pub requests: u32,
    /// Not answered, or answered with a failure.
    pub failed: u32,
    pub sent_bytes: u64,
    pub got_bytes: u64,
    /// Of the requests whose cost is known.
    pub cost: Money,
}

/// By the number of the day since 1970, then by host.
#[derive(Default)]
pub(super) struct Totals(BTreeMap<u64, BTreeMap<String, Tally>>);

#[derive(Default)]
struct Tally {
    requests: u32,
    failed: u32,
    sent_bytes: u64,
    got_bytes: u64,
    /// Wide enough that what was added can be taken away again.
    picodollars: u128,
}

impl Totals {
    pub(super) fn add(&mut self, row: &Row) {
        let hosts = self.0.entry(row.begun_millis / DAY_MILLIS).or_default();
        if !hosts.contains_key(&row.host) {
            hosts.insert(row.host.clone(), Tally::default());
        }
        let Some(tally) = hosts.get_mut(&row.host) else {
            return;
        };
        tally.requests += 1;
        tally.failed += u32::from(row.ended.is_failure());
        tally.sent_bytes = tally.sent_bytes.wrapping_add(row.sent_bytes);
        tally.got_bytes = tally.got_bytes.wrapping_add(row.got_bytes);
        tally.picodollars += row.cost.map_or(0, |it| u128::from(it.0));
    }

    /// Takes a row away that was added as it is now.
    pub(super) fn take(&mut self, row: &Row) {
        let hosts = self.0.get_mut(&(row.begun_millis / DAY_MILLIS));
        let Some(tally) = hosts.and_then(|it| it.get_mut(&row.host)) else {
            return;
        };
        tally.requests -= 1;
        tally.failed -= u32::from(row.ended.is_failure());
        tally.sent_bytes = tally.sent_bytes.wrapping_sub(row.sent_bytes);
        tally.got_bytes = tally.got_bytes.wrapping_sub(row.got_bytes);
        tally.picodollars -= row.cost.map_or(0, |it| u128::from(it.0));
    }

    /// The newest day first, hosts in order.
    pub(super) fn all(&self) -> Vec<Total> {
        let mut all = Vec::new();
        for (day, hosts) in self.0.iter().rev() {
            let name = day_of(day * DAY_MILLIS);
            // What has no request any more is left standing for the next one.
            let used = hosts.iter().filter(|it| it.1.requests > 0);
            all.extend(used.map(|(host, it)| Total {
                host: host.clone(),
                day: name.clone(),
                requests: it.requests,
                failed: it.failed,
                sent_bytes: it.sent_bytes,
                got_bytes: it.got_bytes,
                cost: Money(u64::try_from(it.picodollars).unwrap_or(u64::MAX)),
            }));
        }
        all
    }
}

impl<'a> FromIterator<&'a Row> for Totals {
    fn from_iter<I: IntoIterator<Item = &'a Row>>(rows: I) -> Self {
        let mut totals = Self::default();
        rows.into_iter().for_each(|it| totals.add(it));
        totals
    }
}
