//! Puts the text of a kernel together: pieces of WGSL, constants, bindings.

use crate::device::Variant;
use crate::layout::{Coding, Layout, Scaling};

const NUMBERS: &str = include_str!("wgsl/numbers.wgsl");
const CODES: &str = include_str!("wgsl/codes.wgsl");
const SCALES: &str = include_str!("wgsl/scales.wgsl");

/// What a kernel does with a buffer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Access {
    Read,
    Write,
}

/// A kernel before it is compiled. Two with the same text are the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Kernel {
    pub(crate) label: &'static str,
    pub(crate) text: String,
    pub(crate) bindings: Vec<Access>,
}

/// The text of a kernel as it grows.
pub(crate) struct Text {
    variant: Variant,
    body: String,
    bindings: Vec<Access>,
}

impl Text {
    pub(crate) fn new(variant: Variant) -> Text {
        let mut text = Text {
            variant,
            body: String::new(),
            bindings: Vec::new(),
        };
        let real = if variant.halves { "f16" } else { "f32" };
        text.line(&format!(
            "alias real = {real};\nalias real4 = vec4<{real}>;"
        ));
        // Some models have a few numbers beyond the range of halves.
        let clamped = if variant.halves {
            "clamp(v, LEAST, MOST)"
        } else {
            "v"
        };
        for (name, number, bounds) in [
            ("narrow", "f32", "f32"),
            ("narrow4", "vec4<f32>", "vec4<f32>"),
        ] {
            let kind = if name == "narrow" { "real" } else { "real4" };
            let clamped = clamped
                .replace("LEAST", &format!("{bounds}(-65504.0)"))
                .replace("MOST", &format!("{bounds}(65504.0)"));
            text.line(&format!(
                "fn {name}(v: {number}) -> {kind} {{ return {kind}({clamped}); }}"
            ));
        }
        text
    }

    /// The next binding: an array of `element`.
    pub(crate) fn binding(&mut self, name: &str, element: &str, access: Access) {
        let mode = match access {
            Access::Read => "read",
            Access::Write => "read_write",
        };
        let index = self.bindings.len();
        self.bindings.push(access);
        self.line(&format!(
            "@group(0) @binding({index}) var<storage, {mode}> {name}: array<{element}>;"
        ));
    }

    pub(crate) fn constant(&mut self, name: &str, value: usize) {
        self.line(&format!("const {name} = {value}u;"));
    }

    pub(crate) fn number(&mut self, name: &str, value: f32) {
        // The shortest text that gives the same bits, with an exponent so that it is no whole number.
        self.line(&format!("const {name} = f32({value:e}f);"));
    }

    pub(crate) fn line(&mut self, text: &str) {
        self.body.push_str(text);
        self.body.push('\n');
    }

    /// The functions that every kernel may use.
    pub(crate) fn numbers(&mut self) {
        self.line(NUMBERS);
    }

    /// The functions that read segment `index` of a matrix.
    pub(crate) fn segment(&mut self, index: usize, segment: &Segment) {
        let Layout {
            coding, scaling, ..
        } = segment.layout;
        let mut fill = |text: &str| {
            let text = text
                .replace("$SMALL", &segment.small.to_string())
                .replace("$SUPER", &segment.supers.to_string())
                .replace("$QUANTS", &segment.quants.to_string())
                .replace("$HIGH", &segment.high.to_string())
                .replace("$UNIT", &segment.layout.unit().to_string())
                .replace("$ZERO", &segment.layout.zero().to_string())
                .replace("$S", &index.to_string());
            self.body.push_str(&text);
        };
        fill(piece(CODES, coding_name(coding)));
        if let Some(scaling) = scaling_name(scaling) {
            fill(piece(SCALES, scaling));
            fill(piece(CODES, "value of codes"));
        }
    }

    pub(crate) fn kernel(self, label: &'static str) -> Kernel {
        let mut text = String::new();
        if self.variant.halves {
            text.push_str("enable f16;\n");
        }
        // naga takes the built-in functions without being asked and does not know the line yet;
        // browsers want it.
        if self.variant.subgroup.is_some() && cfg!(target_arch = "wasm32") {
            text.push_str("enable subgroups;\n");
        }
        text.push_str(&unrolled(&self.body));
        Kernel {
            label,
            text,
            bindings: self.bindings,
        }
    }
}

/// Rows of one matrix in the buffers of a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Segment {
    pub(crate) layout: Layout,
    pub(crate) n_rows: usize,
    /// Where its streams begin, in words: quants in their buffer, the others in that of scales.
    pub(crate) quants: usize,
    pub(crate) small: usize,
    pub(crate) high: usize,
    pub(crate) supers: usize,
}

fn coding_name(coding: Coding) -> &'static str {
    match coding {
        Coding::Nibbles => "nibbles",
        Coding::Fives => "fives",
        Coding::Sixes => "sixes",
        Coding::Eights => "eights",
        Coding::Halves => "halves",
        Coding::Brains => "brains",
        Coding::Floats => "floats",
    }
}

fn scaling_name(scaling: Scaling) -> Option<&'static str> {
    Some(match scaling {
        Scaling::None => return None,
        Scaling::One => "one",
        Scaling::Two => "two",
        Scaling::Super => "super",
        Scaling::SuperHalves => "super halves",
        Scaling::SuperHalvesMins => "super halves and mins",
    })
}

/// The piece of `file` that is called `name`.
pub(crate) fn piece<'a>(file: &'a str, name: &str) -> &'a str {
    let found = file.split("//= ").skip(1).find_map(|piece| {
        let (title, body) = piece.split_once('\n')?;
        (title == name).then_some(body)
    });
    // Names and files are both ours: the tests build every kernel there is.
    found.unwrap_or("")
}

/// `text` with what stands between `//[ N` and `//]` once for each number below N, `$R` being the number.
///
/// Compilers do not unroll loops that were given a bound by whoever checks our kernels, and a loop that
/// loads waits for the card's memory in every round.
pub(crate) fn unrolled(text: &str) -> String {
    let mut out = String::new();
    let mut open: Option<(usize, String)> = None;
    for line in text.lines() {
        let trimmed = line.trim();
        if let Some(n) = trimmed.strip_prefix("//[ ") {
            open = Some((n.parse().unwrap_or(0), String::new()));
        } else if trimmed == "//]" {
            if let Some((n, body)) = open.take() {
                (0..n).for_each(|index| out.push_str(&body.replace("$R", &index.to_string())));
            }
        } else {
            let to = open.as_mut().map_or(&mut out, |(_, body)| body);
            to.push_str(line);
            to.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_marked_is_repeated() {
        let text = "a\n//[ 2\nb$R\n//]\nc";
        assert_eq!(unrolled(text), "a\nb0\nb1\nc\n");
    }

    #[test]
    fn pieces_are_found_by_name() {
        assert_eq!(piece("//= a\nx\n//= ab\ny\n", "a"), "x\n");
        assert_eq!(piece("//= a\nx\n", "b"), "");
    }
}
