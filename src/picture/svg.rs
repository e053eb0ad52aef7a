//! A scene as an SVG file that needs nothing else: its colours, its title and its words are inside.

use std::fmt::Write;

use crate::{
    lettering::{elide, one_line},
    palette::Palette,
    scene::{Anchor, Lettering, Mark, Scene, Shape},
};

const FONTS: &str =
    "'Exemplar Sans', ui-sans-serif, system-ui, 'Segoe UI', 'Helvetica Neue', sans-serif";
/// Above the plot, for the title that the page shows as a heading.
const TITLE_BAND: f64 = 32.0;
const MARGIN: f64 = 12.0;

impl Scene {
    /// Width and height of that file, px.
    pub fn file_size(&self) -> (f64, f64) {
        (self.width + 2.0 * MARGIN, self.height + TITLE_BAND + MARGIN)
    }

    /// A file of its own. Names in it are text, whatever they hold; what no XML may hold is left out.
    pub fn svg(&self, palette: &Palette) -> String {
        let height = number(self.height + TITLE_BAND + MARGIN);
        let full_width = number(self.width + 2.0 * MARGIN);
        let mut out = String::new();
        // Writing to a String cannot fail, here and below.
        let _ = write!(
            out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{full_width}\" height=\"{height}\" \
             viewBox=\"{left} {top} {full_width} {height}\" role=\"img\" font-family=\"{FONTS}\" \
             style=\"font-variant-numeric:tabular-nums\">\n\
             <title>{title}</title>\n<desc>{description}</desc>\n\
             <rect x=\"{left}\" y=\"{top}\" width=\"{full_width}\" height=\"{height}\" fill=\"{paper}\"/>\n",
            left = number(-MARGIN),
            top = number(-TITLE_BAND),
            title = escaped(&one_line(&self.title)),
            description = escaped(&one_line(&self.description)),
            paper = palette.paper.hex(),
        );
        let _ = writeln!(
            out,
            "<text x=\"0\" y=\"-12\" font-size=\"15\" font-weight=\"600\" fill=\"{}\">{}</text>",
            palette.ink.hex(),
            // The lettering of names is smaller: the width is measured as if there were less of it.
            escaped(&elide(
                &self.title,
                self.width * 13.0 / 15.0,
                Lettering::Strong
            )),
        );
        for mark in &self.marks {
            write_mark(&mut out, mark, palette);
        }
        out += "</svg>\n";
        out
    }
}

fn write_mark(out: &mut String, mark: &Mark, palette: &Palette) {
    let colour = palette.colour(mark.role).hex();
    let stroke = || {
        let dashes = if mark.role.is_dashed() {
            " stroke-dasharray=\"4 3\""
        } else {
            ""
        };
        format!(
            "stroke=\"{colour}\" stroke-width=\"{}\"{dashes}",
            mark.role.stroke()
        )
    };
    let element = match &mark.shape {
        Shape::Rect {
            x,
            y,
            width,
            height,
        } => {
            let _ = write!(
                out,
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{colour}\"",
                number(*x),
                number(*y),
                number(*width),
                number(*height)
            );
            "rect"
        }
        Shape::Line { x1, y1, x2, y2 } => {
            let _ = write!(
                out,
                "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" {}",
                number(*x1),
                number(*y1),
                number(*x2),
                number(*y2),
                stroke()
            );
            "line"
        }
        Shape::Circle {
            x,
            y,
            radius,
            filled,
        } => {
            let _ = write!(
                out,
                "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" ",
                number(*x),
                number(*y),
                number(*radius)
            );
            if *filled {
                let _ = write!(out, "fill=\"{colour}\"");
            } else {
                let _ = write!(out, "fill=\"{}\" {}", palette.paper.hex(), stroke());
            }
            "circle"
        }
        Shape::Path { points, filled } => {
            let _ = write!(out, "<path d=\"{}\" ", outline(points, *filled));
            if *filled {
                let _ = write!(out, "fill=\"{colour}\"");
            } else {
                let _ = write!(out, "fill=\"none\" {}", stroke());
            }
            "path"
        }
        Shape::Text {
            x,
            y,
            anchor,
            lettering,
            turned,
            text,
        } => {
            let (x, y) = (number(*x), number(*y));
            let _ = write!(
                out,
                "<text x=\"{x}\" y=\"{y}\" font-size=\"{}\" fill=\"{colour}\"",
                lettering.pixels()
            );
            match anchor {
                Anchor::Start => {}
                Anchor::Middle => *out += " text-anchor=\"middle\"",
                Anchor::End => *out += " text-anchor=\"end\"",
            }
            if lettering.weight() != 400 {
                let _ = write!(out, " font-weight=\"{}\"", lettering.weight());
            }
            if *turned {
                let _ = write!(out, " transform=\"rotate(-90 {x} {y})\"");
            }
            let _ = write!(out, ">{}", escaped(&one_line(text)));
            tip(out, mark);
            *out += "</text>\n";
            return;
        }
    };
    if mark.tip.is_some() {
        out.push('>');
        tip(out, mark);
        let _ = writeln!(out, "</{element}>");
    } else {
        *out += "/>\n";
    }
}

fn tip(out: &mut String, mark: &Mark) {
    if let Some(tip) = &mark.tip {
        let _ = write!(out, "<title>{}</title>", escaped(&one_line(tip)));
    }
}

impl Shape {
    /// The `d` attribute of a path; `None` for other shapes.
    pub fn path_data(&self) -> Option<String> {
        match self {
            Shape::Path { points, filled } => Some(outline(points, *filled)),
            _ => None,
        }
    }
}

fn outline(points: &[(f64, f64)], closed: bool) -> String {
    let mut d = String::new();
    for (i, (x, y)) in points.iter().enumerate() {
        let step = if i == 0 { 'M' } else { 'L' };
        let _ = write!(d, "{step}{} {}", number(*x), number(*y));
    }
    if closed {
        d.push('Z');
    }
    d
}

/// Hundredths of a px, no zeros at the end.
fn number(value: f64) -> String {
    format!("{}", (value * 100.0).round() / 100.0 + 0.0)
}

/// Text as XML 1.0 has it. Characters that it cannot hold, even escaped, are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for it in text.chars() {
        match it {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\'' => out += "&#39;",
            '\u{fffe}' | '\u{ffff}' => {}
            it if it.is_control() => {}
            it => out.push(it),
        }
    }
    out
}
