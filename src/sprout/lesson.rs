//! Tries the app's first project: right with all examples, wrong when the one that teaches is off.

use tokenizers::Tokenizer;

use crate::error::SproutError;
use crate::network::Network;
use crate::sample::answer;

/// A few-shot project and what it is to show.
pub struct Lesson {
    pub instruction: &'static str,
    /// Input label and output label.
    pub labels: (&'static str, &'static str),
    pub examples: &'static [(&'static str, &'static str)],
    pub input: &'static str,
    pub expected: &'static str,
    /// Index of the example without which the answer cannot be right.
    pub teaches: usize,
}

/// What came out.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Outcome {
    pub input: String,
    pub expected: String,
    pub with_all: String,
    pub without_teaching_example: String,
    pub without_any: String,
}

const EXAMPLES: &[(&str, &str)] = &[
    ("My package never arrived.", "Delivery"),
    ("I was charged twice this month.", "Billing"),
    ("The app closes when I tap Save.", "Bug"),
    ("Where is my parcel?", "Delivery"),
];

const fn bug(input: &'static str) -> Lesson {
    Lesson {
        instruction: "Sort each message into a kind.",
        labels: ("Message", "Kind"),
        examples: EXAMPLES,
        input,
        expected: "Bug",
        teaches: 2,
    }
}

/// The first project, then the same with other questions.
pub const LESSONS: &[Lesson] = &[
    bug("The screen goes black after I sign in."),
    bug("The page stays blank when I open it."),
    bug("The app freezes when I press Send."),
    bug("The camera does not start after the update."),
    Lesson {
        expected: "Billing",
        teaches: 1,
        ..bug("Why is my invoice so high?")
    },
    Lesson {
        expected: "Billing",
        teaches: 1,
        ..bug("My card was declined.")
    },
    Lesson {
        expected: "Delivery",
        teaches: 2,
        ..bug("The courier left my box in the rain.")
    },
];

impl Lesson {
    /// The prompt in completion style with the examples that `keep` keeps.
    pub fn prompt(&self, keep: impl Fn(usize) -> bool) -> String {
        let (ask, reply) = self.labels;
        let mut prompt = format!("{}\n\n", self.instruction);
        for (index, (input, output)) in self.examples.iter().enumerate() {
            if keep(index) {
                prompt.push_str(&format!("{ask}: {input}\n{reply}: {output}\n\n"));
            }
        }
        prompt + &format!("{ask}: {}\n{reply}:", self.input)
    }
}

/// Runs every lesson greedily and prints what came out.
pub fn try_all(network: &Network, tokenizer: &Tokenizer) -> Result<Vec<Outcome>, SproutError> {
    let mut outcomes = Vec::new();
    for lesson in LESSONS {
        let run =
            |keep: &dyn Fn(usize) -> bool| answer(network, tokenizer, &lesson.prompt(keep), 12);
        let outcome = Outcome {
            input: lesson.input.to_owned(),
            expected: lesson.expected.to_owned(),
            with_all: run(&|_| true)?,
            without_teaching_example: run(&|index| index != lesson.teaches)?,
            without_any: run(&|_| false)?,
        };
        println!(
            "{:<50} wants {:<9} all: {:<10} without example {}: {:<10} none: {}",
            outcome.input,
            outcome.expected,
            outcome.with_all,
            lesson.teaches + 1,
            outcome.without_teaching_example,
            outcome.without_any
        );
        outcomes.push(outcome);
    }
    Ok(outcomes)
}
