//! The promptfoo file that the open project came from: its tests are offered as rows and checks.

use controls::{Button, Look};
use leptos::{ev, prelude::*, task::spawn_local};
use storage::{IndexedDbStore, Store};
use trials::Trials;

use crate::{frame::OpenProject, words};

/// Name and text of the file, as the Files place keeps it: a line of the format's key, the prompt's place and the
/// file's name, then the file. `None` for the file of another tool, and for one without tests.
fn tests_of(kept: &[u8]) -> Option<(String, String)> {
    let (head, file) = std::str::from_utf8(kept).ok()?.split_once('\n')?;
    let mut head = head.splitn(3, ' ');
    let (key, _, name) = (head.next()?, head.next()?, head.next()?);
    let has_tests = file.lines().any(|it| it.starts_with("tests:")) || file.contains("\"tests\"");
    (key == "promptfoo" && has_tests).then(|| (name.to_owned(), file.to_owned()))
}

async fn kept(project: &str) -> Option<(String, String)> {
    let store = IndexedDbStore::open("exemplar-files").await.ok()?;
    let bytes = store.get(&format!("origin/{project}")).await.ok()??;
    tests_of(&bytes)
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
