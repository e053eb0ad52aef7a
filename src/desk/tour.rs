//! The tour: a card beside the work that names the next thing to try, a ring around its control, and a look at what was done.
//!
//! The card never takes the focus once the tour goes on, and nothing is covered that a person needs: the ring lets
//! presses through, and the card gives way to the control.

use std::time::Duration;

use controls::{Button, Look};
use desk::{STOPS, Seen, resumed, words};
use leptos::{ev, ev::KeyboardEvent, html, prelude::*};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{DomRect, HtmlElement, Storage};

use crate::board::Board;

const KEY: &str = "exemplar-tour";
pub(crate) const ADDRESS: &str = "tour";
/// How often it looks.
const PACE: Duration = Duration::from_millis(250);

/// Of the dialog of Share alone: a field with a link that cannot be written into.
const LINK: &str = "dialog[open] input[readonly]";

/// Where the tour is; `None` where there is none. Behind the last step stands a word at the end.
#[derive(Clone, Copy)]
pub(crate) struct Tour {
    at: RwSignal<Option<usize>>,
    before: StoredValue<Option<Seen>>,
    was_open: StoredValue<bool>,
    /// The control of this step was brought into sight, once; then the person scrolls.
    was_shown: StoredValue<bool>,
    ring: RwSignal<Option<Ring>>,
    /// Where the card stands, so that it does not cover the control.
    on_top: RwSignal<bool>,
    card: NodeRef<html::Aside>,
}

#[derive(Clone, Copy, PartialEq)]
struct Ring {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

/// Of this visit: a tour that was left by leaving the page does not come up weeks later.
fn storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

fn keep(at: Option<usize>) {
    // Without storage a reload begins anew.
    let Some(storage) = storage() else { return };
    let _ = match at {
        Some(at) => storage.set_item(KEY, &at.to_string()),
        None => storage.remove_item(KEY),
    };
}

impl Tour {
    pub(crate) fn new() -> Self {
        Self {
            at: RwSignal::new(None),
            before: StoredValue::new(None),
            was_open: StoredValue::new(false),
            was_shown: StoredValue::new(false),
            ring: RwSignal::new(None),
            on_top: RwSignal::new(false),
            card: NodeRef::new(),
        }
    }

    /// Begins, or goes on where it was left.
    pub(crate) fn begin(self) {
        let kept = storage().and_then(|it| it.get_item(KEY).ok().flatten());
        let at = kept.and_then(|it| resumed(&it)).unwrap_or(0);
        self.go_to(at);
        // After the palette has given the focus back.
        set_timeout(move || self.focus(), Duration::from_millis(80));
    }

    fn focus(self) {
        if let Some(card) = self.card.get_untracked() {
            controls::browser::focus_in(&card, "h2");
        }
    }

    fn go_to(self, at: usize) {
        self.before.set_value(None);
        self.was_open.set_value(false);
        self.was_shown.set_value(false);
        self.at.set(Some(at));
        keep(Some(at).filter(|it| *it < STOPS.len()));
    }

    fn end(self) {
        self.at.set(None);
        self.ring.set(None);
        keep(None);
        write_address("");
    }

    /// Looks at what is there now: at the control, and whether the step is done.
    pub(crate) fn look(self, board: Board) {
        let Some(stop) = self.at.get_untracked().and_then(|it| STOPS.get(it)) else {
            self.ring.set(None);
            return;
        };
        let hash = window().location().hash().unwrap_or_default();
        if hash.is_empty() {
            // In the address a reload finds the tour again.
            write_address("#/tour");
        }
        let is_open = self.see_link();
        let mut now = match board.prompt_now() {
            Some(prompt) => Seen::of(&prompt),
            None => return,
        };
        now.n_answers = answers_ended();
        now.has_shared = self.was_open.get_value() && !is_open;
        now.is_measuring = hash.starts_with("#measure");
        match self.before.get_value() {
            None => self.before.set_value(Some(now)),
            Some(before) if stop.wish.is_done(&before, &now) => {
                self.go_to(self.at.get_untracked().unwrap_or_default() + 1);
                // From now on, not from the next look: who is quick has done it by then.
                now.has_shared = false;
                self.before.set_value(Some(now));
                return self.look(board);
            }
            // Where answers or examples went away, what is left is where it begins.
            Some(before) if now.n_answers < before.n_answers || now.n_on > before.n_on => {
                self.before.set_value(Some(now));
            }
            Some(_) => {}
        }
        self.point(stop.control);
    }

    /// Whether the link is in sight; that it was is remembered.
    fn see_link(self) -> bool {
        let is_open = in_sight(LINK).is_some();
        if is_open {
            self.was_open.set_value(true);
        }
        is_open
    }

    /// Follows what the person does, for as long as the page lives.
    pub(crate) fn follow(self, board: Board) {
        // Without a timer the tour does not go on by itself; it can be skipped through.
        let _ = set_interval_with_handle(move || self.look(board), PACE);
        // The ring follows at once what the timer would follow late.
        let moved = move || {
            if let Some(stop) = self.at.get_untracked().and_then(|it| STOPS.get(it)) {
                self.point(stop.control);
            }
        };
        let _ = window_event_listener_untyped("scroll", move |_| moved());
        let _ = window_event_listener(ev::resize, move |_| moved());
        // A press or a key may close the dialog with the link between two looks: the link is seen before they do anything.
        let see = Closure::<dyn FnMut()>::new(move || {
            if self.at.get_untracked().is_some() {
                self.see_link();
            }
        });
        let see = see.into_js_value();
        for event in ["click", "keydown"] {
            // A document takes any listener.
            let _ = document().add_event_listener_with_callback_and_bool(
                event,
                see.unchecked_ref(),
                true,
            );
        }
    }

