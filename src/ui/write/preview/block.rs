//! Draws one block of the preview.

use app::Studio;
use leptos::prelude::*;

use super::{
    marks::{at_boundaries, marked},
    rows::{Held, Row},
};
use crate::reading::memo;

#[component]
pub(super) fn BlockView(studio: Studio, marks: RwSignal<bool>, row: Row) -> impl IntoView {
    let settings = studio.settings();
    let tokens_shown = memo(move || settings.get().tokens_shown);
    // Relative to the block, so that an edit elsewhere does not draw this one again.
    let boundaries = {
        let row = row.clone();
        memo(move || {
            if !tokens_shown.get() {
                return None;
            }
            let range = row.range();
            let start = range.start;
            let found = studio.token_boundaries(range)?;
            let starts = found
                .into_iter()
                .filter_map(|it| it.start.checked_sub(start));
            Some(starts.collect::<Vec<_>>())
        })
    };
    view! {
        <div class="preview__block">
            {move || {
                let boundaries = boundaries.get();
                let marks = marks.get();
                draw(&row.pieces(), boundaries.as_deref(), marks)
            }}
        </div>
    }
}

fn draw(pieces: &[Held], boundaries: Option<&[usize]>, marks: bool) -> impl IntoView + use<> {
    let mut at = 0;
    let spans: Vec<AnyView> = pieces
        .iter()
        .map(|piece| {
            let start = at;
            at += piece.text.len();
            let text = match boundaries {
                Some(boundaries) => tokens(piece, start, boundaries, marks),
                None => shown(&piece.text, marks).into_any(),
            };
            view! {
                <span class="preview__span" data-part=piece.kind.key()>
                    {text}
                </span>
            }
            .into_any()
        })
        .collect();
    spans
}

/// The piece cut into its tokens; `start` is the piece's place in the block.
fn tokens(piece: &Held, start: usize, boundaries: &[usize], marks: bool) -> AnyView {
    let inside: Vec<usize> = boundaries
        .iter()
        .filter_map(|it| it.checked_sub(start))
        .take_while(|it| *it < piece.text.len())
        .collect();
    // A token that began in the part before goes on here: no line at its beginning.
    let begins_here = inside.first() == Some(&0);
    let tokens: Vec<AnyView> = at_boundaries(&piece.text, &inside)
        .into_iter()
        .enumerate()
        .map(|(i, text)| {
            let class = if i > 0 || begins_here {
                "token"
            } else {
                "token token--on"
            };
            view! { <span class=class>{shown(text, marks)}</span> }.into_any()
        })
        .collect();
    tokens.into_any()
}

fn shown(text: &str, marks: bool) -> String {
    if marks { marked(text) } else { text.to_owned() }
}
