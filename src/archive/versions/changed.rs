//! What differs between two versions: a row for each part, old beside new, the differing words marked.

use super::counting::NAME;
use archive::{signed, words};
use leptos::prelude::*;
use versions::{Compared, Kind, Part, Row, Span};

/// How far the tokens are that both versions send.
#[derive(Clone, PartialEq)]
pub(crate) enum Cost {
    Coming,
    Counted {
        /// Without what a chat has around its turns.
        is_chat: bool,
    },
    /// Why, as a sentence.
    Unknown(String),
}

#[component]
pub(crate) fn Changed(
    compared: Compared,
    /// `None`: what it costs is not told.
    #[prop(optional)]
    cost: Option<Cost>,
) -> impl IntoView {
    if compared.rows.is_empty() {
        return view! { <p class="quiet">{words::nothing_differs()}</p> }.into_any();
    }
    let tokens = compared.tokens;
    let cost = cost.map(|cost| {
        let said = in_words(tokens, cost);
        view! {
            <p class="versions__cost" role="status">
                {said}
            </p>
        }
    });
    let rows = compared
        .rows
        .into_iter()
        .map(|it| view! { <OneRow row=it/> })
        .collect_view();
    view! {
        {cost}
        <dl class="versions__changes">{rows}</dl>
    }
    .into_any()
}

fn in_words(tokens: Option<(usize, usize)>, cost: Cost) -> String {
    let Some((old, new)) = tokens else {
        return match cost {
            Cost::Unknown(why) => why,
            _ => words::counting_tokens().to_owned(),
        };
    };
    let number = |it: usize| controls::words::grouped(it as u64);
    let said = words::tokens_of_both(&number(old), &number(new), &signed(old, new), NAME);
    match cost {
        Cost::Counted { is_chat: true } => format!("{said} {}", words::without_a_frame()),
        _ => said,
    }
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
