//! The ramp of a heat map: which step a value has, and the legend that says so.

use crate::{
    axis::{Unit, precision, widened},
    canvas::{Canvas, SMALL},
    lettering::{elide, width},
    scene::{HEAT_STEPS, Lettering, Role},
    words,
};

/// From values to steps.
#[derive(Clone, Copy, Debug)]
pub(crate) struct HeatScale {
    low: f64,
    high: f64,
    unit: Unit,
    decimals: usize,
}

const SWATCH: f64 = 14.0;
const TALL: f64 = 10.0;
/// A narrower cell has a dash in place of a stroke, px.
const SMALLEST_STROKE: f64 = 6.0;

impl HeatScale {
    pub(crate) fn new((low, high): (f64, f64), unit: Unit) -> Self {
        let (low, high) = widened(low, high);
        Self {
            low,
            high,
            unit,
            decimals: precision(low, high),
        }
    }

    /// The step of a value; one outside has the nearer end's.
    pub(crate) fn step(&self, value: f64) -> u8 {
        let share = (value.clamp(self.low, self.high) - self.low) / (self.high - self.low);
        ((share * f64::from(HEAT_STEPS)) as u8).min(HEAT_STEPS - 1)
    }

    pub(crate) fn text(&self, value: f64) -> String {
        self.unit.text(value, self.decimals)
    }

    /// From the low end to the high one, and what a missing cell looks like where there are some, so wide.
    /// Returns where what comes next may begin.
    pub(crate) fn legend(
        &self,
        canvas: &mut Canvas,
        left: f64,
        top: f64,
        missing_wide: Option<f64>,
    ) -> f64 {
        let baseline = top + TALL - 1.0;
        let ramp = f64::from(HEAT_STEPS) * SWATCH;
        // Very long numbers are cut, and move the legend left before they leave the scene.
        let most = (canvas.width - ramp - 16.0) / 2.0;
        let ends = [self.low, self.high].map(|it| elide(&self.text(it), most, Lettering::Small));
        let [low, high] = &ends;
        let needed = ends
            .iter()
            .map(|it| width(it, Lettering::Small))
            .sum::<f64>()
            + ramp
            + 16.0;
        let left = left.min(canvas.width - needed).max(0.0);
        let mut x = left;
        canvas.left((x, baseline), canvas.width, low, SMALL);
        x += width(low, Lettering::Small) + 8.0;
        for step in 0..HEAT_STEPS {
            canvas.rect(x, top, SWATCH, TALL, Role::Heat(step));
            x += SWATCH;
        }
        canvas.left((x + 8.0, baseline), canvas.width, high, SMALL);
        x += width(high, Lettering::Small) + 32.0;
        let not_measured = words::not_measured();
        let Some(missing_wide) = missing_wide else {
            return top + TALL + 4.0;
        };
        let (mut x, mut top) = (x, top);
        if x + SWATCH + 8.0 + width(not_measured, Lettering::Small) > canvas.width {
            (x, top) = (left, top + 18.0);
        }
        // In the form that the cells have, and large enough to be seen.
        let wide = if missing_wide < SMALLEST_STROKE {
            SMALLEST_STROKE - 1.0
        } else {
            SWATCH
        };
        missing(canvas, (x, top), (wide, TALL));
        canvas.left(
            (x + SWATCH + 8.0, top + TALL - 1.0),
            canvas.width,
            not_measured,
            SMALL,
        );
        top + TALL + 4.0
    }
}

/// A cell where nothing was measured: paper with a stroke through it, a dash where the cell is too small for that.
pub(crate) fn missing(canvas: &mut Canvas, (x, y): (f64, f64), (wide, tall): (f64, f64)) {
    if wide < SMALLEST_STROKE {
        canvas.level(x, x + wide, y + tall / 2.0, Role::Missing);
    } else {
        let inset = (wide.min(tall) * 0.2).min(4.0);
        let half = (wide.min(tall) / 2.0 - inset).max(1.0);
        let (x, y) = (x + wide / 2.0, y + tall / 2.0);
        canvas.line((x - half, y + half), (x + half, y - half), Role::Missing);
    }
}
