//! The meter: one bar for the context window, split by part, with words beside it.

use std::sync::Arc;

use app::{Command, Counts, Exactness, Studio};
use domain::ExampleId;
use leptos::prelude::*;

use super::{Desk, part_kind::PartKind};
use crate::{
    controls::{Button, Look, Noted, Term, Terminology},
    reading::{memo, seen},
    shown::When,
    words,
};

#[component]
pub(super) fn Meter(studio: Studio) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let counts = studio.counts();
    let over = memo(move || counts.with(|it| it.room().is_some_and(|it| it < 0)));
    let lit_by = move |kind: Option<PartKind>| desk.lit.set(kind);
    let segments = PartKind::ALL
        .into_iter()
        .map(|kind| {
            let share = memo(move || counts.with(|it| share(it, kind)));
            let width = move || format!("{:.2}%", share.get() * 100.0);
            view! {
                <span
                    class="meter__part"
                    data-part=kind.key()
                    style:inline-size=width
                    hidden=move || share.get() == 0.0
                    on:pointerenter=move |_| lit_by(Some(kind))
                    on:pointerleave=move |_| lit_by(None)
                ></span>
            }
        })
        .collect_view();
    let keys = PartKind::ALL
        .into_iter()
        .map(|kind| {
            let n = memo(move || counts.with(|it| tokens_of(it, kind)));
            view! {
                <button
                    type="button"
                    class="meter__key"
                    data-part=kind.key()
                    // An empty template says nothing; the other parts belong to every prompt.
                    hidden=move || kind == PartKind::Template && n.get() == 0
                    on:pointerenter=move |_| lit_by(Some(kind))
                    on:pointerleave=move |_| lit_by(None)
                    on:focus=move |_| lit_by(Some(kind))
                    on:blur=move |_| lit_by(None)
                >
                    <span class="swatch" data-part=kind.key()></span>
                    {kind.label()}
                    " "
                    <span class="count">{move || words::grouped(n.get().into())}</span>
                </button>
            }
        })
        .collect_view();
    view! {
        <section class="meter" class:meter--over=over aria-label=words::context()>
            <div class="meter__bar" role="img" aria-label=move || counts.with(|it| in_words(it))>
                {segments}
            </div>
            <div class="meter__words">
                <Total counts/>
                <div class="meter__legend">{keys}</div>
                <a class="button button--small" href="#/check" title=words::check_note()>
                    {words::check()}
                </a>
            </div>
            <When is=over>
                <Over studio counts/>
            </When>
        </section>
    }
}

/// `412 tokens · 5% of 8,192 · room for 7,780`, with `≈` and its reason where the count is none.
#[component]
fn Total(counts: Signal<Arc<Counts>>) -> impl IntoView {
    let number =
        memo(move || counts.with(|it| format!("{}{}", sign(it), words::grouped(it.total.into()))));
    let rest = memo(move || counts.with(|it| around_window(it)));
    let part =
        move |i: usize| rest.with(|it| it.as_ref().map(|it| it[i].clone()).unwrap_or_default());
    let doubt = memo(move || {
        counts.with(|it| match &it.exactness {
            Exactness::Exact => None,
            Exactness::Approximate { reason } => Some((words::estimated(), reason.to_string())),
            Exactness::Counting => Some((words::counting(), words::counting_note(&it.tokenizer))),
        })
    });
    view! {
        <p class="meter__total count">
            <strong>{number}</strong>
            " "
            <Term of=Terminology::Token below=true/>
            {move || part(0)}
            <When is=seen(move || rest.with(Option::is_some))>
                <Noted
                    word=seen(move || part(1))
                    note=Terminology::ContextWindow.explained().1.to_owned()
                    below=true
                />
            </When>
            {move || part(2)}
            {move || {
                doubt
                    .get()
                    .map(|(word, reason)| view! { " · " <Noted word=word.to_owned() note=reason below=true/> })
            }}
        </p>
    }
}

/// What would be lost, and what to shorten.
#[component]
fn Over(studio: Studio, counts: Signal<Arc<Counts>>) -> impl IntoView {
    let way_out = memo(move || counts.with(|it| way_out(it)));
    let sentence = memo(move || counts.with(|it| over_words(it)));
    let settings = studio.run_settings();
    view! {
        <p class="meter__over" role="status">
            <span>{sentence}</span>
            {move || match way_out.get() {
                Some(WayOut::ShorterAnswer { max_tokens }) => {
                    let label = words::leave_room(&words::n_tokens(max_tokens));
                    let act = move |_| {
                        let mut run = settings.get_untracked().as_ref().clone();
                        run.max_tokens = max_tokens;
                        studio.dispatch(Command::SetRun(run));
                    };
                    view! { <Button label look=Look::Lined on_press=act/> }.into_any()
                }
                Some(WayOut::FewerExamples { off }) => {
                    let label = match off.len() {
                        1 => words::switch_off_last().to_owned(),
                        n => words::switch_off_last_n(&words::n_examples(n)),
                    };
                    let act = move |_| {
                        for id in &off {
                            studio.dispatch(Command::SetExampleOn { id: *id, on: false });
                        }
                    };
                    view! { <Button label look=Look::Lined on_press=act/> }.into_any()
                }
                None => ().into_any(),
            }}
        </p>
    }
}

