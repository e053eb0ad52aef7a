//! One version of the list: its name and time, and when it is opened, what it changed and what can be done with it.

use archive::words;
use controls::{Button, Look};
use domain::Style;
use js_sys::Date;
use leptos::{prelude::*, task::spawn_local};
use versions::{Compared, Name, Version, VersionId};
use wasm_bindgen::JsValue;

use super::{
    bench::Bench,
    changed::{Changed, Cost},
    counting,
};

#[component]
pub(crate) fn One(bench: Bench, version: Version, is_now: bool) -> impl IntoView {
    let id = version.id;
    let is_open = move || bench.opened.get() == Some(id);
    let (name, is_given) = match &version.name {
        Name::Given(name) => (name.clone(), true),
        Name::Automatic(name) => (controls::words::upper(name), false),
    };
    let marks = [
        (is_now, words::mark_newest()),
        (version.pinned, words::mark_pinned()),
        (version.parents.len() > 1, words::mark_merged()),
    ];
    let marks = marks
        .into_iter()
        .filter(|it| it.0)
        .map(|(_, word)| view! { <span class="versions__mark">{word}</span> })
        .collect_view();
    let results = version
        .results
        .iter()
        .map(|it| view! { <li>{it.sentence.clone()}</li> })
        .collect_view();
    let has_results = !version.results.is_empty();
    let time = time(version.made_at_millis);
    let version = StoredValue::new(version);
    view! {
        <li class="versions__one">
            <button
                type="button"
                class="versions__row"
                aria-expanded=move || is_open().to_string()
                on:click=move |_| {
                    bench.opened.update(|it| *it = (*it != Some(id)).then_some(id));
                }
            >
                <span class="versions__name" data-given=is_given.to_string()>
                    {name}
                </span>
                {marks}
                <time class="versions__time">{time}</time>
            </button>
            {has_results.then(|| view! { <ul class="versions__results">{results}</ul> })}
            {move || {
                is_open().then(|| view! { <Opened bench version=version.get_value() is_now/> })
            }}
        </li>
    }
}

