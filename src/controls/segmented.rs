//! A choice between two or three things that exclude each other, all in sight.

use leptos::prelude::*;

/// One of the choices.
#[derive(Clone, Copy, Debug)]
pub struct Segment<T> {
    pub value: T,
    pub label: &'static str,
}

/// Radio buttons in one frame; arrows move between them as the browser does it.
#[component]
pub fn Segmented<T: Copy + PartialEq + Send + Sync + 'static>(
    /// The name of the group, unique in the page.
    name: &'static str,
    label: &'static str,
    #[prop(into)] value: Signal<T>,
    segments: Vec<Segment<T>>,
    on_choose: impl Fn(T) + Clone + 'static,
) -> impl IntoView {
    let radios = segments
        .into_iter()
        .map(|segment| {
            let on_choose = on_choose.clone();
            view! {
                <label>
                    <input
                        type="radio"
                        name=name
                        prop:checked=move || value.get() == segment.value
                        on:change=move |_| on_choose(segment.value)
                    />
                    <span>{segment.label}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <div class="segmented" role="radiogroup" aria-label=label>
            {radios}
        </div>
    }
}
