//! The table of rules: what each looks for, why it may matter, and where that is known from.

mod examples;
mod labels;
mod shape;

use domain::Project;

use crate::{Facts, Finding, Weight, case::Case, words};

/// A rule. Its function is the only thing about it that is no data.
pub struct Rule {
    /// Names it in findings and tests.
    pub key: &'static str,
    pub title: fn() -> &'static str,
    pub weight: Weight,
    /// Why it may matter, and what to measure; for people.
    pub why: fn() -> &'static str,
    /// Where this is known from.
    pub source: fn() -> &'static str,
    find: fn(&Case<'_>) -> Vec<Finding>,
}

/// The rules, in the order in which their findings are shown.
pub static RULES: [Rule; 12] = [
    Rule {
        key: shape::NO_LABEL,
        title: words::no_label,
        weight: Weight::Mend,
        why: words::no_label_why,
        source: words::microsoft,
        find: shape::no_label,
    },
    Rule {
        key: shape::UNFILLED,
        title: words::unfilled,
        weight: Weight::Mend,
        why: words::unfilled_why,
        source: words::exemplar,
        find: shape::unfilled,
    },
    Rule {
        key: shape::OVER_BUDGET,
        title: words::over_budget,
        weight: Weight::Mend,
        why: words::over_budget_why,
        source: words::exemplar,
        find: shape::over_budget,
    },
    Rule {
        key: examples::CONTRADICTION,
        title: words::contradiction,
        weight: Weight::Mend,
        why: words::contradiction_why,
        source: words::exemplar,
        find: examples::contradictions,
    },
    Rule {
        key: examples::LEAK,
        title: words::leak,
        weight: Weight::Mend,
        why: words::leak_why,
        source: words::exemplar,
        find: examples::leaks,
    },
    Rule {
        key: labels::SPELLING,
        title: words::spelling,
        weight: Weight::Mend,
        why: words::spelling_why,
        source: words::zhao,
        find: labels::spelling,
    },
    Rule {
        key: shape::TRAILING_SPACE,
        title: words::trailing_space,
        weight: Weight::Check,
        why: words::trailing_space_why,
        source: words::zhao,
        find: shape::trailing_space,
    },
    Rule {
        key: examples::DUPLICATE,
        title: words::duplicate,
        weight: Weight::Check,
        why: words::duplicate_why,
        source: words::zhao,
        find: examples::duplicates,
    },
    Rule {
        key: labels::UNBALANCED,
        title: words::unbalanced,
        weight: Weight::Check,
        why: words::unbalanced_why,
        source: words::zhao,
        find: labels::unbalanced,
    },
    Rule {
        key: labels::LAST_TWO,
        title: words::last_two,
        weight: Weight::Check,
        why: words::last_two_why,
        source: words::lu,
        find: labels::last_two,
    },
    Rule {
        key: shape::NO_STOP,
        title: words::no_stop,
        weight: Weight::Check,
        why: words::no_stop_why,
        source: words::microsoft,
        find: shape::no_stop,
    },
    Rule {
        key: labels::TOKENS,
        title: words::label_tokens,
        weight: Weight::Note,
        why: words::label_tokens_why,
        source: words::one_token,
        find: labels::tokens,
    },
];

/// The rule of a finding.
pub fn rule(key: &str) -> Option<&'static Rule> {
    RULES.iter().find(|it| it.key == key)
}

/// All that the rules find, in the order of the rules, then of the text.
pub fn findings(project: &Project, facts: &Facts) -> Vec<Finding> {
    let case = Case::new(project, facts);
    RULES.iter().flat_map(|it| (it.find)(&case)).collect()
}