#[component]
fn Opened(bench: Bench, version: Version, is_now: bool) -> impl IntoView {
    let id = version.id;
    let against = RwSignal::new(version.parents.first().copied());
    let compared = RwSignal::<Option<(Compared, Cost)>>::new(None);
    Effect::new(move |_| {
        let Some(other) = against.get() else {
            compared.set(None);
            return;
        };
        let base = bench.base();
        spawn_local(async move {
            let desk = ::versions::web::desk().await;
            let pair = match desk.pair(&bench.project(), other, id).await {
                Ok(pair) => pair,
                Err(why) => return bench.fail(&why),
            };
            // Counted behind the words, which are there at once. Another version may be chosen meanwhile.
            let is_wanted = || against.try_get_untracked() == Some(Some(other));
            if is_wanted() {
                compared.try_set(Some((pair.compared(None), Cost::Coming)));
            }
            let cost = match counting::vocab(base).await {
                Err(why) => (None, Cost::Unknown(why)),
                Ok(vocab) => {
                    let count = |it| archive::prompt_tokens(it, &vocab);
                    let both = (count(&pair.old), count(&pair.new));
                    let is_chat = [&pair.old, &pair.new]
                        .into_iter()
                        .any(|it| it.prompt.style == Style::Chat);
                    (Some(both), Cost::Counted { is_chat })
                }
            };
            if is_wanted() {
                compared.try_set(Some((pair.compared(cost.0), cost.1)));
            }
        });
    });
    let name = RwSignal::new(match &version.name {
        Name::Given(name) => name.clone(),
        Name::Automatic(_) => String::new(),
    });
    let pinned = version.pinned;
    let give_name = move || {
        let name = name.get_untracked();
        bench.act(move |desk, project| async move {
            desk.name(&project, id, name.trim()).await?;
            Ok(Some(words::version_is_named().to_owned()))
        });
    };
    let pin = move |_| {
        bench.act(move |desk, project| async move {
            desk.pin(&project, id, !pinned).await?;
            let said = match pinned {
                true => words::version_is_unpinned(),
                false => words::version_is_pinned(),
            };
            Ok(Some(said.to_owned()))
        });
    };
    let restore = move |_| {
        bench.act(move |desk, project| async move {
            let changed = desk.restore(&project, id).await?;
            let said = match changed {
                true => words::is_restored(),
                false => words::is_restored_already(),
            };
            Ok(Some(said.to_owned()))
        });
    };
    let branch = move |_| {
        bench.act(move |desk, project| async move {
            let name = desk.project(&project, id).await?.name;
            let name = words::branch_name(&name);
            let branch = desk.branch(&project, id, &name).await?;
            bench.open(branch);
            Ok(Some(words::is_branched(&name)))
        });
    };
    let field = format!("versions-name-{id}");
    let select = format!("versions-against-{id}");
    view! {
        <div class="versions__opened">
            <div class="versions__acts">
                {(!is_now).then(|| view! { <Button label=words::restore() look=Look::Lined on_press=restore/> })}
                <Button label=words::branch() look=Look::Lined on_press=branch/>
                <Button
                    label=if pinned { words::unpin() } else { words::pin() }
                    look=Look::Lined
                    on_press=pin
                />
            </div>
            <form
                class="versions__naming"
                on:submit=move |event| {
                    event.prevent_default();
                    if !name.get_untracked().trim().is_empty() {
                        give_name();
                    }
                }
            >
                <label for=field.clone()>{words::own_name()}</label>
                <input
                    class="field"
                    id=field.clone()
                    maxlength="200"
                    prop:value=move || name.get()
                    on:input=move |event| name.set(event_target_value(&event))
                />
                <button type="submit" class="button button--lined">
                    {words::name_it()}
                </button>
            </form>
            <Against bench id against select/>
            {move || {
                compared.get().map(|(compared, cost)| view! { <Changed compared cost/> })
            }}
        </div>
    }
}

/// The other version that is compared with.
#[component]
fn Against(
    bench: Bench,
    id: VersionId,
    against: RwSignal<Option<VersionId>>,
    select: String,
) -> impl IntoView {
    let listed = bench.listed.get_untracked();
    let others: Vec<(VersionId, String)> = listed.map_or_else(Vec::new, |it| {
        let others = it.versions.iter().filter(|it| it.id != id);
        let label = |it: &Version| {
            let name = controls::words::shortened(it.name.text(), 60);
            format!("{name}, {}", time(it.made_at_millis))
        };
        others.map(|it| (it.id, label(it))).collect()
    });
    if others.is_empty() {
        return ().into_any();
    }
    let ids: Vec<VersionId> = others.iter().map(|it| it.0).collect();
    let options = others
        .into_iter()
        .enumerate()
        .map(|(at, (other, label))| {
            let chosen = against.get_untracked() == Some(other);
            view! {
                <option value=at.to_string() selected=chosen>
                    {label}
                </option>
            }
        })
        .collect_view();
    let has_parent = against.get_untracked().is_some();
    view! {
        <div class="versions__naming">
            <label for=select.clone()>{words::changed_since()}</label>
            <select
                class="field"
                id=select
                on:change=move |event| {
                    let at: Option<usize> = event_target_value(&event).parse().ok();
                    against.set(at.and_then(|it| ids.get(it).copied()));
                }
            >
                {(!has_parent).then(|| view! { <option value="" selected>{words::choose_version()}</option> })}
                {options}
            </select>
        </div>
    }
    .into_any()
}

/// As this device writes times.
pub(crate) fn time(millis: u64) -> String {
    let date = Date::new(&JsValue::from_f64(millis as f64));
    let text = date.to_locale_string("default", &JsValue::UNDEFINED);
    text.into()
}
