//! The table of rules: what each looks for, why it may matter, and where that is known from.

mod examples;
mod labels;
mod shape;

use domain::Project;

use crate::{Facts, Finding, Weight, case::Case};

/// A rule. Its function is the only thing about it that is no data.
pub struct Rule {
    /// Names it in findings and tests.
    pub key: &'static str,
    pub title: &'static str,
    pub weight: Weight,
    /// Why it may matter, and what to measure; for people.
    pub why: &'static str,
    /// Where this is known from.
    pub source: &'static str,
    find: fn(&Case<'_>) -> Vec<Finding>,
}

const ZHAO: &str = "Zhao et al. 2021, Calibrate Before Use";
const LU: &str =
    "Lu et al. 2021, Fantastically Ordered Prompts; Zhao et al. 2021, Calibrate Before Use";
const MICROSOFT: &str = "Microsoft, prompt-engineering guide and prompt-engine, 2022";

/// The rules, in the order in which their findings are shown.
pub static RULES: [Rule; 12] = [
    Rule {
        key: shape::NO_LABEL,
        title: "A label is missing",
        weight: Weight::Mend,
        why: "The model goes on after the last word it sees. Without a label there, it may go on writing the question in place of an answer.",
        source: MICROSOFT,
        find: shape::no_label,
    },
    Rule {
        key: shape::UNFILLED,
        title: "A variable has no value",
        weight: Weight::Mend,
        why: "The model sees the braces as you typed them. Give the variable a value below the input, or remove it.",
        source: "Exemplar",
        find: shape::unfilled,
    },
    Rule {
        key: shape::OVER_BUDGET,
        title: "The prompt is too long",
        weight: Weight::Mend,
        why: "What does not fit into the model’s memory of one run is cut off, or the run is refused. Shorten a text, show fewer examples, or leave less room for the answer.",
        source: "Exemplar",
        find: shape::over_budget,
    },
    Rule {
        key: examples::CONTRADICTION,
        title: "Two examples contradict each other",
        weight: Weight::Mend,
        why: "Both show the same input with different answers, so the model cannot follow both. Decide which is right.",
        source: "Exemplar",
        find: examples::contradictions,
    },
    Rule {
        key: examples::LEAK,
        title: "An example gives the answer away",
        weight: Weight::Mend,
        why: "The model can copy the answer, so a good result here says nothing about new inputs.",
        source: "Exemplar",
        find: examples::leaks,
    },
    Rule {
        key: labels::SPELLING,
        title: "An answer is spelled in two ways",
        weight: Weight::Mend,
        why: "To a model, “Billing” and “billing” are different words. It may answer with either, and answers are harder to compare.",
        source: ZHAO,
        find: labels::spelling,
    },
    Rule {
        key: shape::TRAILING_SPACE,
        title: "White space at the end",
        weight: Weight::Check,
        why: "Models read a word together with the space before it. A stray space at the end makes different tokens of the same words. Run with and without to see whether your model minds.",
        source: ZHAO,
        find: shape::trailing_space,
    },
    Rule {
        key: examples::DUPLICATE,
        title: "The same example twice",
        weight: Weight::Check,
        why: "The copy costs tokens and makes its answer more frequent. Run with and without it to see whether it helps.",
        source: ZHAO,
        find: examples::duplicates,
    },
    Rule {
        key: labels::UNBALANCED,
        title: "One answer is shown much more often",
        weight: Weight::Check,
        why: "Models lean towards the answer they have seen most, small ones above all. Show each answer about as often, and measure both on rows with known answers.",
        source: ZHAO,
        find: labels::unbalanced,
    },
    Rule {
        key: labels::LAST_TWO,
        title: "The last two examples have the same answer",
        weight: Weight::Check,
        why: "Models lean towards the answer they have seen last. Another order costs nothing; measure both.",
        source: LU,
        find: labels::last_two,
    },
    Rule {
        key: shape::NO_STOP,
        title: "Nothing ends the answer",
        weight: Weight::Check,
        why: "After its answer the model may go on with an example of its own making, until the room for the answer is used up.",
        source: MICROSOFT,
        find: shape::no_stop,
    },
    Rule {
        key: labels::TOKENS,
        title: "An answer of several tokens",
        weight: Weight::Note,
        why: "It does no harm when the model writes answers. Experiments that compare answers by their probability are simpler where each answer begins with a token of its own.",
        source: "Zhao et al. 2021 and Lu et al. 2021: their programs require labels of one token",
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
