//! Experiments that leave as files and come back: saved, opened, run again beside what was recorded.

use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use lab::recipes::Key;
use reactive_graph::traits::GetUntracked;
use records::bundle::Recorded;

use crate::{
    ExperimentId, Setup, Standing,
    cache::{Cache, Kept},
    core::{Core, Current},
    exchange,
    foreign::{self, Foreign},
    keep::{Found, Record},
    plan::Plan,
    runner::Job,
};

impl Core {
    /// A job that only looks at what is known of an experiment.
    pub(crate) fn looking(setup: &Setup, found: &Found) -> Option<Job> {
        Some(Job {
            plan: RefCell::new(Plan::new(setup, &found.facts()).ok()?),
            answerers: Vec::new(),
            fingerprints: found.fingerprints.clone(),
            pause: Cell::new(false),
        })
    }

    /// The experiment on the screen, with what was found out for it.
    pub(crate) fn at_hand(&self) -> Option<(Setup, Found)> {
        let current = self.current.borrow();
        let record = current.as_ref()?.record.borrow();
        Some((record.setup.clone(), record.found.clone()?))
    }

    /// Offers the experiment on the screen as a file, with every answer so far.
    pub(crate) fn save_file(self: &Rc<Self>) {
        let Some((setup, found)) = self.at_hand() else {
            return;
        };
        let core = self.clone();
        let votes = self.votes.0.get_untracked();
        self.spawn(async move {
            let cache = core.cache().await;
            let Some(job) = Self::looking(&setup, &found) else {
                return;
            };
            let bundle = exchange::write(&setup, &found.facts(), &job, &cache, &votes);
            if let Ok(text) = bundle.and_then(|it| records::bundle::write(&it)) {
                let name = format!("{}{}", file_name(&setup.name), records::bundle::SUFFIX);
                core.ports.host.offer_file(&name, text.into_bytes());
            }
        });
    }

    /// Offers the versions on the screen as one of promptfoo's files; hands over what it cannot hold.
    pub(crate) fn save_promptfoo(
        self: &Rc<Self>,
        kind: Foreign,
        then: impl FnOnce(Vec<String>) + 'static,
    ) {
        let Some((setup, found)) = self.at_hand() else {
            return;
        };
        let core = self.clone();
        self.spawn(async move {
            let cache = core.cache().await;
            let Some(job) = Self::looking(&setup, &found) else {
                return;
            };
            let now_millis = core.ports.host.now_millis();
            let written = foreign::write(kind, &setup, &found.facts(), &job, &cache, now_millis);
            if let Some((text, losses)) = written {
                let name = kind.file_name();
                core.ports.host.offer_file(name, text.into_bytes());
                then(
                    losses
                        .iter()
                        .map(|it| format!("{}: {}", it.place, it.why))
                        .collect(),
                );
            }
        });
    }

    /// Adds the experiment of a file and shows it as it was recorded.
    pub(crate) fn open_file(self: &Rc<Self>, bytes: &[u8]) -> Result<(), String> {
        let opened = exchange::read(bytes).map_err(|it| it.to_string())?;
        self.take_opened(opened)
    }

    /// Adds what was opened and shows it as it was recorded.
    pub(crate) fn take_opened(self: &Rc<Self>, opened: exchange::Opened) -> Result<(), String> {
        let mut random = [0; 16];
        self.ports.host.random_bytes(&mut random);
        let id: String = random.iter().map(|it| format!("{it:02x}")).collect();
        let n_models = opened.setup.asked().len();
        let found = Found {
            label_tokens: opened.facts.label_tokens.clone(),
            chats: opened.facts.chats,
            // Recorded answers are nobody else's: a model with the same name is asked anew.
            fingerprints: (0..n_models).map(|it| format!("file {id} {it}")).collect(),
            from_file: true,
        };
        let job = Self::looking(&opened.setup, &found)
            .ok_or("The settings of this experiment are none that this version can run.")?;
        let core = self.clone();
        let setup = opened.setup;
        self.spawn(async move {
            let cache = core.cache().await;
            put_recorded(&setup, &found, &job, &cache, &opened.answers);
            put_replies(&job, &cache, &opened.replies);
            cache.write().await.unwrap_or_default();
            let record = Record {
                begun_millis: core.ports.host.now_millis(),
                setup,
                found: Some(found),
                standing: Standing::Paused {
                    n_done: u32::try_from(opened.answers.len()).unwrap_or(u32::MAX),
                    n_total: u32::try_from(job.plan.borrow().n_calls()).unwrap_or(u32::MAX),
                },
                votes: opened.votes,
            };
            let id = ExperimentId(id);
            // One that cannot be kept is not shown either: it would be gone with the page.
            if core.shelf.write(&id, &record).await.is_ok() {
                core.show(id);
            }
        });
        Ok(())
    }

