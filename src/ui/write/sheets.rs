//! Prompt and answer side by side; on a phone two sheets, one swipe apart, with a bar under the thumb.

use app::Studio;
use leptos::{html, prelude::*};
use web_sys::{ScrollBehavior, ScrollToOptions};

use super::{Desk, answer::RunButton};
use crate::controls::{Segment, Segmented};

use crate::words;

/// On a phone: what is in sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sheet {
    Prompt,
    Answer,
}

/// The browser's own scrolling makes the swipe; the signal follows it and moves it.
#[component]
pub(super) fn Sheets(desk: Desk, children: Children) -> impl IntoView {
    let strip = NodeRef::<html::Div>::new();
    let in_sight = move || {
        let strip = strip.get_untracked()?;
        let is_answer = strip.scroll_left() * 2 > strip.client_width();
        Some(if is_answer {
            Sheet::Answer
        } else {
            Sheet::Prompt
        })
    };
    Effect::new(move |before: Option<Sheet>| {
        let sheet = desk.sheet.get();
        if before.is_some()
            && in_sight() != Some(sheet)
            && let Some(strip) = strip.get_untracked()
        {
            let left = if sheet == Sheet::Answer {
                strip.scroll_width()
            } else {
                0
            };
            let to = ScrollToOptions::new();
            to.set_left(f64::from(left));
            // `scroll-behavior` in the style sheet says whether it glides.
            to.set_behavior(ScrollBehavior::Auto);
            strip.scroll_to_with_scroll_to_options(&to);
        }
        sheet
    });
    view! {
        <div
            class="sheets"
            node_ref=strip
            on:scrollend=move |_| {
                if let Some(sheet) = in_sight()
                    && desk.sheet.get_untracked() != sheet
                {
                    desk.sheet.set(sheet);
                }
            }
        >
            {children()}
        </div>
    }
}

/// Which sheet, and Run.
#[component]
pub(super) fn ThumbBar(studio: Studio) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let segments = vec![
        Segment {
            value: Sheet::Prompt,
            label: words::prompt(),
        },
        Segment {
            value: Sheet::Answer,
            label: words::answer(),
        },
    ];
    view! {
        <div class="thumb-bar">
            <Segmented
                name="sheet"
                label=words::sheet()
                value=desk.sheet
                segments
                on_choose=move |sheet| desk.sheet.set(sheet)
            />
            <RunButton studio/>
        </div>
    }
}
