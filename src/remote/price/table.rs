//! The table of prices as a file: read, looked up, edited and written.

use serde_json::{Map, Value, json};

use super::{Price, Rate, Rates};
use crate::protocols::text;
use crate::{RemoteError, words};

/// Prices, each with its date and source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PriceTable {
    pub prices: Vec<Price>,
}

const MAX_BYTES: usize = 1 << 20;

/// The table that comes with the page.
///
/// # Errors
/// None, as a test makes sure: the file is part of the program.
pub fn bundled() -> Result<PriceTable, RemoteError> {
    PriceTable::parse(include_str!("prices.json"))
}

impl PriceTable {
    /// Reads a table.
    ///
    /// # Errors
    /// `PriceTable` says what cannot be read; nothing is taken from a table with a mistake.
    pub fn parse(file: &str) -> Result<Self, RemoteError> {
        let bad = |what: String| RemoteError::PriceTable { what };
        if file.len() > MAX_BYTES {
            return Err(bad(words::prices_too_large().into()));
        }
        let value: Value = serde_json::from_str(file).map_err(|it| bad(format!("{it}")))?;
        if value["currency"] != "USD" || value["per_tokens"] != 1_000_000 {
            return Err(bad(words::prices_other_unit().into()));
        }
        let rows = value["prices"]
            .as_array()
            .ok_or(bad(words::prices_no_list().into()))?;
        let read = |(i, row): (usize, &Value)| {
            row_of(row, &value["sources"])
                .map_err(|what| bad(words::price_wrong(&(i + 1).to_string(), what)))
        };
        let prices = rows
            .iter()
            .enumerate()
            .map(read)
            .collect::<Result<_, _>>()?;
        Ok(Self { prices })
    }

    /// The price of a model on a day such as `2026-11-27`. A date at the end of a model's name is looked past.
    ///
    /// Where several hold, the last one does: a person's own come last.
    pub fn find(&self, provider: &str, model: &str, day: &str) -> Option<&Price> {
        let provider = provider.strip_suffix("-responses").unwrap_or(provider);
        let holds = |it: &&Price| {
            let from = it.from.as_deref().is_none_or(|it| it <= day);
            let until = it.until.as_deref().is_none_or(|it| it >= day);
            it.provider == provider && names(&it.model, model) && from && until
        };
        self.prices.iter().rev().find(holds)
    }

    /// The table as a file that [`PriceTable::parse`] reads.
    pub fn to_json(&self) -> String {
        let mut sources = Map::new();
        let mut rows = Vec::new();
        for price in &self.prices {
            let source = json!({"read": price.read, "what": price.source});
            let known = sources
                .iter()
                .find(|it| *it.1 == source)
                .map(|it| it.0.clone());
            let key = known.unwrap_or_else(|| {
                let key = format!("{:03}", sources.len() + 1);
                sources.insert(key.clone(), source);
                key
            });
            let mut row = rates_row(&price.rates);
            row.insert("provider".into(), json!(price.provider));
            row.insert("model".into(), json!(price.model));
            row.insert("source".into(), json!(key));
            if let Some((over, rates)) = &price.long {
                let mut long = rates_row(rates);
                long.insert("over".into(), json!(over));
                row.insert("long".into(), Value::Object(long));
            }
            for (name, day) in [("from", &price.from), ("until", &price.until)] {
                if let Some(day) = day {
                    row.insert(name.into(), json!(day));
                }
            }
            rows.push(Value::Object(row));
        }
        let table =
            json!({"currency": "USD", "per_tokens": 1_000_000, "sources": sources, "prices": rows});
        format!("{table:#}\n")
    }
}

/// `gpt-5` names `gpt-5` and `gpt-5-2025-08-07`, and neither `gpt-5-mini` nor `gpt-5.1`.
fn names(listed: &str, asked: &str) -> bool {
    let asked = asked.strip_prefix("models/").unwrap_or(asked);
    let Some(rest) = asked.strip_prefix(listed) else {
        return false;
    };
    let digits: String = rest.chars().filter(|it| *it != '-').collect();
    let is_date = rest.starts_with('-')
        && digits.len() == 8
        && digits.starts_with("20")
        && digits.bytes().all(|it| it.is_ascii_digit());
    rest.is_empty() || is_date
}

fn row_of(row: &Value, sources: &Value) -> Result<Price, &'static str> {
    let word = |name: &str| text(row, &format!("/{name}")).to_owned();
    let (provider, model) = (word("provider"), word("model"));
    if provider.is_empty() || model.is_empty() {
        return Err(words::price_unnamed());
    }
    let day = |name: &str| match row.get(name) {
        None => Ok(None),
        Some(it) => match it.as_str().filter(|it| is_day(it)) {
            Some(it) => Ok(Some(it.to_owned())),
            None => Err(words::price_bad_day()),
        },
    };
    let source = &sources[&*word("source")];
    let (read, what) = (text(source, "/read"), text(source, "/what"));
    if !is_day(read) || what.is_empty() {
        return Err(words::price_no_source());
    }
    let long = match row.get("long") {
        None => None,
        Some(long) => {
            let over = long["over"].as_u64().ok_or(words::price_bad_over())?;
            Some((over, rates_of(long)?))
        }
    };
    Ok(Price {
        provider,
        model,
        rates: rates_of(row)?,
        long,
        from: day("from")?,
        until: day("until")?,
        read: read.to_owned(),
        source: what.to_owned(),
    })
}

fn is_day(text: &str) -> bool {
    let shape = |(i, it): (usize, u8)| match i {
        4 | 7 => it == b'-',
        _ => it.is_ascii_digit(),
    };
    text.len() == 10 && text.bytes().enumerate().all(shape)
}

