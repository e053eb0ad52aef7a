//! Moving a card by its handle, with a mouse, a pen or a finger.

use std::{cell::RefCell, rc::Rc};

use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, HtmlElement, PointerEvent};

/// Near an edge of the sheet (pixels), the sheet scrolls by this much a frame at most.
const EDGE: f64 = 56.0;
const FASTEST: f64 = 14.0;

/// One card of the list as it stood when the drag began; lengths in pixels of the sheet's content.
struct Neighbour {
    card: HtmlElement,
    top: f64,
    height: f64,
}

struct Drag {
    list: HtmlElement,
    sheet: Element,
    neighbours: Vec<Neighbour>,
    /// The place of the held card among the drawn ones, and of the first drawn among all.
    held: usize,
    first_place: usize,
    start_y: f64,
    pointer_y: f64,
    target: usize,
    over: bool,
}

/// Begins to move the card around the handle that was pressed; `drop_at` gets its new place, if there is one.
pub(super) fn begin(event: &PointerEvent, drop_at: impl FnOnce(usize) + 'static) {
    if event.button() != 0 {
        return;
    }
    let Some((handle, drag)) = pick_up(event) else {
        return;
    };
    let _ = handle.set_pointer_capture(event.pointer_id());
    let drag = Rc::new(RefCell::new(drag));
    scroll_near_edges(Rc::clone(&drag));

    let moving = Rc::clone(&drag);
    let on_move = Closure::<dyn FnMut(PointerEvent)>::new(move |event: PointerEvent| {
        let mut drag = moving.borrow_mut();
        drag.pointer_y = f64::from(event.client_y());
        drag.draw();
    });
    let _ =
        handle.add_event_listener_with_callback("pointermove", on_move.as_ref().unchecked_ref());

    // Capture lost is the one end that every way of ending has.
    let cancelled = Rc::new(RefCell::new(false));
    let mark = Rc::clone(&cancelled);
    let on_cancel = Closure::once_into_js(move |_: Event| *mark.borrow_mut() = true);
    let _ = handle.add_event_listener_with_callback("pointercancel", on_cancel.unchecked_ref());
    let listened = handle.clone();
    let on_end = Closure::once_into_js(move |_: Event| {
        let _ = listened
            .remove_event_listener_with_callback("pointermove", on_move.as_ref().unchecked_ref());
        let _ = listened
            .remove_event_listener_with_callback("pointercancel", on_cancel.unchecked_ref());
        let (from, to) = drag.borrow_mut().put_down();
        if from != to && !*cancelled.borrow() {
            drop_at(to);
        }
    });
    let once = web_sys::AddEventListenerOptions::new();
    once.set_once(true);
    let _ = handle.add_event_listener_with_callback_and_add_event_listener_options(
        "lostpointercapture",
        on_end.unchecked_ref(),
        &once,
    );
}

fn pick_up(event: &PointerEvent) -> Option<(Element, Drag)> {
    let handle = event.current_target()?.dyn_into::<Element>().ok()?;
    let card = handle.closest(".card").ok().flatten()?;
    let list = card.parent_element()?.dyn_into::<HtmlElement>().ok()?;
    let sheet = list.closest(".sheet").ok().flatten()?;
    let scrolled = f64::from(sheet.scroll_top());
    let cards = list.children();
    let neighbours: Vec<Neighbour> = (0..cards.length())
        .filter_map(|i| cards.item(i)?.dyn_into::<HtmlElement>().ok())
        .map(|card| {
            let rect = card.get_bounding_client_rect();
            Neighbour {
                top: rect.top() + scrolled,
                height: rect.height(),
                card,
            }
        })
        .collect();
    let held = neighbours.iter().position(|it| **it.card == *card)?;
    let place: usize = card.get_attribute("aria-posinset")?.parse().ok()?;
    card.class_list().add_1("card--held").ok()?;
    list.class_list().add_1("cards--moving").ok()?;
    let y = f64::from(event.client_y());
    let drag = Drag {
        list,
        neighbours,
        held,
        first_place: place.checked_sub(held + 1)?,
        start_y: y + scrolled,
        pointer_y: y,
        target: held,
        over: false,
        sheet,
    };
    Some((handle, drag))
}

impl Drag {
    /// Puts the held card under the pointer and makes room where it would go.
    fn draw(&mut self) {
        let Some(held) = self.neighbours.get(self.held) else {
            return;
        };
        let by = self.pointer_y + f64::from(self.sheet.scroll_top()) - self.start_y;
        let middle = held.top + held.height / 2.0 + by;
        self.target = target(
            self.neighbours.iter().map(|it| (it.top, it.height)),
            self.held,
            middle,
        );
        let room = held.height;
        for (i, it) in self.neighbours.iter().enumerate() {
            let shift = match i {
                i if i == self.held => by,
                i if self.held < i && i <= self.target => -room,
                i if self.target <= i && i < self.held => room,
                _ => 0.0,
            };
            let _ = it
                .card
                .style()
                .set_property("translate", &format!("0 {shift}px"));
        }
    }

    /// Clears every trace; the card's place before and now, among all.
    fn put_down(&mut self) -> (usize, usize) {
        self.over = true;
        let _ = self.list.class_list().remove_1("cards--moving");
        for it in &self.neighbours {
            let _ = it.card.class_list().remove_1("card--held");
            let _ = it.card.style().remove_property("translate");
        }
        (self.first_place + self.held, self.first_place + self.target)
    }
}

/// The place a card with this middle belongs to among cards given by top and height.
fn target(cards: impl Iterator<Item = (f64, f64)>, held: usize, middle: f64) -> usize {
    let mut place = 0;
    for (i, (top, height)) in cards.enumerate() {
        let half = top + height / 2.0;
        if i != held && middle > half {
            place += 1;
        }
    }
    place
}

/// While the pointer is near an edge the sheet goes on under it.
fn scroll_near_edges(drag: Rc<RefCell<Drag>>) {
    request_animation_frame(move || {
        {
            let mut drag = drag.borrow_mut();
            if drag.over {
                return;
            }
            let rect = drag.sheet.get_bounding_client_rect();
            let above = (rect.top() + EDGE - drag.pointer_y).clamp(0.0, EDGE);
            let below = (drag.pointer_y - rect.bottom() + EDGE).clamp(0.0, EDGE);
            let step = (below - above) / EDGE * FASTEST;
            if step != 0.0 {
                drag.sheet
                    .set_scroll_top(drag.sheet.scroll_top() + step.round() as i32);
                drag.draw();
            }
        }
        scroll_near_edges(drag);
    });
}

#[cfg(test)]
mod tests {
    use super::target;

    #[test]
    fn a_card_goes_where_its_middle_is() {
        let cards = [(0.0, 40.0), (40.0, 60.0), (100.0, 40.0)];
        let at = |held, middle| target(cards.into_iter(), held, middle);
        assert_eq!(at(0, 20.0), 0);
        assert_eq!(at(0, 71.0), 1);
        assert_eq!(at(0, 500.0), 2);
        assert_eq!(at(2, -500.0), 0);
        assert_eq!(at(2, 69.0), 1);
        assert_eq!(at(1, 70.0), 1);
    }
}
