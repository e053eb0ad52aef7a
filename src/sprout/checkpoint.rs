//! The training state on disk: weights and momenta as safetensors, the rest as JSON.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use candle_core::{Device, Tensor, Var};

use crate::error::SproutError;
use crate::network::{Network, shapes};
use crate::optimizer::{Moments, Optimizer};
use crate::recipe::Sizes;

/// What the moments' names begin with.
const FIRST: &str = "first.";
const SECOND: &str = "second.";

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

impl State {
    /// Nothing done yet.
    pub fn start(sizes: Sizes) -> Self {
        Self {
            sizes,
            step: 0,
            seconds: 0.0,
            tokens_seen: 0,
            curve: Vec::new(),
        }
    }
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
    let mut keep = |name: String, tensor: &Tensor| -> candle_core::Result<()> {
        tensors.insert(name, tensor.to_device(&Device::Cpu)?);
        Ok(())
    };
    for (name, weight) in &network.weights {
        keep(name.clone(), &weight.as_detached_tensor())?;
    }
    for (name, moments) in &optimizer.moments {
        keep(format!("{FIRST}{name}"), &moments.first)?;
        if let Some(second) = &moments.second {
            keep(format!("{SECOND}{name}"), second)?;
        }
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

/// The newest checkpoint, on this device.
pub fn load(folder: &Path, device: &Device) -> Result<(Network, Optimizer, State), SproutError> {
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
    let network = network.to_device(device)?;
    let mut optimizer = Optimizer::new(&network)?;
    optimizer.step = state.step;
    for (name, moments) in &mut optimizer.moments {
        let saved = |kind: &str| match tensors.get(&format!("{kind}{name}")) {
            Some(tensor) => tensor.to_device(device).map(Some),
            None => Ok(None),
        };
        if let (Some(first), second) = (saved(FIRST)?, saved(SECOND)?) {
            *moments = Moments { first, second };
        }
    }
    Ok((network, optimizer, state))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::ops::values;
    use crate::recipe::{LEARNING, SIZES};

    /// A run that goes on has the weights, the moments and the step that it stopped with.
    #[test]
    fn what_is_saved_is_gone_on_with() {
        let sizes = Sizes {
            vocabulary: 12,
            width: 32,
            layers: 1,
            heads: 1,
            feed_forward: 32,
            ..SIZES
        };
        let network = Network::fresh(sizes, 5).expect("fresh");
        let mut optimizer = Optimizer::new(&network).expect("optimizer");
        let logits = network.logits(&[1, 2, 3, 4], 1).expect("logits");
        let loss = network
            .loss(&logits, &[2, 3, 4, 5], &[1.0; 4])
            .expect("loss");
        let grads = loss.backward().expect("gradients");
        optimizer
            .step(&network, &grads, &LEARNING, 1.0)
            .expect("step");
        let state = State {
            step: 1,
            ..State::start(sizes)
        };
        let folder = std::env::temp_dir().join(format!("sprout-saved-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("folder");
        save(&folder, &network, &optimizer, &state).expect("saved");
        let loaded = load(&folder, &Device::Cpu);
        std::fs::remove_dir_all(&folder).expect("removed");
        let (again, moments, state) = loaded.expect("loaded");
        assert_eq!((state.step, moments.step), (1, 1));
        let mut moved = 0;
        for (name, weight) in &network.weights {
            let (a, b) = (&optimizer.moments[name], &moments.moments[name]);
            assert_eq!(
                values(weight).ok(),
                values(&again.weights[name]).ok(),
                "{name}"
            );
            assert_eq!(values(&a.first).ok(), values(&b.first).ok(), "{name}");
            assert_eq!(a.second.is_some(), b.second.is_some(), "{name}");
            if let (Some(a), Some(b)) = (&a.second, &b.second) {
                assert_eq!(values(a).ok(), values(b).ok(), "{name}");
            }
            let first = values(&a.first).expect("values");
            moved += usize::from(first.iter().any(|it| *it != 0.0));
        }
        assert!(moved > 3, "moments that are all 0 would show nothing");
    }
}
