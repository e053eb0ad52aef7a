//! Draws the loss curve as an SVG picture.

use std::fmt::Write;

const WIDTH: f32 = 720.0;
const HEIGHT: f32 = 360.0;
const MARGIN: f32 = 48.0;

/// A picture of `(step, loss, right answers in percent)`.
pub fn loss_curve(curve: &[(usize, f32, f32)]) -> String {
    let last = curve.last().map_or(1, |point| point.0.max(1)) as f32;
    let top = curve.iter().map(|point| point.1).fold(0.1, f32::max);
    let x = |step: usize| MARGIN + step as f32 / last * (WIDTH - 2.0 * MARGIN);
    let y = |share: f32| HEIGHT - MARGIN - share * (HEIGHT - 2.0 * MARGIN);
    let line = |value: &dyn Fn(&(usize, f32, f32)) -> f32| {
        curve.iter().fold(String::new(), |mut text, point| {
            // Writing to a String cannot fail.
            let _ = write!(text, "{:.1},{:.1} ", x(point.0), y(value(point)));
            text
        })
    };
    let loss = line(&|point| point.1 / top);
    let right = line(&|point| point.2 / 100.0);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"sans-serif\" font-size=\"12\">\n\
         <title>Sprout's loss and right classification answers over {last} steps</title>\n\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"white\"/>\n"
    );
    for quarter in 0..=4 {
        let share = quarter as f32 / 4.0;
        let _ = writeln!(
            svg,
            "<path d=\"M{MARGIN} {0:.1}H{1}\" stroke=\"#ddd\"/><text x=\"8\" y=\"{0:.1}\" fill=\"#a33\">{2:.2}</text><text x=\"{3}\" y=\"{0:.1}\" fill=\"#36a\">{4:.0}%</text>",
            y(share),
            WIDTH - MARGIN,
            share * top,
            WIDTH - MARGIN + 6.0,
            share * 100.0
        );
    }
    let _ = write!(
        svg,
        "<polyline points=\"{loss}\" fill=\"none\" stroke=\"#a33\"/>\n\
         <polyline points=\"{right}\" fill=\"none\" stroke=\"#36a\"/>\n\
         <text x=\"{MARGIN}\" y=\"20\" fill=\"#a33\">loss</text>\n\
         <text x=\"120\" y=\"20\" fill=\"#36a\">right answers, message kinds</text>\n\
         <text x=\"{0}\" y=\"{1}\" text-anchor=\"end\">step {last}</text>\n</svg>\n",
        WIDTH - MARGIN,
        HEIGHT - 12.0
    );
    svg
}
