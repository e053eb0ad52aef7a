//! A task with its examples, and how it is written down as one training document.

use crate::rng::Rng;

use super::family::Family;

/// What a stretch of a document is, which decides how much it counts in the loss.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Instruction, labels and inputs.
    Frame,
    /// An answer that can be known from what stands before it.
    Answer,
    /// An answer that can only be guessed, such as a label word's first appearance.
    Guess,
}

/// One example: an input and its right output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shot {
    pub input: String,
    pub output: String,
    /// False where the output does not follow from what stands before it.
    pub known: bool,
}

impl Shot {
    pub fn new(input: impl Into<String>, output: impl Into<String>) -> Self {
        Self {
            input: input.into(),
            output: output.into(),
            known: true,
        }
    }
}

/// A task as a family makes it: the last shot is the query.
#[derive(Clone, Debug)]
pub struct Task {
    pub family: Family,
    /// Ways to word the instruction.
    pub instructions: Vec<String>,
    /// Fitting pairs of input and output label.
    pub labels: Vec<(String, String)>,
    pub shots: Vec<Shot>,
}

/// The two ways in which the app writes a prompt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Completion,
    Chat,
}

/// A whole document, cut where its parts meet.
#[derive(Clone, Debug)]
pub struct Document {
    pub family: Family,
    pub segments: Vec<(String, Part)>,
}

impl Document {
    pub fn text(&self) -> String {
        self.segments
            .iter()
            .map(|(text, _)| text.as_str())
            .collect()
    }
}

/// Ends every document and every chat turn.
pub const END: &str = "<|im_end|>";

const ANY_LABELS: &[(&str, &str)] = &[
    ("Input", "Output"),
    ("Q", "A"),
    ("Question", "Answer"),
    ("In", "Out"),
    ("Text", "Result"),
    ("Text", "Answer"),
    ("Given", "Answer"),
    ("Example", "Result"),
    ("X", "Y"),
    ("input", "output"),
    ("From", "To"),
    ("Prompt", "Reply"),
];

/// Writes the task down in this style, as the app would.
pub fn write(task: &Task, style: Style, rng: &mut Rng) -> Document {
    let instruction = if rng.chance(0.6) && !task.instructions.is_empty() {
        rng.pick(&task.instructions).clone()
    } else {
        String::new()
    };
    let (ask, reply) = if task.labels.is_empty() || rng.chance(0.3) {
        let (ask, reply) = *rng.pick(ANY_LABELS);
        (ask.to_owned(), reply.to_owned())
    } else {
        rng.pick(&task.labels).clone()
    };
    let segments = match style {
        Style::Completion => completion(task, &instruction, &ask, &reply),
        Style::Chat => {
            let named = rng.chance(0.25);
            chat(task, &instruction, named.then_some(ask.as_str()))
        }
    };
    Document {
        family: task.family,
        segments,
    }
}

fn part(shot: &Shot) -> Part {
    if shot.known {
        Part::Answer
    } else {
        Part::Guess
    }
}

/// `{instruction}\n\n{ask}: {input}\n{reply}: {output}\n\n…`, the app's completion style.
pub fn completion(task: &Task, instruction: &str, ask: &str, reply: &str) -> Vec<(String, Part)> {
    let mut segments = Vec::with_capacity(2 * task.shots.len() + 1);
    let mut frame = String::new();
    if !instruction.is_empty() {
        frame = format!("{instruction}\n\n");
    }
    for (index, shot) in task.shots.iter().enumerate() {
        if index > 0 {
            frame.push('\n');
        }
        frame.push_str(&format!("{ask}: {}\n{reply}:", shot.input));
        segments.push((std::mem::take(&mut frame), Part::Frame));
        segments.push((format!(" {}\n", shot.output), part(shot)));
    }
    segments.push((END.to_owned(), Part::Frame));
    segments
}

/// The chat template of the bundled model: the instruction as system, examples as turns.
pub fn chat(task: &Task, instruction: &str, ask: Option<&str>) -> Vec<(String, Part)> {
    let mut segments = Vec::with_capacity(2 * task.shots.len());
    let mut frame = String::new();
    if !instruction.is_empty() {
        frame = format!("<|im_start|>system\n{instruction}{END}\n");
    }
    for shot in &task.shots {
        let input = match ask {
            Some(ask) => format!("{ask}: {}", shot.input),
            None => shot.input.clone(),
        };
        frame.push_str(&format!(
            "<|im_start|>user\n{input}{END}\n<|im_start|>assistant\n"
        ));
        segments.push((std::mem::take(&mut frame), Part::Frame));
        segments.push((format!("{}{END}", shot.output), part(shot)));
        frame.push('\n');
    }
    segments
}