/// Prices are texts, so that no reader rounds them.
fn rates_of(row: &Value) -> Result<Rates, &'static str> {
    let rate = |name: &str| match row.get(name) {
        None => Ok(None),
        Some(it) => match it.as_str().and_then(Rate::parse) {
            Some(it) => Ok(Some(it)),
            None => Err(words::price_no_text()),
        },
    };
    Ok(Rates {
        input: rate("input")?.ok_or(words::price_no_input())?,
        output: rate("output")?.ok_or(words::price_no_output())?,
        cached: rate("cached")?,
        cache_written: rate("cache_written")?,
    })
}

fn rates_row(rates: &Rates) -> Map<String, Value> {
    let all = [
        ("input", Some(rates.input)),
        ("output", Some(rates.output)),
        ("cached", rates.cached),
        ("cache_written", rates.cache_written),
    ];
    let known = all
        .into_iter()
        .filter_map(|(name, it)| Some((name.into(), json!(it?.to_string()))));
    known.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::cases;
    use crate::{PRESETS, Usage};
    use proptest::prelude::*;

    #[test]
    fn the_bundled_table_is_read_and_written_back() {
        let table = bundled().expect("the bundled table");
        assert_eq!(PriceTable::parse(&table.to_json()).as_ref(), Ok(&table));
        for price in &table.prices {
            let known = PRESETS.iter().any(|it| it.id == price.provider);
            assert!(known, "{}", price.provider);
            // A cached token is never dearer, and an answer never cheaper, on any page that was read.
            assert!(
                price.rates.cached.is_none_or(|it| it < price.rates.input),
                "{}",
                price.model
            );
            assert!(price.rates.output > price.rates.input, "{}", price.model);
        }
    }

    /// Figures of the pages that the table names.
    #[test]
    fn published_prices_give_published_costs() {
        let table = bundled().expect("the bundled table");
        let at_most = |provider, model, day, input, output| {
            let price = table.find(provider, model, day)?;
            Some(price.at_most(input, output).to_string())
        };
        let million = 1_000_000;
        let day = "2026-11-27";
        assert_eq!(
            at_most("anthropic", "claude-opus-5", day, 0, million).as_deref(),
            Some("$25.00")
        );
        assert_eq!(
            at_most("openai-responses", "gpt-5-2025-08-07", day, 100_000, 0).as_deref(),
            Some("$0.125")
        );
        // Two bands by the length of the prompt, and a price that ends with the year.
        assert_eq!(
            at_most("anthropic", "claude-haiku-5-5", day, 100_000, 0).as_deref(),
            Some("$0.01")
        );
        assert_eq!(
            at_most("anthropic", "claude-haiku-5-5", day, 200_000, 0).as_deref(),
            Some("$0.10")
        );
        assert_eq!(
            at_most("gemini", "gemini-3.8-flash", day, million, 0).as_deref(),
            Some("$0.75")
        );
        assert_eq!(
            at_most("gemini", "gemini-3.8-flash", "2027-01-01", million, 0).as_deref(),
            Some("$1.50")
        );
    }

    #[test]
    fn what_is_not_listed_has_no_price() {
        let table = bundled().expect("the bundled table");
        for (provider, model) in [
            ("openai", "gpt-5-ultra"),
            ("openai", "gpt-5.9"),
            ("openai", "gpt-50"),
            ("openai", "claude-opus-5"),
            ("ollama", "gpt-5"),
            ("openai", ""),
        ] {
            assert_eq!(
                table.find(provider, model, "2026-11-27"),
                None,
                "{provider} {model}"
            );
        }
    }

    #[test]
    fn a_persons_own_price_holds_before_the_pages() {
        let mut table = bundled().expect("the bundled table");
        let mut own = table
            .find("openai", "gpt-5", "2026-11-27")
            .expect("listed")
            .clone();
        own.rates.input = Rate::parse("1").expect("a price");
        table.prices.push(own);
        let found = table.find("openai", "gpt-5", "2026-11-27").expect("listed");
        let usage = Usage {
            input: Some(1_000_000),
            output: Some(0),
            ..Usage::default()
        };
        assert_eq!(found.of_usage(&usage).expect("counts").to_string(), "$1.00");
    }

    #[test]
    fn a_table_with_a_mistake_is_refused_whole() {
        let good = bundled().expect("the bundled table").to_json();
        for (from, to) in [
            ("\"USD\"", "\"EUR\""),
            ("\"input\": \"10\"", "\"input\": 10"),
            ("\"input\": \"10\"", "\"input\": \"-10\""),
            ("\"input\": \"10\"", "\"inputs\": \"10\""),
            ("\"until\": \"2026-12-31\"", "\"until\": \"soon\""),
            ("\"source\": \"001\"", "\"source\": \"999\""),
            ("\"over\": 272000", "\"over\": -1"),
        ] {
            assert!(good.contains(from), "{from}");
            let bad = good.replacen(from, to, 1);
            assert!(
                matches!(PriceTable::parse(&bad), Err(RemoteError::PriceTable { .. })),
                "{to}"
            );
        }
    }

    proptest! {
        #![proptest_config(cases(256))]
        #[test]
        fn nothing_panics(text in any::<String>(), at in any::<prop::sample::Index>(), byte in 32u8..127) {
            _ = PriceTable::parse(&text);
            let mut bytes = include_str!("prices.json").as_bytes().to_vec();
            let at = at.index(bytes.len());
            bytes[at] = byte;
            if let Ok(table) = PriceTable::parse(&String::from_utf8(bytes).expect("ASCII")) {
                prop_assert_eq!(PriceTable::parse(&table.to_json()), Ok(table));
            }
        }
    }
}
