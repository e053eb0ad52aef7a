//! The line before each host: how many requests are out at once, and how many requests and tokens a minute.

use std::collections::{BTreeMap, BTreeSet};

/// What a host allows, as the person set it or the service said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Requests out at once; 0 counts as 1.
    pub most_open: usize,
    pub requests_per_minute: Option<u32>,
    pub tokens_per_minute: Option<u32>,
}

impl Default for Limits {
    /// What browsers open to one host over HTTP/1.1, less two for the person's own clicks.
    fn default() -> Self {
        Self {
            most_open: 4,
            requests_per_minute: None,
            tokens_per_minute: None,
        }
    }
}

/// A job's number; never given twice by one queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JobId(pub u64);

/// A job that may go out now. It stays in the queue until `done`, `again` or `cancel` says otherwise.
#[derive(Debug, PartialEq, Eq)]
pub struct Started<'a, J> {
    pub id: JobId,
    pub host: &'a str,
    pub job: &'a J,
}

/// When it is worth calling [`Queue::start`] again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// Nothing waits.
    Idle,
    /// After so many milliseconds, 0 being now, or when an answer comes.
    Millis(u64),
    /// Only an answer helps.
    ForAnswer,
}

/// Jobs for several hosts; first come, first served before each, and the hosts take turns.
#[derive(Debug)]
pub struct Queue<J> {
    jobs: BTreeMap<JobId, Job<J>>,
    hosts: BTreeMap<String, Host>,
    next_id: u64,
    /// The host that was served last.
    last: String,
}

#[derive(Debug)]
struct Job<J> {
    host: String,
    tokens: u32,
    is_open: bool,
    /// Where it waits for a time to come.
    due_millis: Option<u64>,
    job: J,
}

#[derive(Debug)]
struct Host {
    limits: Limits,
    ready: BTreeSet<JobId>,
    /// By the time before which they may not go.
    delayed: BTreeSet<(u64, JobId)>,
    n_open: usize,
    /// A bucket stays while it has no limit, so that it is as full as it was when the limit comes back.
    requests: Option<Bucket>,
    tokens: Option<Bucket>,
}

impl<J> Default for Queue<J> {
    fn default() -> Self {
        Self {
            jobs: BTreeMap::new(),
            hosts: BTreeMap::new(),
            next_id: 0,
            last: String::new(),
        }
    }
}

impl<J> Queue<J> {
    /// Sets what a host allows; what is out already stays out, and what its minute has given stays given.
    pub fn set_limits(&mut self, host: &str, limits: Limits, now_millis: u64) {
        let entry = self.host(host);
        for (bucket, limit) in [
            (&mut entry.requests, limits.requests_per_minute),
            (&mut entry.tokens, limits.tokens_per_minute),
        ] {
            let Some(limit) = limit else { continue };
            match bucket {
                Some(bucket) => bucket.set_limit(limit, now_millis),
                None => *bucket = Some(Bucket::new(limit, now_millis)),
            }
        }
        entry.limits = limits;
    }

    /// Puts a job at the end of its host's line. `tokens`: what it may cost of the host's minute, prompt and longest answer.
    pub fn add(&mut self, host: &str, job: J, tokens: u32) -> JobId {
        let id = JobId(self.next_id);
        self.next_id += 1;
        self.host(host).ready.insert(id);
        let host = host.to_owned();
        let job = Job {
            host,
            tokens,
            is_open: false,
            due_millis: None,
            job,
        };
        self.jobs.insert(id, job);
        id
    }

