//! Runs: the prompt as it stood when Run was pressed, streamed into answers; Stop lets go at once.

use std::{
    cell::{Cell, RefCell},
    collections::hash_map::DefaultHasher,
    hash::{Hash, Hasher},
    rc::Rc,
    sync::Arc,
};

use domain::{Prompt, RunSettings, Style};
use engine::{AsideKind, EngineError, Generate, PromptText, Question, Reply, Role, Sampling, Turn};

use crate::{
    Answer, AnswerId, AnswerState, HowFar, Preview, RunState, Tone, core::Core, flow::Flow, framed,
    preview, words,
};

/// The run under way.
#[derive(Default)]
pub(crate) struct Runs {
    current: RefCell<Option<Current>>,
    n_runs: Cell<u64>,
}

struct Current {
    run: u64,
    ids: Vec<AnswerId>,
    flow: Option<Flow>,
}

/// What is run, taken when Run was pressed: later edits do not reach it.
struct Job {
    run: u64,
    ids: Vec<AnswerId>,
    prompt: Prompt,
    settings: Arc<RunSettings>,
    stops: Arc<[String]>,
    asked_at_millis: f64,
    /// What an earlier answer began with, to be gone on from.
    begun: Option<String>,
}

impl Core {
    pub(crate) fn run(self: &Rc<Self>) {
        self.run_from(None);
    }

    /// Asks for the rest of an answer that broke off.
    pub(crate) fn go_on(self: &Rc<Self>, id: AnswerId) {
        let begun = self.find_answer(id).map(|it| it.text.clone());
        self.run_from(begun);
    }

    fn run_from(self: &Rc<Self>, begun: Option<String>) {
        let run = self.runs.n_runs.get() + 1;
        self.runs.n_runs.set(run);
        let settings = self.document.run.peek();
        let (prompt, project) = self.document.read(|it| (it.prompt.clone(), it.id.clone()));
        let n_samples = if begun.is_some() {
            1
        } else {
            settings.samples.max(1)
        };
        let ids: Vec<AnswerId> = (0..n_samples)
            .map(|_| AnswerId(self.next_number()))
            .collect();
        let job = Job {
            run,
            ids: ids.clone(),
            prompt,
            settings,
            stops: self.document.stops.peek(),
            asked_at_millis: self.ports.host.now_millis(),
            begun,
        };
        for (sample, id) in (0..).zip(&ids) {
            let answer = Arc::new(self.empty_answer(&job, *id, sample));
            self.keep_answer(project.clone(), answer);
        }
        let flow = None;
        self.runs.current.replace(Some(Current { run, ids, flow }));
        self.show_answers();
        let is_loaded = self.card_of(&job.settings.model).is_some();
        self.run_state.set(if is_loaded {
            RunState::Reading
        } else {
            RunState::LoadingModel
        });
        let core = Rc::clone(self);
        self.spawn(async move {
            let result = core.answer_job(&job).await;
            core.run_ended(&job, result);
        });
    }

    fn empty_answer(&self, job: &Job, id: AnswerId, sample: u32) -> Answer {
        let settings = &job.settings;
        let listed = self.models.peek();
        let listed = listed.iter().find(|it| it.id == settings.model);
        Answer {
            id,
            run: job.run,
            sample,
            text: job.begun.clone().unwrap_or_default(),
            state: AnswerState::Waiting,
            stale: false,
            model: listed.map_or(&*settings.model, |it| &*it.name).into(),
            settings: settings.clone(),
            seed: settings.seed.wrapping_add(u64::from(sample)),
            input: job.prompt.input.as_str().into(),
            asked_at_millis: job.asked_at_millis,
            how_far: None,
            n_prompt_tokens: None,
            n_reused_tokens: 0,
            stats: engine::Stats::default(),
            asides: Vec::new(),
            spent: None,
            digest: self.prompt_digest(),
        }
    }

