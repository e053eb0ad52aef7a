//! Rows from the project's table in the Data place: the part to choose by, or the part to judge by.

use controls::{Button, Glyph, Look};
use dataset::{Part, Table};
use leptos::{ev, prelude::*, task::spawn_local};
use storage::{IndexedDbStore, Store};
use trials::Trials;

use crate::{frame::OpenProject, words};

/// The table of a project, as it is kept; `None` where there is none, or none that can be read.
async fn kept(project: String) -> Option<Table> {
    let store = IndexedDbStore::open(dataset::STORE).await.ok()?;
    let bytes = store.get(&dataset::key(&project)).await.ok()??;
    dataset::read(&bytes).ok()
}

#[component]
pub(super) fn FromData(trials: Trials) -> impl IntoView {
    let opened = use_context::<OpenProject>();
    let table = RwSignal::new(None::<Table>);
    let columns = RwSignal::new((0, None::<usize>));
    let of = StoredValue::new(String::new());
    let look = move || {
        let Some(opened) = opened else { return };
        let project = opened.id();
        spawn_local(async move {
            let found = kept(project.clone()).await.filter(|it| it.n_rows() > 0);
            // What was chosen stays, as long as it means the same columns.
            let is_same = of.try_get_value().as_ref() == Some(&project)
                && table.with_untracked(|old| names(old) == names(&found));
            if let Some(found) = found.as_ref().filter(|_| !is_same) {
                columns.set((found.likely_input(), found.likely_output()));
            }
            of.try_set_value(project);
            table.set(found);
        });
    };
    look();
    // Another project may have been opened, or the rows changed by another tab, since they were read.
    let take = Callback::new(move |part: Part| {
        let Some(opened) = opened else { return };
        let project = opened.id();
        spawn_local(async move {
            if of.try_get_value().as_ref() != Some(&project) {
                return look();
            }
            let now = kept(project).await;
            if table.with_untracked(|old| names(old) != names(&now)) {
                return look();
            }
            let rows = now.map(|it| rows(&it, part, columns.get_untracked()));
            trials.take_rows(rows.unwrap_or_default());
        });
    });
    // Rows may have been changed in their place meanwhile.
    let listener = window_event_listener(ev::hashchange, move |_| look());
    on_cleanup(move || listener.remove());
    view! {
        <Show when=move || table.with(Option::is_some)>
            <div class="callout trials__from-data">
                <div>
                    <p>
                        <strong>{words::from_data_table()}</strong>
                        " " {words::from_data_note()}
                    </p>
                    <div class="columns">
                        <Column table columns is_input=true/>
                        <Column table columns is_input=false/>
                    </div>
                    <div class="callout__actions">
                        <Take take table columns part=Part::Selection/>
                        <Take take table columns part=Part::HeldOut/>
                    </div>
                </div>
            </div>
        </Show>
    }
}

/// What the columns of a table are called.
fn names(table: &Option<Table>) -> Vec<String> {
    let columns = table.iter().flat_map(|it| it.columns());
    columns.map(|it| it.name.to_string()).collect()
}

type Columns = RwSignal<(usize, Option<usize>)>;

#[component]
fn Column(table: RwSignal<Option<Table>>, columns: Columns, is_input: bool) -> impl IntoView {
    let options = move || {
        let chosen = columns.with(|it| if is_input { Some(it.0) } else { it.1 });
        let names = table.with(names).into_iter().enumerate();
        names
            .map(|(at, name)| {
                view! { <option value=at.to_string() prop:selected={chosen == Some(at)}>{name}</option> }
            })
            .collect_view()
    };
    let none = (!is_input).then(|| {
        view! { <option value="" prop:selected=move || columns.with(|it| it.1.is_none())>{words::none()}</option> }
    });
    view! {
        <label>
            {if is_input { words::input() } else { words::right_answer() }}
            <span class="select">
                <select on:change=move |event| {
                    let at = event_target_value(&event).parse().ok();
                    columns
                        .update(|it| match is_input {
                            true => it.0 = at.unwrap_or(it.0),
                            false => it.1 = at,
                        });
                }>{none} {options}</select>
            </span>
        </label>
    }
}

/// The rows of a part that have an input, with their right answers.
fn rows(table: &Table, part: Part, columns: (usize, Option<usize>)) -> Vec<(String, String)> {
    let cell = |row, column| table.cell(row, column).trim().to_owned();
    (0..table.n_rows())
        .filter(|it| table.part(*it) == Some(part))
        .map(|it| {
            (
                cell(it, columns.0),
                columns.1.map_or(String::new(), |at| cell(it, at)),
            )
        })
        .filter(|it| !it.0.is_empty())
        .collect()
}

#[component]
fn Take(
    take: Callback<Part>,
    table: RwSignal<Option<Table>>,
    columns: Columns,
    part: Part,
) -> impl IntoView {
    let found = Memo::new(move |_| {
        let columns = columns.get();
        table.with(|it| it.as_ref().map_or(Vec::new(), |it| rows(it, part, columns)))
    });
    let label = move || words::part_rows(part.name(), found.with(Vec::len));
    view! {
        <Button
            label=Signal::derive(label)
            look=Look::Lined
            glyph=Glyph::Table
            disabled=Signal::derive(move || found.with(Vec::is_empty))
            on_press=move |_| take.run(part)
        />
    }
}
