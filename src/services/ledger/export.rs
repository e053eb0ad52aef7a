//! The ledger as files that others read.

use format::cell::{guarded, quoted};

use super::Row;
use crate::day::day_of;

/// All rows as one array, page by page.
#[derive(Default)]
pub(super) struct Json(String);

impl Json {
    pub(super) fn add(&mut self, rows: &[Row]) {
        for row in rows {
            self.0 += if self.0.is_empty() { "[\n" } else { ",\n" };
            // Plain numbers and texts always have a shape as JSON.
            let row = serde_json::to_string_pretty(row).unwrap_or_default();
            self.0 += "  ";
            self.0 += &row.replace('\n', "\n  ");
        }
    }

    pub(super) fn end(self) -> String {
        match self.0.is_empty() {
            true => "[]\n".into(),
            false => self.0 + "\n]\n",
        }
    }
}

pub(super) const HEAD: &str = "day,begun_millis,host,why,method,path,sent_bytes,got_bytes,model,turns,characters,status,ended,millis,input_tokens,output_tokens,cost_usd,body";

pub(super) fn csv(out: &mut String, rows: &[Row]) {
    for row in rows {
        let number = |it: Option<u64>| it.map_or(String::new(), |it| it.to_string());
        let cells = [
            day_of(row.begun_millis),
            row.begun_millis.to_string(),
            row.host.clone(),
            format!("{:?}", row.why),
            row.method.clone(),
            row.path.clone(),
            row.sent_bytes.to_string(),
            row.got_bytes.to_string(),
            row.content.model.clone(),
            row.content.turns.to_string(),
            row.content.characters.to_string(),
            number(row.status.map(u64::from)),
            row.ended.name(),
            number(row.millis),
            number(row.input_tokens.map(u64::from)),
            number(row.output_tokens.map(u64::from)),
            row.cost.map_or(String::new(), |it| dollars(it.0)),
            row.body.clone().unwrap_or_default(),
        ];
        *out += &cells.map(|it| quoted(&guarded(&it))).join(",");
        *out += "\r\n";
    }
}

/// Dollars with twelve digits after the point, exactly.
fn dollars(picodollars: u64) -> String {
    const UNIT: u64 = 1_000_000_000_000;
    format!("{}.{:012}", picodollars / UNIT, picodollars % UNIT)
}
