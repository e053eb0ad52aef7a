//! Rules for an answer: what it has to hold whatever the right answer is, or how near it has to come to it. They are
//! weighed beside the ways to judge, and come from promptfoo's assertions that need no code.

mod checks;
mod judging;

use lab::scores::Grading;
use serde::{Deserialize, Serialize};

use crate::{Judged, Question, Setup, words};

/// Labels whose probabilities are compared, at most: each is read with every answer.
pub(crate) const MOST_LABELS: usize = 20;

/// What a rule asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Asks {
    /// These words are in it.
    #[default]
    Contains,
    /// One of these is, a line each.
    ContainsAny,
    ContainsAll,
    StartsWith,
    EndsWith,
    /// A regular expression is found in it.
    Pattern,
    /// The answer declines.
    Refusal,
    Json,
    /// JSON that a schema allows.
    Schema,
    Xml,
    Html,
    MostWords,
    LeastWords,
    MostCharacters,
    /// At most so many seconds from the question to the whole answer.
    Seconds,
    /// At most so many US dollars.
    Dollars,
    /// exp of the mean negative log-probability of its tokens, at most.
    Perplexity,
    /// A model says that it does this, whatever its reasons.
    Rubric,
    /// A model scores it for that, at least so: 0 to 1, of the ten points that it gives.
    Points,
    /// A model says that it meets this criterion, yes or no.
    Criterion,
    /// The questions that a model makes up for it are this near to the row's input in meaning.
    Relevance,
    /// A model says that its facts agree with the right answer.
    Facts,
    /// The right answer is the likeliest of all right answers, by the probabilities that the model gives them.
    Likely,
    /// The right answer is in it, upper and lower case as there.
    HasRight,
    /// The right answer is a regular expression that is found in it.
    RightPattern,
    /// Its last number is so near to the right answer's.
    Near,
    /// The value of a field of its JSON is the right answer.
    Field,
    /// At most so many letters differ from the right answer.
    Edits,
    /// Words in common with the right answer; a score, as the next four are.
    Rouge1,
    RougeL,
    Bleu,
    Gleu,
    Meteor,
}

/// What is written beside a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    Nothing,
    /// Words, a pattern, a schema, the name of a field, or of elements.
    Text,
    /// A whole number, 0 or more.
    Count,
    /// From 0 to 1.
    Share,
    /// A text, and a number from 0 to 1.
    TextAndShare,
    /// 0 or more.
    Amount,
}

/// One rule, as a person sets it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rule {
    pub asks: Asks,
    /// The answer must not do it.
    pub is_not: bool,
    /// Of words: upper and lower case count. Of JSON, XML and HTML: nothing else stands around it.
    pub is_strict: bool,
    pub text: String,
    /// As [`Asks::needs`] says.
    pub bound: f64,
    /// 0 or more; what counts is its share of the sum.
    pub weight: f64,
}

impl Default for Rule {
    fn default() -> Self {
        Self::new(Asks::Contains)
    }
}

impl Rule {
    pub fn new(asks: Asks) -> Self {
        Self {
            asks,
            is_not: false,
            is_strict: matches!(
                asks,
                Asks::Pattern | Asks::Json | Asks::Schema | Asks::Xml | Asks::Html
            ),
            text: String::new(),
            bound: asks.usual_bound(),
            weight: 1.0,
        }
    }

    /// Asks something else; words, weight and whether it must not hold stay.
    pub fn ask(&mut self, asks: Asks) {
        *self = Self {
            text: std::mem::take(&mut self.text),
            is_not: self.is_not,
            weight: self.weight,
            ..Self::new(asks)
        };
    }
}

