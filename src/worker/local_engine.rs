//! The engine that runs models here: one in memory at a time, questions about it all together.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use engine::{Engine, EngineError, Question, Replies, Reply, StoredModel};
use futures::{
    FutureExt,
    future::{LocalBoxFuture, Shared},
};

use crate::{
    answer,
    gate::{Gate, Pass},
    host::{Fetch, Host, Setup},
    images,
    import::import,
    load::{BUNDLED_FILE, BUNDLED_NAME, Loaded, Loader, tell_loaded},
    measure, placing,
    shelf::{BUNDLED, Shelf},
    talk::{Tell, talking},
    trouble,
};

/// Answers every question by itself, with what the host gives.
pub(crate) struct LocalEngine {
    room: Rc<EngineRoom>,
}

struct EngineRoom {
    host: Rc<dyn Host>,
    /// The page's base address, ending in a slash.
    base: String,
    setup: Shared<LocalBoxFuture<'static, (Rc<Setup>, Swept)>>,
    /// Passed by whoever loads or runs a model.
    gate: Rc<Gate>,
    loaded: RefCell<Option<Rc<Loaded>>>,
    bundled_bytes: Cell<Option<u64>>,
}

/// Files that nobody will come back to are cleared.
type Swept = Shared<LocalBoxFuture<'static, ()>>;

impl LocalEngine {
    /// `base` is the address that the bundled model's is relative to.
    pub(crate) fn new(host: Rc<dyn Host>, base: String) -> Self {
        let (place, from) = (host.clone(), base.clone());
        let setup = async move {
            let setup = place.setup(&from).await;
            let (shelf, now_millis) = (Shelf::new(&setup), place.now_millis());
            // What cannot be cleared now can be cleared the next time.
            let sweeping = async move { shelf.sweep(now_millis).await.unwrap_or_default() };
            let swept = sweeping.boxed_local().shared();
            place.spawn(swept.clone().boxed_local());
            (Rc::new(setup), swept)
        };
        let room = EngineRoom {
            host,
            base,
            setup: setup.boxed_local().shared(),
            gate: Rc::default(),
            loaded: RefCell::default(),
            bundled_bytes: Cell::default(),
        };
        Self {
            room: Rc::new(room),
        }
    }
}

impl Engine for LocalEngine {
    fn ask(&self, question: Question) -> Replies {
        let room = self.room.clone();
        talking(move |tell| async move { room.answer(question, &tell).await })
    }
}

fn not_elsewhere() -> EngineError {
    let what = "it runs in this page, and nothing is sent anywhere".into();
    EngineError::Unsupported { what }
}

impl EngineRoom {
    async fn answer(&self, question: Question, tell: &Tell) -> Result<(), EngineError> {
        match question {
            Question::Abilities => {
                let setup = self.setup().await;
                tell.reply(Reply::Abilities(setup.abilities.clone().await));
                Ok(())
            }
            Question::ListModels => self.list(tell).await,
            Question::Load { model } => self.enter(&model, tell, Telling::Card).await.map(drop),
            Question::LoadOn { model, device } => {
                let setup = self.setup().await;
                let kept = placing::choose(&*setup.store, device).await;
                kept.map_err(trouble::storage)?;
                self.enter(&model, tell, Telling::Card).await.map(drop)
            }
            Question::Import { name, files } => {
                let setup = self.swept().await;
                import(&self.host, &setup, &self.base, name, files, tell).await
            }
            Question::Delete { model } => self.delete(&model, tell).await,
            Question::Generate(ask) => {
                let asked_millis = self.host.now_millis();
                let (loaded, _pass) = self.enter(&ask.model, tell, Telling::Progress).await?;
                let place = answer::Place {
                    host: &*self.host,
                    base: &self.base,
                };
                answer::generate(place, &loaded, &ask, asked_millis, tell).await
            }
            Question::Tokenize {
                model,
                texts,
                parse_special,
                add_bos,
            } => {
                let loaded = self.at_hand(&model, tell).await?;
                let tokens = measure::tokenize(&loaded, &texts, parse_special, add_bos)?;
                tell.reply(Reply::Tokens(tokens));
                Ok(())
            }
            Question::Detokenize { model, ids } => {
                let loaded = self.at_hand(&model, tell).await?;
                let tokenizer = loaded.model.tokenizer();
                let texts = ids.iter().map(|it| tokenizer.decode(it)).collect();
                tell.reply(Reply::Texts(texts));
                Ok(())
            }
            Question::Logits { model, prompt } => {
                let (loaded, _pass) = self.enter(&model, tell, Telling::Progress).await?;
                let logits = measure::logits(&*self.host, &loaded, &prompt).await?;
                tell.reply(Reply::Logits(logits));
                Ok(())
            }
            Question::Score {
                model,
                prompt,
                continuations,
            } => {
                let (loaded, _pass) = self.enter(&model, tell, Telling::Progress).await?;
                let scores = measure::score(&*self.host, &loaded, &prompt, &continuations).await?;
                tell.reply(Reply::Scores(scores));
                Ok(())
            }
            Question::Embed { model, texts } => {
                let (loaded, _pass) = self.enter(&model, tell, Telling::Progress).await?;
                let embeddings = measure::embed(&*self.host, &loaded, &texts).await?;
                tell.reply(Reply::Embeddings(embeddings));
                Ok(())
            }
            // What runs here sends nothing, and `Tokenize` counts it.
            Question::Outgoing { .. }
            | Question::CountPrompt(_)
            | Question::BatchFile { .. }
            | Question::BatchResults { .. } => Err(not_elsewhere()),
        }
    }

