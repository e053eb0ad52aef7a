//! Every single result in a table of which only the lines in sight exist: a hundred thousand scroll like ten.

use std::time::Duration;

use controls::{Button, Glyph, Look};
use leptos::{html, prelude::*, task::spawn_local};
use picture::{
    diff::{Kind, diff},
    sight::Sight,
};
use trials::{Line, Results, Trials};

use crate::words;

/// Height of a line, px; the stylesheet has the same.
const LINE: f64 = 40.0;
/// Height of the window onto the lines, px.
const WINDOW: f64 = 480.0;
/// Whole lines in it.
const SEEN: usize = (WINDOW / LINE) as usize;
/// Lines that pass by more quickly than this are shown without their answers, which nobody could read: two frames.
const STAY: Duration = Duration::from_millis(33);
/// Answers longer than this are cut in the table; the file has all of them.
const MOST_CHARS: usize = 160;

#[component]
pub(super) fn Table(trials: Trials, results: Results) -> impl IntoView {
    let window = NodeRef::<html::Div>::new();
    let n = results.len();
    let (lines, file) = (StoredValue::new_local(results.clone()), results);
    let sight = RwSignal::new(Sight::at(0, SEEN, n));
    // The first line's number and the lines: without their answers at once, and with them when those are read.
    let shown = RwSignal::new((0usize, Vec::<Line>::new()));
    let n_looks = StoredValue::new(0u64);
    Effect::new(move |_| {
        let Sight {
            passing, around, ..
        } = sight.get();
        let results = lines.with_value(Results::clone);
        let heads = passing.clone().map(|at| results.head(at));
        shown.set((passing.start, heads.collect()));
        let look = n_looks.with_value(|it| it + 1);
        n_looks.set_value(look);
        // It may have been scrolled on, and the table may be gone.
        let is_seen = move || n_looks.try_get_value() == Some(look);
        let read = async move {
            let mut whole = Vec::with_capacity(around.len());
            let first = around.start;
            for at in around {
                if !is_seen() {
                    return;
                }
                whole.push(results.line(at).await);
            }
            if is_seen() {
                shown.set((first, whole));
            }
        };
        let then = move || {
            if is_seen() {
                spawn_local(read);
            }
        };
        set_timeout(then, STAY);
    });
    let rows = move || {
        shown.with(|(first, lines)| {
            let lines = lines.iter().zip(*first..);
            lines.map(|(it, at)| line(at, it)).collect_view()
        })
    };
    let save = move |_| {
        let file = file.clone();
        spawn_local(async move {
            trials.offer_file("results.csv", file.csv().await.into_bytes());
        });
    };
    let scrolled = move |_| {
        let Some(window) = window.get_untracked() else {
            return;
        };
        let top = (f64::from(window.scroll_top()) / LINE) as usize;
        let wanted = sight.with_untracked(|it| it.moved(top));
        if let Some(wanted) = wanted {
            sight.set(wanted);
        }
    };
    view! {
        <section class="trials__part" aria-labelledby="trials-results">
            <div class="trials__given">
                <h2 id="trials-results">{words::every_result()}</h2>
                <span class="quiet count">{words::n_lines(n)}</span>
                <Button
                    label="CSV".to_owned()
                    look=Look::Small
                    glyph=Glyph::Download
                    on_press=save
                />
            </div>
            <div class="results" role="table" aria-label=words::every_result() aria-rowcount=n + 1>
                <div class="results__line results__head" role="row" aria-rowindex="1">
                    {[
                        words::row(),
                        words::condition(),
                        words::input(),
                        words::right_answer(),
                        words::answer(),
                        words::is_right(),
                    ]
                        .into_iter()
                        .map(|it| view! { <span role="columnheader">{it}</span> })
                        .collect_view()}
                </div>
                <div
                    node_ref=window
                    class="results__window"
                    role="rowgroup"
                    tabindex="0"
                    aria-label=words::lines()
                    on:scroll=scrolled
                >
                    <div class="results__all" role="presentation" style:height=format!("{}px", n as f64 * LINE)>
                        <div
                            role="presentation"
                            style:transform=move || format!("translateY({}px)", shown.with(|it| it.0) as f64 * LINE)
                        >
                            {rows}
                        </div>
                    </div>
                </div>
            </div>
        </section>
    }
}

fn line(at: usize, it: &Line) -> AnyView {
    let right = match (it.passed, it.flaky) {
        (Some(true), false) => words::right(),
        (Some(true), true) => words::right_not_always(),
        (Some(false), false) => words::wrong(),
        (Some(false), true) => words::wrong_not_always(),
        (None, _) => "",
    };
    let score = it.score.map(|it| {
        let score = words::decimal(it, 2);
        view! { <span class="quiet count">" " {score}</span> }
    });
    view! {
        <div class="results__line" role="row" aria-rowindex=at + 2 data-right=it.passed.map(|it| it.to_string())>
            <span role="cell" class="count">{it.row}</span>
            <span role="cell" title=it.condition.clone()>{it.condition.clone()}</span>
            <span role="cell" title=it.input.clone()>{words::shortened(&it.input, MOST_CHARS)}</span>
            <span role="cell">{words::shortened(&it.expected, MOST_CHARS)}</span>
            <span role="cell" title=it.answer.clone()>{answer(it)}</span>
            <span role="cell">{right} {score}</span>
        </div>
    }
    .into_any()
}

/// The answer; words that the first condition did not say are marked.
fn answer(it: &Line) -> AnyView {
    let said = words::shortened(&it.answer, MOST_CHARS);
    if it.first_answer.is_empty() || it.first_answer == it.answer {
        return said.into_any();
    }
    let (_, here) = diff(&words::shortened(&it.first_answer, MOST_CHARS), &said);
    here.into_iter()
        .map(|it| match it.kind {
            Kind::Same => it.text.into_any(),
            Kind::OnlyHere => view! { <mark>{it.text}</mark> }.into_any(),
        })
        .collect_view()
        .into_any()
}
