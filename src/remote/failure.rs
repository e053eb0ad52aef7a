//! How asking a service can fail, each in its own sentence with what to do.

mod http_date;
mod read;

pub(crate) use read::{read_body, said_error};
pub use read::{read_failure, retry_after_millis};

use crate::secret::{Secret, strike};
use crate::words;

/// A failure as the person reads it. Its texts hold no key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    pub kind: FailureKind,
    /// The HTTP status; `None` where none came or the failure was in mid-stream.
    pub status: Option<u16>,
    /// The service's own words, shortened, keys struck out; empty where it said none.
    pub said: String,
    /// How long the service asks to wait, in milliseconds.
    pub retry_after_millis: Option<u64>,
}

/// What went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FailureKind {
    /// Nothing came back: refused, unreachable, or forbidden by the browser, which does not say which.
    NoAnswer,
    /// The browser knows that it has no network.
    Offline,
    /// The person's own time limit.
    TimedOutHere,
    Cancelled,
    WrongKey,
    Forbidden,
    NoCredit,
    /// Too many requests or tokens for now.
    TooFast,
    /// One request alone is over the limit of tokens a minute: waiting does not help.
    OverTokenLimit,
    WrongAddress,
    WrongModel,
    /// 408.
    TimedOutThere,
    /// 413.
    TooLarge,
    ContextTooLong,
    /// 400 and 422: the request was understood and refused.
    BadRequest,
    /// 500.
    ServerError,
    /// 502 and 503.
    Unavailable,
    /// 504.
    GatewayTimeout,
    /// 529, and overload told in mid-stream.
    Overloaded,
    /// The answer ended in the middle.
    Truncated,
    NotJson,
    /// A page for people, from something between here and the service.
    Html,
    /// More than is read here.
    TooLong,
    /// Any other status.
    Other,
}

impl FailureKind {
    /// Every kind, for tables.
    pub const ALL: [Self; 24] = [
        Self::NoAnswer,
        Self::Offline,
        Self::TimedOutHere,
        Self::Cancelled,
        Self::WrongKey,
        Self::Forbidden,
        Self::NoCredit,
        Self::TooFast,
        Self::OverTokenLimit,
        Self::WrongAddress,
        Self::WrongModel,
        Self::TimedOutThere,
        Self::TooLarge,
        Self::ContextTooLong,
        Self::BadRequest,
        Self::ServerError,
        Self::Unavailable,
        Self::GatewayTimeout,
        Self::Overloaded,
        Self::Truncated,
        Self::NotJson,
        Self::Html,
        Self::TooLong,
        Self::Other,
    ];

    /// Whether the same request may well succeed later without anybody changing anything.
    pub fn may_pass(self) -> bool {
        matches!(
            self,
            Self::NoAnswer
                | Self::TimedOutHere
                | Self::TooFast
                | Self::TimedOutThere
                | Self::ServerError
                | Self::Unavailable
                | Self::GatewayTimeout
                | Self::Overloaded
                | Self::Truncated
        )
    }

    /// Whether it tells of the server's health, so that a breaker should count it.
    pub fn is_illness(self) -> bool {
        self.may_pass() && self != Self::TooFast
    }

    /// What happened and what to do.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::NoAnswer => words::failed_no_answer(),
            Self::Offline => words::failed_offline(),
            Self::TimedOutHere => words::failed_timed_out_here(),
            Self::Cancelled => words::failed_cancelled(),
            Self::WrongKey => words::failed_wrong_key(),
            Self::Forbidden => words::failed_forbidden(),
            Self::NoCredit => words::failed_no_credit(),
            Self::TooFast => words::failed_too_fast(),
            Self::OverTokenLimit => words::failed_over_token_limit(),
            Self::WrongAddress => words::failed_wrong_address(),
            Self::WrongModel => words::failed_wrong_model(),
            Self::TimedOutThere => words::failed_timed_out_there(),
            Self::TooLarge => words::failed_too_large(),
            Self::ContextTooLong => words::failed_context_too_long(),
            Self::BadRequest => words::failed_bad_request(),
            Self::ServerError => words::failed_server_error(),
            Self::Unavailable => words::failed_unavailable(),
            Self::GatewayTimeout => words::failed_gateway_timeout(),
            Self::Overloaded => words::failed_overloaded(),
            Self::Truncated => words::failed_truncated(),
            Self::NotJson => words::failed_not_json(),
            Self::Html => words::failed_html(),
            Self::TooLong => words::failed_too_long(),
            Self::Other => words::failed_otherwise(),
        }
    }
}

/// The service's words are shown up to here, in characters.
const MAX_SAID: usize = 300;

impl Failure {
    /// A failure without words of the service.
    pub fn of(kind: FailureKind) -> Self {
        Self {
            kind,
            status: None,
            said: String::new(),
            retry_after_millis: None,
        }
    }

    /// Keeps the service's words: one line, shortened, and struck of whatever looks like a key.
    pub(crate) fn says(&mut self, words: &str, key: Option<&Secret>) {
        let is_shown = |it: &char| it.is_whitespace() || !(it.is_control() || is_invisible(*it));
        let plain: String = words.chars().filter(is_shown).collect();
        let one_line = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        // Struck before it is shortened: a key cut in two would not be known.
        let struck = strike(&one_line, key);
        self.said = struck.chars().take(MAX_SAID).collect();
        if struck.chars().count() > MAX_SAID {
            self.said.push('…');
        }
    }

    /// Strikes a key out, for failures that were read where the key was not at hand.
    pub fn strike(&mut self, key: &Secret) {
        self.said = strike(&self.said, Some(key));
    }
}

/// Marks that turn text around or hide in it: a key with one inside would not be known.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.kind.sentence())?;
        if let Some(millis) = self.retry_after_millis {
            write!(f, " {}", words::asks_to_wait(millis.div_ceil(1000)))?;
        }
        match (self.status, &*self.said) {
            (None, "") => Ok(()),
            (Some(status), "") => write!(f, " {}", words::with_status(&status.to_string())),
            (None, said) => write!(f, " {}", words::service_said(said)),
            (Some(status), said) => {
                let status = status.to_string();
                write!(f, " {}", words::service_said_with_status(&status, said))
            }
        }
    }
}

impl std::error::Error for Failure {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_failure_has_words_of_its_own_that_say_what_to_do() {
        for (i, kind) in FailureKind::ALL.iter().enumerate() {
            let earlier = &FailureKind::ALL[..i];
            assert!(
                earlier
                    .iter()
                    .all(|it| it != kind && it.sentence() != kind.sentence())
            );
            assert!(kind.sentence().matches(['.', ';']).count() >= 2, "{kind:?}");
        }
    }

    #[test]
    fn what_a_service_says_is_short_and_one_line() {
        let mut failure = Failure::of(FailureKind::Other);
        failure.says(&"word\n\u{202e}\t ".repeat(200), None);
        assert_eq!(failure.said.chars().count(), MAX_SAID + 1);
        assert!(failure.said.starts_with("word word"));
    }

    #[test]
    fn a_key_across_the_cut_is_struck_before_it() {
        let key = Secret::new("sesame-open-sesame-0001".into()).expect("a key");
        let mut failure = Failure::of(FailureKind::WrongKey);
        failure.says(
            &format!("{} sesame-open-sesame-0001", "x".repeat(MAX_SAID - 5)),
            Some(&key),
        );
        assert!(!failure.to_string().contains("sesa"), "{failure}");
    }
}
