//! Whom to ask when a service fails: the chain that the person set.

use engine::{
    AsideKind, EngineError, FinishReason, Generate, PromptText, Question, Reply, Role, Spent,
    Stats, Turn, is_elsewhere,
};
use futures::StreamExt;
use remote::FailureKind;
use remote::retry::{Tier, TierKind, next_tier};

use super::Out;
use super::answer::{Asked, Heard};
use crate::day::day_of;
use crate::ledger::Why;
use crate::tries::Fallen;
use crate::{RECORDED, ServiceError, Services, models, recorded, words};

/// One sample of a question, from whoever in the chain answers it.
pub(super) async fn sample(
    services: &Services,
    generate: &Generate,
    sample: u32,
    why: Why,
    out: &Out,
) -> Result<(), EngineError> {
    let (service, _) = services.model(&generate.model).map_err(|it| it.told(""))?;
    let host = service.place().map(|it| it.host()).unwrap_or_default();
    let ids: Vec<&str> = std::iter::once(&*generate.model)
        .chain(service.chain.iter().map(String::as_str))
        .collect();
    let tiers: Vec<Tier> = ids.iter().map(|id| tier(services, id)).collect();
    let keeps = service.chain.iter().any(|it| it == RECORDED);
    let mut failures: Vec<(usize, FailureKind)> = Vec::new();
    let mut last: Option<EngineError> = None;
    while let Some(at) = next_tier(&tiers, &failures) {
        if let Some(error) = &last {
            let text = words::asked_instead(&error.to_string(), &tiers[at].name);
            let kind = AsideKind::Note;
            out.say(Reply::Aside { sample, kind, text });
        }
        let mut ifs = failures.clone();
        ifs.push((at, FailureKind::Other));
        let link = Link {
            services,
            generate,
            sample,
            why,
            out,
            has_other: next_tier(&tiers, &ifs).is_some(),
            answered_by: match tiers.len() {
                1 => String::new(),
                _ => tiers[at].name.clone(),
            },
        };
        let asked = match &tiers[at].kind {
            TierKind::Remote { .. } => link.remote(ids[at], keeps).await,
            TierKind::Local => link.here(ids[at]).await,
            TierKind::Recorded => link.recorded().await,
        };
        let Err(fallen) = asked else {
            return Ok(());
        };
        failures.push((at, fallen.error.kind()));
        let keeps_what_came = fallen.error.keeps_what_came();
        let error = fallen.error.told(&host);
        if fallen.spoke {
            return Err(if keeps_what_came {
                error
            } else {
                with_what_came(error)
            });
        }
        last = Some(error);
    }
    Err(last.unwrap_or(EngineError::Cancelled))
}

fn tier(services: &Services, id: &str) -> Tier {
    if id == RECORDED {
        return Tier {
            name: words::recorded_before().into(),
            kind: TierKind::Recorded,
        };
    }
    if !is_elsewhere(id) {
        return Tier {
            name: words::in_this_page(id),
            kind: TierKind::Local,
        };
    }
    match services.model(id) {
        Ok((service, model)) => Tier {
            name: models::shown(&service, &model),
            kind: TierKind::Remote {
                host: service.place().map(|it| it.host()).unwrap_or_default(),
                model,
            },
        },
        // Asking it will say what is wrong.
        Err(_) => Tier {
            name: id.into(),
            kind: TierKind::Remote {
                host: String::new(),
                model: id.into(),
            },
        },
    }
}

/// An error in mid-answer always says that the answer so far stays.
fn with_what_came(error: EngineError) -> EngineError {
    match error {
        EngineError::Service { host, what } => {
            let what = words::what_came_is_kept(&what);
            EngineError::Service { host, what }
        }
        other => other,
    }
}

/// One link of the chain, about to be asked.
struct Link<'a> {
    services: &'a Services,
    generate: &'a Generate,
    sample: u32,
    why: Why,
    out: &'a Out,
    has_other: bool,
    answered_by: String,
}

