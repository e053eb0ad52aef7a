//! Small finished projects to begin from, as data.

use app::{Command, Studio, TableChoice};
use domain::Field;
use leptos::prelude::*;

/// A project that shows one thing few-shot prompting is good for.
pub(crate) struct Starter {
    pub(crate) name: &'static str,
    /// What it shows, in a line.
    pub(crate) lesson: &'static str,
    instruction: &'static str,
    labels: [&'static str; 2],
    examples: &'static [[&'static str; 2]],
    input: &'static str,
}

/// In the order of the gallery.
pub(crate) const STARTERS: &[Starter] = &[
    Starter {
        name: "Sort messages",
        lesson: "Put texts into kinds. The examples say which kinds there are.",
        instruction: "Sort each message into a kind.",
        labels: ["Message", "Kind"],
        examples: &[
            ["My package never arrived.", "Delivery"],
            ["I was charged twice this month.", "Billing"],
            ["The app closes when I tap Save.", "Bug"],
            ["Where is my parcel?", "Delivery"],
        ],
        input: "The screen goes black after I sign in.",
    },
    Starter {
        name: "Tidy dates",
        lesson: "Bring texts into one shape. The examples are the rule.",
        instruction: "",
        labels: ["Written", "Date"],
        examples: &[
            ["4 March 2024", "2024-03-04"],
            ["12 May 2023", "2023-05-12"],
            ["1 July 2025", "2025-07-01"],
        ],
        input: "9 June 2022",
    },
    Starter {
        name: "Find the name",
        lesson: "Take one thing out of a sentence and leave the rest.",
        instruction: "Name the person in each note.",
        labels: ["Note", "Person"],
        examples: &[
            ["Call Ada about the invoice.", "Ada"],
            ["The keys are with Omar until Friday.", "Omar"],
            ["Lunch with Mei at noon.", "Mei"],
        ],
        input: "Ask Ravi for the report.",
    },
    Starter {
        name: "Reply kindly",
        lesson: "Keep one tone. Uses a value: change {{shop}} once, everywhere.",
        instruction: "Answer for {{shop}} in one kind sentence.",
        labels: ["Customer", "Reply"],
        examples: &[
            [
                "My lamp came broken.",
                "We are sorry about the lamp and send a new one today.",
            ],
            [
                "Do you open on Sunday?",
                "Yes, we are glad to see you on Sunday from ten to four.",
            ],
            [
                "Thank you for the quick help.",
                "It was a pleasure, and we hope to see you soon.",
            ],
        ],
        input: "Can I return the chair?",
    },
];

impl Starter {
    /// Makes it a new project, beside those that are there.
    pub(crate) fn open(&self, studio: Studio) {
        studio.dispatch(Command::NewProject);
        let set = |field, text: &str| {
            studio.dispatch(Command::EditText {
                field,
                text: text.to_owned(),
            });
        };
        set(Field::Name, self.name);
        set(Field::Instruction, self.instruction);
        set(Field::InputLabel, self.labels[0]);
        set(Field::OutputLabel, self.labels[1]);
        set(Field::Input, self.input);
        let rows: Vec<String> = self.examples.iter().map(|it| it.join("\t")).collect();
        studio.dispatch(Command::PasteTable(rows.join("\n")));
        if studio.table_offer().with_untracked(Option::is_some) {
            studio.dispatch(Command::AcceptTable(TableChoice {
                header: false,
                input_column: 0,
                output_column: 1,
            }));
        }
    }
}
