//! What the desk beside the prompt may know and do. It is another module, so everything here is text and numbers.

use std::fmt::Write;

use domain::{ProjectId, Style};

use crate::{Availability, Command, Exactness, Studio, Theme, Tone};

/// The commands that its palette offers, in the order in which they are shown before anything is typed. Page and
/// palette mean the same one by its place here.
pub const AT_HAND: [Command; 18] = [
    Command::Run,
    Command::Stop,
    Command::Undo,
    Command::Redo,
    Command::AddExample { after: None },
    Command::SetAllExamplesOn(true),
    Command::SetAllExamplesOn(false),
    Command::SetStyle(Style::Chat),
    Command::SetStyle(Style::Completion),
    Command::SetTokensShown(true),
    Command::SetTokensShown(false),
    Command::ClearAnswers,
    Command::NewProject,
    Command::ExportFile,
    Command::Share { passphrase: None },
    Command::SetTheme(Theme::System),
    Command::SetTheme(Theme::Light),
    Command::SetTheme(Theme::Dark),
];

impl Studio {
    /// Does the command at this place, or only says why it cannot be done now; empty where it can.
    pub fn at_hand(&self, place: usize, go: bool) -> String {
        let Some(command) = AT_HAND.into_iter().nth(place) else {
            return String::new();
        };
        match self.availability(&command) {
            Availability::No(why) => why,
            Availability::Yes => {
                if go {
                    self.dispatch(command);
                }
                String::new()
            }
        }
    }

    /// Takes the project of this file for the open one, as one step of this name that can be undone.
    pub fn take_over(&self, label: &str, file: &str) {
        self.core().take_over(label, file);
    }

    /// Opens another project of this device.
    pub fn open_by_id(&self, id: String) {
        self.dispatch(Command::OpenProject(ProjectId(id)));
    }

    /// A part of the program could not be had, as a sentence.
    pub fn tell(&self, why: &str) {
        self.core().notify(Tone::Warning, why, None);
    }

    /// `room total exact;each shown example;token starts`, with `-` for what is not known.
    pub fn count_line(&self) -> String {
        let core = self.core();
        let counts = core.counts.peek();
        let mut line = match counts.room() {
            Some(room) => room.to_string(),
            None => "-".to_owned(),
        };
        let is_exact = u8::from(counts.exactness == Exactness::Exact);
        // Text takes everything.
        let _ = write!(line, " {} {is_exact};", counts.total);
        for it in &*counts.each_example {
            let _ = write!(line, "{} ", it.1);
        }
        line.push(';');
        let whole = 0..core.preview.peek().rendered.text.len();
        for it in core.token_boundaries(whole).into_iter().flatten() {
            let _ = write!(line, "{} ", it.start);
        }
        line
    }
}
