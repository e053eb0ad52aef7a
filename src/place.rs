//! A place that is a module of its own: its style and its program fetched, and opened under an element.

use futures::{FutureExt, future::LocalBoxFuture};
use js_sys::{Object, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

use crate::module::{Module, exported};

/// Calls the module's `open` with the element and what the page hands over, once its style is there too.
pub(crate) fn open(
    base: &str,
    name: &str,
    module: &Module,
    root: HtmlElement,
    page: Result<Object, JsValue>,
) -> LocalBoxFuture<'static, Result<(), String>> {
    let (style, started) = (style(&format!("{base}{name}/{name}.css")), module.start());
    async move {
        let opened = async {
            let style = style?;
            let module = started.await?;
            JsFuture::from(style).await?;
            let open = exported(&module, "open")?;
            let opening = open.call2(&JsValue::UNDEFINED, &root, &page?.into())?;
            JsFuture::from(opening.dyn_into::<Promise>()?).await
        };
        opened
            .await
            .map(drop)
            .map_err(|_| app::said::part_not_fetched().to_owned())
    }
    .boxed_local()
}

/// Puts a stylesheet into the page; done when it is there, so that nothing is drawn bare.
fn style(url: &str) -> Result<Promise, JsValue> {
    let document = web_sys::window().and_then(|it| it.document());
    let document = document.ok_or(JsValue::NULL)?;
    let link = document.create_element("link")?;
    link.set_attribute("rel", "stylesheet")?;
    link.set_attribute("href", url)?;
    let head = document.query_selector("head")?.ok_or(JsValue::NULL)?;
    let here = Promise::new(&mut |resolve, reject| {
        // An element takes any listener.
        let _ = link.add_event_listener_with_callback("load", &resolve);
        let _ = link.add_event_listener_with_callback("error", &reject);
    });
    head.append_child(&link)?;
    Ok(here)
}
