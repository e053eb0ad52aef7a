//! Is B better than A, or just luckier: intervals, tests, corrections, and the words for the result.

mod bootstrap;
mod many;
mod paired;
mod power;
mod rank;
mod rate;
mod repeats;
mod special;
#[cfg(test)]
mod tests;
mod verdict;

pub use bootstrap::{Bootstrap, Differences, Ends, mean, quantile};
pub use many::{benjamini_hochberg, holm};
pub use paired::Pairs;
pub use power::{pairs_needed, rows_needed};
pub use rank::{entropy, kendall, pearson, ranks, spearman};
pub use rate::{Interval, Level, Rate, rule_of_three};
pub use repeats::{Repeats, best_of, best_of_divergence};
pub use verdict::{Comparison, Leaning, Rule, Side, Verdict, compare_many};
