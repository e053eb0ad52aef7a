//! The promptfoo file that the open project came from: its tests are offered as rows and checks.

use controls::{Button, Look};
use leptos::{ev, prelude::*, task::spawn_local};
use storage::IndexedDbStore;
use trials::{FILES, Trials, tests_of_origin};

use crate::{frame::OpenProject, words};

async fn kept(project: &str) -> Option<(String, String)> {
    let store = IndexedDbStore::open(FILES).await.ok()?;
    tests_of_origin(&store, project).await
}

#[component]
pub(crate) fn FromOrigin(trials: Trials) -> impl IntoView {
    let opened = use_context::<OpenProject>();
    let file = RwSignal::new(None::<(String, String)>);
    let look = move || {
        let Some(opened) = opened else { return };
        let project = opened.id();
        spawn_local(async move {
            let found = kept(&project).await;
            file.try_set(found);
        });
    };
    look();
    // Another project may be open when one comes back.
    let listener = window_event_listener(ev::hashchange, move |_| look());
    on_cleanup(move || listener.remove());
    move || {
        let file = file.get()?;
        let name = file.0.clone();
        Some(view! {
            <div class="callout">
                <div>
                    <p>{words::came_with_tests(&name)}</p>
                    <div class="callout__actions">
                        <Button
                            label=words::look_at_tests()
                            look=Look::Lined
                            on_press=move |_| trials.look_at_foreign(std::slice::from_ref(&file))
                        />
                    </div>
                </div>
            </div>
        })
    }
}
