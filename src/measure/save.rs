//! Files that leave this module when the person asks: downloads, and pictures drawn as PNG.

pub(crate) use controls::browser::offer;
use controls::browser::offer_blob;
use js_sys::Array;
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url,
};

/// Pixels of a PNG for each CSS pixel of the picture.
const SHARPNESS: f64 = 2.0;

/// Draws an SVG file on a canvas and offers that as a PNG.
pub(crate) fn offer_png(name: String, svg: &str, width: f64, height: f64) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("image/svg+xml");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&svg.into()), &kind)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let image = HtmlImageElement::new()?;
    let drawn = image.clone();
    let address = url.clone();
    let draw = Closure::once_into_js(move || {
        let _ = draw(&name, &drawn, width, height);
        let _ = Url::revoke_object_url(&address);
    });
    image.set_onload(Some(draw.unchecked_ref()));
    image.set_src(&url);
    Ok(())
}

fn draw(name: &str, image: &HtmlImageElement, width: f64, height: f64) -> Result<(), JsValue> {
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_width((width * SHARPNESS) as u32);
    canvas.set_height((height * SHARPNESS) as u32);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    context.scale(SHARPNESS, SHARPNESS)?;
    context.draw_image_with_html_image_element(image, 0.0, 0.0)?;
    let name = name.to_owned();
    let offer = Closure::once_into_js(move |blob: Option<Blob>| {
        if let Some(blob) = blob {
            offer_blob(&name, &blob);
        }
    });
    canvas.to_blob(offer.unchecked_ref())
}
