//! The entrance of the module: what the engine calls, in numbers and bytes.

// What JavaScript calls has to be `pub`, though no Rust can reach it.
#[cfg(target_arch = "wasm32")]
#[allow(unreachable_pub)]
mod entrance {
    use std::rc::Rc;

    use card::{File, Seat};
    use futures::lock::Mutex;
    use js_sys::{Float32Array, Function};
    use wasm_bindgen::{JsError, prelude::wasm_bindgen};

    thread_local! {
        /// Whoever asks waits until the one before has his answer, even if nobody listens to that any more.
        static SEAT: Rc<Mutex<Option<Seat>>> = Rc::default();
    }

    fn words(error: impl ToString) -> JsError {
        JsError::new(&error.to_string())
    }

    fn nobody() -> JsError {
        JsError::new("There is no model on the graphics card.")
    }

    /// Opens and tests the card and takes the model's place there, after whatever was there before is gone.
    ///
    /// # Errors
    /// Why there is no place, as a sentence.
    #[wasm_bindgen]
    pub async fn begin(
        read: Function,
        ends: Vec<f64>,
        config: Option<Vec<u8>>,
    ) -> Result<(), JsError> {
        let seat = SEAT.with(Rc::clone);
        let mut seat = seat.lock().await;
        *seat = None;
        let ends = ends.into_iter().map(|it| it as u64).collect();
        let begun = Seat::begin(File::new(read, ends), config);
        *seat = Some(begun.await.map_err(words)?);
        Ok(())
    }

    /// Brings some of the model; whether it is all there.
    ///
    /// # Errors
    /// What went wrong, as a sentence.
    #[wasm_bindgen]
    pub async fn bring() -> Result<bool, JsError> {
        let seat = SEAT.with(Rc::clone);
        let mut seat = seat.lock().await;
        let brought = seat.take().ok_or_else(nobody)?.bring().await;
        let brought = seat.insert(brought.map_err(words)?);
        Ok(matches!(brought, Seat::There(_)))
    }

    /// Goes on with a sequence: how many tokens were computed, then the scores that were wanted.
    ///
    /// # Errors
    /// Why the card cannot go on, as a sentence.
    #[wasm_bindgen]
    pub async fn go_on(
        ids: Vec<u32>,
        n_wanted: usize,
        reach: usize,
    ) -> Result<Float32Array, JsError> {
        let seat = SEAT.with(Rc::clone);
        let mut seat = seat.lock().await;
        let seat = seat.as_mut().ok_or_else(nobody)?;
        let computed = seat.go_on(&ids, n_wanted, reach).await.map_err(words)?;
        let n_scores: usize = computed.scores.iter().map(Vec::len).sum();
        let told = Float32Array::new_with_length(1 + n_scores as u32);
        told.set_index(0, computed.n_computed as f32);
        let mut at = 1;
        for row in &computed.scores {
            let end = at + row.len() as u32;
            told.subarray(at, end).copy_from(row);
            at = end;
        }
        Ok(told)
    }

    /// Gives back what the model takes on the card.
    #[wasm_bindgen]
    pub async fn leave() {
        let seat = SEAT.with(Rc::clone);
        seat.lock().await.take();
    }
}

fn main() {}
