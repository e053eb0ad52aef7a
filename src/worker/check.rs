//! Looks at the first bytes of a file that is coming in, and refuses early what is no model.

use engine::{EngineError, ImportRole};
use inference::{
    Tokenizer,
    gguf::{GgufError, Header, MAX_HEADER_BYTES, Part, Value},
    safetensors,
};
use serde::Deserialize;
use tokens::Library;

use crate::trouble::{family, of_model};

/// A configuration or tokenizer longer than this is none.
const MAX_JSON_BYTES: usize = 64 << 20;

/// How far a file is looked at. Bytes go in as they come, in order.
pub(crate) struct Check {
    role: ImportRole,
    /// What cannot be judged yet.
    prefix: Vec<u8>,
    /// No use in looking again before this many bytes are there.
    enough: u64,
    verdict: Verdict,
}

enum Verdict {
    Open,
    /// A GGUF header, kept to compare its lengths with the file's, and the part that it is.
    Gguf(Box<Header>, Option<Part>),
    /// Nothing more to look at before the end.
    Passed,
}

impl Check {
    pub(crate) fn new(role: ImportRole) -> Self {
        Self {
            role,
            prefix: Vec::new(),
            enough: 8,
            verdict: Verdict::Open,
        }
    }

    /// The beginning is that of a model; what comes may be kept.
    pub(crate) fn has_passed(&self) -> bool {
        !matches!(self.verdict, Verdict::Open)
    }

    /// Takes the next bytes of a file of `total` bytes, if that is known.
    pub(crate) fn feed(&mut self, bytes: &[u8], total: Option<u64>) -> Result<(), EngineError> {
        if self.has_passed() {
            return Ok(());
        }
        self.prefix.extend_from_slice(bytes);
        if (self.prefix.len() as u64) < self.enough {
            return Ok(());
        }
        match self.role {
            ImportRole::Gguf => self.look_at_gguf(total),
            ImportRole::Safetensors => self.look_at_safetensors(total),
            ImportRole::Config | ImportRole::Tokenizer if self.prefix.len() > MAX_JSON_BYTES => {
                Err(corrupt("it is far too long"))
            }
            ImportRole::Config | ImportRole::Tokenizer => Ok(()),
        }
    }

    /// The file is all there and has `len` bytes. Tells which part of a model in several files it is.
    pub(crate) fn finish(
        mut self,
        len: u64,
        library: &dyn Library,
    ) -> Result<Option<Part>, EngineError> {
        match (&self.verdict, self.role) {
            (Verdict::Open, ImportRole::Config) => check_config(&self.prefix).map(|()| None),
            (Verdict::Open, ImportRole::Tokenizer) => Tokenizer::from_json(&self.prefix, library)
                .map(|_| None)
                .map_err(of_model),
            (Verdict::Open, ImportRole::Gguf) => {
                self.look_at_gguf(Some(len))?;
                self.passed(len)
            }
            (Verdict::Open, ImportRole::Safetensors) => {
                self.look_at_safetensors(Some(len))?;
                self.passed(len)
            }
            (Verdict::Gguf(..) | Verdict::Passed, _) => self.passed(len),
        }
    }

    fn passed(&self, len: u64) -> Result<Option<Part>, EngineError> {
        match &self.verdict {
            Verdict::Open => Err(corrupt("it ends inside its header")),
            Verdict::Gguf(header, part) => {
                let fits = header.check_length(len);
                fits.map(|()| *part).map_err(|it| of_model(it.into()))
            }
            Verdict::Passed => Ok(None),
        }
    }

    fn look_at_gguf(&mut self, total: Option<u64>) -> Result<(), EngineError> {
        match Header::parse(&self.prefix) {
            Err(GgufError::Truncated { need_at_least }) if need_at_least <= MAX_HEADER_BYTES => {
                // Doubling keeps the work in proportion to the header, however small the pieces.
                self.enough = need_at_least.max(2 * self.prefix.len() as u64);
                Ok(())
            }
            Err(error) => Err(of_model(error.into())),
            Ok(mut header) => {
                if let Some(Value::Text(name)) = header.metadata.get("general.architecture") {
                    family(name)?;
                }
                let part = header.part().map_err(|it| of_model(it.into()))?;
                // The first part of several may hold nothing but settings.
                if header.tensors.is_empty() && part.is_none_or(|it| it.index > 0) {
                    return Err(corrupt("it holds no weights"));
                }
                if let Some(total) = total {
                    let fits = header.check_length(total);
                    fits.map_err(|it| of_model(it.into()))?;
                }
                header.metadata.clear();
                self.prefix = Vec::new();
                self.verdict = Verdict::Gguf(Box::new(header), part);
                Ok(())
            }
        }
    }

