//! The texts that end an answer: from the labels, or the person's own.

use std::sync::Arc;

use app::{Command, Studio};
use domain::{RunSettings, Stops};
use leptos::prelude::*;

use crate::{
    controls::{Segment, Segmented, Term, Terminology, TextArea},
    reading::{memo, seen},
    shown::When,
    words,
};

#[component]
pub(super) fn StopsSetting(studio: Studio) -> impl IntoView {
    let settings = studio.run_settings();
    let stops = studio.stops();
    let is_own = memo(move || settings.with(|it| it.stops != Stops::Derived));
    let set = move |stops| {
        let run = RunSettings {
            stops,
            ..settings.get_untracked().as_ref().clone()
        };
        studio.dispatch(Command::SetRun(run));
    };
    // While typing, the text is the person's; it is read anew only when somebody else changed the stops.
    let typed = RwSignal::new(Arc::<str>::from(""));
    Effect::new(move |_| {
        let shown = lines(&stops.get());
        if parsed(&typed.get_untracked()) != parsed(&shown) {
            typed.set(shown.into());
        }
    });
    let derived = move || {
        let stops = stops.get();
        if stops.is_empty() {
            return words::no_stops().to_owned();
        }
        let shown = stops
            .iter()
            .map(|it| words::quoted(&words::escaped(it)))
            .reduce(|before, next| words::or_stop(&before, &next));
        shown.unwrap_or_default()
    };
    let segments = vec![
        Segment {
            value: false,
            label: words::from_labels(),
        },
        Segment {
            value: true,
            label: words::my_own(),
        },
    ];
    view! {
        <div class="setting setting--wide">
            <div class="setting__words">
                {words::stop_when()}
                <small>
                    <Term of=Terminology::Stops/>
                </small>
            </div>
            <div>
                <Segmented
                    name="stops"
                    label=words::stop_texts()
                    value=is_own
                    segments
                    on_choose=move |own| {
                        set(if own { Stops::Custom(stops.get_untracked().to_vec()) } else { Stops::Derived });
                    }
                />
            </div>
            <When is=seen(move || !is_own.get())>
                <p class="quiet">
                    <code>{derived}</code>
                </p>
            </When>
            <When is=is_own>
                <div class="part__text" data-own-undo="">
                    <TextArea
                        text=typed.into()
                        name=words::stop_texts_lines().to_owned()
                        placeholder=words::stop_hint().to_owned()
                        on_text=move |text| {
                            set(Stops::Custom(parsed(&text)));
                            typed.set(text.into());
                        }
                    />
                </div>
            </When>
        </div>
    }
}

/// One stop on each line, line ends written as `\n`.
fn lines(stops: &[String]) -> String {
    let lines: Vec<String> = stops.iter().map(|it| words::escaped(it)).collect();
    lines.join("\n")
}

fn parsed(typed: &str) -> Vec<String> {
    let lines = typed.lines().filter(|it| !it.is_empty());
    lines.map(words::unescaped).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stops_are_lines() {
        let stops = ["\n".to_owned(), "\nInput:".to_owned()];
        assert_eq!(lines(&stops), "\\n\n\\nInput:");
        assert_eq!(parsed(&lines(&stops)), stops);
        assert_eq!(parsed("a\n\nb\n"), ["a", "b"]);
    }
}
