//! The entrance of the module that holds answers to a shape: what the engine calls, in numbers and bytes.

// What JavaScript calls has to be `pub`, though no Rust can reach it.
#[cfg(target_arch = "wasm32")]
#[allow(unreachable_pub)]
mod entrance {
    use std::{cell::RefCell, collections::BTreeMap};

    use grammar::{Constraint, Held, Holder, Next, Vocabulary};
    use wasm_bindgen::{JsError, prelude::wasm_bindgen};

    #[derive(Default)]
    struct Desk {
        holders: BTreeMap<u32, Holder>,
        answers: BTreeMap<u32, Held>,
        n_given: u32,
    }

    thread_local! {
        static DESK: RefCell<Desk> = RefCell::default();
    }

    impl Desk {
        fn number(&mut self) -> u32 {
            self.n_given = self.n_given.wrapping_add(1);
            self.n_given
        }
    }

    fn words(error: impl ToString) -> JsError {
        JsError::new(&error.to_string())
    }

    fn gone() -> JsError {
        JsError::new("The answer is not known here any more.")
    }

    /// Takes a vocabulary; gives its number.
    ///
    /// # Errors
    /// Why it cannot be used, as a sentence.
    #[wasm_bindgen]
    pub fn learn(vocabulary: &[u8]) -> Result<u32, JsError> {
        let vocabulary = Vocabulary::from_bytes(vocabulary).map_err(words)?;
        let holder = Holder::new(&vocabulary).map_err(words)?;
        DESK.with_borrow_mut(|desk| {
            let number = desk.number();
            desk.holders.insert(number, holder);
            Ok(number)
        })
    }

    /// Lets go of a vocabulary.
    #[wasm_bindgen]
    pub fn forget(holder: u32) {
        DESK.with_borrow_mut(|desk| desk.holders.remove(&holder));
    }

    /// Begins an answer of a vocabulary, held to what was typed; gives its number.
    ///
    /// # Errors
    /// What is wrong with the shape, or why no answer begins like this, as a sentence.
    #[wasm_bindgen]
    pub fn hold(holder: u32, typed: &str, leads: bool, begun: &str) -> Result<u32, JsError> {
        let constraint = Constraint::read(typed).map_err(words)?;
        DESK.with_borrow_mut(|desk| {
            let holder = desk.holders.get(&holder).ok_or_else(gone)?;
            let mut held = holder.hold(&constraint, leads).map_err(words)?;
            held.begin_with(begun).map_err(words)?;
            let number = desk.number();
            desk.answers.insert(number, held);
            Ok(number)
        })
    }

    /// Another answer that has come as far; gives its number.
    ///
    /// # Errors
    /// There is no such answer.
    #[wasm_bindgen]
    pub fn fork(answer: u32) -> Result<u32, JsError> {
        DESK.with_borrow_mut(|desk| {
            let held = desk.answers.get(&answer).cloned().ok_or_else(gone)?;
            let number = desk.number();
            desk.answers.insert(number, held);
            Ok(number)
        })
    }

    /// The answer goes on with a token, if one is given. Says what may follow: 1 or 0 for whether it may end, then a
    /// bit for each token; nothing at all where nothing can follow.
    ///
    /// # Errors
    /// Why it cannot go on, as a sentence.
    #[wasm_bindgen]
    pub fn next(answer: u32, id: Option<u32>) -> Result<Vec<u32>, JsError> {
        DESK.with_borrow_mut(|desk| {
            let held = desk.answers.get_mut(&answer).ok_or_else(gone)?;
            if let Some(id) = id {
                held.take(id).map_err(words)?;
            }
            match held.ahead().map_err(words)? {
                Next::End => Ok(Vec::new()),
                Next::Tokens(allowed) => {
                    let mut told = vec![u32::from(allowed.may_end)];
                    told.extend(allowed.bits);
                    Ok(told)
                }
            }
        })
    }

    /// The answer is over.
    #[wasm_bindgen]
    pub fn end(answer: u32) {
        DESK.with_borrow_mut(|desk| desk.answers.remove(&answer));
    }
}

fn main() {}
