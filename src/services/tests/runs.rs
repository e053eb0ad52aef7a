//! Ten thousand runs through the line against a service that fails in every way.

use std::collections::BTreeSet;

use super::*;
use crate::MAX_ROWS;

const RUNS: usize = 10_000;

/// SplitMix64 (Steele, Lea and Flood, 2014).
struct Draws(u64);

impl Draws {
    fn next(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % below
    }
}

/// Of each run: its text, whether it is good, and how many ends it had.
type Ends = Rc<RefCell<BTreeMap<usize, (String, bool, u32)>>>;

/// How many times the service gave each run a whole answer, and how many requests it saw.
#[derive(Default)]
struct Served {
    whole: BTreeMap<String, u32>,
    n_requests: usize,
}

fn prompt_in(seen: &Seen) -> String {
    let body: serde_json::Value = serde_json::from_str(&seen.body).expect("JSON");
    let text = body
        .pointer("/messages/0/content")
        .and_then(|it| it.as_str());
    text.expect("a prompt").to_owned()
}

fn moody(served: Rc<RefCell<Served>>) -> impl FnMut(&Seen) -> Vec<Step> {
    let mut draws = Draws(42);
    move |seen| {
        let prompt = prompt_in(seen);
        let mut served = served.borrow_mut();
        served.n_requests += 1;
        let mut steps = vec![Step::Wait(draws.next(200))];
        match draws.next(100) {
            0..10 => {
                let wait = draws.next(3).to_string();
                steps.push(Step::Head(429, vec![("retry-after".into(), wait)]));
                steps.push(body("{\"error\":{\"message\":\"slow down\"}}"));
            }
            10..20 => steps.extend(status(500, "{\"error\":{\"message\":\"boom\"}}")),
            20..24 => steps.push(Step::Lost(Lost::NoAnswer)),
            // Before the first word, and after it.
            24..28 => steps.extend([ok(), Step::Lost(Lost::BrokeOff)]),
            28..32 => steps.extend([ok(), delta("part of "), Step::Lost(Lost::BrokeOff)]),
            32..34 => steps.extend([ok(), delta("part of ")]),
            34..36 => steps.push(Step::Lost(Lost::Redirected)),
            _ => {
                *served.whole.entry(prompt.clone()).or_default() += 1;
                steps.extend([ok(), delta("to "), Step::Wait(1), delta(&prompt), done()]);
            }
        }
        steps
    }
}

#[test]
fn no_run_is_lost_or_doubled() {
    let served = Rc::new(RefCell::new(Served::default()));
    let world = World::new(moody(served.clone()));
    world.carrier.remembers.set(false);
    let services = world.open();
    let mut service = world.add(&services, "openai", "mine", "m");
    service.limits.most_open = 6;
    world.put(&services, service);
    let engine = services.engine(Why::Experiment);
    let ends: Ends = Rc::default();
    let all_ends = ends.clone();
    let runs = (0..RUNS).map(move |i| {
        let (replies, ends) = (
            engine.ask(question("service/mine/m", &format!("run {i}"))),
            all_ends.clone(),
        );
        async move {
            let replies: Vec<_> = replies.collect().await;
            let is_end = |it: &&Result<Reply, EngineError>| {
                matches!(it, Ok(Reply::Finished { .. }) | Err(_))
            };
            let n_ends = replies.iter().filter(is_end).count() as u32;
            let (text, error) = outcome(&replies);
            let twice = ends.borrow_mut().insert(i, (text, error.is_none(), n_ends));
            assert_eq!(twice, None);
        }
    });
    let all = futures::stream::iter(runs).buffer_unordered(2_000);
    world.run(all.collect::<Vec<()>>());

    let (ends, served) = (ends.borrow(), served.borrow());
    assert_eq!(ends.len(), RUNS);
    let (mut n_good, mut n_partial) = (0, 0);
    for (i, (text, is_good, n_ends)) in ends.iter() {
        let prompt = format!("run {i}");
        assert_eq!(*n_ends, 1, "{prompt}");
        let n_whole = served.whole.get(&prompt).copied().unwrap_or(0);
        assert_eq!(n_whole, u32::from(*is_good), "{prompt}");
        if *is_good {
            assert_eq!(*text, format!("to {prompt}"));
            n_good += 1;
        } else {
            assert!(text.is_empty() || text == "part of ", "{prompt}: {text}");
            n_partial += u32::from(!text.is_empty());
        }
    }
    // Of a hundred draws 64 are good and 8 end a run; what is left goes round again: about 64 of 72 runs are good.
    assert!((8_500..9_300).contains(&n_good), "{n_good}");
    assert!(n_partial > 300, "{n_partial}");
    assert_eq!(world.carrier.most_open.get(), 6);
    assert_eq!(services.inner.line.counts(), (0, 0));
    assert_eq!(world.carrier.n_open.get(), 0);

    // Every request was a row; the ring holds the newest, of which only the last page may still change.
    assert!(served.n_requests > RUNS);
    let n_rows = services.ledger().len();
    assert!((MAX_ROWS..MAX_ROWS + 50).contains(&n_rows), "{n_rows}");
    world.pass(2_000);
    let n_here = services.ledger().n_here();
    assert!(n_here < 50, "{n_here} rows in memory");
    let store = world.store.clone();
    let pages: BTreeSet<String> = world
        .run(async move { store.list("ledger/").await })
        .expect("lists")
        .into_iter()
        .collect();
    assert!((200..=202).contains(&pages.len()), "{}", pages.len());
    let again = world.open();
    assert_eq!(again.ledger().len(), n_rows);
    assert_eq!(
        world.newest(&again, 0, 1)[0].begun_millis,
        world.newest(&services, 0, 1)[0].begun_millis
    );
}

#[test]
fn runs_against_a_host_that_is_down_end_within_two_minutes() {
    let n_asked = Rc::new(Cell::new(0));
    let counted = n_asked.clone();
    let world = World::new(move |_| {
        counted.set(counted.get() + 1);
        vec![Step::Wait(10), Step::Lost(Lost::NoAnswer)]
    });
    world.carrier.remembers.set(false);
    let services = world.open();
    world.add(&services, "openai", "mine", "m");
    let engine = services.engine(Why::Experiment);
    let begun = world.clock.now();
    let runs = (0..1_000).map(move |i| {
        let replies = engine.ask(question("service/mine/m", &format!("run {i}")));
        async move { outcome(&replies.collect::<Vec<_>>().await).1 }
    });
    let ends = world.run(futures::future::join_all(runs));
    assert!(ends.iter().all(Option::is_some));
    let words = ends[999].as_ref().map(ToString::to_string);
    assert!(words.expect("an error").contains("left alone for a while"));
    // Five and those that were out with them, then one look each half minute.
    assert!(n_asked.get() < 20, "{}", n_asked.get());
    assert!(
        world.clock.now() - begun < 120_000,
        "{}",
        world.clock.now() - begun
    );
}
