//! Experiments that leave as files and come back: saved, opened, run again beside what was recorded.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use lab::{
    LabError,
    recipes::{Key, Wanted},
};
use reactive_graph::traits::GetUntracked;
use records::bundle::Bundle;

use crate::{
    ExperimentId, Setup, Standing,
    cache::{Cache, Kept},
    carried::{self, Near},
    core::{Core, Current},
    exchange::{self, Opened},
    foreign::{self, Foreign},
    keep::{Found, Record},
    known::cell_id,
    measured::Measured,
    plan::Plan,
    recorded::{self, Reply},
    runner::Job,
    words,
};

impl Core {
    /// A job that only looks at what is known of an experiment.
    ///
    /// # Errors
    /// Where the settings make no plan, or one that is too large.
    pub(crate) fn looking(setup: &Setup, found: &Found) -> Result<Job, LabError> {
        Ok(Job {
            plan: RefCell::new(Plan::new(setup, &found.facts())?),
            answerers: Vec::new(),
            fingerprints: found.fingerprints.clone(),
            pause: Cell::new(false),
        })
    }

    /// The experiment on the screen, with what was found out for it; the error is a sentence.
    pub(crate) fn at_hand(&self) -> Result<(Setup, Found), String> {
        let current = self.current.borrow();
        let record = current.as_ref().map(|it| it.record.borrow());
        let both = record.and_then(|it| Some((it.setup.clone(), it.found.clone()?)));
        both.ok_or(words::nothing_asked_yet().into())
    }

    /// The experiment on the screen with every answer so far; the error is a sentence.
    pub(crate) async fn bundle(&self) -> Result<Bundle, String> {
        let (setup, found) = self.at_hand()?;
        let votes = self.votes.0.get_untracked();
        let cache = self.cache().await;
        let job = Self::looking(&setup, &found).map_err(|it| it.to_string())?;
        let not_held = {
            let current = self.current.borrow();
            current
                .as_ref()
                .and_then(|it| it.record.borrow().not_held.clone())
        };
        let facts = found.facts();
        let written = exchange::write(&setup, &facts, &job, &cache, &votes, not_held).await;
        written.map_err(|it| it.to_string())
    }

    /// Offers the experiment on the screen as a file, with every answer so far; the error is a sentence.
    pub(crate) fn save_file(self: &Rc<Self>, then: impl FnOnce(Result<(), String>) + 'static) {
        let core = self.clone();
        self.spawn(async move {
            let written = core.bundle().await.and_then(|it| {
                let text = records::bundle::write(&it).map_err(|it| it.to_string())?;
                Ok((it.name, text))
            });
            then(written.map(|(name, text)| {
                let name = format!("{}{}", file_name(&name), records::bundle::SUFFIX);
                core.ports.host.offer_file(&name, text.into_bytes());
            }));
        });
    }

