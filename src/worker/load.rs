//! Brings a model from the shelf or the page into memory, and says what it can do.

use std::rc::Rc;

use engine::{EngineError, ImportRole, ModelCard, Reply, Stage};
use futures::StreamExt;
use inference::{Budget, InferenceError, Joined, Loading, Model, ModelInfo, Source};
use storage::{Blob, StorageError, read_whole};
use tokens::NoLibrary;

use crate::{
    card::Material,
    held::Hold,
    host::{Fetch, Host, Setup},
    images,
    placing::Placing,
    service::Service,
    shelf::{BUNDLED, FileRecord, Record, Shelf},
    talk::Tell,
    trouble::{self, family, host_of, megabytes, of_bundled, of_stored},
};

/// Where the bundled model lies, from the page's base address.
pub(crate) const BUNDLED_FILE: &str = "models/sprout.gguf";
pub(crate) const BUNDLED_NAME: &str = "Sprout";
/// What a model needs beside its weights: tables, tokenizer, the memory of a few thousand tokens.
const BESIDE_BYTES: u64 = 192 << 20;
/// Of the memory that is left, a third may go to keys and values of open questions, a sixth to those of earlier
/// ones, as far as it is of use.
const OPEN_BYTES: (u64, u64) = (64 << 20, 512 << 20);
const KEPT_BYTES: (u64, u64) = (32 << 20, 256 << 20);
/// While a model comes into memory, messages are handled and progress is told this often.
const TURN_MILLIS: f64 = 20.0;

/// A model in memory.
pub(crate) struct Loaded {
    pub(crate) card: ModelCard,
    pub(crate) model: Rc<Model>,
    pub(crate) service: Service,
    /// Who holds its answers to shapes.
    pub(crate) hold: Hold,
    /// What its image is to be called, where it has none.
    pub(crate) lacks_image: Option<String>,
}

/// Where models come from.
pub(crate) struct Loader<'a> {
    pub(crate) host: &'a Rc<dyn Host>,
    pub(crate) setup: &'a Setup,
    pub(crate) base: &'a str,
    pub(crate) tell: &'a Tell,
}

impl Loader<'_> {
    /// Loads the model; its vocabulary file comes beside it where the page can count with it.
    pub(crate) async fn load(&self, id: &str) -> Result<(Loaded, Option<Vec<u8>>), EngineError> {
        let begun_millis = self.host.now_millis();
        let (name, material, lacks_image, image) = if id == BUNDLED {
            let bytes = self.bundled().await?;
            let material = Material::gguf(Rc::new(bytes));
            (BUNDLED_NAME.to_owned(), material, None, None)
        } else {
            let shelf = Shelf::new(self.setup);
            let found = shelf.find(id).await.map_err(trouble::storage)?;
            let record = found.filter(Record::is_complete);
            let record = record.ok_or_else(|| EngineError::NoSuchModel { model: id.into() })?;
            let material = self.shelved(&shelf, &record).await?;
            let image = images::find(&shelf, &record).await;
            (record.name.clone(), material, record.image(), image)
        };
        self.announce(material.source.len()).await;
        let said = |error| match id {
            BUNDLED => of_bundled(error),
            _ => of_stored(error, &name),
        };
        let mut loading = self.begin(&material).await.map_err(said)?;
        if let Some(image) = &image {
            loading = loading.with_image(&**image);
        }
        loading = loading.with_team(self.host.team());
        let has_image = loading.has_image();
        let mut model = self.finish(loading).await;
        let lacks_image = lacks_image.filter(|_| !has_image || model.is_err());
        if has_image && model.is_err() {
            // An image that cannot be read has no say: the file has.
            let loading = self.begin(&material).await.map_err(said)?;
            model = self.finish(loading.with_team(self.host.team())).await;
        }
        // Closed before somebody writes it anew.
        drop(image);
        let model = model.map_err(said)?;
        let vocabulary = vocabulary(&model);
        let mut card = card(id, name, model.info())?;
        card.counts_in_page = vocabulary.is_some();
        let model = Rc::new(model);
        let budget = budget(self.setup.memory_bytes, model.info().n_bytes);
        let placing = Placing {
            host: self.host,
            setup: self.setup,
            base: self.base,
            model: &model,
        };
        let placed = placing.place(material).await;
        card.computed = placed.computed;
        card.load_millis = self.host.now_millis() - begun_millis;
        let service = Service::new(model.clone(), budget, placed.card);
        let loaded = Loaded {
            card,
            model,
            service,
            hold: Hold::default(),
            lacks_image,
        };
        Ok((loaded, vocabulary))
    }

    async fn shelved(&self, shelf: &Shelf, record: &Record) -> Result<Material, EngineError> {
        self.check_memory(record.size_bytes())?;
        let damaged = |what: &str| EngineError::Damaged {
            model: record.name.clone(),
            what: what.into(),
        };
        let parts = record.gguf_parts();
        if !parts.is_empty() {
            let mut sources = Vec::new();
            for part in parts {
                sources.push(source(shelf, part).await?);
            }
            return Ok(Material::gguf(Rc::new(Joined::new(sources))));
        }
        let whole = async |role| -> Result<Vec<u8>, EngineError> {
            let file = record.file(role);
            let file = file.ok_or_else(|| damaged("a file of the set is missing"))?;
            let opening = shelf.blobs.open_to_read(&file.blob).await;
            let blob = opening.map_err(trouble::storage)?;
            read_whole(&*blob).await.map_err(trouble::storage)
        };
        let config = whole(ImportRole::Config).await?;
        let tokenizer = whole(ImportRole::Tokenizer).await?;
        let weights = record.weights();
        let weights = weights.ok_or_else(|| damaged("its weights are missing"))?;
        let source = source(shelf, weights).await?;
        Ok(Material {
            source: Rc::from(source),
            beside: Some((config, tokenizer)),
        })
    }

    /// Says that loading begins, and handles messages before the tokenizer is built in one go.
    async fn announce(&self, total_bytes: u64) {
        self.tell.progress(Stage::Loading, 0, total_bytes);
        self.host.pause().await;
    }

    async fn begin<'m>(&self, material: &'m Material) -> Result<Loading<'m>, InferenceError> {
        match material.loading(&NoLibrary) {
            Err(InferenceError::LibraryAway) => {
                let library = self.host.library(self.base).await;
                material.loading(&*library)
            }
            begun => begun,
        }
    }

    /// Step by step; whoever dropped the question by a message in between has stopped it.
    async fn finish(&self, mut loading: Loading<'_>) -> Result<Model, InferenceError> {
        let mut turn_millis = f64::NEG_INFINITY;
        loop {
            if self.host.now_millis() - turn_millis >= TURN_MILLIS {
                let (done, total) = (loading.done_bytes(), loading.total_bytes());
                self.tell.progress(Stage::Loading, done, total);
                self.host.pause().await;
                turn_millis = self.host.now_millis();
            }
            loading = match loading.step()? {
                inference::Loaded::Partly(loading) => loading,
                inference::Loaded::Wholly(model) => return Ok(model),
            };
        }
    }

    fn check_memory(&self, weight_bytes: u64) -> Result<(), EngineError> {
        let needs = weight_bytes.saturating_add(BESIDE_BYTES);
        if needs > self.setup.memory_bytes {
            return Err(EngineError::TooLarge {
                needs_mb: megabytes(needs),
                has_mb: megabytes(self.setup.memory_bytes),
            });
        }
        Ok(())
    }

    /// The file that travels with the page; the browser's own cache keeps it.
    async fn bundled(&self) -> Result<Vec<u8>, EngineError> {
        let url = format!("{}{BUNDLED_FILE}", self.base);
        let broken = |status| EngineError::Network {
            host: host_of(&url),
            status,
        };
        let from = Fetch::From {
            url: url.clone(),
            byte: 0,
        };
        let fetched = self.host.fetch(from).await.map_err(|_| broken(0))?;
        if fetched.status != 200 {
            return Err(broken(fetched.status));
        }
        let total = fetched.total_bytes.unwrap_or(0);
        let mut bytes = Vec::new();
        let mut body = fetched.body;
        while let Some(piece) = body.next().await {
            bytes.extend_from_slice(&piece.map_err(|_| broken(0))?);
            self.tell
                .progress(Stage::Downloading, bytes.len() as u64, total);
        }
        Ok(bytes)
    }
}

