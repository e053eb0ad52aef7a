//! Texts that both sides changed: both changes, where they do not touch.

use domain::Field;
use picture::diff::{LineEnds, pairs, words};

use super::{Conflict, Sides};

/// The merged text; ours and a conflict where both changed the same place.
pub(super) fn merge(field: Field, sides: Sides<String>, conflicts: &mut Vec<Conflict>) -> String {
    let sides = match sides.settled() {
        Ok(text) => return text,
        Err(sides) => sides,
    };
    if let Some(text) = both(&sides.base, &sides.ours, &sides.theirs) {
        return text;
    }
    let ours = sides.ours.clone();
    conflicts.push(Conflict::Text { field, sides });
    ours
}

/// Words of the base that one side has others for.
#[derive(Clone, Debug, PartialEq)]
struct Hunk<'a> {
    from: usize,
    to: usize,
    words: Vec<&'a str>,
}

/// Both sides' changes in one text; `None` where they touch, or are too many to tell apart.
pub(super) fn both(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let old = words(base, LineEnds::Words);
    let (ours, theirs) = (hunks(&old, ours)?, hunks(&old, theirs)?);
    let touch = |a: &Hunk, b: &Hunk| a.from <= b.to && b.from <= a.to;
    for a in &ours {
        if theirs.iter().any(|b| touch(a, b) && a != b) {
            return None;
        }
    }
    let mut hunks = ours;
    let new: Vec<Hunk> = theirs
        .into_iter()
        .filter(|it| !hunks.contains(it))
        .collect();
    hunks.extend(new);
    hunks.sort_by_key(|it| it.from);
    let (mut merged, mut at) = (String::new(), 0);
    for hunk in hunks {
        merged.extend(old[at..hunk.from].iter().copied());
        merged.extend(hunk.words);
        at = hunk.to;
    }
    merged.extend(old[at..].iter().copied());
    Some(merged)
}

fn hunks<'a>(old: &[&str], new: &'a str) -> Option<Vec<Hunk<'a>>> {
    let new = words(new, LineEnds::Words);
    let mut pairs = pairs(old, &new)?;
    pairs.push((old.len(), new.len()));
    let (mut hunks, mut at) = (Vec::new(), (0, 0));
    for (x, y) in pairs {
        if (x, y) != at {
            hunks.push(Hunk {
                from: at.0,
                to: x,
                words: new[at.1..y].to_vec(),
            });
        }
        at = (x + 1, y + 1);
    }
    Some(hunks)
}
