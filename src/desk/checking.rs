//! The tool that looks for what may go wrong: findings by rule, each with its place and what mends it.

use controls::{Button, Disclosure, Look};
use desk::{name_of, words};
use domain::{Edit, Project};
use leptos::prelude::*;
use lint::{Finding, RULES, Rule, Spot, Weight, findings};

use crate::{board::Board, reveal, sheet::Title};

/// More of one rule are only counted.
const MOST_SHOWN: usize = 20;

#[component]
pub(crate) fn Checking(board: Board) -> impl IntoView {
    let found = Memo::new(move |_| {
        board.project.with(|project| match project {
            Err(why) => Err(why.clone()),
            Ok(project) => Ok(board.known.with(|it| findings(project, &it.facts))),
        })
    });
    view! {
        <Title text=words::check_title()/>
        {move || match found.get() {
            Err(why) => view! { <p>{why}</p> }.into_any(),
            Ok(found) => view! { <Found board found/> }.into_any(),
        }}
        <Disclosure label=words::looked_for().to_owned()>
            <Looked/>
        </Disclosure>
    }
}

#[component]
fn Found(board: Board, found: Vec<Finding>) -> impl IntoView {
    if found.is_empty() {
        return view! {
            <p>
                {words::nothing_stands_out()}
            </p>
        }
        .into_any();
    }
    let groups = RULES
        .iter()
        .filter_map(|rule| {
            let of: Vec<Finding> = found
                .iter()
                .filter(|it| it.rule == rule.key)
                .cloned()
                .collect();
            (!of.is_empty()).then(|| view! { <Group board rule found=of/> })
        })
        .collect_view();
    view! {
        <p class="quiet">
            {words::known_to_matter()}
        </p>
        {groups}
    }
    .into_any()
}

#[component]
fn Group(board: Board, rule: &'static Rule, found: Vec<Finding>) -> impl IntoView {
    let n = found.len();
    let fixes: Vec<Edit> = (found.iter())
        .filter_map(|it| Some(it.fix.clone()?.edit))
        .collect();
    let fix_all = (fixes.len() > 1).then(|| {
        let n = fixes.len();
        let fix = move |_| {
            let said = words::places_mended(n);
            board.change((rule.title)(), &said, Some(Edit::Many(fixes.clone())));
        };
        view! { <Button label=words::fix_all(n) look=Look::Lined on_press=fix/> }
    });
    let rows = found
        .into_iter()
        .take(MOST_SHOWN)
        .map(|finding| view! { <One board rule finding/> })
        .collect_view();
    let weight = match rule.weight {
        Weight::Mend => ("mend", words::to_mend()),
        Weight::Check => ("check", words::worth_measuring()),
        Weight::Note => ("note", words::good_to_know()),
    };
    view! {
        <section class="desk__group" data-weight=weight.0>
            <h3>{(rule.title)()}</h3>
            <p class="desk__weight">{weight.1}</p>
            <p class="quiet">{(rule.why)()}</p>
            <ul class="desk__rows">{rows}</ul>
            {(n > MOST_SHOWN).then(|| view! { <p class="quiet">{words::and_more(n - MOST_SHOWN)}</p> })}
            {fix_all}
        </section>
    }
}

#[component]
fn One(board: Board, rule: &'static Rule, finding: Finding) -> impl IntoView {
    let Finding {
        spot, says, fix, ..
    } = finding;
    let name = board.project.with_untracked(|it| match (it, &spot) {
        (Ok(project), Spot::Text { field, .. }) => name_of(project, field),
        _ => String::new(),
    });
    let show = reveal::can_show(&spot).then(|| {
        let show = move |_| {
            let project: Option<Project> = board.project.get_untracked().ok();
            if let Some(project) = project {
                reveal::show(board, &project, &spot);
            }
        };
        view! {
            <button
                type="button"
                class="button button--small"
                aria-label=words::show_named(&name)
                title=name
                on:click=show
            >
                {words::show()}
            </button>
        }
    });
    let fix = fix.map(|fix| {
        let said = words::done_step(&fix.label);
        let mend = move |_| board.change((rule.title)(), &said, Some(fix.edit.clone()));
        view! { <Button label=fix.label look=Look::Lined on_press=mend/> }
    });
    view! {
        <li>
            <p>{says}</p>
            <div class="desk__acts">{fix} {show}</div>
        </li>
    }
}

#[component]
fn Looked() -> impl IntoView {
    let rows = RULES
        .iter()
        .map(|it| view! { <li>{(it.title)()} " " <span class="quiet">{(it.source)()}</span></li> })
        .collect_view();
    view! { <ul class="desk__looked">{rows}</ul> }
}
