//! A task with its examples, and how it is written down as one training document.

use crate::rng::Rng;

use super::family::Family;
use super::layout::{Free, Layout, TAUGHT};

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

/// What is written around the examples.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    pub instruction: String,
    pub ask: String,
    pub reply: String,
}

/// A training document: in chat style with this chance, else mostly in the app's completion style;
/// `free_share` of what is left has a form of its own.
pub fn write(task: &Task, chat_share: f64, free_share: f64, rng: &mut Rng) -> Document {
    let layout = match task.family {
        Family::Talk if rng.chance(0.85) => Layout::Chat,
        Family::Talk | Family::Reply => Layout::App,
        _ if rng.chance(chat_share) => Layout::Chat,
        _ if rng.chance(free_share) => Layout::Free(Free::draw(rng)),
        _ if rng.chance(0.6) => Layout::App,
        _ => *rng.pick(&TAUGHT),
    };
    let mut texts = task
        .shots
        .iter()
        .flat_map(|shot| [&shot.input, &shot.output]);
    let layout = if texts.any(|text| layout.clashes(text)) {
        Layout::App
    } else {
        layout
    };
    let is_told = rng.chance(0.5) && !task.instructions.is_empty();
    let frame = Frame {
        instruction: if is_told {
            rng.pick(&task.instructions).clone()
        } else {
            String::new()
        },
        ..labels(task, rng.chance(0.4), rng)
    };
    lay_out(task, layout, &frame, rng)
}

/// Labels of the task, or such as go with any task.
pub fn labels(task: &Task, any: bool, rng: &mut Rng) -> Frame {
    let (ask, reply) = if task.labels.is_empty() || any {
        let (ask, reply) = *rng.pick(ANY_LABELS);
        (ask.to_owned(), reply.to_owned())
    } else {
        rng.pick(&task.labels).clone()
    };
    Frame {
        instruction: String::new(),
        ask,
        reply,
    }
}

/// The task in this layout.
pub fn lay_out(task: &Task, layout: Layout, frame: &Frame, rng: &mut Rng) -> Document {
    let segments = if layout == Layout::Chat {
        let named = task.family != Family::Talk && rng.chance(0.2);
        chat(
            task,
            &frame.instruction,
            named.then_some(frame.ask.as_str()),
        )
    } else {
        completion(task, layout, frame)
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

/// The instruction, an empty line, then the examples. In the app's own layout that is
/// `{instruction}\n\n{ask}: {input}\n{reply}: {output}\n\n…`.
pub fn completion(task: &Task, layout: Layout, frame: &Frame) -> Vec<(String, Part)> {
    let mut segments = Vec::with_capacity(2 * task.shots.len() + 1);
    let Frame {
        instruction,
        ask,
        reply,
    } = frame;
    let mut before = String::new();
    if !instruction.is_empty() {
        before = format!("{instruction}\n\n");
    }
    before.push_str(&layout.head(ask, reply));
    // Without any word on the task, its first answer is a guess.
    let is_told = !instruction.is_empty() || layout.has_labels();
    for (index, shot) in task.shots.iter().enumerate() {
        if index > 0 {
            before.push_str(layout.gap());
        }
        let (asked, answer) = layout.example(ask, reply, &shot.input, &shot.output);
        before.push_str(&asked);
        segments.push((std::mem::take(&mut before), Part::Frame));
        let part = if index == 0 && !is_told {
            Part::Guess
        } else {
            part(shot)
        };
        segments.push((answer, part));
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
    let is_told = !instruction.is_empty() || task.family == Family::Talk;
    for (index, shot) in task.shots.iter().enumerate() {
        let input = match ask {
            Some(ask) => format!("{ask}: {}", shot.input),
            None => shot.input.clone(),
        };
        let (asked, answer) = Layout::Chat.example("", "", &input, &shot.output);
        frame.push_str(&asked);
        segments.push((std::mem::take(&mut frame), Part::Frame));
        let part = if index == 0 && !is_told {
            Part::Guess
        } else {
            part(shot)
        };
        segments.push((answer, part));
        frame.push('\n');
    }
    segments
}
