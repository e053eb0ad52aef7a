//! Status, headers and body of an error answer into a failure.
//!
//! Codes and words are those of the services' own error pages (platform.openai.com/docs/guides/error-codes,
//! docs.claude.com/en/api/errors, ai.google.dev/gemini-api/docs/troubleshooting, openrouter.ai/docs/errors,
//! api-docs.deepseek.com/quick_start/error_codes) and of the recorded answers in `shared/data/streams`.

use serde_json::Value;

use super::{Failure, FailureKind, http_date};
use crate::Secret;
use crate::protocols::{array, text};

/// Error bodies are read up to here, in bytes; the rest says nothing more.
const MAX_BODY: usize = 1 << 20;
/// No wait longer than a day is believed.
const MAX_WAIT_MILLIS: u64 = 24 * 3600 * 1000;

/// Reads an answer whose status is not 2xx. `now` is in seconds since 1970, for waits given as a date.
pub fn read_failure(
    status: u16,
    headers: &[(String, String)],
    body: &[u8],
    key: Option<&Secret>,
    now: u64,
) -> Failure {
    let mut failure = read_body(Some(status), body, key);
    let asked = retry_after_millis(headers, now);
    failure.retry_after_millis = asked.or(failure.retry_after_millis);
    // OpenRouter: “A 402 without the header is not a wait-and-retry case”; with it, other requests hold the budget.
    if status == 402 && asked.is_some() {
        failure.kind = FailureKind::TooFast;
    }
    failure
}

/// How long the headers ask to wait: `retry-after-ms`, or `retry-after` as seconds or as a date (RFC 9110, 10.2.3).
pub fn retry_after_millis(headers: &[(String, String)], now: u64) -> Option<u64> {
    let find = |name: &str| {
        let found = headers.iter().find(|it| it.0.eq_ignore_ascii_case(name));
        found.map(|it| it.1.trim())
    };
    let millis = |text: &str, unit: f64| {
        let number = text
            .parse::<f64>()
            .ok()
            .filter(|it| it.is_finite() && *it >= 0.0);
        number.map(|it| (it * unit).ceil() as u64)
    };
    let asked = find("retry-after-ms").and_then(|it| millis(it, 1.0));
    let asked = asked.or_else(|| {
        let text = find("retry-after")?;
        let until = |it: u64| it.saturating_sub(now).saturating_mul(1000);
        millis(text, 1000.0).or_else(|| http_date::seconds(text).map(until))
    });
    asked.map(|it| it.min(MAX_WAIT_MILLIS))
}

/// Reads the body of an error, or of a 200 that turned out to be none of the protocol's answers.
pub(crate) fn read_body(status: Option<u16>, body: &[u8], key: Option<&Secret>) -> Failure {
    let body = &body[..body.len().min(MAX_BODY)];
    let Ok(value) = serde_json::from_slice::<Value>(body) else {
        let is_page = body.trim_ascii_start().first() == Some(&b'<');
        let kind = match (is_page, status) {
            (true, _) => FailureKind::Html,
            (false, Some(status)) => by_status(status),
            (false, None) => FailureKind::NotJson,
        };
        let mut failure = Failure {
            status,
            ..Failure::of(kind)
        };
        // Plain words, as proxies and Ollama give them, are worth showing; pages are not.
        if !is_page && status.is_some() {
            let words = String::from_utf8_lossy(body);
            failure.kind = classify(status, &Said::words(&words));
            failure.says(&words, key);
        }
        return failure;
    };
    // Gemini's streams put the error into a list.
    let value = value.get(0).unwrap_or(&value);
    let error = match value.get("error") {
        Some(error) if error.is_object() || error.is_string() => error,
        _ => value,
    };
    let said = Said::of(error);
    let mut failure = Failure {
        status,
        ..Failure::of(classify(status, &said))
    };
    failure.says(&said.message, key);
    failure.retry_after_millis = retry_info(error);
    failure
}

/// Reads an error that stands in the middle of a stream: an object with a message, or a text.
pub(crate) fn said_error(error: &Value) -> Failure {
    let said = Said::of(error);
    // OpenRouter puts the status it would have sent into `code`.
    let status = error.get("code").and_then(Value::as_u64);
    let status = status.and_then(|it| u16::try_from(it).ok());
    let mut failure = Failure::of(classify(status.filter(|it| *it >= 400), &said));
    failure.says(&said.message, None);
    failure.retry_after_millis = retry_info(error);
    failure
}

/// What an error says of itself, in whatever fields.
struct Said {
    message: String,
    /// Types, codes and reasons, in small letters, a blank around each.
    codes: String,
}

impl Said {
    fn words(message: &str) -> Self {
        let codes = String::new();
        let message = message.to_owned();
        Self { message, codes }
    }

    fn of(error: &Value) -> Self {
        if let Some(message) = error.as_str() {
            return Self::words(message);
        }
        let firsts = [
            "/message",
            "/detail",
            "/msg",
            "/error_description",
            "/error",
        ];
        let mut message = firsts.map(|it| text(error, it)).concat();
        // FastAPI's 422: `detail: [{loc, msg, type}]`.
        for item in array(error, "/detail") {
            message += &format!("{} ", text(item, "/msg"));
        }
        // OpenRouter hands on what the provider said.
        let raw = text(error, "/metadata/raw");
        if !raw.is_empty() {
            message += &format!(" {raw}");
        }
        let mut codes = String::new();
        for path in [
            "/type",
            "/code",
            "/status",
            "/error_type",
            "/metadata/error_type",
        ] {
            codes += &format!(" {} ", text(error, path).to_ascii_lowercase());
        }
        for detail in array(error, "/details") {
            codes += &format!(" {} ", text(detail, "/reason").to_ascii_lowercase());
            message += &format!(" {}", text(detail, "/detail"));
        }
        Self { message, codes }
    }

