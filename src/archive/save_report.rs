//! "Report": the open project as one page that anybody can read or print, and nothing can run in.

use archive::{report, report_name, words};
use controls::{Button, Glyph, Look, browser};
use domain::ProjectId;
use js_sys::Date;
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsValue;

use crate::{desk::Desk, versions::time};

/// Names of versions in a report; more help nobody who reads it on paper.
const MOST_VERSIONS: usize = 100;

#[component]
pub(crate) fn SaveReport(desk: Desk) -> impl IntoView {
    let trouble = RwSignal::new(None::<String>);
    let save = move |_| {
        desk.read_project();
        let project = match desk.project.get_untracked() {
            Ok(project) => project,
            Err(why) => return trouble.set(Some(why)),
        };
        trouble.set(None);
        spawn_local(async move {
            let kept = ::versions::web::desk().await;
            let id = ProjectId(desk.project_id());
            // What is saved now is a version, too; a report without them is still one.
            let _ = kept.record(&id).await;
            let listed = kept.list(&id).await;
            let versions: Vec<(String, String)> = listed.map_or(Vec::new(), |it| {
                let shown = it.versions.iter().take(MOST_VERSIONS);
                shown
                    .map(|it| {
                        (
                            controls::words::upper(it.name.text()),
                            time(it.made_at_millis),
                        )
                    })
                    .collect()
            });
            let today = Date::new_0().to_locale_date_string("default", &JsValue::UNDEFINED);
            let page = report(&project, &versions, &String::from(today));
            browser::offer(&report_name(&project), page.as_bytes());
        });
    };
    view! {
        <section class="files__part" aria-labelledby="files-report">
            <h2 id="files-report">{words::report()}</h2>
            <p>
                {words::report_note()}
            </p>
            <div class="files__acts">
                <Button
                    label=words::save_report().to_owned()
                    look=Look::Primary
                    glyph=Glyph::Download
                    on_press=save
                />
            </div>
            <p class="field__error" role="alert">{move || trouble.get()}</p>
        </section>
    }
}
