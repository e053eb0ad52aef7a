//! Draws what was measured: plots as scenes of plain marks, and the same numbers as a table.
//!
//! Invariant: a mark has a role and never a colour; `palette` alone holds colours, for files that leave the page.
//! Invariant: every picture comes with a table that holds all of its numbers, also those it had no room to draw.
//! Invariant: no meaning rests on colour alone: filled or hollow, dashed or whole, a form for each series.
//! Invariant: nothing is drawn outside the scene, whatever the numbers are.

mod axis;
mod bars;
mod calibration;
mod canvas;
pub mod diff;
mod forest;
mod heat_map;
mod heat_scale;
mod lettering;
mod palette;
mod pareto;
mod placing;
mod scatter;
mod scene;
pub mod sight;
mod spread;
mod svg;
mod table;
#[cfg(test)]
mod tests;
mod words;

pub use axis::{Axis, Ticks, Unit, ticks};
pub use bars::{Bars, BarsRow, bars};
pub use calibration::{Bin, Calibration, calibration};
pub use canvas::{MAX_WIDTH, MIN_WIDTH};
pub use forest::{Forest, ForestRow, Reference, Tone, forest};
pub use heat_map::{HeatMap, heat_map};
pub use palette::{Palette, Rgb, contrast};
pub use pareto::pareto_front;
pub use scatter::{Scatter, ScatterPoint, scatter};
pub use scene::{Anchor, Bounds, HEAT_STEPS, Lettering, Mark, Role, SERIES, Scene, Shape};
pub use spread::{Group, Spread, spread};
pub use table::DataTable;

/// A plot and its numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    pub scene: Scene,
    pub table: DataTable,
}

/// More rows than this are in the table alone; the scene says how many.
pub const MAX_ROWS: usize = 200;

/// Numbers farther from zero than this count as not measured: no axis could show them beside others.
pub const MAX_NUMBER: f64 = 1e12;

/// A number that can be drawn.
fn drawable(value: f64) -> Option<f64> {
    (value.abs() <= MAX_NUMBER).then_some(value)
}