/// What may be kept of sequences beside weights of so many bytes.
fn budget(memory_bytes: u64, weight_bytes: u64) -> Budget {
    let left_bytes = memory_bytes.saturating_sub(weight_bytes + BESIDE_BYTES);
    let part = |divisor: u64, (least, most): (u64, u64)| {
        usize::try_from((left_bytes / divisor).clamp(least, most)).unwrap_or(usize::MAX)
    };
    Budget {
        open: part(3, OPEN_BYTES),
        kept: part(6, KEPT_BYTES),
    }
}

/// A file on the shelf as a source: read where it lies, or brought into memory where it cannot be.
async fn source(shelf: &Shelf, file: &FileRecord) -> Result<Box<dyn Source>, EngineError> {
    let opening = shelf.blobs.open_to_read(&file.blob).await;
    let blob = opening.map_err(trouble::storage)?;
    if blob.read_now(0, &mut []).is_some() {
        return Ok(Box::new(BlobSource(blob)));
    }
    let whole = read_whole(&*blob).await.map_err(trouble::storage)?;
    Ok(Box::new(whole))
}

/// A file that is read where it lies.
pub(crate) struct BlobSource(pub(crate) Box<dyn Blob>);

impl Source for BlobSource {
    fn len(&self) -> u64 {
        self.0.len()
    }

    fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), InferenceError> {
        let n_bytes = into.len() as u64;
        let waits = StorageError::Failed {
            what: "it cannot be read at once".into(),
        };
        let read = self.0.read_now(offset, into).unwrap_or(Err(waits));
        read.map_err(|error| InferenceError::Read {
            offset,
            len: n_bytes,
            reason: error.to_string(),
        })
    }
}

/// The vocabulary as a file, if counts by it are sure to be exact.
// Apart, or a browser optimises all of what awaits it for its loops.
#[inline(never)]
fn vocabulary(model: &Model) -> Option<Vec<u8>> {
    model.tokenizer().vocabulary_file()?.to_bytes().ok()
}

fn card(id: &str, name: String, info: &ModelInfo) -> Result<ModelCard, EngineError> {
    let whole = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(ModelCard {
        id: id.into(),
        name,
        family: family(&info.architecture)?,
        n_parameters: info.n_parameters,
        context_tokens: whole(info.context),
        quantisation: info.quantisation.clone(),
        vocabulary_size: whole(info.vocab_size),
        bos: info.bos.clone().unwrap_or_default(),
        eos: info.eos.clone().unwrap_or_default(),
        adds_bos: info.add_bos,
        chat_template: info.chat_template.clone(),
        counts_in_page: false,
        load_millis: 0.0,
        elsewhere: None,
        computed: None,
    })
}

/// What comes with a model that is in memory.
pub(crate) fn tell_loaded(tell: &Tell, card: &ModelCard, vocabulary: Option<Vec<u8>>) {
    tell.reply(Reply::Loaded(Box::new(card.clone())));
    if let Some(file) = vocabulary {
        tell.reply(Reply::Vocabulary(file));
    }
}
