//! Spreadsheets, `.xlsx` (ECMA-376): the first sheet's cells as they are shown.

use std::collections::BTreeMap;

use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};

use super::day::{day, is_date_code};
use super::zip::Archive;
use super::{MOST_CELLS, MOST_COLUMNS, headed};
use crate::content::{LIMIT_ROW_BYTES, LIMIT_ROWS, check_size};
use crate::shape::Report;
use crate::words;
use crate::{ForeignError, Incoming, Taken};

fn bad(why: &'static str) -> ForeignError {
    ForeignError::Spreadsheet { why }
}

pub(crate) fn is_xlsx(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") && bytes.windows(14).any(|it| it == b"xl/workbook.xm")
}

/// One thing in an XML text.
enum Mark<'a> {
    Open(&'a str, BTreeMap<String, String>),
    Close(&'a str),
    Text(&'a str),
}

/// Goes through XML. A part that defines entities is refused: no spreadsheet needs them.
fn walk(
    xml: &[u8],
    on: &mut dyn FnMut(Mark<'_>) -> Result<(), ForeignError>,
) -> Result<(), ForeignError> {
    let broken = || bad(words::no_xml());
    let text = std::str::from_utf8(xml).map_err(|_| broken())?;
    let mut reader = Reader::from_str(text.strip_prefix('\u{feff}').unwrap_or(text));
    loop {
        let event = reader.read_event().map_err(|_| broken())?;
        match &event {
            Event::Start(it) | Event::Empty(it) => {
                let mut attributes = BTreeMap::new();
                for one in it.attributes() {
                    let one = one.map_err(|_| broken())?;
                    let value = one
                        .normalized_value(XmlVersion::Implicit1_0)
                        .map_err(|_| broken())?;
                    let name = one.key.local_name();
                    attributes.insert(name.as_ref().to_owned(), value.into_owned());
                }
                let name = it.local_name();
                let name = name.as_ref().to_owned();
                on(Mark::Open(&name, attributes))?;
                if matches!(event, Event::Empty(_)) {
                    on(Mark::Close(&name))?;
                }
            }
            Event::End(it) => {
                let name = it.local_name();
                on(Mark::Close(name.as_ref()))?;
            }
            Event::Text(it) => on(Mark::Text(&it.xml10_content()))?,
            Event::CData(it) => on(Mark::Text(&it.xml10_content()))?,
            Event::GeneralRef(it) => {
                let sign = it.resolve_char_ref().map_err(|_| broken())?;
                let named = match it.xml10_content().as_ref() {
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "amp" => Some('&'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => None,
                };
                let sign = sign.or(named).ok_or_else(broken)?;
                on(Mark::Text(sign.encode_utf8(&mut [0; 4])))?;
            }
            Event::DocType(_) => {
                return Err(bad(words::signs_of_its_own()));
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

pub(crate) fn read(file: &Incoming<'_>, report: &mut Report) -> Result<Taken, ForeignError> {
    check_size(file.bytes.len(), words::a_spreadsheet(), LIMIT_ROW_BYTES)?;
    let mut zip = Archive::open(file.bytes)?;
    let (sheets, base_1904) = sheets(&mut zip)?;
    let Some((_, path)) = sheets.first() else {
        return Err(bad(words::no_sheet_shown()));
    };
    if sheets.len() > 1 {
        report.add(
            "sheets",
            words::first_sheet_taken(&sheets.len().to_string()),
        );
    }
    let shared = match zip.part("xl/sharedStrings.xml")? {
        Some(part) => strings(&part)?,
        None => Vec::new(),
    };
    let dates = match zip.part("xl/styles.xml")? {
        Some(part) => date_styles(&part)?,
        None => Vec::new(),
    };
    let sheet = zip.part(path)?.ok_or_else(|| bad(words::sheet_missing()))?;
    let mut cells = Cells {
        shared: &shared,
        dates: &dates,
        base_1904,
        rows: Vec::new(),
        n_cells: 0,
        n_formulas: 0,
    };
    cells.read(&sheet)?;
    if cells.n_formulas > 0 {
        report.add(
            "formulas",
            words::last_results_taken(&cells.n_formulas.to_string()),
        );
    }
    headed(cells.rows, report)
}

/// The sheets that are shown, by name and part, and whether days are counted from 1904.
fn sheets(zip: &mut Archive<'_>) -> Result<(Vec<(String, String)>, bool), ForeignError> {
    let workbook = zip
        .part("xl/workbook.xml")?
        .ok_or_else(|| bad(words::no_workbook()))?;
    let relations = zip.part("xl/_rels/workbook.xml.rels")?.unwrap_or_default();
    let mut targets = BTreeMap::new();
    walk(&relations, &mut |mark| {
        if let Mark::Open("Relationship", mut it) = mark
            && let (Some(id), Some(target)) = (it.remove("Id"), it.remove("Target"))
        {
            let path = target
                .strip_prefix('/')
                .map_or(format!("xl/{target}"), str::to_owned);
            targets.insert(id, path);
        }
        Ok(())
    })?;
    let (mut found, mut base_1904) = (Vec::new(), false);
    walk(&workbook, &mut |mark| {
        match mark {
            Mark::Open("sheet", it) => {
                let hidden = it.get("state").is_some_and(|it| it != "visible");
                let target = it.get("id").and_then(|it| targets.get(it));
                if let (false, Some(target)) = (hidden, target) {
                    let name = it.get("name").cloned().unwrap_or_default();
                    found.push((name, target.clone()));
                }
            }
            Mark::Open("workbookPr", it) => {
                base_1904 = it
                    .get("date1904")
                    .is_some_and(|it| it == "1" || it == "true");
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok((found, base_1904))
}

/// The texts that cells share. Readings of Japanese words (`rPh`) are no part of them.
fn strings(part: &[u8]) -> Result<Vec<String>, ForeignError> {
    let (mut found, mut now) = (Vec::new(), String::new());
    let (mut in_text, mut in_reading) = (false, false);
    walk(part, &mut |mark| {
        match mark {
            Mark::Open("si", _) => now.clear(),
            Mark::Open("t", _) => in_text = true,
            Mark::Close("t") => in_text = false,
            Mark::Open("rPh", _) => in_reading = true,
            Mark::Close("rPh") => in_reading = false,
            Mark::Text(text) if in_text && !in_reading => now += text,
            Mark::Close("si") => {
                if found.len() == MOST_CELLS {
                    return Err(bad(words::too_many_texts()));
                }
                found.push(unescaped(&now));
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(found)
}

/// Which cell styles show a number as a date or a time (ECMA-376 part 1, 18.8.30).
fn date_styles(part: &[u8]) -> Result<Vec<bool>, ForeignError> {
    let (mut own, mut found, mut in_cells) = (BTreeMap::new(), Vec::new(), false);
    walk(part, &mut |mark| {
        match mark {
            Mark::Open("numFmt", it) => {
                if let (Some(id), Some(code)) = (it.get("numFmtId"), it.get("formatCode")) {
                    own.insert(id.clone(), is_date_code(code));
                }
            }
            Mark::Open("cellXfs", _) => in_cells = true,
            Mark::Close("cellXfs") => in_cells = false,
            Mark::Open("xf", it) if in_cells && found.len() < 100_000 => {
                let id = it.get("numFmtId").cloned().unwrap_or_default();
                let known = matches!(id.parse::<u32>(), Ok(14..=22 | 27..=36 | 45..=47 | 50..=58));
                found.push(own.get(&id).copied().unwrap_or(known));
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(found)
}

struct Cells<'a> {
    shared: &'a [String],
    dates: &'a [bool],
    base_1904: bool,
    rows: Vec<Vec<String>>,
    n_cells: usize,
    n_formulas: usize,
}

impl Cells<'_> {
    fn read(&mut self, part: &[u8]) -> Result<(), ForeignError> {
        let mut row: Vec<String> = Vec::new();
        let (mut column, mut next) = (0, 0);
        let (mut kind, mut style, mut value) = (String::new(), 0, String::new());
        let (mut in_value, mut in_reading) = (false, false);
        walk(part, &mut |mark| {
            match mark {
                Mark::Open("row", _) => {
                    row = Vec::new();
                    next = 0;
                }
                Mark::Open("c", it) => {
                    column = it.get("r").and_then(|it| column_of(it)).unwrap_or(next);
                    next = column + 1;
                    kind = it.get("t").cloned().unwrap_or_default();
                    style = it.get("s").and_then(|it| it.parse().ok()).unwrap_or(0);
                    value.clear();
                }
                Mark::Open("v" | "t", _) => in_value = true,
                Mark::Close("v" | "t") => in_value = false,
                Mark::Open("rPh", _) => in_reading = true,
                Mark::Close("rPh") => in_reading = false,
                Mark::Open("f", _) => self.n_formulas += 1,
                Mark::Text(text) if in_value && !in_reading => value += text,
                Mark::Close("c") => {
                    let text = self.shown(&kind, style, &value)?;
                    // Cells that only have a colour are no cells.
                    if !text.is_empty() || !kind.is_empty() {
                        if column >= MOST_COLUMNS {
                            return Err(ForeignError::TooMany {
                                what: "columns",
                                limit: MOST_COLUMNS,
                            });
                        }
                        if row.len() <= column {
                            self.n_cells += column + 1 - row.len();
                            row.resize(column + 1, String::new());
                        }
                        row[column] = text;
                    }
                }
                Mark::Close("row") if !row.is_empty() => {
                    self.rows.push(std::mem::take(&mut row));
                    if self.rows.len() > LIMIT_ROWS + 1 || self.n_cells > MOST_CELLS {
                        return Err(ForeignError::TooMany {
                            what: "rows",
                            limit: LIMIT_ROWS,
                        });
                    }
                }
                _ => {}
            }
            Ok(())
        })
    }

    fn shown(&self, kind: &str, style: usize, value: &str) -> Result<String, ForeignError> {
        Ok(match kind {
            "s" => {
                let at = value.trim().parse::<usize>().ok();
                let text = at.and_then(|at| self.shared.get(at));
                text.ok_or_else(|| bad(words::shared_text_missing()))?
                    .clone()
            }
            "b" => if value.trim() == "1" { "TRUE" } else { "FALSE" }.into(),
            "str" | "inlineStr" => unescaped(value),
            "e" | "d" => value.to_owned(),
            _ => {
                let is_date = self.dates.get(style).copied().unwrap_or(false);
                let date = is_date
                    .then(|| day(value.trim().parse().ok()?, self.base_1904))
                    .flatten();
                date.unwrap_or_else(|| number(value.trim()))
            }
        })
    }
}

/// A number as people write it: 0.1, where the file has 0.10000000000000001.
fn number(text: &str) -> String {
    match text.parse::<f64>() {
        Ok(it) if it.is_finite() && it.abs() < 1e15 => it.to_string(),
        _ => text.to_owned(),
    }
}

/// The column of a place such as `AB12`, from 0.
fn column_of(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters.take(4).fold(0, |sum, it| {
        sum * 26 + usize::from(it.to_ascii_uppercase() - b'A') + 1
    });
    number.checked_sub(1)
}

/// `_x000D_` is how a cell has a sign that XML has not.
pub(super) fn unescaped(text: &str) -> String {
    let (mut plain, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find("_x") {
        plain += &rest[..at];
        rest = &rest[at..];
        let code = rest
            .get(2..6)
            .filter(|_| rest.as_bytes().get(6) == Some(&b'_'));
        let code = code.filter(|it| it.bytes().all(|it| it.is_ascii_hexdigit()));
        match code.and_then(|it| char::from_u32(u32::from_str_radix(it, 16).ok()?)) {
            Some(sign) => {
                plain.push(sign);
                rest = &rest[7..];
            }
            None => {
                plain += "_x";
                rest = &rest[2..];
            }
        }
    }
    plain + rest
}
