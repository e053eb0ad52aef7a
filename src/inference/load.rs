//! Bringing a model into memory in short steps, so that a caller can show how far it is and stop in between.

use tokens::Library;

use crate::blueprint::Blueprint;
use crate::catalog::Catalog;
use crate::config::{Config, HfConfig, OneOrMore};
use crate::error::InferenceError;
use crate::gguf::{Header, Value};
use crate::image;
use crate::model::Model;
use crate::plan::Plan;
use crate::rehearsal::Understudy;
use crate::safetensors;
use crate::skeleton::{Naming, Skeleton};
use crate::source::Source;
use crate::team::Team;
use crate::tokenizer::Tokenizer;

/// Told of bytes done and bytes in all; answers whether to go on.
pub type LoadProgress<'a> = &'a mut dyn FnMut(u64, u64) -> bool;

/// A model on its way into memory. Dropping it gives back what it has taken.
///
/// To begin reads the header, the tokenizer and the vectors; each step then reads one piece of a matrix,
/// about 2 MB.
pub struct Loading<'a> {
    source: &'a dyn Source,
    /// What is read in place of the source's matrices, and where the image of the next one begins.
    image: Option<(&'a dyn Source, u64)>,
    plan: Plan,
    /// Matrices that are wholly there.
    n_filled: usize,
    done_bytes: u64,
    total_bytes: u64,
    name: String,
    catalog: Catalog,
    tokenizer: Tokenizer,
}

/// What one step came to.
pub enum Loaded<'a> {
    /// There is more to do.
    Partly(Loading<'a>),
    /// The model is there.
    Wholly(Model),
}

impl<'a> Loading<'a> {
    /// Begins to load a GGUF file, or a model in several of them ([`crate::Joined`]).
    ///
    /// # Errors
    /// Whatever is wrong with the header, the settings, the tokenizer or the shapes of the tensors.
    pub fn gguf(
        source: &'a dyn Source,
        library: &dyn Library,
    ) -> Result<Loading<'a>, InferenceError> {
        let header = Header::read_all(source)?;
        let tokenizer = Tokenizer::from_gguf(&header, library)?;
        let name = match header.metadata.get("general.name") {
            Some(Value::Text(name)) => name.clone(),
            _ => String::new(),
        };
        let (plan, catalog) = plan_of_gguf(source, header)?;
        Ok(Loading::new(source, plan, name, catalog, tokenizer))
    }

    /// Begins to load safetensors with its config.json and tokenizer.json.
    ///
    /// # Errors
    /// As [`Loading::gguf`].
    pub fn safetensors(
        weights: &'a dyn Source,
        config_json: &[u8],
        tokenizer_json: &[u8],
        library: &dyn Library,
    ) -> Result<Loading<'a>, InferenceError> {
        let hf = HfConfig::parse(config_json)?;
        let mut tokenizer = Tokenizer::from_json(tokenizer_json, library)?;
        let known = |id: &u32| (*id as usize) < tokenizer.vocab_size();
        let ends = match hf.eos_token_id.clone() {
            Some(OneOrMore::One(id)) => vec![id],
            Some(OneOrMore::More(ids)) => ids,
            None => Vec::new(),
        };
        let ends: Vec<u32> = ends.into_iter().filter(known).collect();
        let bos = tokenizer.bos.or(hf.bos_token_id.filter(known));
        tokenizer.bos = bos;
        tokenizer.eos = ends.first().copied().or(tokenizer.eos);
        for id in ends {
            if !tokenizer.ends.contains(&id) {
                tokenizer.ends.push(id);
            }
        }
        let (plan, catalog) = plan_of_safetensors(weights, &hf)?;
        let name = hf.name.unwrap_or_default();
        Ok(Loading::new(weights, plan, name, catalog, tokenizer))
    }

    fn new(
        source: &'a dyn Source,
        plan: Plan,
        name: String,
        catalog: Catalog,
        tokenizer: Tokenizer,
    ) -> Loading<'a> {
        let total_bytes = plan.matrices().map(|matrix| matrix.n_bytes()).sum();
        Loading {
            source,
            image: None,
            plan,
            n_filled: 0,
            done_bytes: 0,
            total_bytes,
            name,
            catalog,
            tokenizer,
        }
    }

    /// What is known of the model before its matrices are read.
    pub fn blueprint(&self) -> Blueprint {
        Blueprint::of(&self.plan)
    }

    /// Reads repacked matrices from `image`, which is what [`Model::image_at`] gave of this very file.
    /// What is no whole image of a model of these shapes, or one of another layout, is left alone.
    pub fn with_image(mut self, image: &'a dyn Source) -> Loading<'a> {
        if self.n_filled == 0 && self.done_bytes == 0 {
            self.image = image::begin(&self.plan, image).map(|start| (image, start));
        }
        self
    }

    /// Sets who computes, and leaves one of them a rehearsal until then. Results do not depend on it.
    pub fn with_team(mut self, team: &'static dyn Team) -> Loading<'a> {
        self.plan.team = team;
        if let Some(understudy) = Understudy::of(&self.plan) {
            team.meanwhile(Box::new(move || understudy.rehearse()));
        }
        self
    }

    /// Whether an image is read.
    pub fn has_image(&self) -> bool {
        self.image.is_some()
    }

    /// Bytes of the matrices that were read so far.
    pub fn done_bytes(&self) -> u64 {
        self.done_bytes
    }

    /// Bytes of all matrices in the file. Vectors, a thousandth of it, are not counted.
    pub fn total_bytes(&self) -> u64 {
        self.total_bytes
    }

    /// Reads the next piece: a few milliseconds of work.
    ///
    /// # Errors
    /// What the source says.
    // Apart, or a browser optimises all of what awaits it for this loop.
    #[inline(never)]
    pub fn step(mut self) -> Result<Loaded<'a>, InferenceError> {
        let Some(matrix) = self.plan.matrices_mut().nth(self.n_filled) else {
            let model = Model::new(self.name, &self.catalog, self.plan, self.tokenizer);
            return Ok(Loaded::Wholly(model));
        };
        let read = matrix.fill_from(self.source, self.image)?;
        self.done_bytes += read.unwrap_or(0);
        if matrix.is_full() {
            self.n_filled += 1;
            if let Some((_, start)) = &mut self.image {
                *start += matrix.image_bytes();
            }
        }
        Ok(Loaded::Partly(self))
    }

    /// All steps that are left, one after the other.
    ///
    /// # Errors
    /// As [`Loading::step`], or [`InferenceError::Cancelled`].
    pub fn finish(mut self, progress: LoadProgress<'_>) -> Result<Model, InferenceError> {
        loop {
            self = match self.step()? {
                Loaded::Partly(loading) => loading,
                Loaded::Wholly(model) => return Ok(model),
            };
            if !progress(self.done_bytes, self.total_bytes) {
                return Err(InferenceError::Cancelled);
            }
        }
    }
}

