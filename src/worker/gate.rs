//! Who may use the model in memory: many questions at the same one, and nobody while another is brought in.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    rc::Rc,
};

use futures::channel::oneshot;

/// So many questions at the model in memory may come in before one that waits for another model:
/// questions at two models by turns would else bring each in for one answer.
const MAY_OVERTAKE: usize = 64;

#[derive(Default)]
pub(crate) struct Gate {
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    /// The model that those inside use.
    model: Option<String>,
    n_inside: usize,
    /// The one inside is alone, to bring in a model.
    is_closed: bool,
    waiting: VecDeque<Waiter>,
    n_overtaken: usize,
}

struct Waiter {
    model: String,
    wants_alone: bool,
    tell: oneshot::Sender<Pass>,
}

/// The right to be inside, until it is dropped.
pub(crate) struct Pass {
    gate: Rc<Gate>,
    is_alone: Cell<bool>,
}

impl Gate {
    /// Comes in to use `model`: beside others where it is in memory, alone where it has to be brought in
    /// first, or anew. Dropping the future gives the place in the line up.
    pub(crate) async fn enter(self: &Rc<Self>, model: &str, anew: bool) -> Pass {
        let told = {
            let state = &mut *self.state.borrow_mut();
            let is_it = !anew && !state.is_closed && state.model.as_deref() == Some(model);
            if is_it && (state.waiting.is_empty() || state.n_overtaken < MAY_OVERTAKE) {
                state.n_overtaken += usize::from(!state.waiting.is_empty());
                return self.pass(state, false);
            }
            if state.n_inside == 0 && state.waiting.is_empty() {
                return self.pass(state, !is_it);
            }
            let (tell, told) = oneshot::channel();
            state.waiting.push_back(Waiter {
                model: model.into(),
                wants_alone: anew,
                tell,
            });
            told
        };
        match told.await {
            Ok(pass) => pass,
            Err(_) => unreachable!("the gate outlives those who wait"),
        }
    }

    fn pass(self: &Rc<Self>, state: &mut State, is_alone: bool) -> Pass {
        state.n_inside += 1;
        state.is_closed = is_alone;
        if is_alone {
            state.model = None;
        }
        Pass {
            gate: self.clone(),
            is_alone: Cell::new(is_alone),
        }
    }

    /// Lets in whoever may come, until somebody is in.
    fn let_in(self: &Rc<Self>) {
        loop {
            let next = {
                let state = &mut *self.state.borrow_mut();
                if state.n_inside > 0 {
                    return;
                }
                let Some(next) = state.waiting.pop_front() else {
                    return;
                };
                let is_it = !next.wants_alone && state.model.as_ref() == Some(&next.model);
                state.n_overtaken = 0;
                (self.pass(state, !is_it), next.tell)
            };
            // Whoever is gone drops the pass at once, which comes back to here for the next one.
            if next.1.send(next.0).is_ok() {
                self.let_in_alike();
                return;
            }
        }
    }

    /// Lets in all who wait for the model in memory.
    fn let_in_alike(self: &Rc<Self>) {
        let mut passes = Vec::new();
        {
            let state = &mut *self.state.borrow_mut();
            if state.is_closed {
                return;
            }
            for waiter in std::mem::take(&mut state.waiting) {
                if !waiter.wants_alone && state.model.as_ref() == Some(&waiter.model) {
                    passes.push((self.pass(state, false), waiter.tell));
                } else {
                    state.waiting.push_back(waiter);
                }
            }
        }
        for (pass, tell) in passes {
            // Where nobody waits any more the pass is dropped.
            drop(tell.send(pass));
        }
    }
}

impl Pass {
    /// Whether whoever has it is to bring the model in.
    pub(crate) fn is_alone(&self) -> bool {
        self.is_alone.get()
    }

    /// `model` is in memory now: others who want it may come in too.
    pub(crate) fn open(&self, model: &str) {
        self.is_alone.set(false);
        {
            let mut state = self.gate.state.borrow_mut();
            state.model = Some(model.into());
            state.is_closed = false;
            state.n_overtaken = 0;
        }
        self.gate.let_in_alike();
    }
}

