//! Examples of both sides in one list: by id, each kept, changed, removed or new; and in which order.

use std::collections::{HashMap, HashSet};

use domain::{Example, ExampleId, Field};

use super::{Conflict, Sides, text};

type Found<'a> = HashMap<ExampleId, &'a Example>;

pub(super) fn merge(sides: Sides<&Vec<Example>>, conflicts: &mut Vec<Conflict>) -> Vec<Example> {
    let by_id: Sides<Found> = Sides {
        base: sides.base.iter().map(|it| (it.id, it)).collect(),
        ours: sides.ours.iter().map(|it| (it.id, it)).collect(),
        theirs: sides.theirs.iter().map(|it| (it.id, it)).collect(),
    };
    let mut merged: HashMap<ExampleId, Example> = HashMap::new();
    for base in sides.base {
        let (ours, theirs) = (by_id.ours.get(&base.id), by_id.theirs.get(&base.id));
        let kept = match (ours, theirs) {
            (Some(ours), Some(theirs)) => Some(one(base, ours, theirs, conflicts)),
            (Some(left), None) | (None, Some(left)) if **left != *base => {
                let sides = Sides {
                    base: Some(base.clone()),
                    ours: ours.map(|it| (*it).clone()),
                    theirs: theirs.map(|it| (*it).clone()),
                };
                let id = base.id;
                conflicts.push(Conflict::Example { id, sides });
                Some((*left).clone())
            }
            _ => None,
        };
        merged.extend(kept.map(|it| (it.id, it)));
    }
    let common: HashSet<ExampleId> = (merged.keys().copied())
        .filter(|it| by_id.ours.contains_key(it) && by_id.theirs.contains_key(it))
        .collect();
    let new_ids = renumbered(&sides, &by_id);
    let fresh = |side: &[Example], is_ours: bool| -> Vec<Example> {
        let of = |it: &Example| {
            let mut it = it.clone();
            if let Some(kept) = merged
                .get(&it.id)
                .filter(|_| by_id.base.contains_key(&it.id))
            {
                it = kept.clone();
            } else if by_id.base.contains_key(&it.id) {
                return None;
            } else if let Some((_, id)) = new_ids.get(&it.id).filter(|new| new.0 == is_ours) {
                it.id = *id;
            }
            Some(it)
        };
        side.iter().filter_map(of).collect()
    };
    let (ours, theirs) = (fresh(sides.ours, true), fresh(sides.theirs, false));
    let order = order(&sides, &common, conflicts);
    let groups = (groups(&ours, &common), groups(&theirs, &common));
    let (mut list, mut taken) = (Vec::new(), HashSet::new());
    for anchor in std::iter::once(None).chain(order.into_iter().map(Some)) {
        if let Some(id) = anchor {
            list.extend(merged.get(&id).cloned());
        }
        let mut here: Vec<&Vec<Example>> = [&groups.0, &groups.1]
            .into_iter()
            .filter_map(|it| it.get(&anchor))
            .collect();
        // By what they say, so that it does not matter whose they are.
        here.sort_by_key(|it| it.iter().map(key).collect::<Vec<_>>());
        for example in here.into_iter().flatten() {
            if taken.insert(example.id) {
                list.push(example.clone());
            }
        }
    }
    list
}

fn key(it: &Example) -> (&str, &str, bool, &str, ExampleId) {
    (&it.input, &it.output, it.on, &it.note, it.id)
}

/// An example that both sides have.
fn one(base: &Example, ours: &Example, theirs: &Example, conflicts: &mut Vec<Conflict>) -> Example {
    // Taken apart in full, so that a new field does not compile until it is merged.
    let Example {
        id,
        input,
        output,
        on,
        note,
    } = base;
    let mut words = |field: Field, base: &str, ours: &str, theirs: &str| {
        let (base, ours, theirs) = (base.to_owned(), ours.to_owned(), theirs.to_owned());
        text::merge(field, Sides { base, ours, theirs }, conflicts)
    };
    Example {
        id: *id,
        input: words(Field::ExampleInput(*id), input, &ours.input, &theirs.input),
        output: words(
            Field::ExampleOutput(*id),
            output,
            &ours.output,
            &theirs.output,
        ),
        note: words(Field::ExampleNote(*id), note, &ours.note, &theirs.note),
        // Of two, both can only have changed to the same.
        on: if ours.on == *on { theirs.on } else { ours.on },
    }
}

/// Both sides give the next free number to what they add, so different examples may have the same.
/// For each such number whose example gets another (true: ours), and which.
fn renumbered(
    sides: &Sides<&Vec<Example>>,
    by_id: &Sides<Found>,
) -> HashMap<ExampleId, (bool, ExampleId)> {
    let all = [sides.base, sides.ours, sides.theirs].into_iter().flatten();
    let mut largest = all.map(|it| it.id.0).max().unwrap_or(0);
    let mut twice: Vec<(ExampleId, &Example, &Example)> = (by_id.ours.iter())
        .filter(|(id, _)| !by_id.base.contains_key(id))
        .filter_map(|(id, ours)| Some((*id, *ours, *by_id.theirs.get(id)?)))
        .filter(|(_, ours, theirs)| ours != theirs)
        .collect();
    twice.sort_by_key(|it| it.0);
    let mut next = || {
        largest = largest.saturating_add(1);
        ExampleId(largest)
    };
    let renumber = |(id, ours, theirs): (ExampleId, &Example, &Example)| {
        (id, (key(ours) > key(theirs), next()))
    };
    twice.into_iter().map(renumber).collect()
}

/// The order of the examples that both sides kept.
fn order(
    sides: &Sides<&Vec<Example>>,
    common: &HashSet<ExampleId>,
    conflicts: &mut Vec<Conflict>,
) -> Vec<ExampleId> {
    let of = |side: &[Example]| -> Vec<ExampleId> {
        let ids = side.iter().map(|it| it.id);
        ids.filter(|it| common.contains(it)).collect()
    };
    let sides = Sides {
        base: of(sides.base),
        ours: of(sides.ours),
        theirs: of(sides.theirs),
    };
    sides.settled().unwrap_or_else(|sides| {
        let ours = sides.ours.clone();
        conflicts.push(Conflict::Order(sides));
        ours
    })
}

/// What stands in a list behind each common example, and before the first.
fn groups(
    list: &[Example],
    common: &HashSet<ExampleId>,
) -> HashMap<Option<ExampleId>, Vec<Example>> {
    let (mut groups, mut anchor) = (HashMap::<_, Vec<Example>>::new(), None);
    for example in list {
        if common.contains(&example.id) {
            anchor = Some(example.id);
        } else {
            groups.entry(anchor).or_default().push(example.clone());
        }
    }
    groups
}