    /// The id of the file's experiment that is on the screen, for a draft that repeats it.
    pub(crate) fn current_origin(&self) -> Option<String> {
        let current = self.current.borrow();
        let current = current.as_ref()?;
        let record = current.record.borrow();
        let is_file = record.found.as_ref().is_some_and(|it| it.from_file);
        is_file.then(|| current.id.0.clone())
    }

    /// What changed against the recorded run that an experiment repeats; nothing where it repeats none.
    pub(crate) async fn against_origin(
        &self,
        current: &Current,
        job: &Job,
        cache: &Cache,
    ) -> Vec<String> {
        let (setup, found) = {
            let record = current.record.borrow();
            (record.setup.clone(), record.found.clone())
        };
        let (Some(origin), Some(found)) = (setup.origin.clone(), found) else {
            return Vec::new();
        };
        let Some(before) = self.shelf.read(&ExperimentId(origin)).await else {
            return vec![
                "The recorded run that this one repeats is no longer on this device.".into(),
            ];
        };
        let Some(known) = before.found.as_ref() else {
            return Vec::new();
        };
        let Some(looking) = Self::looking(&before.setup, known) else {
            return Vec::new();
        };
        let recorded = exchange::recorded(&before.setup, &known.facts(), &looking, cache);
        let now = exchange::recorded(&setup, &found.facts(), job, cache);
        match exchange::changes(&setup, &found.facts(), &recorded, &now) {
            Ok(lines) => lines,
            Err(why) => vec![why.to_string()],
        }
    }

    /// Whether the experiment on the screen is one of versions, which other tools can run.
    pub(crate) fn can_leave_for_promptfoo(&self) -> bool {
        let setup = self.setup.0.get_untracked();
        setup.is_some_and(|it| it.question == crate::Question::Versions)
    }
}

/// Puts a file's answers into the cache, under names of their own.
fn put_recorded(
    setup: &Setup,
    found: &Found,
    job: &Job,
    cache: &Cache,
    answers: &BTreeMap<Key, Recorded>,
) {
    let kept = |it: &Recorded| Kept {
        answer: it.answer.clone(),
        millis: it.millis.unwrap_or(0.0) as f32,
    };
    let plan = crate::plan::described(setup, &found.facts());
    if let records::bundle::Plan::Grid { grid, .. } = plan {
        for (at, cell) in grid.cells().unwrap_or_default().iter().enumerate() {
            let model = found.fingerprints.get(cell.model).map_or("", |it| it);
            if let (Some(call), Some(it)) = (grid.call(cell), answers.get(&Key(at))) {
                cache.put(call.id(model), kept(it), 0.0);
            }
        }
        return;
    }
    // A plan of two stages wants its later calls only once the earlier ones are answered.
    let mut unknown = BTreeSet::new();
    loop {
        let wanted = job.plan.borrow().wanted(&unknown, 256);
        if wanted.is_empty() {
            return;
        }
        for wanted in wanted {
            let taken = answers.get(&wanted.key).filter(|it| {
                let taken = job.plan.borrow_mut().take(wanted.key, it.answer.clone());
                taken.is_ok()
            });
            match taken {
                Some(it) => {
                    cache.put(job.id(&wanted), kept(it), 0.0);
                }
                None => {
                    unknown.insert(wanted.key);
                }
            }
        }
    }
}

/// Puts what a file's judge said into the cache, once the answers that it judged are there.
fn put_replies(job: &Job, cache: &Cache, replies: &BTreeMap<usize, String>) {
    if replies.is_empty() {
        return;
    }
    let mut unknown = BTreeSet::new();
    loop {
        let wanted = job.plan.borrow().wanted(&unknown, 256);
        if wanted.is_empty() {
            return;
        }
        for wanted in wanted {
            let case = job.plan.borrow().case_of(wanted.key);
            let reply = case.and_then(|it| replies.get(&it)).map(|text| Kept {
                answer: lab::Answer::Text {
                    text: text.clone(),
                    n_tokens: 0,
                },
                millis: 0.0,
            });
            let kept = reply.or_else(|| cache.get(&job.id(&wanted)));
            let taken = kept.filter(|it| {
                let taken = job.plan.borrow_mut().take(wanted.key, it.answer.clone());
                taken.is_ok()
            });
            match taken {
                Some(it) => {
                    cache.put(job.id(&wanted), it, 0.0);
                }
                None => {
                    unknown.insert(wanted.key);
                }
            }
        }
    }
}

/// What is safe of a name.
fn file_name(name: &str) -> String {
    let safe = |it: char| {
        if it.is_alphanumeric() || it == '-' {
            it
        } else {
            ' '
        }
    };
    let cleaned: String = name.chars().take(60).map(safe).collect();
    let words: Vec<&str> = cleaned.split_whitespace().collect();
    if words.is_empty() {
        "experiment".into()
    } else {
        words.join(" ")
    }
}
