//! A picture's numbers as a table: read aloud by a screen reader, saved as CSV.

/// Rows under named columns. Numbers are plain: a point, no separators of thousands, six digits that count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DataTable {
    pub caption: String,
    pub columns: Vec<String>,
    /// Short rows count as filled up with empty cells.
    pub rows: Vec<Vec<String>>,
}

impl DataTable {
    pub(crate) fn new(caption: &str, columns: &[&str]) -> Self {
        Self {
            caption: caption.to_owned(),
            columns: columns.iter().map(|&it| it.to_owned()).collect(),
            rows: Vec::new(),
        }
    }

    /// The table as RFC 4180 has it: commas, CRLF, quotes where needed. The first line holds the columns.
    ///
    /// A cell that a spreadsheet would run as a formula gets an apostrophe in front
    /// (<https://owasp.org/www-community/attacks/CSV_Injection>); numbers such as -0.5 stay numbers.
    pub fn csv(&self) -> String {
        let lines = || std::iter::once(&self.columns).chain(&self.rows);
        let n_columns = lines().map(Vec::len).max().unwrap_or(0);
        let mut out = String::new();
        if n_columns == 0 {
            return out;
        }
        for line in lines() {
            for i in 0..n_columns {
                if i > 0 {
                    out.push(',');
                }
                let cell = guarded(line.get(i).map_or("", String::as_str));
                // A line with nothing on it would be no record at all.
                let must = n_columns == 1 && cell.is_empty();
                if must || cell.contains([',', '"', '\n', '\r']) {
                    out.push('"');
                    out += &cell.replace('"', "\"\"");
                    out.push('"');
                } else {
                    out += &cell;
                }
            }
            out += "\r\n";
        }
        out
    }
}

/// The cell, with an apostrophe in front where a spreadsheet would take it for a formula.
pub(crate) fn guarded(cell: &str) -> String {
    // The full-width forms are formulas in East Asian versions.
    const STARTS: &[char] = &['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if cell.starts_with(STARTS) && !is_number(cell) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// Digits with at most a sign, a point and an exponent, and nothing else.
fn is_number(cell: &str) -> bool {
    let signless = |it: &str| it.strip_prefix(['+', '-']).unwrap_or(it).to_owned();
    let digits = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    let unsigned = signless(cell);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(signless(exponent))),
        None => (&*unsigned, None),
    };
    let is_mantissa = match mantissa.split_once('.') {
        Some((whole, part)) => digits(whole) && digits(part),
        None => digits(mantissa),
    };
    is_mantissa && exponent.is_none_or(|it| digits(&it))
}

/// A number for a cell: six digits that count, no zeros at the end; empty where there is none.
pub(crate) fn number(value: Option<f64>) -> String {
    let Some(value) = value.filter(|it| it.is_finite()) else {
        return String::new();
    };
    let rounded: f64 = format!("{value:.5e}").parse().unwrap_or(value);
    // No minus before a zero.
    let rounded = rounded + 0.0;
    if rounded != 0.0 && (rounded.abs() < 1e-5 || rounded.abs() >= 1e15) {
        format!("{rounded:e}")
    } else {
        format!("{rounded}")
    }
}
