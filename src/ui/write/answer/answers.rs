//! The answers of the last run side by side; earlier ones stay below, folded.

use app::{AnswerId, Command, Studio};
use leptos::prelude::*;

use super::sample::Sample;
use crate::{
    controls::{Button, Disclosure},
    reading::{memo, seen},
    shown::{Each, When},
    words,
};

#[component]
pub(super) fn Answers(studio: Studio) -> impl IntoView {
    let ids = studio.answer_ids();
    let run_of = move |id: AnswerId| {
        studio
            .answer(id)
            .with_untracked(|it| it.as_ref().map(|it| it.run))
    };
    // Which run an answer belongs to never changes, so the list of ids says it all.
    let split = memo(move || {
        let ids = ids.get();
        let last = ids.last().and_then(|it| run_of(*it));
        let first_of_last = ids
            .iter()
            .rposition(|it| run_of(*it) != last)
            .map_or(0, |it| it + 1);
        let (earlier, latest) = ids.split_at(first_of_last);
        (
            latest.to_vec(),
            earlier.iter().rev().copied().collect::<Vec<_>>(),
        )
    });
    let latest = memo(move || split.with(|it| it.0.clone()));
    let earlier = memo(move || split.with(|it| it.1.clone()));
    view! {
        <section aria-label=words::answers()>
            <When is=seen(move || latest.with(Vec::is_empty))>
                <div class="empty">
                    <strong>{words::answer_comes_here()}</strong>
                    <p>
                        {words::answer_comes_note()}
                    </p>
                </div>
            </When>
            <div class="answers">
                <Each of=move || latest.get() key=|it| it.0.to_string() let:id>
                    <Sample studio id/>
                </Each>
            </div>
            <When is=seen(move || earlier.with(|it| !it.is_empty()))>
                <div class="answers-earlier">
                    <Disclosure label=seen(move || {
                        words::n_earlier_answers(earlier.with(Vec::len))
                    })>
                        <div class="answers answers--earlier">
                            <Each of=move || earlier.get() key=|it| it.0.to_string() let:id>
                                <Sample studio id/>
                            </Each>
                        </div>
                        <Button
                            label=Command::ClearAnswers.label().to_owned()
                            on_press=move |_| studio.dispatch(Command::ClearAnswers)
                        />
                    </Disclosure>
                </div>
            </When>
        </section>
    }
}
