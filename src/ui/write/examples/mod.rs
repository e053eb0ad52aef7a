//! The examples: their labels, their cards, and what can be added.

mod card;
mod cards;
mod drag;
mod labels;
mod selecting;
mod window;

use app::{Command, Studio};
use leptos::prelude::*;

use super::{
    Desk,
    part_kind::{PartHead, PartKind},
};
use crate::{
    Tools,
    controls::{Button, Glyph, Look, Term, Terminology},
    reading::{memo, seen},
    shown::When,
    words,
};

#[component]
pub(super) fn Examples(studio: Studio) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let ids = studio.example_ids();
    let counts = studio.counts();
    let summary = memo(move || {
        let n = ids.with(|it| it.len());
        counts.with(|it| summary(n, it.each_example.len(), it.examples))
    });
    let selecting = selecting::Selecting::new(ids, desk);
    selecting.follow(studio);
    provide_context(selecting);
    let none = memo(move || ids.with(|it| it.is_empty()));
    view! {
        <section
            class="part"
            data-part=PartKind::Examples.key()
            aria-labelledby="examples"
            on:focusin=move |_| desk.near.set(Some(PartKind::Examples))
            on:focusout=move |_| desk.near.set(None)
            on:keydown=move |event| selecting.on_key(&event)
        >
            <PartHead kind=PartKind::Examples id="examples" count=summary/>
            <labels::Labels studio/>
            {selecting::bar(studio, selecting)}
            {move || {
                if none.get() { view! { <Empty studio/> }.into_any() } else { view! { <cards::Cards studio ids/> }.into_any() }
            }}
            <When is=seen(move || !none.get())>
                <Foot studio/>
            </When>
        </section>
    }
}

/// `4 examples, 3 shown · 52 tokens`.
fn summary(n: usize, n_shown: usize, n_tokens: u32) -> String {
    if n == 0 {
        return String::new();
    }
    let mut examples = words::n_examples(n);
    if n_shown != n {
        examples = words::shown_too(&examples, n_shown);
    }
    words::with_tokens(&examples, &words::n_tokens(n_tokens))
}

/// The two ways to more examples: one at the end, ready to be written in, and a table.
fn ways_to_add(studio: Studio, look: Look) -> AnyView {
    let desk = expect_context::<Desk>();
    let tools = expect_context::<Tools>();
    let ids = studio.example_ids();
    view! {
        <Button
            label=Command::AddExample { after: None }.label().to_owned()
            look
            glyph=Glyph::Plus
            on_press=move |_| {
                studio.dispatch(Command::AddExample { after: None });
                desk.wanted_card.set(ids.with_untracked(|it| it.last().copied()));
            }
        />
        <Button
            label=words::paste_table().to_owned()
            glyph=Glyph::Table
            on_press=move |_| tools.show("rows")
        />
    }
    .into_any()
}

#[component]
fn Foot(studio: Studio) -> impl IntoView {
    let selecting = expect_context::<selecting::Selecting>();
    view! {
        <div class="examples__foot">
            {ways_to_add(studio, Look::Quiet)}
            <SwitchAll studio/>
            <Button
                label=words::select_examples().to_owned()
                glyph=Glyph::Check
                on_press=move |_| selecting.begin()
            />
        </div>
    }
}

/// All examples off, or on again where none is.
#[component]
fn SwitchAll(studio: Studio) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let n_on = studio.examples_on();
    let command = move || Command::SetAllExamplesOn(n_on.get() == 0);
    view! {
        <Button
            label=seen(move || command().label().to_owned())
            glyph=Glyph::Switch
            on_press=move |_| {
                let command = untrack(command);
                let on = command == Command::SetAllExamplesOn(true);
                studio.dispatch(command);
                desk.said.set(if on { words::all_shown() } else { words::all_off() }.to_owned());
            }
        />
    }
}

/// Teaches what examples are for, and offers to begin.
#[component]
fn Empty(studio: Studio) -> impl IntoView {
    let tools = expect_context::<Tools>();
    let [before, after] = words::around(&words::pairs_lesson(words::GAP));
    view! {
        <div class="empty">
            <strong>{words::show_what_you_mean()}</strong>
            <p>
                {before} <Term of=Terminology::FewShot/> {after}
            </p>
            <div class="empty__actions">
                {ways_to_add(studio, Look::Primary)}
                <Button
                    label=words::see_examples().to_owned()
                    glyph=Glyph::Bulb
                    on_press=move |_| tools.show("starters")
                />
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::summary;

    #[test]
    fn the_head_counts_in_words() {
        assert_eq!(summary(4, 3, 52), "4 examples, 3 shown · 52 tokens");
        assert_eq!(summary(1, 1, 1), "1 example · 1 token");
        assert_eq!(summary(0, 0, 0), "");
    }
}