impl Asks {
    pub const ALL: [Self; 33] = [
        Self::Contains,
        Self::ContainsAny,
        Self::ContainsAll,
        Self::StartsWith,
        Self::EndsWith,
        Self::Pattern,
        Self::Refusal,
        Self::Json,
        Self::Schema,
        Self::Xml,
        Self::Html,
        Self::MostWords,
        Self::LeastWords,
        Self::MostCharacters,
        Self::Seconds,
        Self::Dollars,
        Self::Perplexity,
        Self::Rubric,
        Self::Points,
        Self::Criterion,
        Self::Relevance,
        Self::Facts,
        Self::Likely,
        Self::HasRight,
        Self::RightPattern,
        Self::Near,
        Self::Field,
        Self::Edits,
        Self::Rouge1,
        Self::RougeL,
        Self::Bleu,
        Self::Gleu,
        Self::Meteor,
    ];

    /// What it asks, as it is chosen.
    pub fn label(self) -> &'static str {
        match self {
            Self::Contains => words::rule_contains(),
            Self::ContainsAny => words::rule_contains_any(),
            Self::ContainsAll => words::rule_contains_all(),
            Self::StartsWith => words::rule_starts(),
            Self::EndsWith => words::rule_ends(),
            Self::Pattern => words::rule_pattern(),
            Self::Json => words::rule_json(),
            Self::Schema => words::rule_schema(),
            Self::Xml => words::rule_xml(),
            Self::Html => words::rule_html(),
            Self::Refusal => words::rule_refusal(),
            Self::MostWords => words::rule_most_words(),
            Self::LeastWords => words::rule_least_words(),
            Self::MostCharacters => words::rule_most_characters(),
            Self::Seconds => words::rule_seconds(),
            Self::Dollars => words::rule_dollars(),
            Self::Perplexity => words::rule_perplexity(),
            Self::Rubric => words::rule_rubric(),
            Self::Points => words::rule_points(),
            Self::Criterion => words::rule_criterion(),
            Self::Relevance => words::rule_relevance(),
            Self::Facts => words::rule_facts(),
            Self::Likely => words::rule_likely(),
            Self::HasRight => words::rule_has_right(),
            Self::RightPattern => words::rule_right_pattern(),
            Self::Near => words::rule_near(),
            Self::Field => words::rule_field(),
            Self::Edits => words::rule_edits(),
            Self::Rouge1 => words::rule_rouge_1(),
            Self::RougeL => words::rule_rouge_l(),
            Self::Bleu => words::rule_bleu(),
            Self::Gleu => words::rule_gleu(),
            Self::Meteor => words::rule_meteor(),
        }
    }

    /// What it has in common with its neighbours in [`Asks::ALL`].
    pub fn group(self) -> &'static str {
        match self {
            it if it < Self::Json => words::rules_of_words(),
            it if it < Self::Seconds => words::rules_of_form(),
            it if it < Self::Rubric => words::rules_of_measures(),
            it if it < Self::Likely => words::rules_of_opinion(),
            _ => words::rules_of_nearness(),
        }
    }

    pub fn needs(self) -> Needs {
        match self {
            Self::Json
            | Self::Html
            | Self::Refusal
            | Self::Facts
            | Self::Likely
            | Self::HasRight
            | Self::RightPattern => Needs::Nothing,
            Self::Points => Needs::TextAndShare,
            Self::MostWords | Self::LeastWords | Self::MostCharacters | Self::Edits => Needs::Count,
            Self::Rouge1
            | Self::RougeL
            | Self::Bleu
            | Self::Gleu
            | Self::Meteor
            | Self::Relevance => Needs::Share,
            Self::Seconds | Self::Dollars | Self::Perplexity | Self::Near => Needs::Amount,
            _ => Needs::Text,
        }
    }

    /// Whether it compares with the row's right answer.
    pub fn needs_right_answer(self) -> bool {
        self >= Self::Facts
    }

    /// What [`Rule::is_strict`] says of it, as it is ticked; `None` where it says nothing.
    pub fn strictness(self) -> Option<&'static str> {
        match self {
            Self::Contains
            | Self::ContainsAny
            | Self::ContainsAll
            | Self::StartsWith
            | Self::EndsWith
            | Self::Pattern => Some(words::case_counts()),
            Self::Json | Self::Schema | Self::Xml | Self::Html => Some(words::nothing_around()),
            _ => None,
        }
    }

    /// What a judge is asked; `None` for rules that need none.
    pub(crate) fn grading(self) -> Option<Grading> {
        match self {
            Self::Rubric => Some(Grading::Rubric),
            Self::Points => Some(Grading::GEval),
            Self::Criterion => Some(Grading::ClosedQa),
            Self::Relevance => Some(Grading::Relevance),
            Self::Facts => Some(Grading::Factuality),
            _ => None,
        }
    }

    /// What should be known of what it looks at.
    pub fn note(self) -> Option<&'static str> {
        match self {
            Self::Xml => Some(words::xml_note()),
            Self::Seconds => Some(words::seconds_note()),
            Self::Dollars => Some(words::dollars_note()),
            Self::Perplexity => Some(words::perplexity_note()),
            Self::Likely => Some(words::likely_note()),
            Self::Relevance => Some(words::relevance_note()),
            it if it.grading().is_some() => Some(words::opinion_note()),
            _ => None,
        }
    }

    /// What its text may look like, where that is the same in every language.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Pattern => r"^\d+ \w+$",
            Self::Schema => r#"{"type": "object", "required": ["kind"]}"#,
            Self::Field => "order.kind",
            Self::Xml => "order.item.price",
            _ => "",
        }
    }

    /// promptfoo's own thresholds, and bounds that are seldom meant.
    fn usual_bound(self) -> f64 {
        match self {
            Self::Rouge1 | Self::RougeL => 0.75,
            Self::Bleu | Self::Gleu | Self::Meteor => 0.5,
            Self::Edits | Self::Seconds => 5.0,
            Self::MostWords => 50.0,
            Self::MostCharacters => 280.0,
            Self::Dollars => 0.01,
            Self::Perplexity => 10.0,
            Self::Points | Self::Relevance => 0.7,
            Self::Near => 0.0,
            _ => 1.0,
        }
    }
}