/// What would make the prompt fit.
#[derive(Clone, Debug, PartialEq)]
enum WayOut {
    ShorterAnswer { max_tokens: u32 },
    FewerExamples { off: Vec<ExampleId> },
}

fn way_out(counts: &Counts) -> Option<WayOut> {
    let context = counts.context_tokens?;
    if counts.total < context {
        return Some(WayOut::ShorterAnswer {
            max_tokens: context - counts.total,
        });
    }
    let mut too_many = i64::from(counts.total) + i64::from(counts.reply_room) - i64::from(context);
    let mut off = Vec::new();
    for (id, n) in counts.each_example.iter().rev() {
        if too_many <= 0 {
            break;
        }
        off.push(*id);
        too_many -= i64::from(*n);
    }
    (too_many <= 0 && !off.is_empty()).then_some(WayOut::FewerExamples { off })
}

fn over_words(counts: &Counts) -> String {
    let context = counts.context_tokens.unwrap_or_default();
    if counts.total < context {
        words::answer_cut(context - counts.total, counts.reply_room)
    } else {
        words::too_many(&words::n_tokens((counts.total - context).max(1)))
    }
}

fn tokens_of(counts: &Counts, kind: PartKind) -> u32 {
    match kind {
        PartKind::Instruction => counts.instruction,
        PartKind::Examples => counts.examples,
        PartKind::Input => counts.input,
        PartKind::Template => counts.template,
        PartKind::Reply => counts.reply_room,
    }
}

/// How much of the bar a part takes, 0 to 1. An overfull window is drawn to the size of what is in it.
fn share(counts: &Counts, kind: PartKind) -> f64 {
    let needed = u64::from(counts.total) + u64::from(counts.reply_room);
    let whole = needed.max(counts.context_tokens.unwrap_or_default().into());
    if whole == 0 {
        0.0
    } else {
        f64::from(tokens_of(counts, kind)) / whole as f64
    }
}

fn sign(counts: &Counts) -> &'static str {
    if counts.exactness == Exactness::Exact {
        ""
    } else {
        "≈"
    }
}

/// What stands before and after the size of the window; `None` where that is not known.
fn around_window(counts: &Counts) -> Option<[String; 3]> {
    let total = u64::from(counts.total);
    let context = u64::from(counts.context_tokens?);
    let share = words::percent(total, context);
    let told = words::window_share(&share, words::GAP, context.saturating_sub(total));
    let [before, after] = words::around(&told);
    Some([format!(" {before}"), words::grouped(context), after])
}

fn rest_of_words(counts: &Counts) -> String {
    around_window(counts).unwrap_or_default().concat()
}

/// The whole meter for ears.
fn in_words(counts: &Counts) -> String {
    let parts: Vec<String> = PartKind::ALL
        .into_iter()
        .map(|kind| words::part_count(kind.label(), tokens_of(counts, kind)))
        .collect();
    let total = words::n_tokens(counts.total);
    words::meter_told(
        &format!("{}{total}{}", sign(counts), rest_of_words(counts)),
        &parts.join(", "),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(total: u32, context: u32) -> Counts {
        Counts {
            total,
            instruction: 10,
            examples: total - 20,
            each_example: [(ExampleId(1), 40), (ExampleId(2), 50)].into(),
            input: 10,
            template: 0,
            reply_room: 64,
            context_tokens: Some(context),
            exactness: Exactness::Exact,
            tokenizer: "Sprout".into(),
        }
    }

    #[test]
    fn the_words_beside_the_bar() {
        assert_eq!(
            rest_of_words(&counts(412, 8192)),
            " · 5% of 8,192 · room for 7,780"
        );
        let unknown = Counts {
            context_tokens: None,
            ..counts(412, 0)
        };
        assert_eq!(rest_of_words(&unknown), "");
        assert_eq!(sign(&unknown), "");
        let guessed = Counts {
            exactness: Exactness::Counting,
            ..unknown
        };
        assert_eq!(sign(&guessed), "≈");
    }

    #[test]
    fn the_bar_is_never_longer_than_itself() {
        for (total, context) in [(110, 8192), (110, 120), (110, 50), (20, 0)] {
            let counts = counts(total, context);
            let whole: f64 = PartKind::ALL.into_iter().map(|it| share(&counts, it)).sum();
            assert!(whole <= 1.0 + 1e-9, "{total} of {context}: {whole}");
        }
    }

    #[test]
    fn an_overfull_window_has_a_way_out() {
        assert_eq!(
            way_out(&counts(110, 150)),
            Some(WayOut::ShorterAnswer { max_tokens: 40 })
        );
        let last = WayOut::FewerExamples {
            off: vec![ExampleId(2), ExampleId(1)],
        };
        assert_eq!(way_out(&counts(110, 100)), Some(last));
        assert_eq!(way_out(&counts(500, 100)), None);
    }
}
