//! What shows through under a text while it is typed: the names in it, and where tokens begin.

use std::rc::Rc;

use app::{Studio, Variable};
use domain::{Field, Piece, pieces};
use leptos::{html, prelude::*};
use web_sys::Element;

use super::{Desk, pauses::in_pauses, spans};

/// A longer text is shown in the preview alone: drawing it anew with every letter would be felt.
const MOST_BYTES: usize = 20_000;
/// More marks than this follow in a pause, as the browser lays all of them out anew when one moves. Until then those
/// stand that are still where the text says so.
const MOST_AT_ONCE: usize = 24;

/// A stretch of a text that looks the same throughout.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stretch {
    text: String,
    look: Look,
    /// A token begins here.
    begins: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Plain,
    /// A name with a value.
    Name,
    /// A name without one.
    Missing,
}

/// For [`crate::controls::TextArea`]; nothing where the text has no names and tokens are not shown.
pub(super) fn under(studio: Studio, field: Field) -> ViewFn {
    let desk = expect_context::<Desk>();
    let text = studio.text(field.clone());
    let (variables, settings) = (studio.variables(), studio.settings());
    let place = NodeRef::<html::Div>::new();
    let field = StoredValue::new(field);
    let drawn = StoredValue::new(Vec::<Stretch>::new());
    let is_light = StoredValue::new(true);
    let redraw = move || {
        let (Some(place), Some(field)) = (place.get_untracked(), field.try_get_value()) else {
            return;
        };
        let starts = match settings.with_untracked(|it| it.tokens_shown) {
            true => untrack(|| studio.tokens_in(&field)),
            false => None,
        };
        let found = text.with_untracked(|text| {
            if text.len() > MOST_BYTES || (starts.is_none() && !text.contains("{{")) {
                return Vec::new();
            }
            let starts = starts.unwrap_or_default();
            variables.with_untracked(|it| stretches(text, it, &starts))
        });
        is_light.set_value(found.len() <= MOST_AT_ONCE);
        drawn.update_value(|it| {
            draw(&place, it, &found);
            *it = found;
        });
    };
    let later = in_pauses(Rc::new(redraw));
    let mut last = None;
    Effect::new(move |_| {
        let Some(place) = place.get() else { return };
        variables.track();
        // Counts move with every letter that is typed anywhere, and these marks hardly ever.
        let shown = settings.with(|it| it.tokens_shown);
        let recounted = if shown { desk.recounted.get() } else { 0 };
        let now = Some((text.get(), recounted));
        if is_light.get_value() && last != now {
            redraw();
        } else {
            drawn.update_value(|it| {
                let n = text.with_untracked(|text| n_true(it, text));
                draw(&place, it, &it[..n]);
                it.truncate(n);
            });
            later();
        }
        last = now;
    });
    ViewFn::from(move || view! { <div class="under" aria-hidden="true" node_ref=place></div> })
}

/// The beginning that is `drawn` already stays.
fn draw(place: &Element, drawn: &[Stretch], now: &[Stretch]) {
    let n_same = drawn.iter().zip(now).take_while(|(a, b)| a == b).count();
    for _ in n_same..drawn.len() {
        if let Some(last) = place.last_element_child() {
            last.remove();
        }
    }
    for it in &now[n_same..] {
        let class = match (it.look, it.begins) {
            (Look::Plain, false) => "",
            (Look::Plain, true) => "token",
            (Look::Name, false) => "under__name",
            (Look::Name, true) => "under__name token",
            (Look::Missing, false) => "under__missing",
            (Look::Missing, true) => "under__missing token",
        };
        spans::add(place, class, &it.text);
    }
}

/// How many of these from the first on a text still begins with.
fn n_true(drawn: &[Stretch], text: &str) -> usize {
    let mut rest = Some(text);
    let still = |it: &&Stretch| {
        rest = rest.and_then(|rest| rest.strip_prefix(&*it.text));
        rest.is_some()
    };
    drawn.iter().take_while(still).count()
}

/// The text cut at its names and where tokens begin; `starts` ascend, in bytes, and may lie inside a character.
fn stretches(text: &str, variables: &[Variable], starts: &[usize]) -> Vec<Stretch> {
    let mut found = Vec::new();
    let mut starts = starts
        .iter()
        .map(|it| text.ceil_char_boundary((*it).min(text.len())))
        .peekable();
    let mut at = 0;
    for piece in pieces(text) {
        let (end, look) = match piece {
            Piece::Text(plain) => (at + plain.len(), Look::Plain),
            Piece::Variable { name, span } => {
                let has_value = variables
                    .iter()
                    .any(|it| *it.name == *name && !it.value.is_empty());
                (span.end, if has_value { Look::Name } else { Look::Missing })
            }
        };
        while at < end {
            let mut begins = false;
            while let Some(start) = starts.next_if(|it| *it <= at) {
                begins |= start == at;
            }
            let to = starts.peek().copied().filter(|it| *it < end).unwrap_or(end);
            found.push(Stretch {
                text: text[at..to].to_owned(),
                look,
                begins,
            });
            at = to;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(name: &str, value: &str) -> Variable {
        Variable {
            name: name.into(),
            value: value.into(),
        }
    }

    fn shown(text: &str, starts: &[usize]) -> Vec<(String, Look, bool)> {
        let variables = [known("n", "seven"), known("m", "")];
        let found = stretches(text, &variables, starts);
        found
            .into_iter()
            .map(|it| (it.text, it.look, it.begins))
            .collect()
    }

    #[test]
    fn names_and_tokens_cut_a_text() {
        let found = shown("a {{n}}b {{m}}", &[0, 1, 7]);
        let expected = [
            ("a", Look::Plain, true),
            (" ", Look::Plain, true),
            ("{{n}}", Look::Name, false),
            ("b ", Look::Plain, true),
            ("{{m}}", Look::Missing, false),
        ];
        assert_eq!(found.len(), expected.len());
        for (found, (text, look, begins)) in found.iter().zip(expected) {
            assert_eq!((&*found.0, found.1, found.2), (text, look, begins));
        }
    }

    #[test]
    fn what_stands_before_a_change_stays() {
        let drawn = stretches("one two three", &[], &[0, 4, 8]);
        assert_eq!(n_true(&drawn, "one two three and four"), 3);
        assert_eq!(n_true(&drawn, "one twothree"), 1);
        assert_eq!(n_true(&drawn, "one two tree"), 2);
        assert_eq!(n_true(&drawn, ""), 0);
    }

    #[test]
    fn a_token_inside_a_character_begins_behind_it() {
        let found = shown("éa", &[0, 1, 2]);
        let texts: Vec<&str> = found.iter().map(|it| &*it.0).collect();
        assert_eq!(texts, ["é", "a"]);
        assert!(found.iter().all(|it| it.2));
        assert!(shown("", &[0, 4]).is_empty());
    }
}
