//! What differs between two versions: a row for each part, old beside new, the differing words marked.

use archive::words;
use leptos::prelude::*;
use versions::{Compared, Kind, Part, Row, Span};

#[component]
pub(crate) fn Changed(compared: Compared) -> impl IntoView {
    if compared.rows.is_empty() {
        return view! { <p class="quiet">{words::nothing_differs()}</p> }.into_any();
    }
    let rows = compared
        .rows
        .into_iter()
        .map(|it| view! { <OneRow row=it/> })
        .collect_view();
    view! { <dl class="versions__changes">{rows}</dl> }.into_any()
}

#[component]
fn OneRow(row: Row) -> impl IntoView {
    let part = match row.part {
        Part::Words => words::part_words(),
        Part::Structure => words::part_structure(),
        Part::Examples => words::examples(),
        Part::Parameters => words::part_parameters(),
        Part::Comments => words::part_comments(),
    };
    let side = |spans: Vec<Span>, is_old: bool| {
        (!spans.is_empty()).then(|| {
            let word = if is_old {
                words::before()
            } else {
                words::after()
            };
            view! {
                <dd class="versions__side" data-side=if is_old { "old" } else { "new" }>
                    <span class="versions__word">{word}</span>
                    <span class="versions__text">{pieces(spans, is_old)}</span>
                </dd>
            }
        })
    };
    view! {
        <div class="versions__change">
            <dt>
                {row.title} <span class="versions__mark">{part}</span>
            </dt>
            {side(row.old, true)}
            {side(row.new, false)}
        </div>
    }
}

/// Words that only this side has are struck or underlined besides their colour.
fn pieces(spans: Vec<Span>, is_old: bool) -> impl IntoView {
    spans
        .into_iter()
        .map(|it| match (it.kind, is_old) {
            (Kind::Same, _) => it.text.into_any(),
            (Kind::OnlyHere, true) => view! { <del>{it.text}</del> }.into_any(),
            (Kind::OnlyHere, false) => view! { <ins>{it.text}</ins> }.into_any(),
        })
        .collect_view()
}
