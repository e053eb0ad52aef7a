//! A spreadsheet, `.xlsx`, written: one sheet in which every cell is a text.

use super::xlsx::unescaped;
use super::zip::archive;
use crate::shape::{Data, Report};
use crate::words;

/// A cell's text in XML.
fn escaped(text: &str) -> String {
    let mut xml = String::with_capacity(text.len());
    for (at, it) in text.char_indices() {
        match it {
            '<' => xml += "&lt;",
            '>' => xml += "&gt;",
            '&' => xml += "&amp;",
            '\t' | '\n' => xml.push(it),
            it if (it as u32) < 0x20 || "\u{fffe}\u{ffff}".contains(it) => {
                xml += &format!("_x{:04X}_", it as u32)
            }
            // What looks like such a sign must not become one.
            '_' if unescaped(text.get(at..at + 7).unwrap_or_default())
                .chars()
                .count()
                == 1 =>
            {
                xml += "_x005F_"
            }
            it => xml.push(it),
        }
    }
    xml
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// One sheet; every cell is a text, so no cell is a formula.
pub(crate) fn write(data: &Data, report: &mut Report) -> Vec<u8> {
    let mut sheet = format!("{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetData>");
    let mut long = 0;
    for row in std::iter::once(&data.columns).chain(&data.rows) {
        sheet += "<row>";
        for cell in row {
            long += usize::from(cell.encode_utf16().count() > 32_767);
            sheet += &format!(
                "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
                escaped(cell)
            );
        }
        sheet += "</row>";
    }
    sheet += "</sheetData></worksheet>";
    if long > 0 {
        report.add("cells", words::cells_too_long(&long.to_string()));
    }
    let types = format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>\
         <Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>"
    );
    let relation = |kind: &str, target: &str| {
        format!(
            "{HEAD}<Relationships xmlns=\"{RELATIONS}\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let workbook = format!(
        "{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    archive(&[
        ("[Content_Types].xml", types.into_bytes()),
        (
            "_rels/.rels",
            relation("officeDocument", "xl/workbook.xml").into_bytes(),
        ),
        ("xl/workbook.xml", workbook.into_bytes()),
        (
            "xl/_rels/workbook.xml.rels",
            relation("worksheet", "worksheets/sheet1.xml").into_bytes(),
        ),
        ("xl/worksheets/sheet1.xml", sheet.into_bytes()),
    ])
}
