//! The list of cards, of which only those near the eyes are drawn.

use std::{collections::HashMap, sync::Arc};

use app::Studio;
use domain::ExampleId;
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{
    card::Card,
    window::{ALL_DRAWN, Window},
};
use crate::{
    reading::{memo, seen},
    shown::Each,
    write::Desk,
};

/// How far beyond the edges of the sheet cards are drawn, in pixels: each is felt with every letter that is typed.
const MARGIN: f64 = 450.0;
/// What a card is taken to be tall before one was measured.
const GUESS: f64 = 76.0;

/// Heights of the cards that were drawn once, in pixels.
type Heights = HashMap<ExampleId, f64>;

#[component]
pub(super) fn Cards(studio: Studio, ids: Signal<Arc<[ExampleId]>>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let list = NodeRef::<html::Ol>::new();
    let heights = StoredValue::new_local(Heights::new());
    let window = RwSignal::new(ids.with_untracked(|it| Window::all(it.len().min(ALL_DRAWN))));
    let look = move || {
        let Some(list) = list.get_untracked() else {
            return;
        };
        let ids = ids.get_untracked();
        heights.update_value(|it| measure(&list, it));
        let wanted = desk
            .wanted_card
            .get_untracked()
            .or_else(|| focused_card(&list));
        let next = heights.with_value(|heights| choose(&list, &ids, heights, wanted));
        if let Some(next) = next.filter(|it| *it != window.get_untracked()) {
            window.set(next);
        }
    };
    // New, gone or wanted cards, or the sheet scrolled; what is in sight is known once it is laid out.
    let waiting = StoredValue::new(false);
    Effect::new(move |_| {
        ids.track();
        desk.wanted_card.track();
        desk.scrolled.track();
        if waiting.get_value() {
            return;
        }
        waiting.set_value(true);
        request_animation_frame(move || {
            // The place may be gone by the time the frame comes.
            if waiting.try_set_value(false).is_none() {
                look();
            }
        });
    });
    let drawn = memo(move || {
        let Window { first, end, .. } = window.get();
        ids.with(|it| it[first.min(it.len())..end.min(it.len())].to_vec())
    });
    let places = memo(move || {
        let first = window.get().first;
        let drawn = drawn.get();
        drawn.into_iter().zip(first..).collect::<HashMap<_, _>>()
    });
    view! {
        <ol
            class="cards"
            node_ref=list
            style:padding-block-start=move || format!("{}px", window.get().above)
            style:padding-block-end=move || format!("{}px", window.get().below)
        >
            <Each of=move || drawn.get() key=|it| it.0.to_string() let:id>
                <Card studio id place=seen(move || places.with(|it| it.get(&id).copied().unwrap_or_default()))/>
            </Each>
        </ol>
    }
}

/// Reads the heights of the cards that are drawn.
fn measure(list: &Element, heights: &mut Heights) {
    let cards = list.children();
    for i in 0..cards.length() {
        let Some(card) = cards
            .item(i)
            .and_then(|it| it.dyn_into::<HtmlElement>().ok())
        else {
            continue;
        };
        if let Some(id) = id_of(&card) {
            heights.insert(id, f64::from(card.offset_height()));
        }
    }
}

/// The window for where the sheet is scrolled to.
fn choose(
    list: &Element,
    ids: &[ExampleId],
    heights: &Heights,
    wanted: Option<ExampleId>,
) -> Option<Window> {
    if ids.len() <= ALL_DRAWN {
        return Some(Window::all(ids.len()));
    }
    let sheet = list
        .closest(".sheet")
        .ok()
        .flatten()?
        .get_bounding_client_rect();
    let top = list.get_bounding_client_rect().top();
    let guess = match heights.len() {
        0 => GUESS,
        n => heights.values().sum::<f64>() / n as f64,
    };
    let height = |i: usize| {
        ids.get(i)
            .and_then(|id| heights.get(id))
            .copied()
            .unwrap_or(guess)
    };
    let window = Window::of(
        ids.len(),
        height,
        sheet.top() - top - MARGIN,
        sheet.bottom() - top + MARGIN,
    );
    let wanted = wanted.and_then(|id| ids.iter().position(|it| *it == id));
    Some(match wanted {
        // Too far to reach: the window moves there, and the focus brings the sheet along.
        Some(i) if i + 150 < window.first || i > window.end + 150 => {
            let above: f64 = (0..i).map(height).sum();
            Window::of(ids.len(), height, above - MARGIN, above + MARGIN)
        }
        Some(i) => window.reaching(i, height),
        None => window,
    })
}

fn focused_card(list: &Element) -> Option<ExampleId> {
    let card = list.query_selector(".card:focus-within").ok().flatten()?;
    id_of(&card)
}

/// The example a card element stands for.
pub(super) fn id_of(card: &Element) -> Option<ExampleId> {
    card.get_attribute("data-example")?
        .parse()
        .ok()
        .map(ExampleId)
}
