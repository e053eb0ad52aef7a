//! A text as one cell of a CSV file: inert in a spreadsheet, whole in a reader.

/// A text that no spreadsheet takes for a formula.
///
/// One that begins with `=`, `+`, `-`, `@`, a tab or a line break, white space before it or not, gets an apostrophe in
/// front, as OWASP advises ("CSV Injection"); plain numbers stay as they are.
pub fn guarded(text: &str) -> String {
    let bare = text
        .trim_start_matches(|it: char| it.is_whitespace() || it == '\u{feff}' || it.is_control());
    // Full-width signs are taken for the plain ones by some.
    let runs = bare.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
        || text.starts_with(['\t', '\r', '\n']);
    let is_number = !text.is_empty()
        && text.bytes().all(|it| b"+-.0123456789".contains(&it))
        && text.parse::<f64>().is_ok();
    if runs && !is_number {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// In quotes where it has to be (RFC 4180).
pub fn quoted(field: &str) -> String {
    if field.contains(['"', ',', ';', '\n', '\r', '\t']) || field != field.trim() {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// OWASP's list, and what spreadsheets skip before it.
    #[test]
    fn no_formula_stays_one() {
        for text in [
            "=1",
            "+cmd|' /C calc'!A0",
            "-2+3",
            "@SUM(1)",
            "\t=1",
            "\r=1",
            " =1",
            "\u{feff}=1",
            "\n=1",
            "\nplain",
            "＝1",
            "＋1a",
            "－1a",
            "＠x",
        ] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        for plain in ["", "-3.5", "+1", "a=1", "1-2", "words"] {
            assert_eq!(guarded(plain), plain);
        }
        assert_eq!(quoted("a,\"b\"\nc"), "\"a,\"\"b\"\"\nc\"");
        assert_eq!(quoted(" a"), "\" a\"");
        assert_eq!(quoted("a b"), "a b");
    }
}
