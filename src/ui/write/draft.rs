//! What the model is shown, in reading order: instruction, examples, input, values.

use app::Studio;
use domain::Field;
use leptos::prelude::*;

use super::{
    Desk,
    comment::{comment, comment_button},
    edit,
    examples::Examples,
    part_kind::{PartHead, PartKind},
    paste,
    under::under,
    variables::Variables,
};
use crate::{
    controls::TextArea,
    reading::{memo, seen},
    words,
};

/// The left sheet.
#[component]
pub(super) fn Draft(studio: Studio) -> impl IntoView {
    let desk = expect_context::<Desk>();
    view! {
        <section
            class="sheet sheet--draft"
            aria-label=words::prompt()
            on:scroll=move |_| desk.scrolled.update(|it| *it = it.wrapping_add(1))
        >
            <div class="sheet__column">
                <OneText studio kind=PartKind::Instruction/>
                <Examples studio/>
                <OneText studio kind=PartKind::Input/>
                <Variables studio/>
            </div>
        </section>
    }
}

/// Instruction or input: one text with its count.
#[component]
fn OneText(studio: Studio, kind: PartKind) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let (field, hint) = match kind {
        PartKind::Instruction => (Field::Instruction, words::instruction_hint()),
        _ => (Field::Input, words::input_hint()),
    };
    let id = kind.key();
    let shown = field.clone();
    let is_instruction = kind == PartKind::Instruction;
    let wanted = RwSignal::new(false);
    let label = seen(|| words::comment_on_instruction().to_owned());
    let counts = studio.counts();
    let count = memo(move || {
        counts.with(|it| {
            let n = if kind == PartKind::Instruction {
                it.instruction
            } else {
                it.input
            };
            words::n_tokens(n)
        })
    });
    view! {
        <section
            class="part"
            data-part=kind.key()
            aria-labelledby=id
            on:focusin=move |_| desk.near.set(Some(kind))
            on:focusout=move |_| desk.near.set(None)
        >
            <PartHead kind id count>
                {is_instruction.then(|| comment_button(label, wanted))}
            </PartHead>
            <div class="part__text">
                <TextArea
                    text=studio.text(field.clone())
                    name=kind.label().to_owned()
                    placeholder=hint.to_owned()
                    on_text=edit(studio, field.clone())
                    on_paste=paste::offering()
                    under=under(studio, shown)
                />
            </div>
            {is_instruction.then(|| comment(studio, Field::Note, label, wanted))}
        </section>
    }
}
