//! The tool about examples: what is known of them, what they cost, and a choice made by the machine, seen before it is done.

use controls::{Button, Disclosure, Look, Segment, Segmented, words as figures};
use desk::words;
use domain::{Edit, Example, Project};
use leptos::prelude::*;
use lint::{
    Choice, Chosen, Evidence, LabelCount, NEAR, Other, choose, chosen_edit, evidence, label_counts,
};

use crate::{board::Board, sheet::Title, worth::Worths};

const MOST_SHOWN: usize = 30;
/// More different answers are no kinds to balance.
const MOST_KINDS: usize = 12;

#[component]
pub(crate) fn Choosing(board: Board) -> impl IntoView {
    let has_examples = Memo::new(move |_| {
        board
            .project
            .with(|it| it.as_ref().is_ok_and(|it| !it.prompt.examples.is_empty()))
    });
    view! {
        <Title text=words::examples()/>
        {move || {
            if has_examples.get() {
                view! {
                    <Balance board/>
                    <Alike board/>
                    <Worths board/>
                    <Cost board/>
                    <Choose board/>
                }
                    .into_any()
            } else {
                view! {
                    <p>
                        {words::no_examples_yet()}
                    </p>
                }
                    .into_any()
            }
        }}
    }
}

/// What is read from the project, again whenever it changes.
fn of<T: PartialEq + Send + Sync + 'static>(
    board: Board,
    read: fn(&Project) -> Vec<T>,
) -> Memo<Vec<T>> {
    Memo::new(move |_| {
        board
            .project
            .with(|it| it.as_ref().map_or(Vec::new(), read))
    })
}

#[component]
fn Balance(board: Board) -> impl IntoView {
    let counts = of::<LabelCount>(board, label_counts);
    move || {
        let counts = counts.get();
        let most = counts.iter().map(|it| it.count).max().unwrap_or_default();
        if counts.len() > MOST_KINDS || most < 2 {
            return ().into_any();
        }
        let rows = counts
            .into_iter()
            .map(|it| {
                let width = format!("{:.1}%", 100.0 * it.count as f64 / most as f64);
                view! {
                    <tr>
                        <th scope="row">{it.label}</th>
                        <td class="count">{it.count}</td>
                        <td class="desk__bar">
                            <span style:inline-size=width></span>
                        </td>
                    </tr>
                }
            })
            .collect_view();
        view! {
            <section class="desk__group">
                <h3>{words::how_often()}</h3>
                <table class="desk__table">
                    <tbody>{rows}</tbody>
                </table>
            </section>
        }
        .into_any()
    }
}

#[component]
fn Alike(board: Board) -> impl IntoView {
    let all = of::<Evidence>(board, evidence);
    move || {
        let told: Vec<Evidence> = all
            .get()
            .into_iter()
            .filter(|it| it.leaks || it.other.is_some())
            .collect();
        if told.is_empty() {
            return view! {
                <p class="quiet">
                    {words::no_alike()}
                </p>
            }
            .into_any();
        }
        let n = told.len();
        let rows = told
            .into_iter()
            .take(MOST_SHOWN)
            .map(|it| view! { <OneAlike board of=it/> })
            .collect_view();
        view! {
            <section class="desk__group">
                <h3>{words::alike()}</h3>
                <p class="quiet">
                    {words::alike_note(&figures::hundredths(NEAR))}
                </p>
                <ul class="desk__rows">{rows}</ul>
                {(n > MOST_SHOWN).then(|| view! { <p class="quiet">{words::and_more(n - MOST_SHOWN)}</p> })}
            </section>
        }
        .into_any()
    }
}

#[component]
fn OneAlike(board: Board, of: Evidence) -> impl IntoView {
    let number = of.place + 1;
    let mut says = match of.other {
        Some(Other::Copy(it)) => words::copy_of(number, it + 1),
        Some(Other::Contradiction(it)) => words::contradicts(number, it + 1),
        Some(Other::Near(it, share)) => words::near_to(number, it + 1, &figures::hundredths(share)),
        None => String::new(),
    };
    if of.leaks {
        says = format!("{says} {}", words::leaks(number)).trim().to_owned();
    }
    let is_on = board.project.with_untracked(|it| {
        let project = it.as_ref().ok();
        project
            .and_then(|it| it.prompt.example(of.id))
            .is_some_and(|it| it.on)
    });
    let flip = move |_| {
        let (label, said) = match is_on {
            true => (words::step_off(), words::example_off(number)),
            false => (words::step_on(), words::example_on(number)),
        };
        let edit = Edit::SetOn {
            id: of.id,
            on: !is_on,
        };
        board.change(label, &said, Some(edit));
    };
    let label = if is_on {
        words::switch_off(number)
    } else {
        words::switch_on(number)
    };
    view! {
        <li>
            <p>{says}</p>
            <div class="desk__acts">
                <Button label look=Look::Lined on_press=flip/>
            </div>
        </li>
    }
}

