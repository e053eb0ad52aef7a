//! Whoever stops listening frees what was held, wherever it stands.

use super::*;
use crate::Ended;

/// Asks twice through a line of one, lets the first come so far, drops it, and wants the second to be answered.
/// Returns the first one's row.
fn dropped_while(steps: fn() -> Vec<Step>, millis: u64) -> crate::Row {
    let mut n = 0;
    let world = World::new(move |_| {
        n += 1;
        match n {
            1 => steps(),
            _ => says("second"),
        }
    });
    let services = world.open();
    let mut service = world.add(&services, "openai", "mine", "m");
    service.limits.most_open = 1;
    world.put(&services, service);
    let engine = services.engine(Why::Run);
    let first = engine.ask(question("service/mine/m", "first"));
    let clock = world.clock.clone();
    world.run(async move {
        let read = first.collect::<Vec<_>>();
        // It is read for so long, then dropped.
        let until = clock.sleep(millis);
        futures::future::select(read, until).await;
    });
    assert_eq!(services.inner.line.counts(), (0, 0), "its place is free");
    assert_eq!(world.carrier.n_open.get(), 0, "its request is aborted");
    let second = world.run(
        engine
            .ask(question("service/mine/m", "second"))
            .collect::<Vec<_>>(),
    );
    assert_eq!(outcome(&second), ("second".into(), None));
    world.newest(&services, 1, 1).remove(0)
}

#[test]
fn in_every_state_the_slot_is_freed() {
    type Steps = fn() -> Vec<Step>;
    let states: [(Steps, Ended); 4] = [
        // Sent, no head yet.
        (|| vec![Step::Hang], Ended::Cancelled),
        // The head is there, no body.
        (|| vec![ok(), Step::Hang], Ended::Cancelled),
        // In mid-answer.
        (|| vec![ok(), delta("a"), Step::Hang], Ended::Cancelled),
        // In the body of a failure.
        (
            || vec![Step::Head(500, Vec::new()), Step::Hang],
            Ended::Cancelled,
        ),
    ];
    for (steps, ended) in states {
        assert_eq!(dropped_while(steps, 1_000).ended, ended);
    }
    // Between two tries, waiting for as long as the service asked.
    let again = || {
        vec![
            Step::Head(429, vec![("retry-after".into(), "60".into())]),
            body("{}"),
        ]
    };
    let row = dropped_while(again, 1_000);
    assert_eq!(row.ended, Ended::Failed("TooFast".into()));
}

#[test]
fn whoever_waits_in_line_leaves_it() {
    let world = World::new(|_| vec![ok(), Step::Wait(5_000), delta("x"), done()]);
    let services = world.open();
    let mut service = world.add(&services, "openai", "mine", "m");
    service.limits.most_open = 1;
    world.put(&services, service);
    let engine = services.engine(Why::Run);
    let out = engine.ask(question("service/mine/m", "out"));
    let waits = engine.ask(question("service/mine/m", "waits"));
    let (all, clock) = (services.clone(), world.clock.clone());
    let (answer, counts) = world.run(async move {
        let leaves = async {
            let until = clock.sleep(1_000);
            let gone = futures::future::select(waits.collect::<Vec<_>>(), until).await;
            let during = all.inner.line.counts();
            drop(gone);
            (during, all.inner.line.counts())
        };
        futures::join!(out.collect::<Vec<_>>(), leaves)
    });
    assert_eq!(counts, ((1, 1), (0, 1)));
    assert_eq!(outcome(&answer), ("x".into(), None));
    assert_eq!(world.carrier.seen.borrow().len(), 1);
}

#[test]
fn a_question_that_nobody_reads_sends_nothing() {
    let world = World::new(|_| panic!("nothing is sent"));
    let services = world.open();
    world.add(&services, "openai", "mine", "m");
    drop(
        services
            .engine(Why::Run)
            .ask(question("service/mine/m", "Hi")),
    );
    world.pass(1_000);
    assert_eq!(services.inner.line.counts(), (0, 0));
    assert!(services.ledger().is_empty());
}
