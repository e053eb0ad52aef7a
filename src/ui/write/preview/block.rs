//! Draws one block of the preview.

use std::sync::Arc;

use app::Studio;
use leptos::{html, prelude::*};
use web_sys::Element;

use super::{
    marks::{at_boundaries, marked},
    rows::{Held, Row},
};
use crate::write::spans;

#[component]
pub(super) fn BlockView(
    studio: Studio,
    marks: RwSignal<bool>,
    /// Told when the rows show another prompt, or its tokens are counted anew.
    beat: RwSignal<usize>,
    row: Row,
) -> impl IntoView {
    let settings = studio.settings();
    let place = NodeRef::<html::Div>::new();
    let mut drawn = None;
    Effect::new(move |_| {
        let Some(place) = place.get() else { return };
        beat.track();
        let range = row.range();
        let found = match settings.with(|it| it.tokens_shown) {
            true => untrack(|| studio.token_boundaries(range.clone())),
            false => None,
        };
        // Relative to the block, so that an edit elsewhere does not draw this one again.
        let starts = found.map(|it| {
            let starts = it.iter().filter_map(|it| it.start.checked_sub(range.start));
            starts.collect::<Vec<_>>()
        });
        let (pieces, marks) = (row.pieces(), marks.get());
        let is_drawn = drawn.as_ref().is_some_and(|(text, at, with)| {
            Arc::ptr_eq(text, &pieces) && *at == starts && *with == marks
        });
        if !is_drawn {
            draw(&place, &pieces, starts.as_deref(), marks);
            drawn = Some((pieces, starts, marks));
        }
    });
    view! { <div class="preview__block" node_ref=place></div> }
}

fn draw(place: &Element, pieces: &[Held], boundaries: Option<&[usize]>, marks: bool) {
    place.set_text_content(None);
    let mut at = 0;
    for piece in pieces {
        let text = match boundaries {
            Some(_) => String::new(),
            None => shown(&piece.text, marks),
        };
        let Some(span) = spans::add(place, "preview__span", &text) else {
            continue;
        };
        // Refused only for names that are none.
        let _ = span.set_attribute("data-part", piece.kind.key());
        if let Some(boundaries) = boundaries {
            tokens(&span, piece, at, boundaries, marks);
        }
        at += piece.text.len();
    }
}

/// The piece cut into its tokens; `start` is the piece's place in the block.
fn tokens(place: &Element, piece: &Held, start: usize, boundaries: &[usize], marks: bool) {
    let inside: Vec<usize> = boundaries
        .iter()
        .filter_map(|it| it.checked_sub(start))
        .take_while(|it| *it < piece.text.len())
        .collect();
    // A token that began in the part before goes on here: no line at its beginning.
    let begins_here = inside.first() == Some(&0);
    for (i, text) in at_boundaries(&piece.text, &inside).into_iter().enumerate() {
        let class = if i > 0 || begins_here {
            "token"
        } else {
            "token token--on"
        };
        spans::add(place, class, &shown(text, marks));
    }
}

fn shown(text: &str, marks: bool) -> String {
    if marks { marked(text) } else { text.to_owned() }
}