    /// The next job that may go out, or `None` until [`Queue::wait`] says.
    pub fn start(&mut self, now_millis: u64) -> Option<Started<'_, J>> {
        let after = self.hosts.keys().filter(|it| **it > self.last);
        let before = self.hosts.keys().filter(|it| **it <= self.last);
        let order: Vec<String> = after.chain(before).cloned().collect();
        for name in order {
            let host = self.hosts.get_mut(&name)?;
            host.wake(now_millis);
            let Some(id) = host.ready.first().copied() else {
                continue;
            };
            let tokens = self.jobs.get(&id).map_or(0, |it| it.tokens);
            if host.wait(tokens, now_millis) != Some(0) {
                continue;
            }
            host.ready.remove(&id);
            host.n_open += 1;
            let limits = host.limits;
            for (bucket, limit, cost) in [
                (&mut host.requests, limits.requests_per_minute, 1),
                (&mut host.tokens, limits.tokens_per_minute, tokens),
            ] {
                if let Some(bucket) = bucket.as_mut().filter(|_| limit.is_some()) {
                    bucket.take(cost, now_millis);
                }
            }
            self.last = name;
            let job = self.jobs.get_mut(&id)?;
            job.is_open = true;
            let Job { host, job, .. } = job;
            return Some(Started { id, host, job });
        }
        None
    }

    /// When to look again.
    pub fn wait(&self, now_millis: u64) -> Wait {
        let mut nearest: Option<u64> = None;
        let mut waits = false;
        for host in self.hosts.values() {
            waits |= !(host.ready.is_empty() && host.delayed.is_empty());
            let ready = host.ready.first().and_then(|id| {
                let tokens = self.jobs.get(id).map_or(0, |it| it.tokens);
                host.wait(tokens, now_millis)
            });
            let is_full = host.n_open >= host.limits.most_open.max(1);
            let delayed = host.delayed.first().filter(|_| !is_full);
            let delayed = delayed.map(|it| it.0.saturating_sub(now_millis));
            let here = ready.into_iter().chain(delayed).min();
            nearest = nearest.into_iter().chain(here).min();
        }
        match (waits, nearest) {
            (false, _) => Wait::Idle,
            (true, Some(millis)) => Wait::Millis(millis),
            (true, None) => Wait::ForAnswer,
        }
    }

    /// The job that is out has its answer, or is given up. `None` where it was not out.
    pub fn done(&mut self, id: JobId) -> Option<J> {
        self.jobs.get(&id).filter(|it| it.is_open)?;
        self.cancel(id)
    }

    /// The job that is out failed and goes back in line, not before `due_millis`. False where it was not out.
    pub fn again(&mut self, id: JobId, due_millis: u64) -> bool {
        let Some(job) = self.jobs.get_mut(&id).filter(|it| it.is_open) else {
            return false;
        };
        job.is_open = false;
        job.due_millis = Some(due_millis);
        if let Some(host) = self.hosts.get_mut(&job.host) {
            host.n_open -= 1;
            host.delayed.insert((due_millis, id));
        }
        true
    }

    /// Takes a job out wherever it is.
    pub fn cancel(&mut self, id: JobId) -> Option<J> {
        let job = self.jobs.remove(&id)?;
        if let Some(host) = self.hosts.get_mut(&job.host) {
            host.n_open -= usize::from(job.is_open);
            host.ready.remove(&id);
            if let Some(due) = job.due_millis {
                host.delayed.remove(&(due, id));
            }
        }
        Some(job.job)
    }

    /// Jobs that wait and jobs that are out.
    pub fn counts(&self) -> (usize, usize) {
        let n_open = self.hosts.values().map(|it| it.n_open).sum();
        (self.jobs.len() - n_open, n_open)
    }

    fn host(&mut self, name: &str) -> &mut Host {
        self.hosts.entry(name.to_owned()).or_insert_with(|| Host {
            limits: Limits::default(),
            ready: BTreeSet::new(),
            delayed: BTreeSet::new(),
            n_open: 0,
            requests: None,
            tokens: None,
        })
    }
}

impl Host {
    fn wake(&mut self, now_millis: u64) {
        while let Some((due, id)) = self
            .delayed
            .first()
            .copied()
            .filter(|it| it.0 <= now_millis)
        {
            self.delayed.remove(&(due, id));
            self.ready.insert(id);
        }
    }

    /// Milliseconds until a job of so many tokens may go; `None` where only an answer helps.
    fn wait(&self, tokens: u32, now_millis: u64) -> Option<u64> {
        let wait = |bucket: &Option<Bucket>, limit: Option<u32>, cost| {
            let bucket = bucket.as_ref().filter(|_| limit.is_some());
            bucket.map_or(0, |it| it.wait(cost, now_millis))
        };
        let Limits {
            most_open,
            requests_per_minute,
            tokens_per_minute,
        } = self.limits;
        let is_free = self.n_open < most_open.max(1);
        is_free.then(|| {
            let requests = wait(&self.requests, requests_per_minute, 1);
            requests.max(wait(&self.tokens, tokens_per_minute, tokens))
        })
    }
}

/// A token bucket in whole numbers: the level is counted in 1/60,000 of a unit, so a millisecond adds the limit.
///
/// It holds a tenth of a minute's worth: a full minute's would let twice the limit through around the turn of a minute.
/// In any minute at most 1.1 times the limit goes through (and one request that alone is larger than the bucket).
#[derive(Clone, Debug, PartialEq, Eq)]
struct Bucket {
    per_minute: i64,
    capacity: i64,
    /// Below 0 after a cost larger than the bucket.
    level: i64,
    at_millis: u64,
}

const PARTS: i64 = 60_000;

impl Bucket {
    fn new(per_minute: u32, now_millis: u64) -> Self {
        let per_minute = i64::from(per_minute.max(1));
        let capacity = (per_minute / 10).max(1) * PARTS;
        Self {
            per_minute,
            capacity,
            level: capacity,
            at_millis: now_millis,
        }
    }

    /// Goes on at another rate with what is in it, as far as there is room.
    fn set_limit(&mut self, per_minute: u32, now_millis: u64) {
        let level = self.level(now_millis);
        let at_millis = self.at_millis.max(now_millis);
        *self = Self::new(per_minute, at_millis);
        self.level = level.min(self.capacity);
    }

    fn level(&self, now_millis: u64) -> i64 {
        let passed = now_millis.saturating_sub(self.at_millis);
        let passed = i64::try_from(passed).unwrap_or(i64::MAX);
        let gained = passed.saturating_mul(self.per_minute);
        self.level.saturating_add(gained).min(self.capacity)
    }

    fn wait(&self, cost: u32, now_millis: u64) -> u64 {
        let needed = (i64::from(cost) * PARTS).min(self.capacity);
        let missing = (needed - self.level(now_millis)).max(0);
        // Rounded up: at that time it is really there.
        ((missing + self.per_minute - 1) / self.per_minute) as u64
    }

    fn take(&mut self, cost: u32, now_millis: u64) {
        self.level = self.level(now_millis) - i64::from(cost) * PARTS;
        self.at_millis = self.at_millis.max(now_millis);
    }
}

#[cfg(test)]
mod tests;
