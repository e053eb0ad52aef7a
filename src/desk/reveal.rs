//! Shows a stretch of the prompt where it is written: the field takes the focus and the stretch is selected.

use domain::{Field, Project};
use leptos::prelude::*;
use lint::Spot;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlTextAreaElement};

use crate::board::Board;

/// Whether there is a place in the prompt to show.
pub(crate) fn can_show(spot: &Spot) -> bool {
    selector(spot).is_some()
}

/// The field of a stretch, in the Write place's own terms.
fn selector(spot: &Spot) -> Option<String> {
    let Spot::Text { field, .. } = spot else {
        return None;
    };
    Some(match field {
        Field::Instruction => ".part[data-part=\"instruction\"] textarea".into(),
        Field::Input => ".part[data-part=\"input\"] textarea".into(),
        Field::InputLabel => ".labels__name input".into(),
        Field::OutputLabel => ".labels__name ~ .labels__name input".into(),
        Field::ExampleInput(id) => format!("#example-{}-in", id.0),
        Field::ExampleOutput(id) => format!("#example-{}-out", id.0),
        Field::Name
        | Field::Value(_)
        | Field::Kind(_)
        | Field::Options(_)
        | Field::Note
        | Field::ExampleNote(_) => {
            return None;
        }
    })
}

/// On a phone the desk lies over the prompt, so it is closed first.
pub(crate) fn show(board: Board, project: &Project, spot: &Spot) {
    let width = window().inner_width().ok().and_then(|it| it.as_f64());
    if width.is_some_and(|it| it <= 760.0) {
        board.close();
    }
    let (Some(selector), Spot::Text { field, bytes }) = (selector(spot), spot) else {
        return;
    };
    let found = document().query_selector(&selector).ok().flatten();
    let Some(element) = found.and_then(|it| it.dyn_into::<HtmlElement>().ok()) else {
        board.said.set(desk::words::further_down().into());
        return;
    };
    element.scroll_into_view_with_bool(false);
    // A field that cannot have the focus is in sight at least.
    let _ = element.focus();
    let units = |to: usize| {
        let text = project.text(field).and_then(|it| it.get(..to));
        text.map_or(0, |it| it.encode_utf16().count()) as u32
    };
    if let Ok(area) = element.dyn_into::<HtmlTextAreaElement>() {
        // Refused by no text area.
        let _ = area.set_selection_range(units(bytes.start), units(bytes.end));
    }
}