    /// Offers the versions on the screen as one of promptfoo's files; hands over what it cannot hold, or why there is
    /// no file.
    pub(crate) fn save_promptfoo(
        self: &Rc<Self>,
        kind: Foreign,
        then: impl FnOnce(Vec<String>) + 'static,
    ) {
        let core = self.clone();
        self.spawn(async move {
            let ready = core.at_hand().and_then(|(setup, found)| {
                let job = Self::looking(&setup, &found).map_err(|it| it.to_string())?;
                Ok((setup, found, job))
            });
            let (setup, found, job) = match ready {
                Ok(it) => it,
                Err(why) => return then(vec![why]),
            };
            let cache = core.cache().await;
            let now_millis = core.ports.host.now_millis();
            let facts = found.facts();
            let mut job = job;
            let names = job.fingerprints.clone();
            let plan = job.plan.get_mut();
            let known = async |plan: &Plan, it: &Wanted| cache.get(&plan.id(it, &names)).await;
            plan.feed(known, |_, _, _| ()).await;
            if let Err(why) = job.judge_known(&*core.ports.host, &cache).await {
                return then(vec![why.to_string()]);
            }
            let written = foreign::write(kind, &setup, &facts, &job, &cache, now_millis);
            if let Some((text, losses)) = written.await {
                let name = kind.file_name();
                core.ports.host.offer_file(name, text.into_bytes());
                then(
                    losses
                        .iter()
                        .map(|it| format!("{}: {}", it.place, it.why))
                        .collect(),
                );
            } else {
                then(vec![words::only_versions().into()]);
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
        // Behind the models that answer comes the one that compares meanings.
        let n_models = opened.setup.asked().len() + 1;
        let found = Found {
            label_tokens: opened.facts.label_tokens.clone(),
            chats: opened.facts.chats,
            // Recorded answers are nobody else's: a model with the same name is asked anew.
            fingerprints: (0..n_models).map(|it| format!("file {id} {it}")).collect(),
            from_file: true,
        };
        let job = Self::looking(&opened.setup, &found)
            .map_err(|why| words::settings_unusable(&why.to_string()))?;
        let core = self.clone();
        let setup = opened.setup.clone();
        self.spawn(async move {
            let cache = core.cache().await;
            let mut plan = job.plan.into_inner();
            put_recorded(&setup, &found, &mut plan, &cache, &opened).await;
            put_replies(&found, &mut plan, &cache, &opened.replies).await;
            carried::put_known(&setup, &found, &cache, &opened.nearness).await;
            cache.write().await.unwrap_or_default();
            let record = Record {
                begun_millis: core.ports.host.now_millis(),
                setup,
                found: Some(found),
                standing: Standing::Paused {
                    n_done: u32::try_from(opened.answers.len()).unwrap_or(u32::MAX),
                    n_total: u32::try_from(plan.n_calls()).unwrap_or(u32::MAX),
                },
                votes: opened.votes,
                not_held: opened.not_held,
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

    /// The setup of an experiment whose calls may be asked; a sentence where it shows what somebody else was answered:
    /// ours must not take the place of that.
    pub(crate) fn to_be_asked(current: &Current) -> Result<Setup, String> {
        let record = current.record.borrow();
        if record.found.as_ref().is_some_and(|it| it.from_file) {
            return Err(words::shows_recorded().into());
        }
        Ok(record.setup.clone())
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
            return vec![words::recorded_run_gone().into()];
        };
        let Some(known) = before.found.as_ref() else {
            return Vec::new();
        };
        let Ok(looking) = Self::looking(&before.setup, known) else {
            return Vec::new();
        };
        let there = recorded::kept(&before.setup, &known.facts(), &looking, cache).await;
        let now = recorded::kept(&setup, &found.facts(), job, cache).await;
        let (there, now) = (recorded::recorded(&there), recorded::recorded(&now));
        let mut near = Near::default();
        near.add(&setup, &found.facts(), &found.fingerprints, cache)
            .await;
        let known_facts = known.facts();
        near.add(&before.setup, &known_facts, &known.fingerprints, cache)
            .await;
        match exchange::changes(&setup, &found.facts(), &there, &now, &near) {
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
async fn put_recorded(
    setup: &Setup,
    found: &Found,
    plan: &mut Plan,
    cache: &Cache,
    opened: &Opened,
) {
    let answers = &opened.answers;
    let kept = |key: Key| {
        let it = answers.get(&key)?;
        let measured = opened.measured.get(&key.0);
        Some(Kept {
            answer: it.answer.clone(),
            millis: it.millis.unwrap_or(0.0) as f32,
            measured: measured.copied().unwrap_or_default(),
        })
    };
    let described = crate::plan::described(setup, &found.facts());
    if let records::bundle::Plan::Grid { grid, .. } = described {
        for (at, cell) in grid.cells().unwrap_or_default().iter().enumerate() {
            let id = cell_id(&grid, cell, &found.fingerprints);
            if let (Some(id), Some(it)) = (id, kept(Key(at))) {
                cache.put(id, it, 0.0);
            }
        }
        return;
    }
    plan.feed(
        async |_, it| kept(it.key),
        |plan, wanted, kept| {
            cache.put(plan.id(&wanted, &found.fingerprints), kept, 0.0);
        },
    )
    .await;
}

/// Puts what a file's judge said into the cache, once the answers that it judged are there.
async fn put_replies(
    found: &Found,
    plan: &mut Plan,
    cache: &Cache,
    replies: &BTreeMap<usize, Reply>,
) {
    if replies.is_empty() {
        return;
    }
    let reply = |it: &Reply| Kept {
        answer: match it {
            Reply::Text(text) => lab::Answer::Text {
                text: text.clone(),
                n_tokens: 0,
            },
            Reply::LogProbs(it) => lab::Answer::LogProbs(it.clone()),
        },
        millis: 0.0,
        measured: Measured::default(),
    };
    plan.feed(
        async |plan, it| match plan.case_of(it.key).and_then(|it| replies.get(&it)) {
            Some(text) => Some(reply(text)),
            None => cache.get(&plan.id(it, &found.fingerprints)).await,
        },
        |plan, wanted, kept| {
            // The versions' own answers are there already.
            if plan.case_of(wanted.key).is_some() {
                cache.put(plan.id(&wanted, &found.fingerprints), kept, 0.0);
            }
        },
    )
    .await;
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
