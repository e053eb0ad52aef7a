//! What the model sees, byte for byte: parts by hue, tokens and invisible characters on demand.

mod block;
mod blocks;
mod marks;
mod rows;

use std::rc::Rc;

use app::{Command, Problem, Studio, TokenizerChoice};
use domain::Style;
use leptos::prelude::*;

use super::{Desk, part_kind::PartKind, pauses::in_pauses};
use crate::{
    controls::{Button, Glyph, Icon, Look, Segment, Segmented, Term, Terminology, Toggle},
    reading::{memo, seen},
    shown::{Each, When},
    words,
};
use block::BlockView;
use blocks::cut;
use rows::Row;

/// Bytes drawn before a person asks for more; a page of a long prompt.
const FIRST_BYTES: usize = 6_000;
const MORE_BYTES: usize = 32_000;

#[component]
pub(super) fn Preview(studio: Studio) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let preview = studio.preview();
    let budget = RwSignal::new(FIRST_BYTES);
    let marks = RwSignal::new(false);
    let problem = memo(move || preview.with(|it| it.problem.clone()));
    let [head, tail] = [(); 2].map(|()| StoredValue::new(Vec::<Row>::new()));
    let [n_head, n_tail, n_hidden] = [(); 3].map(|()| RwSignal::new(0));
    let beat = RwSignal::new(0);
    let busy = RwSignal::new(false);
    let draw = move || {
        preview.with_untracked(|it| {
            let cut = cut(&it.rendered, budget.get_untracked());
            head.update_value(|it| rows::follow(it, &cut.head));
            tail.update_value(|it| rows::follow(it, &cut.tail));
            for (shown, now) in [
                (n_head, cut.head.len()),
                (n_tail, cut.tail.len()),
                (n_hidden, cut.hidden_bytes),
            ] {
                if shown.get_untracked() != now {
                    shown.set(now);
                }
            }
        });
        beat.update(|it| *it += 1);
        busy.set(false);
    };
    let later = in_pauses(Rc::new(draw));
    let counts = studio.counts();
    Effect::new(move |drawn: Option<()>| {
        preview.track();
        counts.track();
        budget.track();
        // The letter that is typed does not wait for this.
        match drawn {
            None => draw(),
            Some(()) => {
                busy.set(true);
                later();
            }
        }
    });
    let light = move |event: web_sys::PointerEvent| {
        let part = controls::browser::closest(&event, ".preview__span")
            .and_then(|it| it.get_attribute("data-part"));
        let kind = part.and_then(|it| PartKind::of_key(&it));
        if desk.lit.get_untracked() != kind {
            desk.lit.set(kind);
        }
    };
    view! {
        <section class="preview" aria-labelledby="preview">
            <Head studio marks/>
            {move || problem.get().map(|problem| view! { <ProblemNote studio problem/> })}
            <div
                class="preview__text"
                role="group"
                aria-label=words::prompt_as_received()
                tabindex="0"
                aria-busy=move || busy.get().then_some("true")
                on:pointerover=light
                on:pointerleave=move |_| desk.lit.set(None)
            >
                <Each of=move || numbered(head, n_head.get()) key=|it| it.0.to_string() let:it>
                    <BlockView studio marks beat row=it.1/>
                </Each>
                <When is=seen(move || { n_hidden.get() > 0 })>
                    <div class="preview__more">
                        <Button
                            label=seen(move || {
                                words::show_more(&words::size(n_hidden.get() as u64))
                            })
                            look=Look::Lined
                            on_press=move |_| budget.update(|it| *it += MORE_BYTES)
                        />
                    </div>
                </When>
                <Each of=move || numbered(tail, n_tail.get()) key=|it| it.0.to_string() let:it>
                    <BlockView studio marks beat row=it.1/>
                </Each>
            </div>
            <Foot studio/>
        </section>
    }
}

fn numbered(rows: StoredValue<Vec<Row>>, n: usize) -> Vec<(usize, Row)> {
    rows.with_value(|it| it.iter().take(n).cloned().enumerate().collect())
}