    async fn answer_job(self: &Rc<Self>, job: &Job) -> Result<(), EngineError> {
        let card = self.ensure_loaded(&job.settings.model).await?;
        if !self.is_current(job) {
            return Ok(());
        }
        let annex = &*self.ports.annex;
        if job.prompt.style == Style::Chat {
            let fetched = annex.fetch().await;
            fetched.map_err(|what| EngineError::Unsupported { what })?;
            if !self.is_current(job) {
                return Ok(());
            }
        }
        let today = self.ports.host.today();
        let preview = preview::of(&job.prompt, Some(&card), annex, &today);
        if let Some(problem) = &preview.problem {
            let what = problem.to_string();
            return Err(EngineError::Unsupported { what });
        }
        let digest = digest(&preview, &job.settings, &job.stops);
        for id in &job.ids {
            self.change_answer(*id, |it| it.digest = digest);
        }
        self.refresh_stale();
        let flow = Flow::new(self.ports.engine.ask(question(preview, job)));
        if let Some(current) = self.runs.current.borrow_mut().as_mut() {
            current.flow = Some(flow.clone());
        }
        self.run_state.set(RunState::Reading);
        while let Some(reply) = flow.next().await {
            self.take_reply(job, reply?);
        }
        Ok(())
    }

    fn take_reply(&self, job: &Job, reply: Reply) {
        let now = self.ports.host.now_millis();
        let id_of = |sample: u32| job.ids.get(sample as usize).copied();
        match reply {
            Reply::Prefilling {
                n_done_tokens,
                n_prompt_tokens,
                seconds_left,
            } => {
                for id in &job.ids {
                    self.change_answer(*id, |it| {
                        it.how_far = Some(HowFar {
                            n_done_tokens,
                            n_prompt_tokens,
                            seconds_left,
                        });
                    });
                }
            }
            Reply::Prefilled {
                n_prompt_tokens,
                n_reused_tokens,
                ..
            } => {
                self.run_state.set(RunState::Answering);
                for id in &job.ids {
                    self.change_answer(*id, |it| {
                        it.how_far = None;
                        it.n_prompt_tokens = Some(n_prompt_tokens);
                        it.n_reused_tokens = n_reused_tokens;
                    });
                }
            }
            Reply::Token { sample, text, .. } => {
                let Some(id) = id_of(sample) else {
                    return;
                };
                self.run_state.set(RunState::Answering);
                self.change_answer(id, |it| {
                    it.text += &text;
                    it.state = AnswerState::Streaming;
                    if it.stats.n_tokens == 0 {
                        it.stats.first_token_millis = now - it.asked_at_millis;
                    }
                    it.stats.n_tokens += 1;
                    let first_at = it.asked_at_millis + it.stats.first_token_millis;
                    it.stats.decode_millis = now - first_at;
                });
            }
            Reply::Finished {
                sample,
                reason,
                text,
                stats,
            } => {
                let Some(id) = id_of(sample) else {
                    return;
                };
                self.change_answer(id, |it| {
                    it.text += &text;
                    it.state = AnswerState::Done(reason);
                    it.stats = stats;
                });
            }
            Reply::Aside { sample, kind, text } => {
                let Some(id) = id_of(sample) else {
                    return;
                };
                self.change_answer(id, |it| add_aside(&mut it.asides, kind, &text));
            }
            Reply::Spent { sample, spent } => {
                let Some(id) = id_of(sample) else {
                    return;
                };
                self.change_answer(id, |it| it.spent = Some(Arc::new(spent)));
            }
            // No other reply belongs to this question.
            _ => {}
        }
    }

    /// Lets go of the run under way; what came of its answers is kept.
    pub(crate) fn stop(&self) {
        let Some(current) = self.runs.current.take() else {
            return;
        };
        if let Some(flow) = &current.flow {
            flow.cancel();
        }
        self.end_answers(&current.ids, &AnswerState::Stopped);
        self.run_state.set(RunState::Idle);
    }

