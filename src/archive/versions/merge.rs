//! Another project brought into the open one: chosen from a list, clashes settled one by one, shown before it is written.

use archive::words;
use controls::{Button, Look};
use domain::ProjectId;
use leptos::{prelude::*, task::spawn_local};
use versions::{Choice, Merging, clash};

use super::{bench::Bench, changed::Changed};

#[component]
pub(crate) fn Merge(bench: Bench) -> impl IntoView {
    let others = RwSignal::<Vec<(ProjectId, String)>>::default();
    let chosen = RwSignal::new(0usize);
    let merging = RwSignal::<Option<Merging>>::new(None);
    Effect::new(move |_| {
        bench.listed.track();
        spawn_local(async move {
            let desk = ::versions::web::desk().await;
            let open = bench.project();
            // Without the list there is nothing to choose; why, the list of versions says.
            let mut found = desk.projects().await.unwrap_or_default();
            found.retain(|it| it.0 != open);
            if others.try_with_untracked(|it| *it != found) == Some(true) {
                chosen.set(0);
                others.set(found);
            }
        });
    });
    let begin = move |_| {
        let others = others.get_untracked();
        let Some((other, _)) = others.get(chosen.get_untracked()).cloned() else {
            return;
        };
        bench.act(move |desk, project| async move {
            let begun = desk.merge_newest(&project, &other).await?;
            merging.try_set(Some(begun));
            Ok(Some(String::new()))
        });
    };
    let options = move || {
        others
            .get()
            .into_iter()
            .enumerate()
            .map(|(at, (_, name))| view! { <option value=at.to_string()>{name}</option> })
            .collect_view()
    };
    view! {
        <section class="files__part" aria-labelledby="versions-merge">
            <h2 id="versions-merge">{words::merge()}</h2>
            <p class="quiet">
                {words::merge_note()}
            </p>
            {move || {
                if others.get().is_empty() {
                    view! { <p class="quiet">{words::no_other_project()}</p> }
                        .into_any()
                } else if merging.get().is_some() {
                    view! { <Settling bench merging/> }.into_any()
                } else {
                    view! {
                        <div class="versions__naming">
                            <label for="versions-other">{words::from_project()}</label>
                            <select
                                class="field"
                                id="versions-other"
                                on:change=move |event| {
                                    chosen.set(event_target_value(&event).parse().unwrap_or(0));
                                }
                            >
                                {options}
                            </select>
                            <Button label=words::merge() look=Look::Lined on_press=begin/>
                        </div>
                    }
                        .into_any()
                }
            }}
        </section>
    }
}

#[component]
fn Settling(bench: Bench, merging: RwSignal<Option<Merging>>) -> impl IntoView {
    let choose = move |choice: Choice| {
        merging.update(|it| {
            // The first of the list is shown, so it is there.
            let _ = it.as_mut().map(|it| it.choose(0, choice));
        });
    };
    let finish = move |_| {
        let Some(done) = merging.get_untracked() else {
            return;
        };
        bench.act(move |desk, _| async move {
            let finished = desk.finish_merge(&done).await;
            merging.try_set(None);
            finished?;
            Ok(Some(words::is_merged().to_owned()))
        });
    };
    let body = move || {
        let merging = merging.get()?;
        let n_left = merging.conflicts().len();
        let body = match merging.conflicts().first().map(clash) {
            None => {
                let compared = merging.pair().compared(None);
                view! {
                    <p>{words::what_merge_changes()}</p>
                    <Changed compared/>
                }
                .into_any()
            }
            Some(clash) => {
                let side = |title: &'static str, text: Option<String>, choice: Choice| {
                    let text = text.unwrap_or_else(|| words::nothing().to_owned());
                    view! {
                        <div class="versions__choice">
                            <p class="versions__text">{text}</p>
                            <Button
                                label=title
                                look=Look::Lined
                                on_press=move |_| choose(choice.clone())
                            />
                        </div>
                    }
                };
                view! {
                    <p>{words::clashes_to_settle(&clash.title, n_left)}</p>
                    {side(words::keep_ours(), clash.ours, Choice::Ours)}
                    {side(words::take_theirs(), clash.theirs, Choice::Theirs)}
                    {side(words::back_to_before(), clash.before, Choice::Base)}
                }
                .into_any()
            }
        };
        Some(body)
    };
    let is_settled = move || merging.get().is_some_and(|it| it.conflicts().is_empty());
    view! {
        <div class="versions__opened">
            {body}
            <div class="versions__acts">
                {move || {
                    is_settled()
                        .then(|| {
                            view! {
                                <Button label=words::finish_merge() look=Look::Primary on_press=finish/>
                            }
                        })
                }}
                <Button label=words::leave_it() on_press=move |_| merging.set(None)/>
            </div>
        </div>
    }
}
