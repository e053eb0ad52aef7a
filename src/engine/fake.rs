//! An engine that answers from a script: for tests of everything that asks, natively and without a model.

use std::{cell::RefCell, collections::VecDeque, rc::Rc};

use futures::{StreamExt, stream};

use crate::{Engine, EngineError, Question, Replies, Reply};

/// The answers for one question, as a test wrote them.
pub type Script = Vec<Result<Reply, EngineError>>;

/// Gives each question the next script, and remembers what was asked.
#[derive(Clone, Default)]
pub struct FakeEngine {
    scripts: Rc<RefCell<VecDeque<Script>>>,
    asked: Rc<RefCell<Vec<Question>>>,
}

impl FakeEngine {
    /// Adds the answers of the next question that has none yet.
    pub fn will_answer(&self, script: Script) {
        self.scripts.borrow_mut().push_back(script);
    }

    /// What was asked so far, in order.
    pub fn asked(&self) -> Vec<Question> {
        self.asked.borrow().clone()
    }
}

impl Engine for FakeEngine {
    /// A question without a script ends in [`EngineError::Cancelled`].
    fn ask(&self, question: Question) -> Replies {
        self.asked.borrow_mut().push(question);
        let script = self.scripts.borrow_mut().pop_front();
        stream::iter(script.unwrap_or_else(|| vec![Err(EngineError::Cancelled)])).boxed_local()
    }
}