    async fn setup(&self) -> Rc<Setup> {
        self.setup.clone().await.0
    }

    /// The same for whoever lists or changes what is kept.
    async fn swept(&self) -> Rc<Setup> {
        let (setup, swept) = self.setup.clone().await;
        swept.await;
        setup
    }

    fn in_memory(&self, id: &str) -> Option<Rc<Loaded>> {
        let loaded = self.loaded.borrow();
        loaded.clone().filter(|it| it.card.id == id)
    }

    /// The model for what needs its tokenizer alone: that does not wait for an answer in progress.
    async fn at_hand(&self, id: &str, tell: &Tell) -> Result<Rc<Loaded>, EngineError> {
        if let Some(loaded) = self.in_memory(id) {
            return Ok(loaded);
        }
        Ok(self.enter(id, tell, Telling::Progress).await?.0)
    }

    /// The model in memory, brought there if need be, and the right to use it beside others.
    async fn enter(
        &self,
        id: &str,
        tell: &Tell,
        telling: Telling,
    ) -> Result<(Rc<Loaded>, Pass), EngineError> {
        let mut anew = telling == Telling::Card;
        loop {
            let pass = self.gate.enter(id, anew).await;
            if pass.is_alone() {
                let loaded = self.load(id, tell, telling).await?;
                pass.open(id);
                return Ok((loaded, pass));
            }
            if let Some(loaded) = self.in_memory(id) {
                return Ok((loaded, pass));
            }
            // It was deleted meanwhile.
            anew = true;
        }
    }

    /// The model in memory; brought there if need be, after the one before it was let go.
    ///
    /// Invariant: the caller has passed the gate alone.
    async fn load(
        &self,
        id: &str,
        tell: &Tell,
        telling: Telling,
    ) -> Result<Rc<Loaded>, EngineError> {
        if let (Some(loaded), Telling::Progress) = (self.in_memory(id), telling) {
            return Ok(loaded);
        }
        self.loaded.borrow_mut().take();
        let setup = self.setup().await;
        let loader = Loader {
            host: &self.host,
            setup: &setup,
            base: &self.base,
            tell,
        };
        let (loaded, vocabulary) = loader.load(id).await?;
        let loaded = Rc::new(loaded);
        if telling == Telling::Card {
            tell_loaded(tell, &loaded.card, vocabulary);
        }
        self.loaded.borrow_mut().replace(loaded.clone());
        if let Some(name) = loaded.lacks_image.clone() {
            let model = Rc::downgrade(&loaded.model);
            let keeping = images::keep(self.host.clone(), setup, name, model);
            self.host.spawn(keeping.boxed_local());
        }
        Ok(loaded)
    }

    async fn list(&self, tell: &Tell) -> Result<(), EngineError> {
        let setup = self.swept().await;
        let shelf = Shelf::new(&setup);
        let size_bytes = self.bundled_bytes().await;
        let bundled = StoredModel {
            id: BUNDLED.into(),
            name: BUNDLED_NAME.into(),
            bundled: true,
            size_bytes,
            sha256: String::new(),
            have_bytes: size_bytes,
            url: String::new(),
            goes_on_here: false,
        };
        let mut models = vec![bundled];
        models.extend(shelf.list().await.map_err(trouble::storage)?);
        let storage = shelf.report(&setup).await;
        tell.reply(Reply::Models { models, storage });
        Ok(())
    }

    /// How large the bundled model is; 0 where nobody says.
    async fn bundled_bytes(&self) -> u64 {
        if let Some(known) = self.bundled_bytes.get() {
            return known;
        }
        let url = format!("{}{BUNDLED_FILE}", self.base);
        let length = self.host.fetch(Fetch::Length { url }).await.ok();
        let length = length.filter(|it| it.status == 200);
        let length = length.and_then(|it| it.total_bytes);
        self.bundled_bytes.set(length);
        length.unwrap_or(0)
    }

    async fn delete(&self, id: &str, tell: &Tell) -> Result<(), EngineError> {
        if id == BUNDLED {
            let what = "it belongs to the page and takes no room of this device".into();
            return Err(EngineError::Storage { what });
        }
        let setup = self.swept().await;
        Shelf::new(&setup).delete(id).await?;
        let mut loaded = self.loaded.borrow_mut();
        if loaded.as_ref().is_some_and(|it| it.card.id == id) {
            loaded.take();
        }
        tell.reply(Reply::Deleted);
        Ok(())
    }
}

/// What whoever waits for a model wants to hear of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Telling {
    Progress,
    /// Also what the model can do, which is found out anew.
    Card,
}
