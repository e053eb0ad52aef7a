//! The `tojson` filter as transformers defines it: Python's `json.dumps` without ASCII escapes.

use minijinja::value::{Kwargs, ValueKind};
use minijinja::{Error, ErrorKind, Value};

use super::absent::is_absent;

const MAX_DEPTH: usize = 100;

/// Takes `indent`, `separators`, `sort_keys` and `ensure_ascii`, as keywords or `indent` alone.
pub(crate) fn tojson(
    value: &Value,
    indent: Option<Value>,
    options: Kwargs,
) -> Result<String, Error> {
    let indent = match indent {
        Some(indent) => Some(indent),
        None => options.get::<Option<Value>>("indent")?,
    };
    let indent = indent.filter(|indent| !indent.is_none() && !indent.is_undefined());
    let indent = indent.map(|indent| match indent.as_str() {
        Some(text) => text.to_owned(),
        None => " ".repeat(indent.as_i64().unwrap_or(0).clamp(0, 64) as usize),
    });
    let mut separators = match indent {
        Some(_) => (",".to_owned(), ": ".to_owned()),
        None => (", ".to_owned(), ": ".to_owned()),
    };
    let given = options.get::<Option<Value>>("separators")?;
    if let Some(given) = given.filter(|given| !given.is_none()) {
        separators = (
            given.get_item_by_index(0)?.to_string(),
            given.get_item_by_index(1)?.to_string(),
        );
    }
    let mut writer = Writer {
        out: String::new(),
        indent,
        separators,
        sort_keys: options.get::<Option<bool>>("sort_keys")?.unwrap_or(false),
        ensure_ascii: options
            .get::<Option<bool>>("ensure_ascii")?
            .unwrap_or(false),
    };
    options.assert_all_used()?;
    writer.value(value, 0)?;
    Ok(writer.out)
}

struct Writer {
    out: String,
    indent: Option<String>,
    separators: (String, String),
    sort_keys: bool,
    ensure_ascii: bool,
}

impl Writer {
    fn value(&mut self, value: &Value, depth: usize) -> Result<(), Error> {
        if depth > MAX_DEPTH {
            let what = "a value is nested too deeply";
            return Err(Error::new(ErrorKind::InvalidOperation, what));
        }
        match value.kind() {
            ValueKind::None => self.out += "null",
            ValueKind::Bool => self.out += if value.is_true() { "true" } else { "false" },
            ValueKind::Number => self.out += &number(value),
            ValueKind::String => self.string(value.as_str().unwrap_or_default()),
            ValueKind::Seq | ValueKind::Iterable => {
                let items = value.try_iter()?.collect::<Vec<_>>();
                self.many(('[', ']'), items.len(), depth, |writer, index| {
                    writer.value(&items[index], depth + 1)
                })?;
            }
            ValueKind::Map => {
                let mut keys = value.try_iter()?.collect::<Vec<_>>();
                if self.sort_keys {
                    keys.sort();
                }
                self.many(('{', '}'), keys.len(), depth, |writer, index| {
                    let key = &keys[index];
                    match key.kind() {
                        ValueKind::None => writer.out += "\"null\"",
                        ValueKind::Bool => writer.string(&key.to_string().to_lowercase()),
                        ValueKind::Number => writer.string(&number(key)),
                        _ => writer.string(&key.to_string()),
                    }
                    writer.out += &writer.separators.1.clone();
                    writer.value(&value.get_item(key)?, depth + 1)
                })?;
            }
            _ if is_absent(value) => self.out += "null",
            ValueKind::Undefined => return Err(ErrorKind::UndefinedError.into()),
            kind => {
                let what = format!("a {kind} cannot be written as JSON");
                return Err(Error::new(ErrorKind::BadSerialization, what));
            }
        }
        Ok(())
    }

    fn many(
        &mut self,
        (open, close): (char, char),
        count: usize,
        depth: usize,
        mut item: impl FnMut(&mut Self, usize) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.out.push(open);
        for index in 0..count {
            if index > 0 {
                self.out += &self.separators.0;
            }
            self.new_line(depth + 1);
            item(self, index)?;
        }
        if count > 0 {
            self.new_line(depth);
        }
        self.out.push(close);
        Ok(())
    }

    fn new_line(&mut self, depth: usize) {
        if let Some(indent) = &self.indent {
            self.out.push('\n');
            self.out += &indent.repeat(depth);
        }
    }

    fn string(&mut self, text: &str) {
        self.out.push('"');
        for letter in text.chars() {
            match letter {
                '"' => self.out += "\\\"",
                '\\' => self.out += "\\\\",
                '\n' => self.out += "\\n",
                '\r' => self.out += "\\r",
                '\t' => self.out += "\\t",
                '\u{8}' => self.out += "\\b",
                '\u{c}' => self.out += "\\f",
                letter if letter < ' ' || (self.ensure_ascii && letter > '~') => {
                    for unit in letter.encode_utf16(&mut [0; 2]) {
                        self.out += &format!("\\u{unit:04x}");
                    }
                }
                letter => self.out.push(letter),
            }
        }
        self.out.push('"');
    }
}

/// A number as Python's `repr` writes it.
fn number(value: &Value) -> String {
    if value.is_integer() {
        return value.to_string();
    }
    let Ok(number) = f64::try_from(value.clone()) else {
        return value.to_string();
    };
    if !number.is_finite() {
        return match number {
            f64::INFINITY => "Infinity".to_owned(),
            f64::NEG_INFINITY => "-Infinity".to_owned(),
            _ => "NaN".to_owned(),
        };
    }
    let size = number.abs();
    if size != 0.0 && !(1e-4..1e16).contains(&size) {
        let text = format!("{number:e}");
        let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        return match exponent.strip_prefix('-') {
            Some(exponent) => format!("{digits}e-{exponent:0>2}"),
            None => format!("{digits}e+{exponent:0>2}"),
        };
    }
    format!("{number:?}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_json_dumps_writes_it() {
        let mut environment = minijinja::Environment::new();
        environment.add_filter("tojson", tojson);
        for (template, wanted) in [
            (
                r#"{{ {"b": [1, 2.0], "a": "é\"<"} | tojson }}"#,
                r#"{"b": [1, 2.0], "a": "é\"<"}"#,
            ),
            (
                r#"{{ {"b": 1, "a": []} | tojson(indent=2) }}"#,
                "{\n  \"b\": 1,\n  \"a\": []\n}",
            ),
            (
                r#"{{ {"b": 1, "a": {}} | tojson(sort_keys=true) }}"#,
                r#"{"a": {}, "b": 1}"#,
            ),
            (r#"{{ [1, 2] | tojson(separators=(",", ":")) }}"#, "[1,2]"),
            (
                r#"{{ "é🦙" | tojson(ensure_ascii=true) }}"#,
                r#""\u00e9\ud83e\udd99""#,
            ),
            (
                "{{ [none, true, 1e16, 0.00001, 1.5] | tojson }}",
                "[null, true, 1e+16, 1e-05, 1.5]",
            ),
            ("{{ [1] | tojson(4) }}", "[\n    1\n]"),
        ] {
            let found = environment.render_str(template, ()).unwrap();
            assert_eq!(found, wanted, "{template}");
        }
        assert!(environment.render_str("{{ gone | tojson }}", ()).is_err());
    }
}