    fn has_code(&self, codes: &[&str]) -> bool {
        codes
            .iter()
            .any(|it| self.codes.contains(&format!(" {it} ")))
    }
}

/// `google.rpc.RetryInfo`: `retryDelay: "36s"`.
fn retry_info(error: &Value) -> Option<u64> {
    let delays = array(error, "/details")
        .iter()
        .map(|it| text(it, "/retryDelay"));
    let mut seconds = delays.filter_map(|it| it.strip_suffix('s')?.parse::<f64>().ok());
    let seconds = seconds.find(|it| it.is_finite() && *it >= 0.0)?;
    Some(((seconds * 1000.0).ceil() as u64).min(MAX_WAIT_MILLIS))
}

fn classify(status: Option<u16>, said: &Said) -> FailureKind {
    use FailureKind as Kind;
    let words = said.message.to_lowercase();
    let has = |parts: &[&str]| parts.iter().any(|it| words.contains(it));

    // Gemini uses the words of an empty account for mere limits, with a code that tells.
    let is_google_limit = said.has_code(&["resource_exhausted"]);
    let no_credit = said.has_code(&[
        "insufficient_quota",
        "billing_error",
        "billing_hard_limit_reached",
        "billing_not_active",
        "credit_balance_exhausted",
        "organization_spend_limit_exceeded",
        "project_spend_limit_exceeded",
        "organization_usage_limit_exceeded",
        "enforced_spend_limit_reached",
        "payment_required",
    ]) || has(&[
        "credit balance is too low",
        "insufficient balance",
        "insufficient credits",
    ]) || has(&["exceeded your current quota"]) && !is_google_limit;
    if status == Some(402) || no_credit {
        return Kind::NoCredit;
    }
    if has(&["request too large for"]) && said.has_code(&["tokens", "rate_limit_exceeded"]) {
        return Kind::OverTokenLimit;
    }
    let is_refusal = matches!(status, None | Some(400 | 413 | 422 | 500));
    let too_long = said.has_code(&[
        "context_length_exceeded",
        "too_many_tokens",
        "too_many_prompt_tokens",
        "exceed_context_size_error",
        "token_limit_exceeded",
    ]) || has(&[
        "prompt is too long",
        "prompt too long",
        "maximum context length",
        "max context length",
        "context window",
        "context size",
        "exceeds the maximum number of tokens",
        "too many tokens",
    ]);
    if is_refusal && too_long {
        return Kind::ContextTooLong;
    }
    let wrong_key = said.has_code(&["invalid_api_key", "api_key_invalid", "authentication_error"])
        || has(&[
            "incorrect api key",
            "invalid api key",
            "api key not valid",
            "invalid x-api-key",
        ]);
    if wrong_key && status != Some(403) {
        return Kind::WrongKey;
    }
    let wrong_model = said.has_code(&["model_not_found", "deploymentnotfound", "invalid_model"])
        || words.contains("model")
            && has(&["not found", "does not exist", "not a valid model", "unknown model", "no such model"])
        // Anthropic's whole message is `model: NAME`.
        || words.starts_with("model:");
    if matches!(status, None | Some(400 | 404 | 422)) && wrong_model {
        return Kind::WrongModel;
    }
    if let Some(status) = status {
        return by_status(status);
    }
    // In mid-stream there is no status, only names.
    match () {
        () if said.has_code(&["overloaded_error", "server_is_overloaded"]) => Kind::Overloaded,
        () if said.has_code(&["rate_limit_error", "rate_limit_exceeded", "slow_down"]) => {
            Kind::TooFast
        }
        () if is_google_limit => Kind::TooFast,
        () if said.has_code(&["unavailable", "service_unavailable_error"]) => Kind::Unavailable,
        () if said.has_code(&["timeout_error", "deadline_exceeded"]) => Kind::GatewayTimeout,
        () if said.has_code(&["permission_error", "permission_denied"]) => Kind::Forbidden,
        () if said.has_code(&["invalid_request_error", "invalid_argument"]) => Kind::BadRequest,
        () if said.has_code(&["not_found_error", "not_found"]) => Kind::WrongAddress,
        () => Kind::ServerError,
    }
}

fn by_status(status: u16) -> FailureKind {
    use FailureKind as Kind;
    match status {
        400 | 409 | 415 | 422 => Kind::BadRequest,
        401 => Kind::WrongKey,
        402 => Kind::NoCredit,
        403 => Kind::Forbidden,
        404 | 405 | 410 => Kind::WrongAddress,
        408 => Kind::TimedOutThere,
        413 => Kind::TooLarge,
        429 => Kind::TooFast,
        502 | 503 => Kind::Unavailable,
        504 | 524 => Kind::GatewayTimeout,
        529 => Kind::Overloaded,
        500..=599 => Kind::ServerError,
        _ => Kind::Other,
    }
}

#[cfg(test)]
mod tests;
