//! Whom to ask when a service failed: the chain that the person set.

use crate::FailureKind;

/// One link: its name is shown on the answer that it gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tier {
    pub name: String,
    pub kind: TierKind,
}

/// What kind of link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TierKind {
    /// A service over the network; two tiers of one host share its key and its health.
    Remote { host: String, model: String },
    /// A model in this page.
    Local,
    /// An answer that was recorded before.
    Recorded,
}

/// The next tier after these failures, which are (tier, what happened) in any order; `None` where the chain is over.
///
/// Skipped are: tiers that failed; every remote one when the device is offline;
/// those of a host whose key, credit, address or health failed. Nothing is asked after a cancellation.
pub fn next_tier(tiers: &[Tier], failures: &[(usize, FailureKind)]) -> Option<usize> {
    use FailureKind as Kind;
    if failures.iter().any(|it| it.1 == Kind::Cancelled) {
        return None;
    }
    let is_offline = failures.iter().any(|it| it.1 == Kind::Offline);
    let of_the_host = |kind: Kind| {
        kind.is_illness() && kind != Kind::Truncated
            || matches!(
                kind,
                Kind::WrongKey | Kind::NoCredit | Kind::WrongAddress | Kind::Html
            )
    };
    let is_spent = |host: &str| {
        failures.iter().any(|(i, kind)| {
            let failed = tiers.get(*i).map(|it| &it.kind);
            let same = matches!(failed, Some(TierKind::Remote { host: it, .. }) if it == host);
            same && of_the_host(*kind)
        })
    };
    let may = |(i, tier): &(usize, &Tier)| {
        let failed = failures.iter().any(|it| it.0 == *i);
        let skipped = match &tier.kind {
            TierKind::Remote { host, .. } => is_offline || is_spent(host),
            TierKind::Local | TierKind::Recorded => false,
        };
        !failed && !skipped
    };
    tiers.iter().enumerate().find(may).map(|it| it.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::cases;
    use FailureKind as Kind;
    use proptest::prelude::*;

    fn chain() -> Vec<Tier> {
        let remote = |host: &str, model: &str| TierKind::Remote {
            host: host.into(),
            model: model.into(),
        };
        let kinds = [
            remote("a", "large"),
            remote("a", "small"),
            remote("b", "large"),
            TierKind::Local,
            TierKind::Recorded,
        ];
        let tier = |kind| Tier {
            name: format!("{kind:?}"),
            kind,
        };
        kinds.into_iter().map(tier).collect()
    }

    #[test]
    fn the_chain_is_gone_through_by_what_failed() {
        let tiers = chain();
        for (failures, wanted) in [
            (vec![], Some(0)),
            (vec![(0, Kind::WrongModel)], Some(1)),
            (vec![(0, Kind::ContextTooLong)], Some(1)),
            (vec![(0, Kind::TooFast)], Some(1)),
            (vec![(0, Kind::WrongKey)], Some(2)),
            (vec![(0, Kind::NoCredit)], Some(2)),
            (vec![(0, Kind::Unavailable)], Some(2)),
            (vec![(0, Kind::Offline)], Some(3)),
            (vec![(0, Kind::Unavailable), (2, Kind::BadRequest)], Some(3)),
            (vec![(0, Kind::Offline), (3, Kind::Other)], Some(4)),
            (
                vec![(0, Kind::Offline), (3, Kind::Other), (4, Kind::Other)],
                None,
            ),
            (vec![(0, Kind::Cancelled)], None),
        ] {
            assert_eq!(next_tier(&tiers, &failures), wanted, "{failures:?}");
        }
    }

    proptest! {
        #![proptest_config(cases(256))]
        #[test]
        fn it_ends_and_asks_nobody_twice(kinds in prop::collection::vec(prop::sample::select(Kind::ALL.to_vec()), 6)) {
            let (tiers, mut failures) = (chain(), Vec::new());
            for kind in kinds {
                let Some(next) = next_tier(&tiers, &failures) else { return Ok(()) };
                prop_assert!(failures.iter().all(|it: &(usize, Kind)| it.0 != next));
                failures.push((next, kind));
            }
            prop_assert!(false, "five tiers cannot fail six times");
        }
    }
}
