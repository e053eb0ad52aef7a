//! Which old versions may go: the closer to today, the more of them stay.

use std::collections::HashSet;

use crate::{History, Name, Version, VersionId};

const HOUR_MILLIS: u64 = 3_600_000;
const DAY_MILLIS: u64 = 24 * HOUR_MILLIS;

/// The versions that may be thinned away at this time, in milliseconds since 1970.
///
/// Everything of the last 24 hours stays, then the newest of each hour for a week, then the newest of each day.
/// Always kept: the ends of branches, beginnings, forks and merges; what is pinned, named by hand, noted, or has results.
/// Doing it again at the same time removes nothing more.
pub fn thin(history: &History, now_millis: u64) -> Vec<VersionId> {
    let versions = history.versions();
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); versions.len()];
    for (place, version) in versions.iter().enumerate() {
        for parent in version.parents.iter().filter_map(|it| history.place(*it)) {
            children[parent].push(place);
        }
    }
    let ends = history.branches().iter().filter_map(|it| it.end);
    let ends: HashSet<VersionId> = ends.collect();
    let may_go = |(version, children): &(&Version, &Vec<usize>)| {
        let [child] = children[..] else {
            return false;
        };
        let child = &versions[child];
        child.parents.len() == 1
            && version.parents.len() == 1
            && !ends.contains(&version.id)
            && is_plain(version)
            && spell(version.made_at_millis, now_millis).is_some_and(|length| {
                version.made_at_millis / length == child.made_at_millis / length
            })
    };
    let found = versions.iter().zip(&children).filter(may_go);
    found.map(|(version, _)| version.id).collect()
}

/// Nobody has said anything about it.
fn is_plain(version: &Version) -> bool {
    matches!(version.name, Name::Automatic(_))
        && !version.pinned
        && version.note.is_empty()
        && version.results.is_empty()
}

/// Of how many milliseconds one version stays; `None` where all do.
fn spell(made_at_millis: u64, now_millis: u64) -> Option<u64> {
    let age = now_millis.saturating_sub(made_at_millis);
    if age <= DAY_MILLIS {
        None
    } else if age <= 7 * DAY_MILLIS {
        Some(HOUR_MILLIS)
    } else {
        Some(DAY_MILLIS)
    }
}
