//! What the other rooms say of a failure, in the words of the port.

use engine::{EngineError, ModelFamily};
use inference::InferenceError;
use storage::{Room, StorageError};

use crate::held::said;

/// Bytes as whole megabytes, never 0 for something.
pub(crate) fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(1_000_000)
}

/// A failure to read, load or run a model.
pub(crate) fn of_model(error: InferenceError) -> EngineError {
    use InferenceError as E;
    match error {
        E::UnsupportedArchitecture { .. } | E::UnsupportedFormat { .. } => {
            let what = error.to_string();
            EngineError::Unsupported { what }
        }
        E::PromptTooLong { n_tokens, context } => EngineError::PromptTooLong {
            n_tokens: u32::try_from(n_tokens).unwrap_or(u32::MAX),
            context_tokens: u32::try_from(context).unwrap_or(u32::MAX),
        },
        E::Cancelled => EngineError::Cancelled,
        E::EmptyPrompt => EngineError::EmptyPrompt,
        E::UnknownToken { .. } => EngineError::Unsupported {
            what: error.to_string(),
        },
        E::Guide { reason } => said(reason),
        E::NothingAllowed => said(error.to_string()),
        _ => EngineError::Corrupt {
            what: error.to_string(),
        },
    }
}

/// A failure to load a model that is on the shelf: unlike a file that comes in, it stays there.
pub(crate) fn of_stored(error: InferenceError, model: &str) -> EngineError {
    match stored(error) {
        EngineError::Corrupt { what } => EngineError::Damaged {
            model: model.into(),
            what,
        },
        other => other,
    }
}

/// A failure to load the model that travels with the page.
pub(crate) fn of_bundled(error: InferenceError) -> EngineError {
    match stored(error) {
        EngineError::Corrupt { what } => EngineError::BundleDamaged { what },
        other => other,
    }
}

/// Bytes that cannot be had say nothing against the file.
fn stored(error: InferenceError) -> EngineError {
    match error {
        InferenceError::Read { reason, .. } => EngineError::Storage { what: reason },
        other => of_model(other),
    }
}

/// A failure to keep or read a file; `needs_bytes` is what was to be kept, `room` what there was.
pub(crate) fn of_storage(error: StorageError, needs_bytes: u64, room: Option<Room>) -> EngineError {
    let what = match error {
        StorageError::NoRoom => {
            return EngineError::NoRoom {
                needs_mb: megabytes(needs_bytes),
                has_mb: room.map_or(0, Room::left) / 1_000_000,
            };
        }
        StorageError::Busy => "another tab of this page is using it".into(),
        StorageError::NoSuchFile { .. } => "it is gone; delete the model and add it again".into(),
        StorageError::PastEnd { .. } => "a part of it is missing".into(),
        StorageError::Unavailable { what } | StorageError::Failed { what } => what,
    };
    EngineError::Storage { what }
}

pub(crate) fn storage(error: StorageError) -> EngineError {
    of_storage(error, 0, None)
}

/// The family of an architecture as model files name it.
pub(crate) fn family(architecture: &str) -> Result<ModelFamily, EngineError> {
    match architecture {
        "llama" => Ok(ModelFamily::Llama),
        "qwen2" => Ok(ModelFamily::Qwen2),
        "qwen3" => Ok(ModelFamily::Qwen3),
        // The text model by itself has another name in config.json than in GGUF files.
        "gemma3" | "gemma3_text" => Ok(ModelFamily::Gemma3),
        "phi3" => Ok(ModelFamily::Phi3),
        "smollm3" => Ok(ModelFamily::Smollm3),
        other => Err(of_model(InferenceError::UnsupportedArchitecture {
            name: other.into(),
        })),
    }
}

/// Who an address belongs to, without anything that may be secret.
pub(crate) fn host_of(url: &str) -> String {
    let rest = url.split_once("://").map_or("", |(_, it)| it);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    match host {
        "" => "The file".into(),
        host => host.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stored_file_is_not_said_to_be_gone() {
        let error = || InferenceError::MissingTensor { name: "x".into() };
        let stored = of_stored(error(), "Tiny").to_string();
        assert!(
            stored.contains("“Tiny”") && stored.contains("delete it"),
            "{stored}"
        );
        let bundled = of_bundled(error()).to_string();
        assert!(bundled.contains("Reload"), "{bundled}");
        for told in [stored, bundled] {
            assert!(!told.contains("Nothing was kept"), "{told}");
        }
        let reading = InferenceError::Read {
            offset: 1,
            len: 2,
            reason: "it is in use".into(),
        };
        let what = "it is in use".into();
        assert_eq!(of_stored(reading, "Tiny"), EngineError::Storage { what });
        assert_eq!(
            of_model(InferenceError::EmptyPrompt),
            EngineError::EmptyPrompt
        );
    }

    #[test]
    fn only_the_host_is_told() {
        for (url, host) in [
            ("https://example.com/a/b?key=1", "example.com"),
            ("https://user:pass@example.com:8080/x", "example.com:8080"),
            ("https://example.com?token=1", "example.com"),
            ("blob:https://page/uuid", "page"),
            ("models/sprout.gguf", "The file"),
        ] {
            assert_eq!(host_of(url), host, "{url}");
        }
    }
}
