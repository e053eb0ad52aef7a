//! What is known of a model before and after it is loaded, and of the place that keeps it.

use serde::{Deserialize, Serialize};

/// A model that can be chosen: bundled with the page, or kept on this device.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StoredModel {
    /// `sprout` for the bundled one; `service/NAME/MODEL` for one elsewhere; the SHA-256 of the weights for every other.
    pub id: String,
    pub name: String,
    /// Travels with the page and needs no room of the device.
    pub bundled: bool,
    pub size_bytes: u64,
    /// Lower-case hexadecimal; empty for the bundled model.
    pub sha256: String,
    /// Bytes already here where a download was interrupted; equal to `size_bytes` when complete.
    pub have_bytes: u64,
    /// The address a partial download goes on from; empty for a file from disk.
    pub url: String,
    /// Of a model elsewhere: where it cannot be reached, this device answers, with a model of its own or an answer that
    /// it recorded.
    pub goes_on_here: bool,
}

/// A loaded model: what it can do and what its prompts look like.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ModelCard {
    pub id: String,
    pub name: String,
    pub family: ModelFamily,
    pub n_parameters: u64,
    /// Tokens that prompt and answer may have together.
    pub context_tokens: u32,
    /// For people, as `Q8_0` or `Q4_K + Q6_K`.
    pub quantisation: String,
    pub vocabulary_size: u32,
    /// The text of the begin token; empty where there is none.
    pub bos: String,
    pub eos: String,
    /// A begin token is put before every prompt that is not a chat.
    pub adds_bos: bool,
    /// The model's own Jinja chat template; `None` where it was never trained to chat.
    pub chat_template: Option<String>,
    /// The page can count this vocabulary itself: a [`Reply::Vocabulary`](crate::Reply) comes with the card.
    pub counts_in_page: bool,
    /// Milliseconds from the question to a model that is ready.
    pub load_millis: f64,
    /// What is different about a model that does not run in this page.
    pub elsewhere: Option<Elsewhere>,
    /// What computes it and why, for people: `On the graphics card (…)`; `None` where there is nothing to choose from.
    pub computed: Option<String>,
}

/// Where models of this page may be computed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Device {
    /// Whichever was measured to be quicker for the model.
    #[default]
    Automatic,
    Processor,
    Graphics,
}

/// A model behind a service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Elsewhere {
    /// As the person named it.
    pub service: String,
    /// Where prompts go; empty where they stay in this browser.
    pub host: String,
    /// Takes one text to go on with.
    pub takes_text: bool,
    /// Takes a conversation, which it frames itself.
    pub takes_turns: bool,
    /// Gives probabilities of its tokens.
    pub gives_logprobs: bool,
    /// `o200k_base` or `cl100k_base`, where its tokens are counted by one of them.
    pub encoding: Option<String>,
}

/// What the ids of models behind services begin with: `service/NAME/MODEL`.
const ELSEWHERE: &str = "service/";

/// Whether a model of this id runs elsewhere than in this page.
#[must_use]
pub fn is_elsewhere(model: &str) -> bool {
    model.starts_with(ELSEWHERE)
}

/// The id by which the studio knows a model of a service: `service/mine/org/model`.
#[must_use]
pub fn elsewhere_id(service: &str, model: &str) -> String {
    format!("{ELSEWHERE}{service}/{model}")
}

/// The service's id and the model's name in an id such as `service/mine/org/model`; `None` for any other id.
#[must_use]
pub fn split_model_id(id: &str) -> Option<(&str, &str)> {
    let (service, model) = id.strip_prefix(ELSEWHERE)?.split_once('/')?;
    (!model.is_empty()).then_some((service, model))
}

/// The architectures that can be run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ModelFamily {
    Llama,
    Qwen2,
    Qwen3,
    Gemma3,
    Phi3,
    Smollm3,
    /// Not known: the model runs elsewhere.
    Unknown,
}

/// What this browser gives the engine.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Abilities {
    /// Same build on both sides; a mismatch reloads the worker.
    pub build: String,
    /// Threads that answered the start-up check of the pool; 1 without shared memory.
    pub n_threads: u32,
    pub shared_memory: bool,
    pub relaxed_simd: bool,
    pub webgpu: bool,
    pub storage: StorageKind,
}

/// Where models are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StorageKind {
    /// The origin private file system.
    Opfs,
    /// IndexedDB, where a browser has no OPFS.
    IndexedDb,
    /// Nothing is kept: gone with the tab.
    Memory,
}

/// Room on this device, in bytes, as the browser estimates it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct StorageReport {
    pub kind: StorageKind,
    pub used_bytes: u64,
    pub quota_bytes: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_models_elsewhere_come_apart_again() {
        for (service, model) in [("mine", "m"), ("a-1", "org/model"), ("x", "service/y/z")] {
            let id = elsewhere_id(service, model);
            assert!(is_elsewhere(&id));
            assert_eq!(split_model_id(&id), Some((service, model)));
        }
        for other in [
            "sprout",
            "service/",
            "service/mine",
            "service/mine/",
            "Service/a/b",
        ] {
            assert_eq!(split_model_id(other), None, "{other}");
        }
    }
}
