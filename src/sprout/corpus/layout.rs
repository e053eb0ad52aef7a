//! The forms in which a task is written down: the app's two, and others that people use.

/// A form of few-shot prompt. `ask` and `reply` are the labels of input and output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// The app's completion style.
    App,
    /// The app's chat style: the bundled model's chat template.
    Chat,
    Tight,
    Arrow,
    Equals,
    Bar,
    Bullet,
    Table,
    Json,
    Lines,
    /// Any sign between input and answer.
    Sign(&'static str),
    /// These three are never taught.
    FatArrow,
    Slash,
    Angle,
}

/// What is taught beside the app's own two.
pub const TAUGHT: [Layout; 8] = [
    Layout::Tight,
    Layout::Arrow,
    Layout::Equals,
    Layout::Bar,
    Layout::Bullet,
    Layout::Table,
    Layout::Json,
    Layout::Lines,
];

/// Signs for `Layout::Sign`, as people use them.
pub const SIGNS: [&str; 14] = [
    "::", "~", "--", "==", "#", "&", "%", "→", ":-", "---", "=:", "..", "<-", ">",
];

pub const HELD: [Layout; 3] = [Layout::FatArrow, Layout::Slash, Layout::Angle];

impl Layout {
    /// Whether the labels stand in it.
    pub fn has_labels(self) -> bool {
        matches!(
            self,
            Layout::App | Layout::Tight | Layout::Table | Layout::Json | Layout::Slash
        )
    }

    /// What stands before the first example.
    pub fn head(self, ask: &str, reply: &str) -> String {
        match self {
            Layout::Table => format!("| {ask} | {reply} |\n| --- | --- |\n"),
            _ => String::new(),
        }
    }

    /// What stands between two examples.
    pub fn gap(self) -> &'static str {
        match self {
            Layout::App | Layout::Lines => "\n",
            _ => "",
        }
    }

    /// An example up to its answer, and its answer with what ends it.
    pub fn example(self, ask: &str, reply: &str, input: &str, output: &str) -> (String, String) {
        let line = format!(" {output}\n");
        match self {
            Layout::App | Layout::Tight => (format!("{ask}: {input}\n{reply}:"), line),
            Layout::Arrow => (format!("{input} ->"), line),
            Layout::Equals => (format!("{input} ="), line),
            Layout::Bar => (format!("{input} |"), line),
            Layout::Bullet => (format!("- {input}:"), line),
            Layout::Table => (format!("| {input} |"), format!(" {output} |\n")),
            Layout::Json => (
                format!("{{\"{ask}\": \"{input}\", \"{reply}\":"),
                format!(" \"{output}\"}}\n"),
            ),
            Layout::Lines => (format!("{input}\n"), format!("{output}\n")),
            Layout::Sign(sign) => (format!("{input} {sign}"), line),
            Layout::FatArrow => (format!("{input} =>"), line),
            Layout::Slash => (format!("{ask}: {input} / {reply}:"), line),
            Layout::Angle => (format!("{input} >>"), line),
            Layout::Chat => (
                format!("<|im_start|>user\n{input}<|im_end|>\n<|im_start|>assistant\n"),
                format!("{output}<|im_end|>"),
            ),
        }
    }

    /// Whether inputs or outputs with this sign would be misread in it.
    pub fn clashes(self, text: &str) -> bool {
        match self {
            Layout::Json => text.contains('"'),
            Layout::Equals => text.contains('='),
            Layout::Bar | Layout::Table => text.contains('|'),
            Layout::Bullet => text.contains(':') || text.contains('-'),
            _ => false,
        }
    }
}