    fn look_at_safetensors(&mut self, total: Option<u64>) -> Result<(), EngineError> {
        let Some((length, rest)) = self.prefix.split_first_chunk::<8>() else {
            return Ok(());
        };
        let n_bytes = u64::from_le_bytes(*length);
        if !(2..=safetensors::MAX_HEADER_BYTES).contains(&n_bytes)
            || rest.first().is_some_and(|it| *it != b'{')
        {
            return Err(corrupt("it is no safetensors file"));
        }
        self.enough = 8 + n_bytes;
        // The places of the tensors can only be checked against the length of the whole.
        let (Some(json), Some(total)) = (rest.get(..n_bytes as usize), total) else {
            return Ok(());
        };
        safetensors::parse(json, total).map_err(|it| of_model(it.into()))?;
        self.prefix = Vec::new();
        self.verdict = Verdict::Passed;
        Ok(())
    }
}

fn check_config(json: &[u8]) -> Result<(), EngineError> {
    #[derive(Deserialize)]
    struct Kind {
        model_type: String,
    }
    let kind: Kind = serde_json::from_slice(json)
        .map_err(|_| corrupt("config.json does not say what kind of model it is"))?;
    family(&kind.model_type).map(drop)
}

fn corrupt(what: &str) -> EngineError {
    EngineError::Corrupt { what: what.into() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(role: ImportRole, bytes: &[u8], piece: usize) -> Result<(), EngineError> {
        let mut check = Check::new(role);
        for piece in bytes.chunks(piece) {
            check.feed(piece, Some(bytes.len() as u64))?;
        }
        check
            .finish(bytes.len() as u64, &lexicon::Tokenizers)
            .map(drop)
    }

    #[test]
    fn what_is_no_model_is_refused_by_its_first_bytes() {
        for (role, bytes) in [
            (ImportRole::Gguf, &b"<!doctype html><html>"[..]),
            (ImportRole::Safetensors, b"PK\x03\x04 a zip file"),
            (ImportRole::Safetensors, b"\x20\0\0\0\0\0\0\0not json"),
        ] {
            let mut early = Check::new(role);
            let verdict = early.feed(bytes, Some(1 << 40));
            assert!(
                matches!(verdict, Err(EngineError::Corrupt { .. })),
                "{verdict:?}"
            );
        }
        for (role, bytes) in [
            (ImportRole::Config, &b"{\"hidden_size\": 3}"[..]),
            (ImportRole::Tokenizer, b"{}"),
            (ImportRole::Gguf, b"GG"),
            (ImportRole::Safetensors, b""),
        ] {
            let verdict = check(role, bytes, 5);
            assert!(
                matches!(verdict, Err(EngineError::Corrupt { .. })),
                "{verdict:?}"
            );
        }
    }

    #[test]
    fn another_kind_of_model_is_named() {
        let bert = check(ImportRole::Config, b"{\"model_type\": \"bert\"}", 4);
        let Err(EngineError::Unsupported { what }) = bert else {
            panic!("{bert:?}");
        };
        assert!(what.contains("bert"), "{what}");
        assert_eq!(
            check(ImportRole::Config, b"{\"model_type\": \"qwen3\"}", 4),
            Ok(())
        );
    }

    #[test]
    fn a_small_safetensors_file_passes_in_any_pieces() {
        let json = br#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#;
        let mut bytes = (json.len() as u64).to_le_bytes().to_vec();
        bytes.extend_from_slice(json);
        bytes.extend_from_slice(&[0; 8]);
        for piece in [1, 7, 1000] {
            assert_eq!(check(ImportRole::Safetensors, &bytes, piece), Ok(()));
        }
        bytes.pop();
        assert!(
            check(ImportRole::Safetensors, &bytes, 7).is_err(),
            "cut short"
        );
    }

    proptest! {
        // A flat room has no place for files of failures.
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn foreign_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..300), piece in 1..50_usize) {
            prop_assume!(!bytes.starts_with(b"GGUF"));
            for role in [ImportRole::Gguf, ImportRole::Safetensors, ImportRole::Config, ImportRole::Tokenizer] {
                prop_assert!(check(role, &bytes, piece).is_err());
            }
        }
    }
}
