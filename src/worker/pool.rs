//! Threads that share one piece of work at a time: the ground on which fast kernels stand.
//!
//! Nothing here knows how threads are made: natively they are `std::thread`s, in a browser they are workers
//! that instantiate this very module on the same memory.
//!
//! A token is a hundred short works, one after the other. So whoever waits looks again and again for a while
//! before going to sleep: to be woken takes longer than the next work is away.

use std::sync::{
    Condvar, Mutex, MutexGuard, PoisonError,
    atomic::{AtomicU64, AtomicUsize, Ordering},
};

use inference::{Chore, Team};

/// How often a thread that waits looks before it sleeps: some 30 microseconds.
const LOOKS: u32 = 30_000;

/// What every thread of a pool sees.
pub(crate) struct Pool {
    state: Mutex<State>,
    /// The same as in `state`, to be looked at without the lock.
    n_works: AtomicUsize,
    n_working: AtomicUsize,
    /// Work has come.
    begun: Condvar,
    /// The last thread has left the work.
    ended: Condvar,
    /// The first task that nobody has taken.
    next_task: AtomicUsize,
    n_threads: AtomicUsize,
}

struct State {
    work: Option<Work>,
    chore: Option<Chore>,
    /// Counts works, so that no thread does one twice.
    n_works: usize,
    n_working: usize,
    /// Helpers that have to be woken.
    n_asleep: usize,
    /// A task panicked; natively only, since in a browser that ends everything.
    is_broken: bool,
}

#[derive(Clone, Copy)]
struct Work {
    n_tasks: usize,
    task: &'static (dyn Fn(usize) + Sync),
}

impl Pool {
    /// A pool that nobody has come to yet.
    pub(crate) const fn new() -> Self {
        let state = State {
            work: None,
            chore: None,
            n_works: 0,
            n_working: 0,
            n_asleep: 0,
            is_broken: false,
        };
        Self {
            state: Mutex::new(state),
            n_works: AtomicUsize::new(0),
            n_working: AtomicUsize::new(0),
            begun: Condvar::new(),
            ended: Condvar::new(),
            next_task: AtomicUsize::new(0),
            n_threads: AtomicUsize::new(0),
        }
    }

    /// Helpers that have come, beside the thread that asks.
    pub(crate) fn n_helpers(&self) -> usize {
        self.n_threads.load(Ordering::Acquire)
    }

    /// Calls `task` with every number below `n_tasks` once, on all threads; returns when all are done.
    ///
    /// One caller at a time. The caller works too, so it is also right without helpers.
    #[expect(
        unsafe_code,
        reason = "helpers outlive the borrow that the task may hold"
    )]
    pub(crate) fn run(&self, n_tasks: usize, task: &(dyn Fn(usize) + Sync)) {
        // SAFETY: the reference is dropped by every helper before `Finish` lets this call return or unwind:
        // a helper that took `Work` is counted in `n_working` until it has left `take_tasks`, and none takes it
        // after `work` was cleared under the same lock. So no use outlives the borrow.
        let task = unsafe {
            std::mem::transmute::<&(dyn Fn(usize) + Sync), &'static (dyn Fn(usize) + Sync)>(task)
        };
        let work = Work { n_tasks, task };
        let n_asleep = {
            let mut state = self.lock();
            assert!(state.work.is_none(), "one work at a time");
            self.next_task.store(0, Ordering::Relaxed);
            state.work = Some(work);
            state.n_works = state.n_works.wrapping_add(1);
            self.n_works.store(state.n_works, Ordering::Release);
            state.n_asleep
        };
        if n_asleep > 0 {
            self.begun.notify_all();
        }
        let finish = Finish(self);
        self.take_tasks(work);
        drop(finish);
        assert!(!self.lock().is_broken, "a task failed on another thread");
    }

    /// What a helper does for ever.
    pub(crate) fn help(&self) -> ! {
        self.n_threads.fetch_add(1, Ordering::AcqRel);
        let mut n_seen = self.lock().n_works;
        loop {
            look(|| self.n_works.load(Ordering::Acquire) != n_seen);
            let mut state = self.lock();
            while state.n_works == n_seen {
                if let Some(chore) = state.chore.take() {
                    drop(state);
                    chore();
                    state = self.lock();
                    continue;
                }
                state.n_asleep += 1;
                state = wait(&self.begun, state);
                state.n_asleep -= 1;
            }
            n_seen = state.n_works;
            // Whoever comes late finds it done.
            if let Some(work) = state.work {
                state.n_working += 1;
                self.n_working.store(state.n_working, Ordering::Release);
                drop(state);
                let leave = Leave(self);
                self.take_tasks(work);
                drop(leave);
            }
        }
    }

    /// Leaves `chore` to a helper that has no work; one that nobody has begun makes way for it.
    pub(crate) fn meanwhile(&self, chore: Chore) {
        self.lock().chore = Some(chore);
        self.begun.notify_one();
    }

    fn take_tasks(&self, work: Work) {
        loop {
            let index = self.next_task.fetch_add(1, Ordering::Relaxed);
            if index >= work.n_tasks {
                return;
            }
            (work.task)(index);
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing under the lock can be left half done.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sums numbers alone and together; `None` if the sums differ, else how many threads there are.
    pub(crate) fn check(&self) -> Option<usize> {
        const N_NUMBERS: u64 = 1 << 16;
        const N_TASKS: usize = 64;
        let numbers: Vec<u64> = (0..N_NUMBERS).map(|it| it.wrapping_mul(it)).collect();
        let sums: Vec<AtomicU64> = (0..N_TASKS).map(|_| AtomicU64::new(0)).collect();
        let part = numbers.len() / N_TASKS;
        self.run(N_TASKS, &|index| {
            let sum = numbers[index * part..][..part].iter().sum();
            sums[index].fetch_add(sum, Ordering::Relaxed);
        });
        let together: u64 = sums.iter().map(|it| it.load(Ordering::Relaxed)).sum();
        let alone: u64 = numbers.iter().sum();
        (together == alone).then(|| self.n_helpers() + 1)
    }
}

/// Looks for a while; what it looked for may still not be so afterwards.
fn look(is_so: impl Fn() -> bool) {
    for _ in 0..LOOKS {
        if is_so() {
            return;
        }
        std::hint::spin_loop();
    }
}

impl Team for Pool {
    fn n_threads(&self) -> usize {
        self.n_helpers() + 1
    }

    fn run(&self, n_tasks: usize, task: &(dyn Fn(usize) + Sync)) {
        Pool::run(self, n_tasks, task);
    }

    fn meanwhile(&self, chore: Chore) {
        Pool::meanwhile(self, chore);
    }
}

fn wait<'a>(condition: &Condvar, state: MutexGuard<'a, State>) -> MutexGuard<'a, State> {
    condition
        .wait(state)
        .unwrap_or_else(PoisonError::into_inner)
}

