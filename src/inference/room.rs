//! Who computes a step, and the memory that is at hand for it.

use crate::attention::Sheet;
use crate::packed::ActsRoom;
use crate::spare::{Loan, Spare};
use crate::team::Team;

/// Threads, and memory that one step leaves to the next.
pub(crate) struct Room {
    pub(crate) team: &'static dyn Team,
    pub(crate) acts: ActsRoom,
    pub(crate) sheets: Spare<Sheet>,
    floats: Spare<f32>,
}

impl Room {
    /// Without any memory yet.
    pub(crate) fn new(team: &'static dyn Team) -> Room {
        Room {
            team,
            acts: ActsRoom::default(),
            sheets: Spare::default(),
            floats: Spare::default(),
        }
    }

    /// `n` numbers, whatever they are.
    pub(crate) fn floats(&self, n: usize) -> Loan<'_, f32> {
        self.floats.lend(n, 0.0)
    }
}