#[component]
fn Head(studio: Studio, marks: RwSignal<bool>) -> impl IntoView {
    let settings = studio.settings();
    let preview = studio.preview();
    let copied = RwSignal::new(false);
    // What was copied is no longer what is shown.
    Effect::new(move |_| {
        preview.track();
        copied.set(false);
    });
    let segments = vec![
        Segment {
            value: Style::Completion,
            label: words::completion(),
        },
        Segment {
            value: Style::Chat,
            label: words::chat(),
        },
    ];
    view! {
        <div class="preview__head">
            <h2 id="preview">{words::what_model_sees()}</h2>
            <div class="preview__choices">
                <Toggle
                    label=words::tokens_toggle()
                    on=seen(move || settings.get().tokens_shown)
                    on_flip=move |on| studio.dispatch(Command::SetTokensShown(on))
                />
                <Toggle label=words::spaces() on=marks on_flip=move |on| marks.set(on)/>
                <Button
                    label=seen(move || if copied.get() { words::copied() } else { words::copy() }.to_owned())
                    look=Look::Small
                    glyph=Glyph::Copy
                    on_press=move |_| {
                        let text = preview.with_untracked(|it| it.rendered.text.clone());
                        controls::browser::copy(text, move |worked| {
                            // The place may have been left meanwhile.
                            let _ = copied.try_set(worked);
                        });
                    }
                />
                <Segmented
                    name="style"
                    label=words::style()
                    value=studio.style()
                    segments
                    on_choose=move |style| studio.dispatch(Command::SetStyle(style))
                />
            </div>
        </div>
    }
}

/// Why the text below cannot be run as it is, and the way out.
#[component]
fn ProblemNote(studio: Studio, problem: Problem) -> impl IntoView {
    let words = problem.to_string();
    let can_complete = !matches!(problem, Problem::TemplateUnknown | Problem::ReaderAway);
    view! {
        <div class="callout callout--warn" role="status">
            <Icon glyph=Glyph::Alert/>
            <p>{words}</p>
            {can_complete
                .then(|| {
                    view! {
                        <div class="callout__actions">
                            <Button
                                label=Command::SetStyle(Style::Completion).label().to_owned()
                                on_press=move |_| studio.dispatch(Command::SetStyle(Style::Completion))
                            />
                        </div>
                    }
                })}
        </div>
    }
}

/// Whose tokens are counted, and what goes before the text unseen.
#[component]
fn Foot(studio: Studio) -> impl IntoView {
    let settings = studio.settings();
    let counts = studio.counts();
    let preview = studio.preview();
    let loaded = studio.loaded_model();
    let style = studio.style();
    let chosen = move || settings.get().tokenizer;
    let own = memo(move || counts.with(|it| it.tokenizer.to_string()));
    let begins = memo(move || {
        let adds = preview.with(|it| it.add_bos);
        adds.then(|| {
            loaded
                .with(|it| it.as_ref().map(|it| it.bos.clone()))
                .unwrap_or_default()
        })
    });
    let options = TokenizerChoice::ALL
        .into_iter()
        .enumerate()
        .map(|(i, it)| {
            view! { <option value=i.to_string() selected=move || chosen() == it>{it.label()}</option> }
        })
        .collect_view();
    let [in_models, after_term] = words::around(&words::in_models(words::GAP));
    view! {
        <div class="preview__foot quiet">
            <label class="preview__tokenizer">
                {words::counted_with()} " "
                <span class="select select--quiet">
                    <select
                        title=own
                        on:change=move |event| {
                            let i = event_target_value(&event).parse::<usize>().unwrap_or_default();
                            if let Some(choice) = TokenizerChoice::ALL.get(i) {
                                studio.dispatch(Command::SetTokenizer(*choice));
                            }
                        }
                    >
                        {options}
                    </select>
                    <Icon glyph=Glyph::Chevron small=true/>
                </span>
            </label>
            <When is=seen(move || style.get() == Style::Chat)>
                <span>{in_models.clone()} <Term of=Terminology::ChatTemplate/> {after_term.clone()}</span>
            </When>
            {move || {
                begins
                    .get()
                    .map(|bos| {
                        let [before, after] = words::around(&words::begin_token(words::GAP));
                        view! {
                            <span>
                                {before} <code>{bos}</code> {after}
                            </span>
                        }
                    })
            }}
        </div>
    }
}
