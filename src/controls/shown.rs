//! What is drawn under a condition, or once for each item of a list. The library's own `Show` and `For`
//! are compiled anew for every place that uses them; these two are compiled once.

use std::sync::Arc;

use leptos::prelude::*;

/// Its children exist while the condition holds.
#[component]
pub fn When(#[prop(into)] is: Signal<bool>, children: ChildrenFn) -> impl IntoView {
    let is = Memo::new(move |_| is.get());
    move || is.get().then(|| children())
}

/// One view for each item, kept as it is while an item with the same key is in the list.
#[component]
pub fn Each<T, V>(
    of: impl Fn() -> Vec<T> + Send + 'static,
    key: fn(&T) -> String,
    children: impl Fn(T) -> V + Send + Sync + 'static,
) -> impl IntoView
where
    T: Send + 'static,
    V: IntoView + 'static,
{
    let children = Arc::new(children);
    list(Box::new(move || {
        let rows = of().into_iter().map(|it| {
            let children = Arc::clone(&children);
            Row {
                key: key(&it),
                draw: Box::new(move || children(it).into_any()),
            }
        });
        rows.collect()
    }))
}

struct Row {
    key: String,
    draw: Box<dyn FnOnce() -> AnyView + Send>,
}

fn list(rows: Box<dyn Fn() -> Vec<Row> + Send>) -> AnyView {
    view! { <For each=rows key=|it| it.key.clone() children=|it| (it.draw)()/> }.into_any()
}
