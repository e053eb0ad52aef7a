//! Python's `None` for `tools` and `documents`: unlike minijinja's, it cannot be looped over.
//!
//! A template that loops over absent tools fails in transformers, and must not quietly write
//! something else here.

use std::fmt;
use std::sync::Arc;

use minijinja::value::{Object, ObjectRepr, ValueKind};
use minijinja::{Environment, Value};

#[derive(Debug)]
struct Absent;

impl Object for Absent {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn is_true(self: &Arc<Self>) -> bool {
        false
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("None")
    }
}

/// The value to give for an absent list to the template with this `source`.
pub(crate) fn absent(source: &str) -> Value {
    // Comparing goes past the tests below, so such a template gets minijinja's own none.
    let mut compared = source.split("tools").skip(1).map(str::trim_start);
    match compared.any(|after| after.starts_with("==") || after.starts_with("!=")) {
        true => Value::from(()),
        false => Value::from_object(Absent),
    }
}

pub(crate) fn is_absent(value: &Value) -> bool {
    value.is_none() || value.downcast_object_ref::<Absent>().is_some()
}

/// Makes `is none` and `is iterable` answer as Python does.
pub(crate) fn add_tests(environment: &mut Environment<'_>) {
    environment.add_test("none", |value: &Value| is_absent(value));
    environment.add_test("iterable", |value: &Value| {
        let kind = value.kind();
        matches!(
            kind,
            ValueKind::String
                | ValueKind::Seq
                | ValueKind::Map
                | ValueKind::Iterable
                | ValueKind::Undefined
        )
    });
}