/// What each shown example takes of the prompt, the dearest first.
#[component]
fn Cost(board: Board) -> impl IntoView {
    let costs = Memo::new(move |_| {
        let known = board.known.get();
        let mut costs: Vec<(usize, u64)> = board.project.with(|it| {
            let examples = it.as_ref().map_or(&[][..], |it| &it.prompt.examples);
            let shown = examples.iter().enumerate().filter(|it| it.1.on);
            shown
                .map(|it| it.0)
                .zip(known.each_example.iter().copied())
                .collect()
        });
        costs.sort_by_key(|it| std::cmp::Reverse(it.1));
        (costs, known.total.unwrap_or_default(), known.is_exact)
    });
    move || {
        let (costs, total, is_exact) = costs.get();
        let about = if is_exact { "" } else { "≈" };
        let sum: u64 = costs.iter().map(|it| it.1).sum();
        if sum == 0 {
            return ().into_any();
        }
        let most = costs.first().map_or(1, |it| it.1.max(1));
        let rows = costs
            .into_iter()
            .take(MOST_SHOWN)
            .map(|(place, n)| {
                let width = format!("{:.1}%", 100.0 * n as f64 / most as f64);
                view! {
                    <tr>
                        <th scope="row">{words::example_n(place + 1)}</th>
                        <td class="count">{format!("{about}{}", figures::grouped(n))}</td>
                        <td class="count">{figures::percent(n, total)}</td>
                        <td class="desk__bar">
                            <span style:inline-size=width></span>
                        </td>
                    </tr>
                }
            })
            .collect_view();
        let label = words::cost(
            &format!("{about}{}", words::n_tokens(sum)),
            &figures::percent(sum, total),
        );
        view! {
            <Disclosure label>
                <table class="desk__table">
                    <tbody>{rows}</tbody>
                </table>
            </Disclosure>
        }
        .into_any()
    }
}

#[component]
fn Choose(board: Board) -> impl IntoView {
    let choice = RwSignal::new(Choice::Nearest);
    let n_wanted = RwSignal::new(4_usize);
    let ordered = RwSignal::new(true);
    let chosen = Memo::new(move |_| {
        let (choice, n) = (choice.get(), n_wanted.get());
        board
            .project
            .with(|it| it.as_ref().map_or(Vec::new(), |it| choose(it, choice, n)))
    });
    let has_input = Memo::new(move |_| {
        board.project.with(|it| {
            it.as_ref()
                .is_ok_and(|it| !it.prompt.input.trim().is_empty())
        })
    });
    let segments = [
        (Choice::Nearest, words::nearest()),
        (Choice::NearestOfEach, words::nearest_of_each()),
        (Choice::Diverse, words::most_different()),
    ];
    let segments = segments
        .map(|(value, label)| Segment { value, label })
        .to_vec();
    let says = move || match choice.get() {
        _ if !has_input.get() => words::input_first(),
        Choice::Nearest => words::nearest_note(),
        Choice::NearestOfEach => words::nearest_of_each_note(),
        Choice::Diverse => words::most_different_note(),
    };
    let show = move |_| {
        let chosen = chosen.get_untracked();
        let ordered = ordered.get_untracked();
        let edit = board
            .project
            .with_untracked(|it| chosen_edit(it.as_ref().ok()?, &chosen, ordered));
        let said = words::examples_shown(chosen.len());
        board.change(words::choose_examples(), &said, edit);
    };
    view! {
        <section class="desk__group">
            <h3>{words::choose_for_input()}</h3>
            <Segmented name="choice" label=words::how_to_choose() value=choice segments on_choose=move |it| choice.set(it)/>
            <p class="quiet">{says}</p>
            <div class="desk__options">
                <label class="desk__option">
                    {words::how_many()}
                    <input
                        class="field desk__number"
                        type="number"
                        min="1"
                        max="100"
                        prop:value=move || n_wanted.get().to_string()
                        on:input=move |event| {
                            if let Ok(n) = event_target_value(&event).parse::<usize>() {
                                n_wanted.set(n.clamp(1, 100));
                            }
                        }
                    />
                </label>
                <label class="desk__option">
                    <input
                        type="checkbox"
                        prop:checked=move || ordered.get()
                        on:change=move |event| ordered.set(event_target_checked(&event))
                    />
                    {words::nearest_last()}
                </label>
            </div>
            {move || {
                let rows = board.project.with(|it| it.as_ref().map_or(Vec::new(), |it| rows(it, &chosen.get())));
                view! { <ol class="desk__rows desk__chosen">{rows}</ol> }
            }}
            <div class="desk__acts">
                <Button label=words::show_only_these().to_owned() look=Look::Primary disabled=Signal::derive(move || chosen.with(Vec::is_empty) || !has_input.get() && choice.get() != Choice::Diverse) on_press=show/>
            </div>
            <p class="quiet">
                {words::whether_better()}
            </p>
        </section>
    }
}

fn rows(project: &Project, chosen: &[Chosen]) -> Vec<impl IntoView + use<>> {
    let examples = &project.prompt.examples;
    let found = chosen
        .iter()
        .filter_map(|it| Some((it, examples.get(it.place)?)));
    found.map(|(it, example)| row(it, example)).collect()
}

fn row(it: &Chosen, example: &Example) -> impl IntoView + use<> {
    let near = match it.score {
        score if score > 0.0 => words::nearness(&::words::decimal(score, 2)),
        _ => words::no_common_word().to_owned(),
    };
    let input = figures::shortened(&example.input, 70);
    let output = figures::shortened(&example.output, 30);
    view! {
        <li>
            <p>
                {words::example_row(it.place + 1, &input, &output)}
            </p>
            <span class="quiet">{near}</span>
        </li>
    }
}
