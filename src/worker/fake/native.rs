//! Whoever holds answers to shapes, without a module between: `grammar` itself.

use std::{cell::Cell, rc::Rc};

use grammar::{Constraint, Held, Vocabulary};

use crate::held::{Answer, Holder, Next, Shape};

struct Native {
    holder: grammar::Holder,
    is_broken: Rc<Cell<bool>>,
}

#[derive(Clone)]
struct OnItsWay {
    held: Held,
    is_broken: Rc<Cell<bool>>,
}

pub(super) fn holder(
    vocabulary: &[u8],
    is_broken: Rc<Cell<bool>>,
) -> Result<Rc<dyn Holder>, String> {
    // Another that is brought is whole.
    is_broken.set(false);
    let vocabulary = Vocabulary::from_bytes(vocabulary).map_err(|it| it.to_string())?;
    let holder = grammar::Holder::new(&vocabulary).map_err(|it| it.to_string())?;
    Ok(Rc::new(Native { holder, is_broken }))
}

impl Holder for Native {
    fn hold(&self, shape: &Shape<'_>) -> Result<Box<dyn Answer>, String> {
        let words = |it: grammar::GrammarError| it.to_string();
        let constraint = Constraint::read(shape.typed).map_err(words)?;
        let mut held = self.holder.hold(&constraint, shape.leads).map_err(words)?;
        held.begin_with(shape.begun).map_err(words)?;
        let is_broken = self.is_broken.clone();
        Ok(Box::new(OnItsWay { held, is_broken }))
    }

    fn is_broken(&self) -> bool {
        self.is_broken.get()
    }
}

impl Answer for OnItsWay {
    fn next(&mut self, id: Option<u32>) -> Result<Option<Next>, String> {
        let words = |it: grammar::GrammarError| it.to_string();
        if self.is_broken.get() {
            return Err("It came to harm".into());
        }
        if let Some(id) = id {
            self.held.take(id).map_err(words)?;
        }
        Ok(match self.held.ahead().map_err(words)? {
            grammar::Next::End => None,
            grammar::Next::Tokens(allowed) => Some(Next {
                bits: allowed.bits,
                may_end: allowed.may_end,
            }),
        })
    }

    fn fork(&self) -> Result<Box<dyn Answer>, String> {
        Ok(Box::new(self.clone()))
    }
}
