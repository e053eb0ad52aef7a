//! The training state on disk: weights and momenta as safetensors, the rest as JSON.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use candle_core::{Device, Tensor, Var};

use crate::error::SproutError;
use crate::network::{Network, shapes};
use crate::optimizer::Optimizer;
use crate::recipe::Sizes;

/// Where the run is, and how it got there.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct State {
    pub sizes: Sizes,
    pub step: usize,
    pub seconds: f64,
    pub tokens_seen: u64,
    /// `(step, loss, right answers in percent)` every few steps.
    pub curve: Vec<(usize, f32, f32)>,
}

/// The folder of checkpoints: `target/sprout` of the workspace.
pub fn folder() -> PathBuf {
    match std::env::var_os("SPROUT_DIR") {
        Some(path) => PathBuf::from(path),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/sprout"),
    }
}

/// The folder of what the page ships; a pilot run may name another.
pub fn models_folder() -> PathBuf {
    match std::env::var_os("SPROUT_MODELS") {
        Some(path) => PathBuf::from(path),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/models"),
    }
}

/// Writes under new names first, so that a run cut short leaves the older checkpoint whole.
pub fn save(
    folder: &Path,
    network: &Network,
    optimizer: &Optimizer,
    state: &State,
) -> Result<(), SproutError> {
    let mut tensors: HashMap<String, Tensor> = HashMap::new();
    for (name, weight) in &network.weights {
        tensors.insert(name.clone(), weight.as_detached_tensor());
    }
    for (name, momentum) in &optimizer.momenta {
        let momentum = Tensor::from_slice(momentum, momentum.len(), &Device::Cpu)?;
        tensors.insert(format!("momentum.{name}"), momentum);
    }
    let weights = folder.join("weights.safetensors");
    let new = folder.join("weights.new");
    candle_core::safetensors::save(&tensors, &new)?;
    let json = folder.join("state.json");
    let text = serde_json::to_string(state).map_err(|error| SproutError::State {
        path: json.clone(),
        reason: error.to_string(),
    })?;
    std::fs::rename(&new, &weights).map_err(SproutError::at(&weights))?;
    std::fs::write(&json, text).map_err(SproutError::at(&json))
}

/// The newest checkpoint.
pub fn load(folder: &Path) -> Result<(Network, Optimizer, State), SproutError> {
    let json = folder.join("state.json");
    if !json.exists() {
        return Err(SproutError::NoCheckpoint(folder.to_owned()));
    }
    let text = std::fs::read_to_string(&json).map_err(SproutError::at(&json))?;
    let state: State = serde_json::from_str(&text).map_err(|error| SproutError::State {
        path: json,
        reason: error.to_string(),
    })?;
    let mut tensors =
        candle_core::safetensors::load(folder.join("weights.safetensors"), &Device::Cpu)?;
    let mut network = Network {
        sizes: state.sizes,
        weights: Default::default(),
    };
    for (name, shape) in shapes(&state.sizes) {
        let tensor = tensors
            .remove(&name)
            .filter(|tensor| tensor.dims() == shape);
        let tensor = tensor.ok_or(SproutError::NoCheckpoint(folder.to_owned()))?;
        network.weights.insert(name, Var::from_tensor(&tensor)?);
    }
    let mut optimizer = Optimizer::new(&network);
    optimizer.step = state.step;
    for (name, momentum) in &mut optimizer.momenta {
        if let Some(saved) = tensors.get(&format!("momentum.{name}")) {
            *momentum = saved.to_vec1::<f32>()?;
        }
    }
    Ok((network, optimizer, state))
}
