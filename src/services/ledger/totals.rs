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

impl Tally {
    fn of(row: &Row) -> Self {
        Self {
            requests: 1,
            failed: u32::from(row.ended.is_failure()),
            sent_bytes: row.sent_bytes,
            got_bytes: row.got_bytes,
            picodollars: row.cost.map_or(0, |it| u128::from(it.0)),
        }
    }

    fn add(&mut self, it: &Self) {
        self.requests += it.requests;
        self.failed += it.failed;
        self.sent_bytes = self.sent_bytes.wrapping_add(it.sent_bytes);
        self.got_bytes = self.got_bytes.wrapping_add(it.got_bytes);
        self.picodollars += it.picodollars;
    }

    /// Of what was added as it is now.
    fn take(&mut self, it: &Self) {
        self.requests -= it.requests;
        self.failed -= it.failed;
        self.sent_bytes = self.sent_bytes.wrapping_sub(it.sent_bytes);
        self.got_bytes = self.got_bytes.wrapping_sub(it.got_bytes);
        self.picodollars -= it.picodollars;
    }
}

/// What the rows of a page add up to, which stands for them where they are in the store alone.
pub(super) struct Sums(Vec<(u64, String, Tally)>);

impl<'a> FromIterator<&'a Row> for Sums {
    fn from_iter<I: IntoIterator<Item = &'a Row>>(rows: I) -> Self {
        let mut all: Vec<(u64, String, Tally)> = Vec::new();
        for row in rows {
            let (day, tally) = (row.begun_millis / DAY_MILLIS, Tally::of(row));
            match all.iter_mut().find(|it| it.0 == day && it.1 == row.host) {
                Some(it) => it.2.add(&tally),
                None => all.push((day, row.host.clone(), tally)),
            }
        }
        all.shrink_to_fit();
        Self(all)
    }
}

impl Totals {
    pub(super) fn add(&mut self, row: &Row) {
        self.add_to(row.begun_millis / DAY_MILLIS, &row.host, &Tally::of(row));
    }

    pub(super) fn add_sums(&mut self, sums: &Sums) {
        for (day, host, tally) in &sums.0 {
            self.add_to(*day, host, tally);
        }
    }

    fn add_to(&mut self, day: u64, host: &str, tally: &Tally) {
        let hosts = self.0.entry(day).or_default();
        match hosts.get_mut(host) {
            Some(it) => it.add(tally),
            None => hosts.entry(host.to_owned()).or_default().add(tally),
        }
    }

    /// Takes a row away that was added as it is now.
    pub(super) fn take(&mut self, row: &Row) {
        self.take_from(row.begun_millis / DAY_MILLIS, &row.host, &Tally::of(row));
    }

    pub(super) fn take_sums(&mut self, sums: &Sums) {
        for (day, host, tally) in &sums.0 {
            self.take_from(*day, host, tally);
        }
    }

    fn take_from(&mut self, day: u64, host: &str, tally: &Tally) {
        let hosts = self.0.get_mut(&day);
        if let Some(it) = hosts.and_then(|it| it.get_mut(host)) {
            it.take(tally);
        }
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
