//! The kernels in a real browser: whether its compiler takes them, and whether the card computes what it should.
//!
//! `.cargo/webdriver.json` asks Chromium for the card that the processor plays: these tests need no other,
//! and fail where there is none.

use std::rc::Rc;

use futures::FutureExt;
use inference::Blueprint;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

use crate::self_test::{FORMATS, PROMPT, ROOM, SHAPE, cosine};
use crate::shader::Kernel;
use crate::synthetic::gguf;
use crate::{Drawing, Gpu, GpuError, Upload, Variant, self_test};

wasm_bindgen_test_configure!(run_in_browser);

async fn gpu() -> Rc<Gpu> {
    let gpu = Gpu::open().await;
    Rc::new(gpu.unwrap_or_else(|error| panic!("NO GRAPHICS CARD IN THE BROWSER: {error}")))
}

#[wasm_bindgen_test]
async fn a_card_that_computes_right_passes() {
    let gpu = gpu().await;
    console_log!("card: {}, {:?}", gpu.name(), gpu.abilities());
    for variant in gpu.variants() {
        let found = self_test(&gpu, variant).await.expect("computed");
        console_log!("{variant}: {found:?}");
        assert!(found.is_ok(), "{variant}: {found:?}");
    }
}

#[wasm_bindgen_test]
async fn what_is_refused_is_refused_to_him_who_asked_for_it_alone() {
    let gpu = gpu().await;
    let kernel = Kernel {
        label: "no kernel",
        text: "this is no WGSL".into(),
        bindings: Vec::new(),
    };
    let refused = gpu.watched(|| Ok(gpu.compile(&kernel))).await.map(drop);
    assert!(
        matches!(refused, Err(GpuError::Refused { .. })),
        "{refused:?}"
    );
    let found = self_test(&gpu, Variant::default()).await.expect("computed");
    assert!(found.is_ok(), "{found:?}");
}

#[wasm_bindgen_test]
async fn who_stops_waiting_can_ask_again() {
    let gpu = gpu().await;
    let file = gguf(&SHAPE, FORMATS, 1);
    let blueprint = Blueprint::of_gguf(&file).expect("a good file");
    let begun = Upload::begin(gpu, blueprint, Variant::default(), ROOM).await;
    let uploaded = begun.expect("it fits").run(&file).await;
    let mut decoder = uploaded.expect("it compiles");
    decoder.prefill(&PROMPT).expect("computed");
    let expected = decoder.logits().await.expect("there");
    assert!(
        decoder.draw(4, Drawing::default()).now_or_never().is_none(),
        "a browser never answers at once"
    );
    decoder.prefill(&PROMPT).expect("computed");
    assert!(decoder.logits().now_or_never().is_none());
    // Only the last token was computed again, by other kernels than those of prompts.
    let found = decoder.logits().await.expect("there");
    let similar = cosine(&expected, &found);
    assert!(similar > 0.99999, "{similar}");
    decoder.draw(4, Drawing::default()).await.expect("drawn");
}