impl Link<'_> {
    async fn remote(&self, id: &str, keeps: bool) -> Result<(), Fallen> {
        let (service, model) = self.services.model(id)?;
        let inner = &*self.services.inner;
        let asked = Asked {
            services: inner,
            service: &service,
            model: &model,
            generate: self.generate,
            sample: self.sample,
            why: self.why,
            has_other: self.has_other,
            answered_by: self.answered_by.clone(),
        };
        let Heard { text, has_key } = asked.run(self.out).await?;
        // A service that repeats the key it was sent is not helped to keep it.
        if keeps && !has_key {
            let hash = recorded::name_of(self.generate, self.sample);
            let by = models::shown(&service, &model);
            let now = inner.ports.host.now_millis();
            recorded::keep(&*inner.ports.store, hash, text, by, now).await;
        }
        Ok(())
    }

    /// A model in this page. It answers for this sample alone.
    async fn here(&self, id: &str) -> Result<(), Fallen> {
        let mut generate = self.generate.clone();
        generate.model = id.to_owned();
        generate.n_samples = 1;
        let seed = &mut generate.sampling.seed;
        *seed = seed.wrapping_add(u64::from(self.sample));
        generate.prompt = as_text(generate.prompt);
        let question = Question::Generate(Box::new(generate));
        let mut replies = self.services.inner.ports.here.ask(question);
        let (mut spoke, sample) = (false, self.sample);
        while let Some(reply) = replies.next().await {
            match reply {
                Ok(Reply::Prefilled { millis, .. }) => self.out.begin(millis as u64),
                Ok(Reply::Token {
                    id, text, logprob, ..
                }) => {
                    spoke |= !text.is_empty();
                    self.out.say(Reply::Token {
                        sample,
                        id,
                        text,
                        logprob,
                    });
                }
                Ok(Reply::Finished {
                    reason,
                    text,
                    stats,
                    ..
                }) => {
                    self.end(reason, text, stats);
                    return Ok(());
                }
                Ok(_) => {}
                Err(error) => {
                    let error = ServiceError::Here(error);
                    return Err(Fallen { error, spoke });
                }
            }
        }
        let error = ServiceError::Here(EngineError::Cancelled);
        Err(Fallen { error, spoke })
    }

    async fn recorded(&self) -> Result<(), Fallen> {
        let hash = recorded::name_of(self.generate, self.sample);
        let found = recorded::find(&*self.services.inner.ports.store, &hash).await;
        let found = found.ok_or(ServiceError::NothingRecorded)?;
        let (sample, kind) = (self.sample, AsideKind::Note);
        let day = day_of(found.millis);
        let text = words::given_by(&found.by, &day);
        self.out.begin(0);
        self.out.say(Reply::Aside { sample, kind, text });
        self.out.say(Reply::Token {
            sample,
            id: 0,
            text: found.text,
            logprob: f32::NAN,
        });
        let reason = FinishReason::Other("recorded".into());
        self.end(reason, String::new(), Stats::default());
        Ok(())
    }

    /// Nothing was spent, and who answered is named.
    fn end(&self, reason: FinishReason, text: String, stats: Stats) {
        let sample = self.sample;
        let spent = Spent {
            answered_by: self.answered_by.clone(),
            ..Spent::default()
        };
        self.out.say(Reply::Spent { sample, spent });
        self.out.say(Reply::Finished {
            sample,
            reason,
            text,
            stats,
        });
    }
}

/// A conversation for a model that takes one text: labelled lines, and its own turn begun.
///
/// Chat templates are not at hand here; a model that was trained on one answers less well to this.
fn as_text(prompt: PromptText) -> PromptText {
    let PromptText::Turns(turns) = prompt else {
        return prompt;
    };
    let line = |Turn { role, text }: &Turn| match role {
        Role::System => format!("{text}\n\n"),
        Role::User => format!("User: {text}\n"),
        Role::Assistant => format!("Assistant: {text}\n"),
    };
    let lines: String = turns.iter().map(line).collect();
    PromptText::Text {
        text: format!("{lines}Assistant:"),
        parse_special: false,
        add_bos: true,
    }
}
