//! The person's word about a file: new projects of its prompts or of its rows, or nothing.

use archive::{Columns, Origin, likely, project_of_rows, words};
use controls::{Button, Look as Loud, words::shortened};
use domain::Project;
use foreign::Found;
use leptos::prelude::*;

use crate::desk::{Desk, passing_id};

#[component]
pub(crate) fn TakePrompts(
    desk: Desk,
    id: u32,
    n: usize,
    projects: Vec<(Project, Option<Origin>)>,
) -> impl IntoView {
    let label = match (projects.len(), n) {
        (1, 1) => words::open_as_project().to_owned(),
        (some, all) if some == all => words::open_as_projects(all),
        (some, _) => words::open_first_projects(some),
    };
    let take = move || {
        // The first one is opened last, so that it is the one that is shown.
        desk.take(projects.iter().rev().cloned().collect());
        desk.leave(id);
    };
    view! { <Acts desk id label take/> }
}

/// The two answers to a file.
#[component]
fn Acts(desk: Desk, id: u32, label: String, take: impl Fn() + 'static) -> impl IntoView {
    view! {
        <div class="files__acts">
            <Button label look=Loud::Primary on_press=move |_| take()/>
            <Button label=words::dont().to_owned() look=Loud::Lined on_press=move |_| desk.leave(id)/>
            <span class="quiet">{words::beside_your_own()}</span>
        </div>
    }
}

/// Rows alone: the person says which column is which.
#[component]
pub(crate) fn TakeRows(desk: Desk, id: u32, name: String, found: Found) -> impl IntoView {
    let Some((data, columns)) = found
        .taken
        .data
        .and_then(|it| Some((likely(&it)?, it)))
        .map(|it| (it.1, it.0))
    else {
        return view! {
            <p class="quiet">{words::nothing_to_make()}</p>
            <div class="files__acts">
                <Button label=words::put_away().to_owned() look=Loud::Lined on_press=move |_| desk.leave(id)/>
            </div>
        }
            .into_any();
    };
    let chosen = RwSignal::new(columns);
    let choose = |name: &'static str, at: usize, set: fn(&mut Columns, usize)| {
        let options = data
            .columns
            .iter()
            .enumerate()
            .map(|(i, it)| view! { <option value=i.to_string() selected={i == at}>{shortened(it, 40)}</option> })
            .collect_view();
        view! {
            <label>
                {name}
                <select
                    class="field"
                    on:change=move |event| {
                        if let Ok(at) = event_target_value(&event).parse() {
                            chosen.update(|it| set(it, at));
                        }
                    }
                >
                    {options}
                </select>
            </label>
        }
    };
    let columns = view! {
        <div class="columns">
            {choose(words::what_goes_in(), columns.input, |it, at| it.input = at)}
            {choose(words::right_answer(), columns.output, |it, at| it.output = at)}
        </div>
    };
    let label = words::open_with_examples(data.rows.len());
    let stem = name
        .rsplit_once('.')
        .map_or(name.clone(), |it| it.0.to_owned());
    let take = move || {
        let columns = chosen.get_untracked();
        let project = project_of_rows(&data, columns, &stem, passing_id());
        desk.take(vec![(project, None)]);
        desk.leave(id);
    };
    view! {
        {columns}
        <Acts desk id label take/>
    }
    .into_any()
}