    fn run_ended(self: &Rc<Self>, job: &Job, result: Result<(), EngineError>) {
        if !self.is_current(job) {
            return;
        }
        self.runs.current.replace(None);
        self.run_state.set(RunState::Idle);
        let state = match result {
            Err(EngineError::Cancelled) => AnswerState::Stopped,
            Err(error) => {
                self.engine_failed(&error);
                let text = error.to_string();
                self.notify(Tone::Error, &text, None);
                AnswerState::Failed(text.into())
            }
            Ok(()) => AnswerState::Failed(words::engine_ended().into()),
        };
        self.end_answers(&job.ids, &state);
    }

    fn end_answers(&self, ids: &[AnswerId], state: &AnswerState) {
        for id in ids {
            self.change_answer(*id, |it| {
                if !it.state.is_over() {
                    it.state = state.clone();
                }
            });
        }
    }

    fn is_current(&self, job: &Job) -> bool {
        let current = self.runs.current.borrow();
        current.as_ref().is_some_and(|it| it.run == job.run)
    }

    pub(crate) fn prompt_digest(&self) -> u64 {
        let (preview, settings) = (self.preview.peek(), self.document.run.peek());
        digest(&preview, &settings, &self.document.stops.peek())
    }
}

/// Notes stand each by itself; the pieces of everything else join.
fn add_aside(asides: &mut Vec<(AsideKind, String)>, kind: AsideKind, text: &str) {
    match asides.last_mut() {
        Some(last) if last.0 == kind && kind != AsideKind::Note => last.1 += text,
        _ => asides.push((kind, text.to_owned())),
    }
}

fn question(preview: Preview, job: &Job) -> Question {
    let mut ask = generate(preview, &job.settings, &job.stops);
    if let Some(begun) = &job.begun {
        ask.n_samples = 1;
        ask.begun.clone_from(begun);
        match &mut ask.prompt {
            PromptText::Text { text, .. } => *text += begun,
            // Services that go on from a begun answer want no space at its end.
            PromptText::Turns(turns) => turns.push(Turn {
                role: Role::Assistant,
                text: begun.trim_end().to_owned(),
            }),
            PromptText::Ids(_) => {}
        }
    }
    Question::Generate(Box::new(ask))
}

/// What is asked of the model.
pub(crate) fn generate(preview: Preview, settings: &RunSettings, stops: &[String]) -> Generate {
    let text = preview.rendered.text;
    let prompt = match &preview.framed {
        Some(framed) => PromptText::Turns(framed::turns(&text, framed)),
        None => PromptText::Text {
            text,
            parse_special: preview.parse_special,
            add_bos: preview.add_bos,
        },
    };
    Generate {
        model: settings.model.clone(),
        prompt,
        sampling: Sampling {
            temperature: settings.temperature,
            top_k: settings.top_k,
            top_p: settings.top_p,
            min_p: settings.min_p,
            repetition_penalty: settings.repetition_penalty,
            seed: settings.seed,
        },
        max_tokens: settings.max_tokens,
        stops: stops.to_vec(),
        n_samples: settings.samples.max(1),
        schema: settings.schema.clone(),
        begun: String::new(),
    }
}

/// Of everything that decides an answer, the number of samples aside.
fn digest(preview: &Preview, settings: &RunSettings, stops: &[String]) -> u64 {
    let mut hasher = DefaultHasher::new();
    preview.rendered.text.hash(&mut hasher);
    preview.parse_special.hash(&mut hasher);
    let RunSettings {
        model,
        temperature,
        top_k,
        top_p,
        min_p,
        repetition_penalty,
        max_tokens,
        seed,
        samples: _,
        stops: _,
        schema,
    } = settings;
    for number in [temperature, top_p, min_p, repetition_penalty] {
        number.to_bits().hash(&mut hasher);
    }
    (model, top_k, max_tokens, seed, stops, schema).hash(&mut hasher);
    hasher.finish()
}
