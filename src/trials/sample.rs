//! Rows to try an experiment with, where a person has none at hand yet.

use domain::Prompt;

use crate::question::Question;
use crate::setup::{DataRow, labels};

/// Rows of each kind of message.
const PER_KIND: usize = 14;

/// Messages of the worked example of the first visit: none of them is among its examples.
const MESSAGES: [(&str, [&str; PER_KIND]); 3] = [
    (
        "Delivery",
        [
            "My parcel has not come yet.",
            "When will the courier be here?",
            "The package was left at the wrong door.",
            "Tracking has not moved for a week.",
            "My order is two days late.",
            "The driver did not ring the bell.",
            "Half of my order is missing from the box.",
            "Can you send it to another address?",
            "The letter box was too small for the package.",
            "I still wait for my second parcel.",
            "The shipment went to my old flat.",
            "Nobody brought the package on Friday.",
            "The box arrived wet and open.",
            "Where does my order stay so long?",
        ],
    ),
    (
        "Billing",
        [
            "I paid twice for one order.",
            "The invoice has the wrong amount.",
            "Please refund the second charge.",
            "My card was charged after I cancelled.",
            "The discount is missing from my bill.",
            "Why do I pay more this month?",
            "I need a receipt for my taxes.",
            "The payment failed, but the money is gone.",
            "You charged me for the yearly plan.",
            "My refund has not arrived on my card.",
            "There is a fee on my bill that I do not know.",
            "Please change the name on my invoice.",
            "I was charged in dollars, not in euros.",
            "The bill says ten, but I paid twelve.",
        ],
    ),
    (
        "Bug",
        [
            "The app freezes when I open a photo.",
            "The button does nothing when I tap it.",
            "I cannot sign in after the update.",
            "The screen stays white on start.",
            "Search shows an error every time.",
            "The page crashes when I scroll down.",
            "My text is gone after I tap Save.",
            "Sound stops when the screen locks.",
            "The app closes when I turn the phone.",
            "The list is empty after I sign in.",
            "Upload hangs at ninety percent.",
            "The map does not load on my tablet.",
            "Every second tap is ignored.",
            "The clock in the app is one hour wrong.",
        ],
    ),
];

/// How many sums there are.
const N_SUMS: usize = 42;

/// Sums for the question that is about reckoning; the messages for a prompt that sorts into their kinds; else
/// sums too, which need no knowledge.
pub(crate) fn rows(question: Question, prompt: &Prompt) -> Vec<DataRow> {
    let known = labels(prompt);
    let kinds = MESSAGES
        .iter()
        .all(|it| known.iter().any(|label| label == it.0));
    if question != Question::Reasoning && kinds {
        return messages();
    }
    sums()
}

/// The kinds in turn, so that any first part of the rows has all of them.
fn messages() -> Vec<DataRow> {
    let row = |at: usize| {
        let (kind, messages) = MESSAGES[at % MESSAGES.len()];
        DataRow {
            input: messages[at / MESSAGES.len()].into(),
            expected: kind.into(),
        }
    };
    (0..PER_KIND * MESSAGES.len()).map(row).collect()
}

fn sums() -> Vec<DataRow> {
    let row = |at: usize| {
        // Any two different steps give sums that do not repeat for as long as this.
        let (a, b) = (12 + at * 17 % 83, 5 + at * 29 % 71);
        DataRow {
            input: format!("Tom has {a} stamps and gets {b} more. How many stamps has Tom now?"),
            expected: (a + b).to_string(),
        }
    };
    (0..N_SUMS).map(row).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::{Project, ProjectId};

    use super::*;

    #[test]
    fn samples_are_new_to_the_prompt_and_all_different() {
        let prompt = Project::first(ProjectId(String::new())).prompt;
        for question in Question::ALL {
            let rows = rows(question, &prompt);
            assert!(rows.len() >= 40);
            let inputs: BTreeSet<&str> = rows.iter().map(|it| &*it.input).collect();
            assert_eq!(inputs.len(), rows.len());
            assert!(!prompt.examples.iter().any(|it| inputs.contains(&*it.input)));
        }
        let messages = rows(Question::Versions, &prompt);
        let known = labels(&prompt);
        assert!(messages.iter().all(|it| known.contains(&it.expected)));
        let other = Prompt::empty();
        assert!(rows(Question::Versions, &other)[0].input.contains("stamps"));
    }
}
