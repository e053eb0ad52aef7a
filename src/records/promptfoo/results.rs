//! Results as promptfoo's JSON, for its viewer and for whoever reads it in a build, and back.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Body, Loss, Suite, check_rows, check_size};
use crate::RecordError;
use crate::words;

/// One answer with its score.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// Which prompt and which test of the suite, each counted from 0.
    pub prompt: usize,
    pub test: usize,
    pub provider: String,
    pub vars: BTreeMap<String, String>,
    /// The prompt as it was sent.
    pub sent: String,
    pub answer: String,
    pub passed: bool,
    /// 0 to 1.
    pub score: f64,
    pub millis: Option<f64>,
    pub tokens: Option<u64>,
    /// Why there is no answer; empty where there is one.
    pub error: String,
}

/// The file of an evaluation. `when` is the time in ISO 8601, as only the caller knows it; `name` its identity.
pub fn to_results(suite: &Suite, outcomes: &[Outcome], name: &str, when: &str) -> String {
    let failed = |it: &Outcome| it.error.is_empty() && !it.passed;
    let count = |test: &dyn Fn(&Outcome) -> bool| outcomes.iter().filter(|it| test(it)).count();
    let usage = |tokens: u64| json!({"total": tokens, "prompt": 0, "completion": tokens, "cached": 0, "numRequests": 1});
    let result = |it: &Outcome| {
        let label = suite.prompts.get(it.prompt).map_or("", |it| &it.label);
        // promptfoo: 0 none, 1 a check failed, 2 an error.
        let reason = if !it.error.is_empty() {
            2
        } else {
            u8::from(!it.passed)
        };
        let mut entry = json!({
            "promptIdx": it.prompt, "testIdx": it.test, "success": it.passed && it.error.is_empty(), "score": it.score,
            "failureReason": reason, "vars": it.vars, "prompt": {"raw": it.sent, "label": label},
            "provider": {"id": it.provider, "label": ""}, "promptId": "", "namedScores": {}, "cost": 0,
            "testCase": {"vars": it.vars}, "latencyMs": it.millis.unwrap_or(0.0),
        });
        let fields = entry.as_object_mut();
        if let Some(fields) = fields {
            if it.error.is_empty() {
                let usage = usage(it.tokens.unwrap_or(0));
                fields.insert(
                    "response".into(),
                    json!({"output": it.answer, "tokenUsage": usage}),
                );
                let words = if it.passed {
                    "All assertions passed"
                } else {
                    "An assertion failed"
                };
                let graded = json!({"pass": it.passed, "score": it.score, "reason": words});
                fields.insert("gradingResult".into(), graded);
            } else {
                fields.insert("error".into(), it.error.clone().into());
            }
        }
        entry
    };
    let prompts = suite.prompts.iter().map(|it| {
        let raw = match &it.body {
            Body::Text(text) => text.clone(),
            Body::Turns(turns) => {
                let turns = turns.iter().map(|it| json!({"role": it.role.name(), "content": it.content}));
                Value::Array(turns.collect()).to_string()
            }
        };
        json!({"raw": raw, "label": it.label, "provider": suite.providers.first().map_or("", |it| it)})
    });
    let file = json!({
        "evalId": name,
        "results": {
            "version": 3, "timestamp": when, "prompts": prompts.collect::<Vec<_>>(),
            "results": outcomes.iter().map(result).collect::<Vec<_>>(),
            "stats": {
                "successes": count(&|it| it.error.is_empty() && it.passed),
                "failures": count(&failed), "errors": count(&|it| !it.error.is_empty()),
                "tokenUsage": usage(outcomes.iter().filter_map(|it| it.tokens).sum()),
            },
        },
        "config": {"description": suite.description},
        "shareableUrl": null,
    });
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

/// Reads the results of an evaluation, and names the entries that are left out.
///
/// # Errors
/// A file that is too large, is no JSON, or holds no results.
pub fn from_results(text: &str) -> Result<(Vec<Outcome>, Vec<Loss>), RecordError> {
    check_size(text)?;
    let file: Value = serde_json::from_str(text).map_err(|error| RecordError::Json {
        line: error.line(),
        column: error.column(),
    })?;
    // Older files have the list at the top.
    let inner = file
        .get("results")
        .map_or(&file, |it| if it.is_array() { &file } else { it });
    let list = inner.get("results").and_then(Value::as_array);
    let list = list.ok_or(RecordError::OtherKind {
        what: words::an_evaluation(),
    })?;
    check_rows(list.len())?;
    let (mut outcomes, mut losses) = (Vec::new(), Vec::new());
    for (i, entry) in list.iter().enumerate() {
        let text = |value: Option<&Value>| match value {
            Some(Value::String(text)) => text.clone(),
            None | Some(Value::Null) => String::new(),
            // An answer that was parsed before it was written.
            Some(other) => other.to_string(),
        };
        let Some(passed) = entry.get("success").and_then(Value::as_bool) else {
            losses.push(Loss::new(
                format!("results[{i}]"),
                words::not_said_whether(),
            ));
            continue;
        };
        let index = |key| {
            entry
                .get(key)
                .and_then(Value::as_u64)
                .and_then(|it| usize::try_from(it).ok())
        };
        let vars = entry
            .get("vars")
            .and_then(Value::as_object)
            .into_iter()
            .flatten();
        let response = entry.get("response");
        let usage = response.and_then(|it| it.get("tokenUsage"));
        let tokens = usage
            .and_then(|it| it.get("completion").or(it.get("total")))
            .and_then(Value::as_u64);
        let provider = entry.get("provider");
        let failed_check = entry.get("failureReason").and_then(Value::as_u64) == Some(1);
        outcomes.push(Outcome {
            prompt: index("promptIdx").unwrap_or(0),
            test: index("testIdx").unwrap_or(i),
            provider: text(provider.and_then(|it| it.get("id")).or(provider)),
            vars: vars
                .map(|(name, value)| (name.clone(), text(Some(value))))
                .collect(),
            sent: text(entry.pointer("/prompt/raw")),
            answer: text(response.and_then(|it| it.get("output"))),
            passed,
            score: entry
                .get("score")
                .and_then(Value::as_f64)
                .unwrap_or(f64::from(u8::from(passed)))
                .clamp(0.0, 1.0),
            millis: entry.get("latencyMs").and_then(Value::as_f64),
            tokens,
            // promptfoo writes a failed check's reason there too.
            error: if failed_check || passed {
                String::new()
            } else {
                text(entry.get("error"))
            },
        });
    }
    Ok((outcomes, losses))
}
