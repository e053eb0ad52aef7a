//! The rows of the grid: the one with the names of the columns, and those with the cells.

use dataset::{Kind, Part, Text, trouble};
use leptos::prelude::*;
use sheet::words;

use crate::{
    desk::{Asked, Desk},
    grid::ROW,
};

/// Characters of a cell that are drawn; the rest is there when it is edited.
const DRAWN: usize = 300;

/// The names of the columns; a press opens what can be done with one.
#[component]
pub(crate) fn Heads(desk: Desk) -> impl IntoView {
    let columns = Memo::new(move |_| desk.table.with(|it| it.columns().to_vec()));
    view! {
        <div class="data__row data__row--head" role="row" aria-rowindex="1">
            <div class="data__number" role="columnheader" aria-colindex="1">
                <span class="heard">{words::row()}</span>
            </div>
            <div class="data__head-cell" role="columnheader" aria-colindex="2">
                {words::part()}
            </div>
            {move || {
                let heads = columns.get().into_iter().enumerate();
                heads
                    .map(|(at, column)| {
                        let kind = column.kind.name();
                        view! {
                            <div class="data__head-cell" role="columnheader" aria-colindex={at + 3}>
                                <button
                                    type="button"
                                    title=words::column_button(&column.name)
                                    tabindex=move || if desk.at.get().column == at { 0 } else { -1 }
                                    on:click=move |_| desk.asked.set(Asked::Column(at))
                                >
                                    <span>{column.name.to_string()}</span>
                                    <small>{kind}</small>
                                </button>
                            </div>
                        }
                    })
                    .collect_view()
            }}
        </div>
    }
}

/// What a row shows, so that only changed rows are drawn again.
#[derive(Clone, PartialEq, Default)]
struct Shown {
    place: usize,
    cells: Vec<(Text, Option<String>)>,
    part: Option<Part>,
    is_number: Vec<bool>,
}

/// What of a row is selected: the active column, and the first and last selected one.
#[derive(Clone, Copy, PartialEq, Default)]
struct Chosen {
    active: Option<usize>,
    range: Option<(usize, usize)>,
}

#[component]
pub(crate) fn Row(desk: Desk, row: usize) -> impl IntoView {
    let shown = Memo::new(move |_| {
        let place = desk.view.with(|it| it.get(row).copied());
        let Some(place) = place.map(|it| it as usize) else {
            return Shown::default();
        };
        desk.table.with(|table| {
            let columns = table.columns().iter();
            let cells = table.row(place).iter().zip(columns.clone());
            Shown {
                place,
                cells: cells
                    .map(|(text, column)| (text.clone(), trouble(&column.kind, text)))
                    .collect(),
                part: table.part(place),
                is_number: columns.map(|it| it.kind == Kind::Number).collect(),
            }
        })
    });
    let chosen = Memo::new(move |_| {
        let at = desk.at.get();
        let (from, to) = desk.selection();
        Chosen {
            active: (at.row == row).then_some(at.column),
            range: (from.row..=to.row)
                .contains(&row)
                .then_some((from.column, to.column)),
        }
    });
    // Each thing that a cell shows changes by itself: a cell that is drawn anew would lose the focus.
    let n_columns = Memo::new(move |_| shown.with(|it| it.cells.len()));
    view! {
        <div
            class="data__row"
            role="row"
            aria-rowindex={row + 2}
            style:inset-block-start=format!("{}px", (row + 1) * ROW)
        >
            <div class="data__number" role="rowheader" aria-colindex="1" data-row=row>
                {move || shown.with(|it| it.place + 1)}
            </div>
            <div class="data__part" role="gridcell" aria-colindex="2">
                {move || {
                    shown
                        .with(|it| it.part)
                        .map(|part| view! { <span class="data__chip" data-part=part.key()>{part.name()}</span> })
                }}
            </div>
            <For each=move || 0..n_columns.get() key=|at| *at let:at>
                <Cell row at shown chosen/>
            </For>
        </div>
    }
}

#[component]
fn Cell(row: usize, at: usize, shown: Memo<Shown>, chosen: Memo<Chosen>) -> impl IntoView {
    let is_active = move || chosen.with(|it| it.active == Some(at));
    let is_chosen = move || {
        let range = chosen.with(|it| it.range);
        range.is_some_and(|it| (it.0..=it.1).contains(&at))
    };
    let is_number = move || shown.with(|it| it.is_number.get(at) == Some(&true));
    let bad = move || shown.with(|it| it.cells.get(at)?.1.clone());
    let text = move || {
        shown.with(|it| {
            let cell = it.cells.get(at);
            cell.map(|it| it.0.chars().take(DRAWN).collect::<String>())
        })
    };
    view! {
        <div
            class="data__cell"
            class:data__cell--number=is_number
            role="gridcell"
            data-cell=format!("{row}:{at}")
            aria-colindex={at + 3}
            aria-selected=move || is_chosen().to_string()
            aria-invalid=move || bad().is_some().then_some("true")
            title=bad
            data-active=move || is_active().then_some("true")
            tabindex=move || if is_active() { 0 } else { -1 }
        >
            {text}
        </div>
    }
}