impl Setup {
    /// The rules that are used.
    pub(crate) fn rules(&self) -> &[Rule] {
        match self.question == Question::Versions && self.judged == Judged::Several {
            true => &self.more.rules,
            false => &[],
        }
    }

    /// Whether rows without a right answer cannot be judged.
    pub(crate) fn needs_right_answers(&self) -> bool {
        let rules = self.rules();
        let by_rules = !rules.is_empty() && self.more.parts.is_empty();
        let is_free = by_rules && rules.iter().all(|it| !it.asks.needs_right_answer());
        !is_free && !self.compares_answers()
    }

    /// The different right answers of its rows, where a rule takes their probabilities; else nothing.
    pub(crate) fn label_set(&self) -> Vec<String> {
        if !self.rules().iter().any(|it| it.asks == Asks::Likely) {
            return Vec::new();
        }
        let mut labels: Vec<String> = Vec::new();
        for at in self.used_rows() {
            let expected = self.rows[at].expected.trim();
            // More than these are too many anyway.
            if labels.len() <= MOST_LABELS && !labels.iter().any(|it| it == expected) {
                labels.push(expected.to_owned());
            }
        }
        labels
    }

    /// Whether a model is asked what it thinks of the answers.
    pub fn needs_judge(&self) -> bool {
        let by_rubric = self.question == Question::Versions && self.judged == Judged::Rubric;
        by_rubric || self.rules().iter().any(|it| it.asks.grading().is_some())
    }

    /// Whether an answer's text is all that its score takes.
    pub(crate) fn is_judged_by_text(&self) -> bool {
        let measured = |it: &Rule| matches!(it.asks, Asks::Seconds | Asks::Likely);
        !self.compares_answers()
            && !self.needs_judge()
            && !self.looks_at_measures()
            && !self.rules().iter().any(measured)
    }

    /// Whether a rule looks at what answers cost, or at how likely they were.
    pub(crate) fn looks_at_measures(&self) -> bool {
        let looks = |it: &Rule| matches!(it.asks, Asks::Dollars | Asks::Perplexity);
        self.rules().iter().any(looks)
    }
}