impl Drop for Pass {
    fn drop(&mut self) {
        {
            let mut state = self.gate.state.borrow_mut();
            state.n_inside -= 1;
            state.is_closed &= !self.is_alone.get();
        }
        self.gate.let_in();
    }
}

#[cfg(test)]
mod tests {
    use futures::{FutureExt, future::LocalBoxFuture};

    use super::*;

    fn enter(gate: &Rc<Gate>, model: &'static str) -> LocalBoxFuture<'static, Pass> {
        let gate = gate.clone();
        async move { gate.enter(model, false).await }.boxed_local()
    }

    fn now(gate: &Rc<Gate>, model: &'static str) -> Option<Pass> {
        enter(gate, model).now_or_never()
    }

    /// A gate with model `a` in memory, and somebody who uses it.
    fn with_a() -> (Rc<Gate>, Pass) {
        let gate = Rc::new(Gate::default());
        let pass = now(&gate, "a").expect("nobody is inside");
        assert!(pass.is_alone());
        assert!(now(&gate, "a").is_none(), "it is not there yet");
        pass.open("a");
        (gate, pass)
    }

    #[test]
    fn many_use_one_model_and_another_waits_for_them() {
        let (gate, first) = with_a();
        let second = now(&gate, "a").expect("beside the first");
        assert!(!second.is_alone());
        let mut other = enter(&gate, "b");
        assert!((&mut other).now_or_never().is_none());
        drop(first);
        assert!((&mut other).now_or_never().is_none());
        drop(second);
        let other = other.now_or_never().expect("its turn");
        assert!(other.is_alone());
        assert!(now(&gate, "a").is_none() && now(&gate, "b").is_none());
        // What could not be brought in is not there.
        drop(other);
        assert!(now(&gate, "b").expect("nobody is inside").is_alone());
    }

    #[test]
    fn questions_at_two_models_by_turns_do_not_starve_either() {
        let (gate, first) = with_a();
        let mut other = enter(&gate, "b");
        assert!((&mut other).now_or_never().is_none());
        let inside: Vec<_> = (0..MAY_OVERTAKE).map(|_| now(&gate, "a")).collect();
        assert!(inside.iter().all(Option::is_some));
        let mut late = enter(&gate, "a");
        assert!((&mut late).now_or_never().is_none(), "b has waited enough");
        drop((first, inside));
        assert!((&mut late).now_or_never().is_none());
        let other = other.now_or_never().expect("its turn");
        other.open("b");
        drop(other);
        assert!(late.now_or_never().expect("its turn").is_alone());
    }

    #[test]
    fn whoever_leaves_the_line_is_passed_over() {
        let (gate, first) = with_a();
        let mut line: Vec<_> = ["b", "c", "b"].map(|it| enter(&gate, it)).into();
        for waiting in &mut line {
            assert!(waiting.now_or_never().is_none());
        }
        drop(line.remove(0));
        drop(first);
        let c = line.remove(0).now_or_never().expect("its turn");
        assert!(c.is_alone());
        // Gone after it was let in, before it has seen that.
        drop(c);
        drop(line);
        assert!(now(&gate, "a").expect("nobody is inside").is_alone());
    }

    #[test]
    fn all_who_wait_for_a_model_come_in_with_the_first() {
        let (gate, first) = with_a();
        let mut line: Vec<_> = (0..3).map(|_| enter(&gate, "b")).collect();
        for waiting in &mut line {
            assert!(waiting.now_or_never().is_none());
        }
        drop(first);
        let mut line = line.into_iter().map(|it| it.now_or_never());
        let loader = line.next().flatten().expect("its turn");
        let mut others: Vec<_> = line.collect();
        assert!(others.iter().all(Option::is_none), "it is not there yet");
        others.clear();
        loader.open("b");
        assert!(!now(&gate, "b").expect("beside it").is_alone());
    }
}
