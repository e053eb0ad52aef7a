//! The note beside the answer: what to try next, and what was seen.

use app::{Command, Studio};
use leptos::prelude::*;

use super::first_minute::{FirstMinute, Meant, Stage};
use crate::{
    Tools,
    controls::{Button, Glyph, Icon, IconButton, Look, Term, Terminology},
    words,
};

#[component]
pub(super) fn MarginNote(studio: Studio, first_minute: FirstMinute) -> impl IntoView {
    move || {
        let stage = first_minute.stage.get();
        let Some((line, more)) = said(&stage) else {
            return ().into_any();
        };
        let is_seen = matches!(stage, Stage::Seen { .. });
        let offers_all = matches!(
            stage,
            Stage::SwitchOff {
                meant: Meant::All,
                ..
            }
        );
        view! {
            <div class="margin-note" role="status">
                <Icon glyph=Glyph::Bulb/>
                <div>
                    <strong>{line}</strong>
                    <div class="margin-note__more">
                        {is_seen.then(|| view! { <Lesson/> })}
                        {more}
                    </div>
                    {offers_all.then(|| view! { <SwitchAllOff studio/> })}
                    {is_seen.then(|| view! { <MakeItYours studio/> })}
                </div>
                <IconButton
                    name=words::close_note().to_owned()
                    glyph=Glyph::Close
                    on_press=move |_| first_minute.close()
                />
            </div>
        }
        .into_any()
    }
}

/// The line that stands out, and what is said more quietly under it.
fn said(stage: &Stage) -> Option<(String, String)> {
    Some(match stage {
        Stage::Off | Stage::Run => return None,
        Stage::SwitchOff { meant, shown } => (
            meant.say(
                || words::switch_off_all().to_owned(),
                words::switch_off_one,
                words::switch_off_some,
            ),
            meant.say(
                || words::why_all().to_owned(),
                |_| words::why_one(shown),
                |_| words::why_some(shown),
            ),
        ),
        Stage::RunAgain { meant } => (
            words::now_run_again().to_owned(),
            meant.say(
                || words::out_all().to_owned(),
                words::out_one,
                words::out_some,
            ),
        ),
        Stage::Seen {
            meant,
            before,
            after,
        } if before == after => {
            let after = quoted(after);
            match meant {
                Meant::All => (words::knew_it(&after), words::change_input().to_owned()),
                Meant::These(_) => (
                    words::others_enough(&after),
                    words::switch_another().to_owned(),
                ),
            }
        }
        Stage::Seen {
            meant,
            before,
            after,
        } => {
            let (before, after) = (quoted(before), quoted(after));
            (
                meant.say(
                    || words::turned_all(&before, &after),
                    |it| words::turned_one(it, &before, &after),
                    |it| words::turned_some(it, &before, &after),
                ),
                words::not_shown().to_owned(),
            )
        }
    })
}

/// A text between quotes, or what an empty one is.
fn quoted(text: &str) -> String {
    if text.is_empty() {
        return words::nothing().into();
    }
    words::quoted(text)
}

#[component]
fn Lesson() -> impl IntoView {
    let [before, after] = words::around(&words::goes_by_examples(words::GAP));
    view! {
        {before}
        <Term of=Terminology::FewShot/>
        {after}
        " "
    }
}

/// Where every example is meant, one press does it.
#[component]
fn SwitchAllOff(studio: Studio) -> impl IntoView {
    let command = Command::SetAllExamplesOn(false);
    view! {
        <div class="margin-note__actions" role="group" aria-label=words::try_it()>
            <Button
                label=command.label().to_owned()
                look=Look::Lined
                glyph=Glyph::Switch
                on_press=move |_| studio.dispatch(command.clone())
            />
        </div>
    }
}

#[component]
fn MakeItYours(studio: Studio) -> impl IntoView {
    let tools = expect_context::<Tools>();
    view! {
        <div class="margin-note__actions" role="group" aria-label=words::make_it_yours()>
            <Button
                label=words::start_empty().to_owned()
                look=Look::Lined
                glyph=Glyph::Plus
                on_press=move |_| studio.dispatch(Command::NewProject)
            />
            <Button
                label=words::paste_table().to_owned()
                look=Look::Lined
                glyph=Glyph::Table
                on_press=move |_| {
                    studio.dispatch(Command::NewProject);
                    tools.show("rows");
                }
            />
            <Button
                label=words::see_other_examples().to_owned()
                look=Look::Lined
                glyph=Glyph::Bulb
                on_press=move |_| tools.show("starters")
            />
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(stage: Stage) -> String {
        said(&stage)
            .map(|(line, more)| format!("{line} {more}"))
            .unwrap_or_default()
    }

    fn seen(meant: Meant, before: &str, after: &str) -> Stage {
        let (before, after) = (before.into(), after.into());
        Stage::Seen {
            meant,
            before,
            after,
        }
    }

    #[test]
    fn one_example_is_named_by_its_number() {
        let meant = || Meant::These(vec![3]);
        let shown = "Bug".to_owned();
        assert_eq!(
            lines(Stage::SwitchOff {
                meant: meant(),
                shown
            }),
            "Switch off example 3 and run again. It is the only one that answers “Bug”. See what the model does without it."
        );
        assert_eq!(
            lines(Stage::RunAgain { meant: meant() }),
            "Now run again. Example 3 is out of the prompt; below you see what is left."
        );
        assert_eq!(
            lines(seen(meant(), "Bug", "Billing")),
            "With example 3 it said “Bug”, without it “Billing”. What it has not been shown, it can hardly know."
        );
    }

    #[test]
    fn several_examples_and_all_of_them_have_words_of_their_own() {
        let shown = "Bad".to_owned();
        let meant = Meant::These(vec![2, 4]);
        assert_eq!(
            lines(Stage::SwitchOff {
                meant,
                shown: shown.clone()
            }),
            "Switch off examples 2 and 4 and run again. They are the only ones that answer “Bad”. See what the model does without them."
        );
        assert_eq!(
            lines(Stage::SwitchOff {
                meant: Meant::All,
                shown
            }),
            "Switch off all examples and run again. Nothing but the examples says what you want. See what the model does without them."
        );
        assert_eq!(
            lines(Stage::RunAgain { meant: Meant::All }),
            "Now run again. All examples are out of the prompt; below you see what is left."
        );
        assert!(
            lines(seen(Meant::All, "Haus", ""))
                .starts_with("With the examples it said “Haus”, without them nothing.")
        );
    }

    #[test]
    fn an_answer_that_stays_is_told_as_it_is() {
        assert_eq!(
            lines(seen(Meant::These(vec![3]), "Bug", "Bug")),
            "“Bug” again: the other examples were enough here. Switch off another, or change the input, and watch when the answer turns."
        );
        assert_eq!(
            lines(seen(Meant::All, "Rome", "Rome")),
            "“Rome” again: it knew this one by itself. Change the input, and watch when the answer turns."
        );
        assert!(lines(Stage::Run).is_empty());
    }
}
