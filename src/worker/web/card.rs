//! The graphics card of a browser: a wasm module of its own, fetched when a model is to run there.

use futures::{FutureExt, future::LocalBoxFuture};
use inference::{Computed, Errand};
use js_sys::{Float32Array, Float64Array, Object, Reflect, Uint8Array, Uint32Array};
use wasm_bindgen::{JsValue, closure::Closure};
use wasm_bindgen_futures::spawn_local;

use crate::{
    card::{Adapter, Card, Material},
    web::{
        global,
        module::{Starting, call, words},
    },
};

/// The card of this browser by its name, as far as the browser tells it.
pub(super) async fn adapter() -> Option<Adapter> {
    let gpu = global(&["navigator", "gpu"]);
    let options = Object::new();
    Reflect::set(
        &options,
        &"powerPreference".into(),
        &"high-performance".into(),
    )
    .ok()?;
    let adapter = call(&gpu, "requestAdapter", &[options.into()]).await.ok()?;
    if adapter.is_null() || adapter.is_undefined() {
        return None;
    }
    let info = Reflect::get(&adapter, &"info".into()).unwrap_or_default();
    let part = |name: &str| {
        let part = Reflect::get(&info, &name.into()).ok()?.as_string()?;
        (!part.is_empty()).then_some(part)
    };
    let kind = || Some(format!("{} {}", part("vendor")?, part("architecture")?));
    let name = part("description").or_else(|| part("device")).or_else(kind);
    let name = name.or_else(|| part("vendor"));
    let plays = |of: &JsValue| {
        let plays = Reflect::get(of, &"isFallbackAdapter".into());
        plays.is_ok_and(|it| it.is_truthy())
    };
    Some(Adapter {
        name: name.unwrap_or_else(|| "unnamed".into()),
        is_software: plays(&info) || plays(&adapter),
    })
}

/// Opens and tests the card, and brings the model there.
pub(super) async fn seat(
    starting: Starting,
    material: Material,
    pause: impl Fn() -> LocalBoxFuture<'static, ()>,
) -> Result<Box<dyn Card>, String> {
    let module = starting.await?;
    let source = material.source.clone();
    let read = Closure::<dyn Fn(f64, f64) -> JsValue>::new(move |offset: f64, n_bytes: f64| {
        let mut bytes = vec![0; n_bytes as usize];
        match source.read_at(offset as u64, &mut bytes) {
            Ok(()) => Uint8Array::new_from_slice(&bytes).into(),
            Err(_) => JsValue::NULL,
        }
    });
    let ends: Vec<f64> = material
        .source
        .files()
        .iter()
        .map(|it| it.end as f64)
        .collect();
    let bytes = |it: &Vec<u8>| JsValue::from(Uint8Array::new_from_slice(it));
    let config = material.beside.as_ref().map(|it| bytes(&it.0));
    let card = Seated { module };
    let ends = Float64Array::new_from_slice(&ends).into();
    let given = [read.as_ref().clone(), ends, config.into()];
    call(&card.module, "begin", &given).await.map_err(words)?;
    while !call(&card.module, "bring", &[])
        .await
        .map_err(words)?
        .is_truthy()
    {
        pause().await;
    }
    Ok(Box::new(card))
}

/// The model that lies on the card.
struct Seated {
    module: JsValue,
}

impl Card for Seated {
    fn go_on<'a>(&'a mut self, errand: &'a Errand) -> LocalBoxFuture<'a, Result<Computed, String>> {
        async move {
            let ids = Uint32Array::new_from_slice(&errand.ids).into();
            let (n_wanted, reach) = (errand.n_wanted as f64, errand.reach as f64);
            let given = [ids, n_wanted.into(), reach.into()];
            let told = call(&self.module, "go_on", &given).await.map_err(words)?;
            let told = Float32Array::from(told).to_vec();
            let (n_computed, scores) = told.split_first().ok_or("It brought nothing back.")?;
            let row_len = (scores.len() / errand.n_wanted.max(1)).max(1);
            Ok(Computed {
                n_computed: *n_computed as usize,
                scores: scores.chunks(row_len).map(<[f32]>::to_vec).collect(),
            })
        }
        .boxed_local()
    }
}

impl Drop for Seated {
    fn drop(&mut self) {
        let module = self.module.clone();
        spawn_local(async move {
            // It is gone either way.
            call(&module, "leave", &[]).await.unwrap_or_default();
        });
    }
}
