//! The desk beside the prompt as a wasm module: fetched when a shortcut or an address asks for it, and given what it may use.

use std::rc::Rc;

use app::{Studio, said};
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::spawn_local;

use crate::{
    laboratory::Laboratory,
    module::{Module, at_desk, exported},
};

/// Listens for as long as the page lives; what it gives shows a tool by its address.
pub(crate) fn listen(base: &str, laboratory: &Laboratory, studio: Studio) -> ui::ShowTool {
    let module = Rc::new(Module::new(format!("{base}desk/desk.js")));
    let page = laboratory.page().map(JsValue::from).unwrap_or_default();
    let take_over =
        Closure::<dyn FnMut(String, String)>::new(move |label: String, file: String| {
            studio.take_over(&label, &file);
        });
    let at_hand = Closure::<dyn FnMut(usize, bool) -> String>::new(move |place, go| {
        studio.at_hand(place, go)
    });
    let pasted = Closure::<dyn FnMut() -> String>::new(ui::pasted);
    let end_paste = Closure::<dyn FnMut(bool)>::new(ui::end_paste);
    let counts = Closure::<dyn FnMut() -> String>::new(move || studio.count_line());
    for (name, function) in [
        ("take_over", take_over.into_js_value()),
        ("at_hand", at_hand.into_js_value()),
        ("pasted", pasted.into_js_value()),
        ("end_paste", end_paste.into_js_value()),
        ("counts", counts.into_js_value()),
    ] {
        // A plain object takes any property.
        let _ = Reflect::set(&page, &name.into(), &function);
    }
    let show = Rc::new(move |tool: &str| {
        let (started, page, tool) = (module.start(), page.clone(), tool.to_owned());
        spawn_local(async move {
            let shown = async {
                let show = exported(&started.await?, "show")?;
                show.call2(&JsValue::UNDEFINED, &JsValue::from_str(&tool), &page)
            };
            if shown.await.is_err() {
                studio.tell(said::part_not_fetched());
                if tool == ui::PASTED {
                    ui::end_paste(true);
                }
            }
        });
    });
    let asked = show.clone();
    let asked = Closure::<dyn FnMut(String)>::new(move |tool: String| asked(&tool));
    at_desk(asked.into_js_value().unchecked_ref());
    show
}