/// A helper has left the work, however it did.
struct Leave<'a>(&'a Pool);

impl Drop for Leave<'_> {
    fn drop(&mut self) {
        let mut state = self.0.lock();
        state.n_working -= 1;
        self.0.n_working.store(state.n_working, Ordering::Release);
        state.is_broken |= std::thread::panicking();
        if state.n_working == 0 {
            self.0.ended.notify_all();
        }
    }
}

/// Takes the work back and waits for whoever is still at it.
struct Finish<'a>(&'a Pool);

impl Drop for Finish<'_> {
    fn drop(&mut self) {
        self.0.lock().work = None;
        look(|| self.0.n_working.load(Ordering::Acquire) == 0);
        let mut state = self.0.lock();
        while state.n_working > 0 {
            state = wait(&self.0.ended, state);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    /// A pool whose helpers have all come.
    fn pool(n_helpers: usize) -> Arc<Pool> {
        let pool = Arc::new(Pool::new());
        for _ in 0..n_helpers {
            let helper = pool.clone();
            std::thread::spawn(move || helper.help());
        }
        while pool.n_helpers() < n_helpers {
            std::thread::yield_now();
        }
        pool
    }

    #[test]
    fn every_task_is_done_once() {
        for n_helpers in [0, 1, 3] {
            let pool = pool(n_helpers);
            for n_tasks in [0, 1, 2, 1000] {
                let done: Vec<AtomicUsize> = (0..n_tasks).map(|_| AtomicUsize::new(0)).collect();
                pool.run(n_tasks, &|index| {
                    done[index].fetch_add(1, Ordering::Relaxed);
                });
                assert!(
                    done.iter().all(|it| it.load(Ordering::Relaxed) == 1),
                    "{n_helpers} helpers, {n_tasks} tasks"
                );
            }
        }
    }

    #[test]
    fn works_follow_each_other_closely() {
        let pool = pool(2);
        let total = AtomicU64::new(0);
        for round in 0..2000_u64 {
            pool.run(3, &|index| {
                total.fetch_add(round * index as u64, Ordering::Relaxed);
            });
        }
        assert_eq!(total.into_inner(), 3 * (0..2000).sum::<u64>());
    }

    #[test]
    fn a_chore_is_done_where_there_is_a_helper() {
        let (tell, told) = std::sync::mpsc::channel();
        let chore = || {
            let tell = tell.clone();
            Box::new(move || tell.send(std::thread::current().id()).expect("awaited"))
        };
        pool(0).meanwhile(chore());
        let pool = pool(1);
        for _ in 0..3 {
            pool.meanwhile(chore());
            assert_ne!(told.recv(), Ok(std::thread::current().id()));
            // Whoever did it works on with the others: two tasks that wait for each other.
            let meeting = std::sync::Barrier::new(2);
            pool.run(2, &|_| {
                meeting.wait();
            });
        }
        drop(tell);
        assert!(told.recv().is_err(), "nobody else did one");
    }

    #[test]
    fn the_check_counts_threads() {
        assert_eq!(pool(0).check(), Some(1));
        assert_eq!(pool(2).check(), Some(3));
    }

    #[test]
    fn a_task_that_panics_is_not_passed_over() {
        let pool = pool(1);
        let run = || pool.run(64, &|index| assert!(index != 40, "task 40"));
        let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(run));
        assert!(result.is_err());
    }
}
