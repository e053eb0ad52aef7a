//! The connection doctor: from what the page could see of a failing address to what is wrong and what to do.
//!
//! A browser tells a page nothing of why a request failed, so causes are told apart by a second, blind request
//! (`no-cors`) and by the state of the permission for local networks.

mod commands;
mod steps;

use crate::{Address, Failure, FailureKind, Reach, words};

/// What the page saw. Everything is observed elsewhere; here is only thought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observed {
    /// Where this page comes from, such as `https://exemplar.example`.
    pub page: String,
    /// The address as the person wrote it.
    pub address: String,
    /// The preset that was chosen, if one was.
    pub preset: Option<String>,
    pub fetch: Fetch,
    pub probe: Probe,
    pub permission: Permission,
    /// `navigator.onLine`.
    pub is_online: bool,
}

/// How the real request ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fetch {
    /// A network error without a reason, which is all that a page is told.
    Blind,
    /// It was answered with a failure, read by [`read_failure`](crate::read_failure).
    Failed(Failure),
    Fine,
}

/// How a `no-cors` request to the same host ended, whose answer cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Probe {
    NotTried,
    /// Something answered.
    Reached,
    NotReached,
}

/// The browser's permission to reach the local network or this machine (Chrome and Edge since 142).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// This browser has no such permission.
    Unknown,
    Granted,
    /// It will ask.
    Prompt,
    Denied,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    Nothing,
    Offline,
    WrongAddress,
    /// An https page may not ask an http address.
    MixedContent,
    LocalPermission,
    /// The server is there and does not let this page read its answers.
    Cors,
    ServerDown,
    WrongKey,
    WrongModel,
    NoCredit,
    /// The service answered with another failure, whose own sentence is given.
    Failure(FailureKind),
    /// More has to be seen first.
    Unclear,
}

/// What is wrong, in words, and what to do, one step after another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnosis {
    pub cause: Cause,
    pub what: String,
    pub steps: Vec<String>,
}

/// A program that people run themselves, by preset or by its usual port.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Server {
    Ollama,
    LmStudio,
    LlamaCpp,
    Vllm,
    LiteLlm,
    /// Nothing is known of it but that it is near.
    Own,
    Hosted,
}

/// Thinks.
pub fn diagnose(seen: &Observed) -> Diagnosis {
    let address = match Address::parse(&seen.address) {
        Ok(address) => address,
        Err(error) => {
            let steps = vec![words::step_address().into()];
            let what = error.to_string();
            return Diagnosis {
                cause: Cause::WrongAddress,
                what,
                steps,
            };
        }
    };
    let server = server(seen.preset.as_deref(), &address);
    let page = Address::parse(&seen.page).ok();
    let cause = cause(seen, &address, page.as_ref());
    let (what, steps) = steps::words(cause, seen, &address, page.as_ref(), server);
    Diagnosis { cause, what, steps }
}

fn cause(seen: &Observed, address: &Address, page: Option<&Address>) -> Cause {
    match &seen.fetch {
        Fetch::Fine => return Cause::Nothing,
        Fetch::Failed(failure) if !is_blind(failure.kind) => return of_failure(failure.kind),
        Fetch::Failed(_) | Fetch::Blind => {}
    }
    let reach = address.reach();
    if !seen.is_online && reach != Reach::Loopback {
        return Cause::Offline;
    }
    // Where the probe came through, neither the permission nor mixed content stands in the way.
    if seen.probe == Probe::Reached {
        return Cause::Cors;
    }
    let page_is_https = page.is_some_and(Address::is_https);
    let page_is_near = page.is_some_and(|it| it.reach() == Reach::Loopback);
    let is_plain = page_is_https && !address.is_https();
    if is_plain && reach == Reach::Public {
        return Cause::MixedContent;
    }
    // Chrome and Edge let an https page ask an http server nearby, once permission is given. Others never do,
    // but for this very machine: `localhost` counts as safe (W3C Secure Contexts, 3.1).
    if is_plain && reach == Reach::Private && seen.permission == Permission::Unknown {
        return Cause::MixedContent;
    }
    if reach != Reach::Public && !page_is_near {
        let forbidden = matches!(seen.permission, Permission::Denied | Permission::Prompt);
        // The permission is only for pages that came over https.
        let cannot_ask = !page_is_https && seen.permission != Permission::Unknown;
        if forbidden || cannot_ask {
            return Cause::LocalPermission;
        }
    }
    match seen.probe {
        Probe::NotReached => Cause::ServerDown,
        _ => Cause::Unclear,
    }
}

/// Failures that are no answer.
fn is_blind(kind: FailureKind) -> bool {
    matches!(
        kind,
        FailureKind::NoAnswer | FailureKind::Offline | FailureKind::TimedOutHere
    )
}

fn of_failure(kind: FailureKind) -> Cause {
    match kind {
        FailureKind::WrongKey => Cause::WrongKey,
        FailureKind::WrongModel => Cause::WrongModel,
        FailureKind::NoCredit => Cause::NoCredit,
        FailureKind::WrongAddress | FailureKind::Html | FailureKind::NotJson => Cause::WrongAddress,
        other => Cause::Failure(other),
    }
}

fn server(preset: Option<&str>, address: &Address) -> Server {
    match preset {
        Some("ollama") => return Server::Ollama,
        Some("lm-studio") => return Server::LmStudio,
        Some("llama-cpp") => return Server::LlamaCpp,
        Some("vllm") => return Server::Vllm,
        Some("litellm") => return Server::LiteLlm,
        _ if address.reach() == Reach::Public => return Server::Hosted,
        _ => {}
    }
    match address.host().rsplit(':').next() {
        Some("11434") => Server::Ollama,
        Some("1234") => Server::LmStudio,
        Some("8080") => Server::LlamaCpp,
        Some("8000") => Server::Vllm,
        Some("4000") => Server::LiteLlm,
        _ => Server::Own,
    }
}

#[cfg(test)]
mod tests;
