//! The forms in which a task is written down: the app's two, and others that people use.

use crate::rng::Rng;

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
    /// Signs and gaps drawn anew for each document.
    Free(Free),
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

/// A form that nobody planned: `{open}{input} {sign}` and the answer, or with labels
/// `{open}{ask}{colon} {input}{between}{reply}{colon}` and the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Free {
    pub has_labels: bool,
    open: &'static str,
    /// Up to three signs, one after the other.
    sign: [&'static str; 3],
    between: &'static str,
    gap: &'static str,
    /// Whether the answer stands on a line of its own.
    on_new_line: bool,
}

impl Free {
    pub fn draw(rng: &mut Rng) -> Self {
        const OPEN: [&str; 8] = ["", "", "", "", "- ", "* ", "> ", "# "];
        const SIGNS: [&str; 23] = [
            "-", "=", ">", "<", "~", ":", "|", "*", "+", "#", "%", "&", "^", "@", "!", ".", ";",
            "/", "\\", "→", "·", "_", "?",
        ];
        const COLONS: [&str; 7] = [":", ":", ":", " =", ")", " -", ">"];
        const BETWEEN: [&str; 9] = ["\n", "\n", "\n", " | ", " ; ", " - ", " -> ", " , ", "\n\n"];
        const GAP: [&str; 6] = ["", "", "\n", "\n", "---\n", "###\n"];
        let has_labels = rng.chance(0.45);
        let mut sign = [""; 3];
        if has_labels {
            sign[0] = *rng.pick(&COLONS);
        } else {
            // Often the same sign again, as in `--`.
            let n_signs = rng.between(1, 3);
            for at in 0..n_signs {
                sign[at] = if at > 0 && rng.chance(0.5) {
                    sign[at - 1]
                } else {
                    *rng.pick(&SIGNS)
                };
            }
        }
        let free = Self {
            has_labels,
            open: *rng.pick(&OPEN),
            sign,
            between: *rng.pick(&BETWEEN),
            gap: *rng.pick(&GAP),
            on_new_line: rng.chance(0.12),
        };
        // The signs of `HELD` are for the exam.
        if ["=>", ">>"].contains(&free.signs().as_str()) {
            return Self::draw(rng);
        }
        free
    }

    fn signs(self) -> String {
        self.sign.concat()
    }

    fn example(self, ask: &str, reply: &str, input: &str, output: &str) -> (String, String) {
        let (open, sign) = (self.open, self.signs());
        let mut asked = if self.has_labels {
            format!("{open}{ask}{sign} {input}{}{reply}{sign}", self.between)
        } else {
            format!("{open}{input} {sign}")
        };
        if self.on_new_line {
            asked.push('\n');
            return (asked, format!("{output}\n"));
        }
        (asked, format!(" {output}\n"))
    }

    fn clashes(self, text: &str) -> bool {
        text.contains(&self.signs()) || (self.has_labels && text.contains(self.between.trim_end()))
    }
}

pub const HELD: [Layout; 3] = [Layout::FatArrow, Layout::Slash, Layout::Angle];

impl Layout {
    /// Whether the labels stand in it.
    pub fn has_labels(self) -> bool {
        match self {
            Layout::App | Layout::Tight | Layout::Table | Layout::Json | Layout::Slash => true,
            Layout::Free(free) => free.has_labels,
            _ => false,
        }
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
            Layout::Free(free) => free.gap,
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
            Layout::Free(free) => free.example(ask, reply, input, output),
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
            Layout::Free(free) => free.clashes(text),
            _ => false,
        }
    }
}
