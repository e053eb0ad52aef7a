//! The vocabulary that versions are counted with: fetched when two are first compared, built in slices, kept.

use std::{cell::RefCell, rc::Rc, time::Duration};

use archive::words;
use futures::{
    FutureExt,
    future::{LocalBoxFuture, Shared},
};
use js_sys::Uint8Array;
use leptos::prelude::window;
use tokens::{Vocab, VocabBuilder};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use crate::desk::pause;

/// Its name, for people and for the address of its file.
pub(crate) const NAME: &str = "o200k_base";
/// Entries built at a stretch; about a millisecond in a browser.
const ENTRIES_PER_SLICE: usize = 5_000;

type Coming = Shared<LocalBoxFuture<'static, Result<Rc<Vocab>, String>>>;

thread_local! {
    static VOCAB: RefCell<Option<Coming>> = const { RefCell::new(None) };
}

/// The vocabulary, or why there is none, as a sentence. After a failure it is fetched anew.
pub(crate) async fn vocab(base: String) -> Result<Rc<Vocab>, String> {
    let coming = VOCAB.with_borrow_mut(|it| {
        let fetch = || fetch(base).boxed_local().shared();
        it.get_or_insert_with(fetch).clone()
    });
    let vocab = coming.await;
    if vocab.is_err() {
        VOCAB.set(None);
    }
    vocab
}

async fn fetch(base: String) -> Result<Rc<Vocab>, String> {
    let file = file(&format!("{base}vocab/{NAME}.vocab")).await;
    let file = file.map_err(|_| words::vocabulary_not_fetched().to_owned())?;
    let mut builder = VocabBuilder::new(file).map_err(|it| it.to_string())?;
    loop {
        let built = builder.step(ENTRIES_PER_SLICE);
        if let Some(vocab) = built.map_err(|it| it.to_string())? {
            return Ok(Rc::new(vocab));
        }
        pause(Duration::ZERO).await;
    }
}

async fn file(url: &str) -> Result<Vec<u8>, JsValue> {
    let answer: Response = JsFuture::from(window().fetch_with_str(url))
        .await?
        .dyn_into()?;
    if !answer.ok() {
        return Err(answer.status().into());
    }
    let bytes = JsFuture::from(answer.array_buffer()?).await?;
    Ok(Uint8Array::new(&bytes).to_vec())
}
