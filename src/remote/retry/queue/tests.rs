//! No job is lost or doubled, and no limit is passed, over random lives of queues.

use std::collections::BTreeMap;

use super::*;
use crate::tests::cases;
use proptest::prelude::*;

/// A generator of the test's own, so that 10,000 jobs need no list of 10,000 choices.
struct Lots(u64);

impl Lots {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

struct Life {
    /// (job, time, host) of each start.
    starts: Vec<(u64, u64, String)>,
    done: BTreeMap<u64, u32>,
    cancelled: Vec<u64>,
    most_open: BTreeMap<String, usize>,
}

/// Runs every job to its end: answers come after random times, some fail and go back, some are cancelled.
fn live(seed: u64, n_jobs: u64, hosts: &[(&str, Limits)]) -> Life {
    let mut lots = Lots(seed);
    let mut queue = Queue::default();
    let mut now = 1_000;
    for (host, limits) in hosts {
        queue.set_limits(host, *limits, now);
    }
    let mut ids = Vec::new();
    for job in 0..n_jobs {
        let host = hosts[lots.below(hosts.len() as u64) as usize].0;
        let tokens = lots.below(200) as u32;
        ids.push(queue.add(host, job, tokens));
    }
    let mut life = Life {
        starts: Vec::new(),
        done: BTreeMap::new(),
        cancelled: Vec::new(),
        most_open: BTreeMap::new(),
    };
    // (time of the answer, job) and each job's tries.
    let mut out: BTreeSet<(u64, JobId)> = BTreeSet::new();
    let mut open: BTreeMap<String, usize> = BTreeMap::new();
    let mut host_of = BTreeMap::new();
    loop {
        while let Some(Started { id, host, job }) = queue.start(now) {
            let host = host.to_owned();
            life.starts.push((*job, now, host.clone()));
            let n_open = open.entry(host.clone()).or_default();
            *n_open += 1;
            let most = life.most_open.entry(host.clone()).or_default();
            *most = (*most).max(*n_open);
            host_of.insert(id, host);
            assert!(
                out.insert((now + 1 + lots.below(300), id)),
                "started while it was out"
            );
        }
        let next = match (queue.wait(now), out.first()) {
            (Wait::Idle, None) => break,
            (Wait::Millis(0), _) => panic!("it said that something may start, and nothing did"),
            (Wait::Millis(millis), Some((at, _))) => (now + millis).min(*at),
            (Wait::Millis(millis), None) => now + millis,
            (_, Some((at, _))) => *at,
            (Wait::ForAnswer, None) => panic!("it waits for an answer and nothing is out"),
        };
        now = next;
        while let Some((at, id)) = out.first().copied().filter(|it| it.0 <= now) {
            out.remove(&(at, id));
            *open.get_mut(&host_of[&id]).expect("it was out") -= 1;
            match lots.below(10) {
                0 | 1 => assert!(queue.again(id, now + lots.below(2_000))),
                2 => {
                    let job = queue.cancel(id).expect("it was out");
                    life.cancelled.push(job);
                }
                _ => {
                    let job = queue.done(id).expect("it was out");
                    *life.done.entry(job).or_default() += 1;
                }
            }
            assert_eq!(queue.counts().1, out.len());
        }
        // Now and then one that only waits is cancelled, and answers for jobs that are not out are no answers.
        let id = ids[lots.below(n_jobs) as usize];
        let is_out = out.iter().any(|it| it.1 == id);
        if lots.below(20) == 0 && !is_out {
            assert_eq!(queue.done(id), None);
            assert!(!queue.again(id, 0));
            life.cancelled.extend(queue.cancel(id));
        }
    }
    assert_eq!(queue.counts(), (0, 0));
    life
}

fn check(life: &Life, n_jobs: u64, hosts: &[(&str, Limits)]) {
    let mut ends = life.cancelled.clone();
    ends.extend(life.done.keys());
    ends.sort_unstable();
    assert!(
        ends.iter().copied().eq(0..n_jobs),
        "a job was lost or doubled"
    );
    assert!(life.done.values().all(|it| *it == 1));
    for (host, limits) in hosts {
        let most = life.most_open.get(*host).copied().unwrap_or(0);
        assert!(most <= limits.most_open.max(1), "{host}: {most} at once");
        let Some(per_minute) = limits.requests_per_minute else {
            continue;
        };
        let times: Vec<u64> = life
            .starts
            .iter()
            .filter(|it| it.2 == *host)
            .map(|it| it.1)
            .collect();
        let allowed = per_minute as usize + (per_minute as usize / 10).max(1);
        for (i, time) in times.iter().enumerate() {
            let in_a_minute = times[i..]
                .iter()
                .take_while(|it| **it < time + 60_000)
                .count();
            assert!(in_a_minute <= allowed, "{host}: {in_a_minute} in a minute");
        }
    }
}

#[test]
fn ten_thousand_jobs_all_end_once() {
    let hosts = [
        (
            "a",
            Limits {
                most_open: 6,
                ..Limits::default()
            },
        ),
        (
            "b",
            Limits {
                most_open: 1,
                ..Limits::default()
            },
        ),
        (
            "c",
            Limits {
                most_open: 50,
                requests_per_minute: Some(3_000),
                tokens_per_minute: Some(200_000),
            },
        ),
    ];
    check(&live(7, 10_000, &hosts), 10_000, &hosts);
}

proptest! {
    #![proptest_config(cases(60))]
    #[test]
    fn any_life_of_a_queue(seed: u64, n_jobs in 1u64..120, most_open in 0usize..5, requests in prop::option::of(1u32..90), tokens in prop::option::of(1u32..3_000)) {
        let limits = Limits { most_open, requests_per_minute: requests, tokens_per_minute: tokens };
        let hosts = [("a", limits), ("b", Limits::default())];
        check(&live(seed, n_jobs, &hosts), n_jobs, &hosts);
    }
}

#[test]
fn tokens_are_let_through_at_their_rate() {
    let mut queue = Queue::default();
    let limits = Limits {
        most_open: 9,
        tokens_per_minute: Some(6_000),
        requests_per_minute: None,
    };
    queue.set_limits("a", limits, 0);
    for job in 0..4 {
        queue.add("a", job, 500);
    }
    // 600 are there at first, and 100 a second come in: 100 are left, so 4 s pass until 500 are there again.
    assert_eq!(queue.start(0).map(|it| *it.job), Some(0));
    assert_eq!(queue.start(0), None);
    assert_eq!(queue.wait(0), Wait::Millis(4_000));
    assert_eq!(queue.start(3_999), None);
    assert_eq!(queue.start(4_000).map(|it| *it.job), Some(1));
    assert_eq!(queue.wait(4_000), Wait::Millis(5_000));
    // A clock that goes back gives nothing and takes nothing.
    assert_eq!(queue.start(1_000), None);
    assert_eq!(queue.start(9_000).map(|it| *it.job), Some(2));
}

#[test]
fn limits_set_again_and_again_give_nothing_anew() {
    let limits = |requests, tokens| Limits {
        most_open: 1_000,
        requests_per_minute: requests,
        tokens_per_minute: tokens,
    };
    // A tenth of a minute's worth is there at first: 6 of 60, 10 of 100, 12 tokens of 120.
    for (one, other, at_once) in [
        (limits(Some(60), None), limits(Some(60), None), 6),
        (limits(Some(60), None), limits(Some(100), None), 6),
        (limits(None, Some(120)), limits(None, Some(600)), 12),
    ] {
        let mut queue = Queue::default();
        let mut n_out = 0;
        for i in 0..100 {
            queue.set_limits("a", if i % 2 == 0 { one } else { other }, 0);
            queue.add("a", i, 1);
            while queue.start(0).is_some() {
                n_out += 1;
            }
        }
        assert_eq!(n_out, at_once);
    }
    // Between two that have a limit one has none: what it lets out is its own matter, and the bucket is as it was.
    let mut queue = Queue::default();
    let mut n_limited = 0;
    for i in 0..100 {
        let has_limit = i % 2 == 0;
        queue.set_limits("a", limits(has_limit.then_some(60), None), 0);
        let id = queue.add("a", i, 1);
        if has_limit {
            n_limited += usize::from(queue.start(0).is_some());
            queue.cancel(id);
        } else {
            assert!(queue.start(0).is_some());
        }
    }
    assert_eq!(n_limited, 6);
}

#[test]
fn one_request_larger_than_the_bucket_still_goes() {
    let mut queue = Queue::default();
    let limits = Limits {
        most_open: 9,
        tokens_per_minute: Some(600),
        requests_per_minute: None,
    };
    queue.set_limits("a", limits, 0);
    queue.add("a", "large", 1_000);
    queue.add("a", "small", 1);
    assert_eq!(queue.start(0).map(|it| *it.job), Some("large"));
    // 60 - 1,000 = -940, and 10 a second come in: 94.1 s until there is 1.
    assert_eq!(queue.wait(0), Wait::Millis(94_100));
}

#[test]
fn retries_wait_for_their_time_and_hosts_take_turns() {
    let mut queue = Queue::default();
    let first = queue.add("a", 0, 0);
    queue.add("a", 1, 0);
    queue.add("b", 2, 0);
    let mut order = Vec::new();
    while let Some(started) = queue.start(0) {
        order.push(*started.job);
    }
    assert_eq!(order, [0, 2, 1]);
    assert!(queue.again(first, 500));
    assert_eq!(queue.start(499), None);
    assert_eq!(queue.wait(499), Wait::Millis(1));
    assert_eq!(queue.start(500).map(|it| it.id), Some(first));
    assert_eq!(queue.wait(500), Wait::Idle);
}
