//! Where a model is computed: what the person chose, or what was measured to be quicker, in words.

use std::rc::Rc;

use engine::Device;
use inference::{Batch, Budget, Errand, Model, News, Options};
use storage::Store;

use crate::{
    card::{Adapter, Card, Material},
    host::{Host, Setup},
};

/// The record of the person's choice.
const CHOICE: &str = "device/choice";
/// Records of what was measured begin so.
const MEASURED: &str = "device/measured/";
/// Tokens that are timed.
const N_TIMED: usize = 8;
/// Tokens before them.
const N_PROMPT: usize = 12;
/// The card's scores for a model are at least so much like the processor's, which rounds states to 8 bits.
const LEAST_COSINE: f64 = 0.99;

/// What a model was brought to.
pub(crate) struct Placed {
    pub(crate) card: Option<Box<dyn Card>>,
    /// What computes it and why; `None` where there is nothing to choose from.
    pub(crate) computed: Option<String>,
}

/// What decides.
pub(crate) struct Placing<'a> {
    pub(crate) host: &'a Rc<dyn Host>,
    pub(crate) setup: &'a Setup,
    pub(crate) base: &'a str,
    pub(crate) model: &'a Rc<Model>,
}

/// Tokens a second on the processor, then on the card.
type Speeds = [f64; 2];

impl Placing<'_> {
    /// Brings the model to the card where that is wanted, and says what became of it.
    pub(crate) async fn place(&self, material: Material) -> Placed {
        let nowhere = Placed {
            card: None,
            computed: None,
        };
        if !self.setup.webgpu {
            return nowhere;
        }
        let Some(adapter) = self.host.adapter().await else {
            return nowhere;
        };
        let store = &*self.setup.store;
        let chosen = chosen(store).await;
        let (card, says) = match self.choose(chosen, &adapter, material).await {
            Ok((card, told)) => (
                Some(card),
                format!("On the graphics card ({}){told}.", adapter.name),
            ),
            Err(why) => (None, format!("On the processor{why}")),
        };
        let computed = Some(says);
        Placed { card, computed }
    }

    /// The card and what is to be told of its speed; or why it is the processor.
    async fn choose(
        &self,
        chosen: Device,
        adapter: &Adapter,
        material: Material,
    ) -> Result<(Box<dyn Card>, String), String> {
        let store = &*self.setup.store;
        let name = &adapter.name;
        // Speeds are measured, and remembered, with all threads.
        let abilities = self.setup.abilities.clone().await;
        let key = self.key(name, abilities.n_threads);
        let known = match chosen {
            Device::Processor => return Err(", as you chose.".into()),
            Device::Automatic if adapter.is_software => {
                return Err(format!(
                    ": the only graphics card here is one imitated by it ({name})."
                ));
            }
            Device::Automatic => speeds(store, &key).await,
            Device::Graphics => None,
        };
        if let Some([processor, card]) = known.filter(|[processor, card]| processor >= card) {
            return Err(slower(name, processor, card));
        }
        let because = |why: String| format!(". {why}");
        let opening = self.host.card(self.base, material);
        let mut card = opening.await.map_err(because)?;
        let ids = self.prompt();
        let found = go_on(&mut *card, &ids).await.map_err(because)?;
        let expected = self.logits(&ids).await.map_err(because)?;
        // Not the other way round: what is no number is no good either.
        let is_right = cosine(&expected, &found) >= LEAST_COSINE;
        if !is_right {
            return Err(format!(
                ": the graphics card ({name}) computes this model wrongly."
            ));
        }
        let measured = match (known, chosen) {
            (None, Device::Automatic) => {
                let measured = self.measure(&mut *card).await.map_err(because)?;
                let text = format!("{} {}", measured[0], measured[1]);
                // What cannot be remembered is measured the next time.
                let kept = store.put(&key, text.as_bytes()).await;
                kept.unwrap_or_default();
                Some(measured)
            }
            _ => known,
        };
        match measured {
            Some([processor, on_card]) if processor >= on_card => {
                Err(slower(name, processor, on_card))
            }
            Some([processor, on_card]) => Ok((
                card,
                format!(
                    ": {} tokens a second, the processor {}",
                    rounded(on_card),
                    rounded(processor)
                ),
            )),
            None => Ok((card, ", as you chose".into())),
        }
    }

    /// The record of what this model's shape was measured to take here.
    fn key(&self, name: &str, n_threads: u32) -> String {
        let info = self.model.info();
        format!(
            "{MEASURED}{name}/{}/{}/{}/{n_threads}",
            info.architecture, info.n_parameters, info.quantisation
        )
    }

    /// Any tokens; speed does not depend on which.
    fn prompt(&self) -> Vec<u32> {
        let n_vocabulary = self.model.info().vocab_size as u64;
        let n = N_PROMPT.min(self.model.info().context / 4).max(1) as u64;
        let spread = (1..=n).map(|it| it * 7919 % n_vocabulary);
        spread.filter_map(|it| u32::try_from(it).ok()).collect()
    }

    async fn logits(&self, ids: &[u32]) -> Result<Vec<f32>, String> {
        let mut batch = Batch::new(self.model.clone(), Budget::default());
        batch.logits(ids).map_err(|error| error.to_string())?;
        loop {
            for (_, news) in batch.step(4) {
                if let News::Logits(logits) = news {
                    return Ok(logits);
                }
            }
            self.host.pause().await;
        }
    }

    /// A short answer on each.
    async fn measure(&self, card: &mut dyn Card) -> Result<Speeds, String> {
        let mut ids = self.prompt();
        let options = Options {
            max_tokens: Some(N_TIMED + 1),
            ends_at_end_token: false,
            ..Options::default()
        };
        let mut batch = Batch::new(self.model.clone(), Budget::default());
        let asked = batch.generate(&ids, &options);
        asked.map_err(|error| error.to_string())?;
        let begun = batch.n_computed() + ids.len() as u64;
        while batch.n_computed() < begun {
            batch.step(ids.len());
            self.host.pause().await;
        }
        let begun_millis = self.host.now_millis();
        while batch.n_open() > 0 {
            batch.step(1);
        }
        let on_processor = self.host.now_millis() - begun_millis;
        go_on(card, &ids).await?;
        let begun_millis = self.host.now_millis();
        for number in 0..N_TIMED {
            ids.push(ids[number % ids.len()]);
            go_on(card, &ids).await?;
        }
        let on_card = self.host.now_millis() - begun_millis;
        let speed = |millis: f64| 1000.0 * N_TIMED as f64 / millis.max(0.001);
        Ok([speed(on_processor), speed(on_card)])
    }
}

