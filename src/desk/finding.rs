//! The tool that finds and replaces over the whole prompt: every hit is seen before anything changes.

use std::sync::Arc;

use controls::{Button, Look};
use desk::{Found, Hit, MOST_HITS, Query, find, name_of, replace, words};
use domain::Project;
use leptos::prelude::*;
use lint::Spot;

use crate::{board::Board, reveal, sheet::Title};

const MOST_SHOWN: usize = 60;
/// Letters of context on each side.
const AROUND: usize = 24;

#[component]
pub(crate) fn Finding(board: Board) -> impl IntoView {
    let query = RwSignal::new(Query::default());
    let with = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        board.project.with(|project| {
            let project = project.as_ref().ok()?;
            Some(query.with(|query| with.with(|with| find(project, query, with))))
        })
    });
    let field = move |name: &'static str, on_text: Box<dyn Fn(String)>| {
        view! {
            <label class="desk__field">
                {name}
                <input
                    class="field"
                    autocomplete="off"
                    spellcheck="false"
                    on:input=move |event| on_text(event_target_value(&event))
                />
            </label>
        }
    };
    let option = move |name: &'static str, set: fn(&mut Query, bool)| {
        view! {
            <label class="desk__option">
                <input
                    type="checkbox"
                    on:change=move |event| query.update(|it| set(it, event_target_checked(&event)))
                />
                {name}
            </label>
        }
    };
    view! {
        <Title text=words::find_title()/>
        {field(words::find(), Box::new(move |text| query.update(|it| it.text = text)))}
        {field(words::replace_with(), Box::new(move |text| with.set(text)))}
        <div class="desk__options">
            {option(words::match_case(), |it, on| it.match_case = on)}
            {option(words::whole_words(), |it, on| it.whole_words = on)}
            {option(words::regular_expression(), |it, on| it.is_pattern = on)}
        </div>
        {move || match found.get() {
            _ if query.with(|it| it.text.is_empty()) => {
                view! {
                    <p class="quiet">
                        {words::looks_through()}
                    </p>
                }
                    .into_any()
            }
            None => ().into_any(),
            Some(Err(why)) => view! { <p class="field__error" role="alert">{why.to_string()}</p> }.into_any(),
            Some(Ok(found)) => view! { <Hits board found/> }.into_any(),
        }}
    }
}

#[component]
fn Hits(board: Board, found: Found) -> impl IntoView {
    let n = found.hits.len();
    let project = board.project.get_untracked().ok().filter(|_| n > 0);
    let Some(project) = project.map(Arc::new) else {
        return view! { <p>{words::nowhere()}</p> }.into_any();
    };
    let rows = found
        .hits
        .iter()
        .take(MOST_SHOWN)
        .map(|hit| view! { <One board project=project.clone() hit=hit.clone()/> })
        .collect_view();
    let head = match found.is_cut {
        true => words::first_places(MOST_HITS),
        false => words::n_places(n),
    };
    let all = move |_| {
        let edit = board
            .project
            .with_untracked(|it| replace(it.as_ref().ok()?, &found.hits));
        let said = words::places_replaced(n);
        board.change(words::replace_all(), &said, edit);
    };
    view! {
        <div class="desk__acts">
            <Button label=words::replace_all().to_owned() look=Look::Primary on_press=all/>
            <span class="quiet">{head}</span>
        </div>
        <ul class="desk__rows">{rows}</ul>
        {(n > MOST_SHOWN).then(|| view! { <p class="quiet">{words::and_more(n - MOST_SHOWN)}</p> })}
    }
    .into_any()
}

#[component]
fn One(board: Board, project: Arc<Project>, hit: Hit) -> impl IntoView {
    let text = project.text(&hit.field).unwrap_or_default();
    let (before, behind) = (&text[..hit.bytes.start], &text[hit.bytes.end..]);
    let skipped = before.chars().count().saturating_sub(AROUND);
    let before: String = before.chars().skip(skipped).collect();
    let behind: String = behind.chars().take(AROUND).collect();
    let old = text[hit.bytes.clone()].to_owned();
    let new = hit.with.clone();
    let name = name_of(&project, &hit.field);
    let spot = Spot::Text {
        field: hit.field.clone(),
        bytes: hit.bytes.clone(),
    };
    let show = {
        let project = project.clone();
        move |_| reveal::show(board, &project, &spot)
    };
    let one = move |_| {
        let edit = replace(&project, std::slice::from_ref(&hit));
        board.change(words::replace(), words::replaced(), edit);
    };
    view! {
        <li>
            <button type="button" class="desk__where" title=words::show_in_prompt() on:click=show>
                {name}
            </button>
            <p class="desk__hit">
                {before} <del>{old}</del> <ins>{new}</ins> {behind}
            </p>
            <Button label=words::replace().to_owned() look=Look::Small on_press=one/>
        </li>
    }
}
