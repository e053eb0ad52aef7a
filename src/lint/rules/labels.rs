//! Rules about the answers that examples sort into: spelling, balance, order, tokens.

use std::collections::{HashMap, HashSet};

use domain::{Edit, Field, Part, render_completion};

use crate::{
    Finding, Spot,
    case::{Case, even, tally},
    words,
};

pub(crate) const SPELLING: &str = "spelling";
pub(crate) const UNBALANCED: &str = "unbalanced";
pub(crate) const LAST_TWO: &str = "last-two";
pub(crate) const TOKENS: &str = "label-tokens";

/// Longer answers are not compared letter by letter, in characters.
const MOST_CHARS: usize = 60;

/// An answer that is the same as a more frequent one but for capitals and spaces. White space at the end is another
/// rule's.
pub(crate) fn spelling(case: &Case<'_>) -> Vec<Finding> {
    let mut spellings = HashMap::<&str, Vec<&str>>::new();
    // What a variable puts in is spelled elsewhere.
    let literal = || {
        case.shown
            .iter()
            .filter(|it| even(&it.example.output) == it.output)
    };
    for it in literal() {
        let typed = it.example.output.trim_end();
        spellings.entry(&it.kind).or_default().push(typed);
    }
    let usual: HashMap<&str, &str> = spellings
        .into_iter()
        .filter_map(|(kind, typed)| {
            let counts = tally(typed);
            let most = counts.iter().map(|it| it.1).max()?;
            // Of equally frequent ones, a tidy spelling, then the first.
            let tidy = |it: &&(&str, usize)| it.1 == most && even(it.0) == it.0;
            let usual = counts.iter().find(tidy);
            let usual = usual.or(counts.iter().find(|it| it.1 == most))?;
            Some((kind, usual.0))
        })
        .collect();
    literal()
        .filter(|it| (1..=MOST_CHARS).contains(&it.kind.chars().count()))
        .filter_map(|it| {
            let typed = it.example.output.trim_end();
            let usual = usual.get(&*it.kind).filter(|it| **it != typed)?;
            let field = Field::ExampleOutput(it.example.id);
            let spot = Spot::Text {
                field: field.clone(),
                bytes: 0..typed.len(),
            };
            let says = words::spelling_says(it.number(), typed, usual);
            let rest = &it.example.output[typed.len()..];
            let edit = Edit::SetText {
                field,
                text: format!("{usual}{rest}"),
            };
            let label = words::write_usual(usual);
            Some(Finding::new(SPELLING, spot, says).mended_by(label, edit))
        })
        .collect()
}

/// The most frequent answer at least twice as often as the rarest, and two examples more.
pub(crate) fn unbalanced(case: &Case<'_>) -> Vec<Finding> {
    let kinds = case.kinds();
    // The first of the most frequent, whose spelling is shown.
    let most = kinds.iter().rev().max_by_key(|it| it.1);
    let least = kinds.iter().min_by_key(|it| it.1);
    let (Some(most), Some(least)) = (most, least) else {
        return Vec::new();
    };
    if !case.sorts || kinds.len() < 2 || most.1 < least.1 * 2 || most.1 < least.1 + 2 {
        return Vec::new();
    }
    let spelled = |kind: &str| {
        let found = case.shown.iter().find(|it| it.kind == kind);
        found.map_or("", |it| &it.output)
    };
    let says = words::unbalanced_says(
        spelled(most.0),
        most.1,
        spelled(least.0),
        often(least.1),
        least.1,
    );
    vec![Finding::new(UNBALANCED, Spot::Whole, says)]
}

fn often(n: usize) -> &'static str {
    match n {
        1 => "once",
        2 => "twice",
        _ => "more",
    }
}

/// Mended by moving the nearest example of another answer to the end.
pub(crate) fn last_two(case: &Case<'_>) -> Vec<Finding> {
    let [earlier @ .., before, last] = case.shown.as_slice() else {
        return Vec::new();
    };
    let other = earlier.iter().rev().find(|it| it.kind != last.kind);
    let (Some(other), true) = (other, case.sorts && before.kind == last.kind) else {
        return Vec::new();
    };
    let text = &last.example.output;
    let spot = Spot::all(Field::ExampleOutput(last.example.id), text);
    let says = words::last_two_says(&last.output);
    let edit = Edit::Move {
        id: other.example.id,
        to: last.place,
    };
    let label = words::move_to_end(other.number());
    vec![Finding::new(LAST_TWO, spot, says).mended_by(label, edit)]
}

/// Each answer once, where a token begins inside it. The space before it belongs to its first token.
pub(crate) fn tokens(case: &Case<'_>) -> Vec<Finding> {
    let Some(starts) = case.facts.token_starts.as_deref() else {
        return Vec::new();
    };
    if !case.sorts || !case.is_completion() {
        return Vec::new();
    }
    let rendered = render_completion(case.prompt());
    let spans = rendered
        .spans
        .iter()
        .filter(|it| matches!(it.part, Part::Example(_)));
    let mut seen = HashSet::new();
    case.shown
        .iter()
        .zip(spans)
        .filter_map(|(it, span)| {
            let typed = it.example.output.trim();
            let block = &rendered.text[span.range.clone()];
            // The block ends in its answer and a blank line.
            let end = span.range.start + block.trim_end().len();
            let start = end.checked_sub(typed.len())?;
            let inside = starts
                .partition_point(|it| *it < end)
                .saturating_sub(starts.partition_point(|it| *it <= start));
            if inside == 0 || rendered.text.get(start..end) != Some(typed) || !seen.insert(&it.kind)
            {
                return None;
            }
            let spot = Spot::all(Field::ExampleOutput(it.example.id), &it.example.output);
            let says = words::tokens_says(&it.output, inside + 1);
            Some(Finding::new(TOKENS, spot, says))
        })
        .collect()
}