fn slower(name: &str, processor: f64, card: f64) -> String {
    format!(
        ": {} tokens a second, the graphics card ({name}) {}.",
        rounded(processor),
        rounded(card)
    )
}

/// For people.
fn rounded(speed: f64) -> String {
    match speed {
        0.0..10.0 => format!("{speed:.1}"),
        _ => format!("{speed:.0}"),
    }
}

/// The scores after a sequence.
async fn go_on(card: &mut dyn Card, ids: &[u32]) -> Result<Vec<f32>, String> {
    let errand = Errand::alone(ids.to_vec());
    let computed = card.go_on(&errand).await?;
    let row = computed.scores.into_iter().next_back();
    row.ok_or_else(|| "The graphics card brought no scores back.".into())
}

/// What the person chose; what cannot be read counts as no choice.
pub(crate) async fn chosen(store: &dyn Store) -> Device {
    match store.get(CHOICE).await.unwrap_or_default().as_deref() {
        Some(b"processor") => Device::Processor,
        Some(b"graphics") => Device::Graphics,
        _ => Device::Automatic,
    }
}

/// Remembers what the person chose. To choose the automatic way is to measure anew.
pub(crate) async fn choose(store: &dyn Store, device: Device) -> Result<(), storage::StorageError> {
    match device {
        Device::Processor => store.put(CHOICE, b"processor").await,
        Device::Graphics => store.put(CHOICE, b"graphics").await,
        Device::Automatic => {
            for key in store.list(MEASURED).await? {
                store.delete(&key).await?;
            }
            store.delete(CHOICE).await
        }
    }
}

async fn speeds(store: &dyn Store, key: &str) -> Option<Speeds> {
    let bytes = store.get(key).await.ok()??;
    let text = String::from_utf8(bytes).ok()?;
    let (processor, card) = text.split_once(' ')?;
    Some([processor.parse().ok()?, card.parse().ok()?])
}

/// How alike two rows of scores are: 1 for the same direction, and no number where one of them has one.
fn cosine(a: &[f32], b: &[f32]) -> f64 {
    let dot = |a: &[f32], b: &[f32]| -> f64 {
        let pairs = a.iter().zip(b);
        pairs.map(|(a, b)| f64::from(*a) * f64::from(*b)).sum()
    };
    dot(a, b) / (dot(a, a) * dot(b, b)).sqrt()
}
