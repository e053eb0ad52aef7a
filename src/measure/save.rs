//! Files that leave this module when the person asks: downloads, and pictures drawn as PNG.

use js_sys::{Array, Uint8Array};
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement,
    HtmlImageElement, Url,
};

/// Pixels of a PNG for each CSS pixel of the picture.
const SHARPNESS: f64 = 2.0;

/// Offers bytes as a download; one that the browser refuses leaves everything as it was.
pub(crate) fn offer(name: &str, bytes: &[u8]) {
    let parts = Array::of1(&Uint8Array::from(bytes));
    if let Ok(blob) = Blob::new_with_u8_array_sequence(&parts) {
        let _ = offer_blob(name, &blob);
    }
}

fn offer_blob(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&url)
}

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
            let _ = offer_blob(&name, &blob);
        }
    });
    canvas.to_blob(offer.unchecked_ref())
}
