//! What is being done to a model: how far, how long, and a way to stop it.

use app::{Command, ModelWork, Studio, WorkKind};
use engine::Stage;
use leptos::prelude::*;

use crate::{
    controls::{Button, Look},
    words,
};

#[component]
pub(super) fn Work(studio: Studio) -> impl IntoView {
    let work = studio.model_work();
    move || {
        work.get().map(|it| {
            let share = if it.total_bytes == 0 {
                0.0
            } else {
                it.done_bytes as f64 / it.total_bytes as f64
            };
            view! {
                <section class="model-work" aria-label=words::in_progress()>
                    <p>
                        <strong>{title(&it)}</strong>
                    </p>
                    <progress max="1" value=share.to_string() aria-label=title(&it)></progress>
                    <div class="model-work__line">
                        <span class="quiet count">{line(&it)}</span>
                        <Button
                            label=Command::CancelModelWork.label().to_owned()
                            look=Look::Lined
                            on_press=move |_| studio.dispatch(Command::CancelModelWork)
                        />
                    </div>
                </section>
            }
        })
    }
}

fn title(work: &ModelWork) -> String {
    match (work.kind, work.stage) {
        (WorkKind::Load, _) | (_, Stage::Loading) => words::bringing_named(&work.name),
        (_, Stage::Downloading) => words::fetching_named(&work.name),
        (_, Stage::Checking) => words::checking_named(&work.name),
    }
}

fn line(work: &ModelWork) -> String {
    let mut line = words::size(work.done_bytes);
    if work.total_bytes > 0 {
        line = words::part_of(&line, &words::size(work.total_bytes));
    }
    if let Some(seconds) = work.seconds_left {
        line += &format!(" · {}", words::time_left(seconds));
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_says_how_far_and_how_long() {
        let mut work = ModelWork {
            kind: WorkKind::Import,
            name: "tiny".into(),
            stage: Stage::Downloading,
            done_bytes: 1_500_000,
            total_bytes: 3_000_000,
            seconds_left: Some(12.0),
        };
        assert_eq!(title(&work), "Fetching: tiny");
        assert_eq!(line(&work), "1.5 MB of 3.0 MB · about 12 s left");
        work.total_bytes = 0;
        work.seconds_left = None;
        assert_eq!(line(&work), "1.5 MB");
    }
}
