//! What can go wrong with services as the person sets them up, in words that say what to do.

use engine::EngineError;
use remote::{Failure, FailureKind, RemoteError};
use storage::StorageError;

use crate::{Lost, VaultError};

/// A wish about services that was not fulfilled. No message holds a key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ServiceError {
    #[error(transparent)]
    Remote(#[from] RemoteError),
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error(transparent)]
    Vault(#[from] VaultError),
    #[error(transparent)]
    Failed(#[from] Failure),
    #[error("{}", lost_sentence(*.lost, .host))]
    Lost { lost: Lost, host: String },
    #[error(
        "{host} failed several times in a row and is left alone for a while. Try again in half a minute, or let the connection doctor look at it."
    )]
    LeftAlone { host: String },
    #[error("{0}")]
    Here(EngineError),
    #[error("No answer to this very question was recorded. Ask when the service can be reached.")]
    NothingRecorded,
    #[error("There is no kind of service called “{preset}” here. Choose one from the list.")]
    UnknownPreset { preset: String },
    #[error("The service “{id}” is not set up here. Add it again, or choose another model.")]
    UnknownService { id: String },
    #[error(
        "The short name “{id}” cannot be used: it has to be up to 40 small letters, digits or dashes."
    )]
    BadId { id: String },
    #[error("{what} is too long or too much. Shorten it.")]
    TooMuch { what: &'static str },
    #[error(
        "The list of services could not be read ({what}). It was set aside and a new one was begun: add your services again."
    )]
    DamagedBook { what: String },
    #[error("{service} has no list of models that can be read. Write the model's name yourself.")]
    NoModelList { service: String },
    #[error(
        "The passphrase has to have 8 characters or more, or others could find it by trying. Choose a longer one; several words are best."
    )]
    ShortPassphrase,
    #[error("The sign-in was not begun here, or is over. Begin it again.")]
    NoSignIn,
    #[error("The sign-in came to nothing: the service gave no key. Begin it again.")]
    SignInRefused,
}

impl ServiceError {
    /// The kind of failure, for whoever decides whether and whom to ask next.
    pub(crate) fn kind(&self) -> FailureKind {
        match self {
            Self::Failed(failure) => failure.kind,
            Self::LeftAlone { .. } => FailureKind::Unavailable,
            Self::Lost { lost, .. } => match lost {
                Lost::NoAnswer => FailureKind::NoAnswer,
                Lost::Redirected | Lost::NotAllowed => FailureKind::WrongAddress,
                // No other service can be reached either.
                Lost::Airplane | Lost::Offline | Lost::NoGuard => FailureKind::Offline,
                Lost::TimedOut => FailureKind::TimedOutHere,
                Lost::BrokeOff => FailureKind::Truncated,
            },
            _ => FailureKind::Other,
        }
    }

    pub(crate) fn failure(&self) -> Failure {
        match self {
            Self::Failed(failure) => failure.clone(),
            other => Failure::of(other.kind()),
        }
    }

    /// As an engine says it.
    pub(crate) fn told(self, host: &str) -> EngineError {
        match self {
            Self::Remote(RemoteError::EmptyPrompt) => EngineError::EmptyPrompt,
            Self::Here(error) => error,
            other => EngineError::Service {
                host: host.to_owned(),
                what: other.to_string(),
            },
        }
    }
}

/// What happened to a request that has no answer, and what to do.
pub(crate) fn lost_sentence(lost: Lost, host: &str) -> String {
    match lost {
        Lost::NoAnswer => format!(
            "No answer came from {host}, and the browser does not say why. Let the connection doctor look at it."
        ),
        Lost::Redirected => format!(
            "{host} sent the request on to another address. It was not followed, so that your key goes to nobody else. Write the address where the service really is."
        ),
        Lost::Airplane => {
            "Airplane mode is on: nothing leaves this page. Switch it off, or use a model in this page.".into()
        }
        Lost::NotAllowed => format!(
            "This page may not reach {host} until you allow it. Allow it, or use a model in this page."
        ),
        Lost::Offline => {
            "This device is offline. Connect it to a network, or use a model in this page.".into()
        }
        Lost::NoGuard => format!(
            "The page's guard does not run, and without it nothing is sent to {host}. Reload the page; if that does not help, use a window that is not private."
        ),
        Lost::TimedOut => format!(
            "{host} did not answer in time. Try again, or ask for a shorter answer."
        ),
        Lost::BrokeOff => format!(
            "The connection to {host} broke off before the answer's end. What came is kept; run it again for a whole one."
        ),
    }
}
