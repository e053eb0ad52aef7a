//! What texts mean, as an embedding model's vectors: each is asked for once, and those that were read last stay in memory.

use std::{
    cell::Cell,
    collections::{HashMap, VecDeque},
    rc::Rc,
};

use engine::{Engine, EngineError, Question, Reply};
use futures::{
    StreamExt,
    future::{Either, select},
};

use crate::{Host, Trouble};

/// Bytes of vectors and of their texts that stay: some two thousand of a model with 1,024 numbers a text.
const MOST_BYTES: usize = 8 << 20;
/// How often a question is looked at for a pause.
const LOOK_MILLIS: u32 = 100;

/// A vector; `None` for a text that the model cannot read.
type Vector = Option<Rc<[f32]>>;

pub(crate) struct Vectors {
    engine: Rc<dyn Engine>,
    model: String,
    known: HashMap<Rc<str>, Vector>,
    /// In the order in which they came.
    order: VecDeque<Rc<str>>,
    n_bytes: usize,
}

impl Vectors {
    pub(crate) fn new(engine: Rc<dyn Engine>, model: &str) -> Self {
        Self {
            engine,
            model: model.to_owned(),
            known: HashMap::new(),
            order: VecDeque::new(),
            n_bytes: 0,
        }
    }

    /// Of a text that was among the last ones [`Vectors::read`]; blanks around it do not count.
    pub(crate) fn of(&self, text: &str) -> Vector {
        self.known.get(text.trim()).cloned().flatten()
    }

    /// Asks for those of these texts that are not known; false where a pause was wished for meanwhile.
    pub(crate) async fn read<'a>(
        &mut self,
        texts: impl Iterator<Item = &'a str>,
        host: &Rc<dyn Host>,
        pause: &Cell<bool>,
    ) -> Result<bool, Trouble> {
        // Not between texts that belong together.
        while self.n_bytes > MOST_BYTES {
            let Some(oldest) = self.order.pop_front() else {
                break;
            };
            let vector = self.known.remove(&oldest).flatten();
            self.n_bytes -= size(&oldest, &vector);
        }
        let mut open: Vec<String> = Vec::new();
        for text in texts.map(str::trim) {
            if !self.known.contains_key(text) && !open.iter().any(|it| it == text) {
                open.push(text.to_owned());
            }
        }
        if open.is_empty() {
            return Ok(!pause.get());
        }
        match self.ask(open.clone(), host, pause).await {
            Ok(None) => return Ok(false),
            Ok(Some(vectors)) => {
                for (text, vector) in open.into_iter().zip(vectors) {
                    self.note(text, Some(vector));
                }
            }
            // One of them is too long, or has nothing in it that this model can read.
            Err(why) if is_of_the_text(&why) => {
                for text in open {
                    match self.ask(vec![text.clone()], host, pause).await {
                        Ok(None) => return Ok(false),
                        Ok(Some(vectors)) => self.note(text, vectors.into_iter().next()),
                        Err(why) if is_of_the_text(&why) => self.note(text, None),
                        Err(why) => return Err(why),
                    }
                }
            }
            Err(why) => return Err(why),
        }
        Ok(true)
    }

    fn note(&mut self, text: String, vector: Option<Vec<f32>>) {
        let (text, vector): (Rc<str>, Vector) = (text.into(), vector.map(Into::into));
        self.n_bytes += size(&text, &vector);
        self.order.push_back(text.clone());
        self.known.insert(text, vector);
    }

    /// One for each text; `None` where a pause was wished for: then the question is taken back.
    async fn ask(
        &self,
        texts: Vec<String>,
        host: &Rc<dyn Host>,
        pause: &Cell<bool>,
    ) -> Result<Option<Vec<Vec<f32>>>, Trouble> {
        let n = texts.len();
        let mut replies = self.engine.ask(Question::Embed {
            model: self.model.clone(),
            texts,
        });
        loop {
            if pause.get() {
                return Ok(None);
            }
            match select(replies.next(), host.sleep(LOOK_MILLIS)).await {
                Either::Left((Some(Ok(Reply::Embeddings(it))), _)) if it.len() == n => {
                    return Ok(Some(it));
                }
                Either::Left((Some(Ok(Reply::Embeddings(_))) | None, _)) => {
                    return Err(Trouble::BrokeOff);
                }
                Either::Left((Some(Err(why)), _)) => return Err(why.into()),
                Either::Left((Some(Ok(_)), _)) | Either::Right(_) => {}
            }
        }
    }
}

fn size(text: &str, vector: &Vector) -> usize {
    text.len() + 64 + vector.as_ref().map_or(0, |it| size_of_val(&**it))
}

/// Whether another text could have been read.
fn is_of_the_text(why: &Trouble) -> bool {
    matches!(
        why,
        Trouble::Engine(EngineError::PromptTooLong { .. } | EngineError::EmptyPrompt)
    )
}
