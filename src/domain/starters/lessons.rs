//! What the first minute of each starter needs to know, without the starter's texts: those come with the gallery.

use super::{STARTERS, example_id};
use crate::ExampleId;

/// The lesson of a starter: by which prints its project is known, and what to switch off.
#[derive(Debug, PartialEq, Eq)]
pub struct Lesson {
    /// The print of the instruction.
    instruction: u64,
    /// The prints of the examples that teach, in one.
    taught: u64,
    /// Places of the examples that teach, from 0.
    off: &'static [usize],
    n_examples: usize,
    /// The right answer to the starter's question.
    pub answer: &'static str,
}

/// In the order of [`STARTERS`]. Made while compiling, so that a program that asks for these alone has no other texts.
pub static LESSONS: [Lesson; STARTERS.len()] = lessons();

impl Lesson {
    /// The examples that are switched off, as the starter's project names them.
    pub fn ids_off(&self) -> impl Iterator<Item = ExampleId> + '_ {
        self.off.iter().map(|place| example_id(*place))
    }

    /// Whether the lesson is what the model does without any example.
    pub fn switches_all_off(&self) -> bool {
        self.off.len() == self.n_examples
    }

    /// The lesson of the starter that a project still is: its instruction stands, and the examples that teach do.
    /// `print_of` gives the [`print`] of the example with this id, where there is one.
    pub fn open_in(
        instruction: &str,
        print_of: impl Fn(ExampleId) -> Option<u64>,
    ) -> Option<&'static Self> {
        let wanted = print(instruction, "");
        LESSONS.iter().find(|it| {
            it.instruction == wanted
                && it
                    .ids_off()
                    .try_fold(0, |taught, id| Some(together(taught, print_of(id)?)))
                    == Some(it.taught)
        })
    }
}

/// A number that stands for two texts: FNV-1a of 64 bits. Equal for others by chance once in 2^64.
pub const fn print(one: &str, other: &str) -> u64 {
    // No text has this byte.
    let hash = hashed(&[0xff], hashed(one.as_bytes(), 0xcbf2_9ce4_8422_2325));
    hashed(other.as_bytes(), hash)
}

const fn hashed(bytes: &[u8], mut hash: u64) -> u64 {
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0000_0100_0000_01b3);
        at += 1;
    }
    hash
}

const fn together(prints: u64, next: u64) -> u64 {
    prints.rotate_left(5) ^ next
}

const fn lessons() -> [Lesson; STARTERS.len()] {
    const NONE: Lesson = Lesson {
        instruction: 0,
        taught: 0,
        off: &[],
        n_examples: 0,
        answer: "",
    };
    let mut lessons = [NONE; STARTERS.len()];
    let mut at = 0;
    while at < STARTERS.len() {
        let starter = &STARTERS[at];
        let mut taught = 0;
        let mut n = 0;
        while n < starter.off.len() {
            let (input, output) = starter.examples[starter.off[n]];
            taught = together(taught, print(input, output));
            n += 1;
        }
        lessons[at] = Lesson {
            instruction: print(starter.instruction, ""),
            taught,
            off: starter.off,
            n_examples: starter.examples.len(),
            answer: starter.answer,
        };
        at += 1;
    }
    lessons
}