    fn point(self, control: &str) {
        let control = in_sight(control);
        if let Some(control) = &control
            && !self.was_shown.get_value()
        {
            self.was_shown.set_value(true);
            bring_in(control);
        }
        let found = control.map(|it| it.get_bounding_client_rect());
        // Behind a dialog there is nothing to press.
        let found = found.filter(|_| in_sight("dialog[open]").is_none());
        let ring = found.as_ref().map(|it| Ring {
            x: it.x(),
            y: it.y(),
            width: it.width(),
            height: it.height(),
        });
        if self.ring.get_untracked() != ring {
            self.ring.set(ring);
        }
        let card = self
            .card
            .get_untracked()
            .map(|it| it.get_bounding_client_rect());
        if let (Some(control), Some(card)) = (found, card)
            && meet(&control, &card)
        {
            self.on_top.update(|it| *it = !*it);
        }
    }

    /// Brings the control into sight and gives it the focus.
    fn show(self) {
        let stop = self.at.get_untracked().and_then(|it| STOPS.get(it));
        if let Some(control) = stop.and_then(|it| in_sight(it.control)) {
            control.scroll_into_view();
            // A control that cannot have it leaves it here.
            let _ = control.focus();
        }
    }
}

fn meet(a: &DomRect, b: &DomRect) -> bool {
    a.left() < b.right() && b.left() < a.right() && a.top() < b.bottom() && b.top() < a.bottom()
}

fn all(selector: &str) -> Vec<HtmlElement> {
    let Ok(list) = document().query_selector_all(selector) else {
        return Vec::new();
    };
    let element = |it| {
        list.item(it)
            .and_then(|it| it.dyn_into::<HtmlElement>().ok())
    };
    (0..list.length()).filter_map(element).collect()
}

/// The first that is drawn; a phone shows one half of the Write place at a time.
fn in_sight(selector: &str) -> Option<HtmlElement> {
    let is_drawn = |it: &HtmlElement| it.get_client_rects().length() > 0;
    all(selector).into_iter().find(is_drawn)
}

/// Scrolls to a control that is above or below the window.
fn bring_in(control: &HtmlElement) {
    let height = window().inner_height().ok().and_then(|it| it.as_f64());
    let place = control.get_bounding_client_rect();
    if place.top() < 0.0 || height.is_some_and(|it| place.bottom() > it) {
        control.scroll_into_view_with_bool(false);
    }
}

/// On a phone they may be in the half that is not in sight.
fn answers_ended() -> usize {
    let is_written = |it: &&HtmlElement| {
        let open = it.query_selector(".skeleton, .sample__text--streaming");
        open.is_ok_and(|it| it.is_none())
    };
    all("article.sample").iter().filter(is_written).count()
}

/// Writes the address without a step in the history; only in the Write place, where a tool is behind the slash.
fn write_address(hash: &str) {
    let location = window().location();
    let is_ours = location
        .hash()
        .is_ok_and(|it| it.is_empty() || it == "#/tour");
    if is_ours
        && let (Ok(path), Ok(search)) = (location.pathname(), location.search())
        && let Ok(history) = window().history()
    {
        // Refused only in documents that may not have a history; a reload begins without the tour then.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&(path + &search + hash)));
    }
}

#[component]
pub(crate) fn TourCard(tour: Tour) -> impl IntoView {
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            tour.end();
        }
    };
    let stop = move || tour.at.get().and_then(|it| STOPS.get(it));
    // One card for all steps: its texts change, so that they are spoken and the focus stays.
    let progress = move || {
        let at = tour.at.get().filter(|it| *it < STOPS.len());
        at.map(|it| words::tour_step(it + 1, STOPS.len()))
    };
    let title = move || stop().map_or(words::tour_end(), |it| (it.title)());
    let says = move || stop().map_or_else(|| words::tour_end_says().to_owned(), |it| (it.says)());
    let is_over = Memo::new(move |_| stop().is_none());
    let skip = move |_| {
        tour.go_to(tour.at.get_untracked().unwrap_or_default() + 1);
        if is_over.get_untracked() {
            // The button is gone.
            tour.focus();
        }
    };
    let ring = move || {
        tour.ring.get().map(|it| {
            let (x, y) = (it.x, it.y);
            let size = format!("width:{}px;height:{}px", it.width, it.height);
            view! {
                <div
                    class="tour__ring"
                    style=format!("transform:translate({x}px,{y}px);{size}")
                    aria-hidden="true"
                ></div>
            }
        })
    };
    view! {
        <aside
            class="tour"
            node_ref=tour.card
            aria-label=words::tour()
            data-top=move || tour.on_top.get().to_string()
            hidden=move || tour.at.get().is_none()
            on:keydown=on_key
        >
            <div class="tour__says" role="status">
                <p class="quiet">{progress}</p>
                <h2 tabindex="-1">{title}</h2>
                <p>{says}</p>
            </div>
            <div class="tour__acts" hidden=move || is_over.get()>
                <Button label=words::tour_show() look=Look::Lined on_press=move |_| tour.show()/>
                <Button label=words::tour_skip() look=Look::Lined on_press=skip/>
                <Button label=words::tour_stop() on_press=move |_| tour.end()/>
            </div>
            <div class="tour__acts" hidden=move || !is_over.get()>
                <Button label=controls::words::close() look=Look::Primary on_press=move |_| tour.end()/>
            </div>
        </aside>
        {ring}
    }
}
