//! What can go wrong with services as the person sets them up, in words that say what to do.

use engine::EngineError;
use remote::{Failure, FailureKind, RemoteError};
use storage::StorageError;

use crate::{Lost, VaultError, words};

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
    #[error("{}", words::left_alone(.host))]
    LeftAlone { host: String },
    #[error("{0}")]
    Here(EngineError),
    #[error("{}", words::nothing_recorded())]
    NothingRecorded,
    #[error("{}", words::unknown_preset(.preset))]
    UnknownPreset { preset: String },
    #[error("{}", words::unknown_service(.id))]
    UnknownService { id: String },
    #[error("{}", words::bad_id(.id))]
    BadId { id: String },
    #[error("{}", words::too_much(.what))]
    TooMuch { what: &'static str },
    #[error("{}", words::damaged_book(.what))]
    DamagedBook { what: String },
    #[error("{}", words::no_model_list(.service))]
    NoModelList { service: String },
    #[error("{}", words::short_passphrase())]
    ShortPassphrase,
    #[error("{}", words::no_sign_in())]
    NoSignIn,
    #[error("{}", words::sign_in_refused())]
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

    /// Whether its sentence says that what came is kept.
    pub(crate) fn keeps_what_came(&self) -> bool {
        let kind = match self {
            Self::Lost { lost, .. } => return *lost == Lost::BrokeOff,
            Self::Failed(failure) => failure.kind,
            _ => return false,
        };
        matches!(kind, FailureKind::Truncated | FailureKind::TooLong)
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
        Lost::NoAnswer => words::no_answer(host),
        Lost::Redirected => words::redirected(host),
        Lost::Airplane => words::in_airplane_mode().into(),
        Lost::NotAllowed => words::not_allowed(host),
        Lost::Offline => words::offline().into(),
        Lost::NoGuard => words::no_guard(host),
        Lost::TimedOut => words::timed_out(host),
        Lost::BrokeOff => words::broke_off(host),
    }
}
