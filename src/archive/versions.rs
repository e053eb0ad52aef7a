//! The Versions screen: the open project's versions as a list, and what can be done with one.

mod bench;
mod changed;
mod counting;
mod merge;
mod one;

pub(crate) use one::time;

use archive::words;
use leptos::prelude::*;

use self::{bench::Bench, merge::Merge, one::One};
use crate::desk::Desk;

/// So many are drawn at first, and with every press more.
const AT_ONCE: usize = 50;

#[component]
pub(crate) fn VersionsOf(desk: Desk) -> impl IntoView {
    let bench = Bench::new(desk);
    let n_shown = RwSignal::new(AT_ONCE);
    let rows = move || {
        let listed = bench.listed.get()?;
        let shown = listed.versions.iter().take(n_shown.get()).cloned();
        let head = listed.head;
        let rows = shown.map(move |version| {
            let is_now = head == Some(version.id);
            view! { <One bench version is_now/> }
        });
        Some(rows.collect_view())
    };
    let more = move || {
        let n = bench.listed.get().map_or(0, |it| it.versions.len());
        let left = n.saturating_sub(n_shown.get());
        (left > 0).then(|| {
            let label = words::show_more(left.min(AT_ONCE));
            view! {
                <controls::Button
                    label
                    on_press=move |_| n_shown.update(|it| *it += AT_ONCE)
                />
            }
        })
    };
    view! {
        <p class="page__lead">
            {words::versions_lead()}
        </p>
        {move || {
            let origin = bench.listed.get()?.origin.clone()?;
            Some(
                view! { <p class="quiet">{words::began_as_branch(&origin.name)}</p> },
            )
        }}
        <p class="versions__said" role="status">
            {move || bench.said.get()}
        </p>
        {move || {
            bench.trouble.get().map(|it| view! { <p class="versions__trouble" role="alert">{it}</p> })
        }}
        {move || {
            let listed = bench.listed.get()?;
            listed.damage.map(|it| view! { <p class="versions__trouble">{it.to_string()}</p> })
        }}
        {move || {
            bench.listed
                .get()
                .filter(|it| it.versions.is_empty())
                .map(|_| {
                    view! {
                        <p class="quiet">
                            {words::no_version_yet()}
                        </p>
                    }
                })
        }}
        <ol class="versions__list" aria-label=words::versions_newest_first()>{rows}</ol>
        {more}
        <Merge bench/>
    }
}