impl Blueprint {
    /// Of a GGUF file, or a model in several of them; its tokenizer is not looked at.
    ///
    /// # Errors
    /// As [`Loading::gguf`].
    pub fn of_gguf(source: &dyn Source) -> Result<Blueprint, InferenceError> {
        let (plan, _) = plan_of_gguf(source, Header::read_all(source)?)?;
        Ok(Blueprint::of(&plan))
    }

    /// Of safetensors with its config.json.
    ///
    /// # Errors
    /// As [`Loading::safetensors`].
    pub fn of_safetensors(
        weights: &dyn Source,
        config_json: &[u8],
    ) -> Result<Blueprint, InferenceError> {
        let (plan, _) = plan_of_safetensors(weights, &HfConfig::parse(config_json)?)?;
        Ok(Blueprint::of(&plan))
    }
}

fn plan_of_gguf(source: &dyn Source, header: Header) -> Result<(Plan, Catalog), InferenceError> {
    let config = Config::from_gguf(&header)?;
    let catalog = Catalog::from_gguf(&header);
    // It is large; the vectors that come now are, too.
    drop(header);
    let skeleton = Skeleton {
        catalog: &catalog,
        source,
        naming: Naming::Gguf,
        family: config.family,
        is_tied: None,
    };
    let plan = skeleton.plan(config)?;
    Ok((plan, catalog))
}

fn plan_of_safetensors(
    weights: &dyn Source,
    hf: &HfConfig,
) -> Result<(Plan, Catalog), InferenceError> {
    let config = hf.config()?;
    let catalog = Catalog::from_safetensors(safetensors::read(weights)?);
    let skeleton = Skeleton {
        catalog: &catalog,
        source: weights,
        naming: Naming::HuggingFace,
        family: config.family,
        is_tied: hf.tie_word_embeddings,
    };
    let plan = skeleton.plan(config)?;
    Ok((plan, catalog))
}
