//! One answer of one service, with its tries.

use std::rc::Rc;

use engine::{AsideKind, Generate, PromptText, Reply};
use remote::{Ask, Built, KeyFor, Parser, build};

use super::Out;
use super::speech::Speech;
use crate::day::day_of;
use crate::door::{Open, Parcel, Waits};
use crate::ledger::{Content, Ended, RowEnd, Why};
use crate::services::Inner;
use crate::tries::{Course, Fallen, answered};
use crate::{Service, ServiceError, prices};

/// Who is asked, what, and what for.
pub(super) struct Asked<'a> {
    pub(super) services: &'a Inner,
    pub(super) service: &'a Service,
    /// As the service calls it.
    pub(super) model: &'a str,
    pub(super) generate: &'a Generate,
    pub(super) sample: u32,
    pub(super) why: Why,
    pub(super) has_other: bool,
    pub(super) answered_by: String,
}

/// The question as the service gets it.
pub(crate) fn ask_of(
    service: &Service,
    model: &str,
    generate: &Generate,
    sample: u32,
) -> Result<Ask, ServiceError> {
    let mut ask = Ask::of(generate, sample)?;
    model.clone_into(&mut ask.model);
    // 1 rather than 0: llama.cpp takes 0 for none.
    ask.settings.logprobs = service.asks_logprobs.then_some(1);
    Ok(ask)
}

pub(crate) fn is_text(prompt: &PromptText) -> bool {
    matches!(prompt, PromptText::Text { .. })
}

pub(super) fn content_of(model: &str, prompt: &PromptText) -> Content {
    let (turns, characters) = match prompt {
        PromptText::Text { text, .. } => (1, text.chars().count()),
        PromptText::Turns(turns) => {
            let characters = turns.iter().map(|it| it.text.chars().count()).sum();
            (turns.len(), characters)
        }
        PromptText::Ids(ids) => (1, ids.len()),
    };
    Content {
        model: model.to_owned(),
        turns: u32::try_from(turns).unwrap_or(u32::MAX),
        characters: characters as u64,
    }
}

/// A whole answer.
pub(super) struct Heard {
    pub(super) text: String,
    /// The service repeats the key it was sent.
    pub(super) has_key: bool,
}

fn is_same(one: &Option<Rc<KeyFor>>, other: &Option<Rc<KeyFor>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => Rc::ptr_eq(one, other),
        (one, other) => one.is_none() && other.is_none(),
    }
}

impl Asked<'_> {
    /// Asks until it is answered or given up.
    ///
    /// Each try takes the key as it is then: one that was forgotten meanwhile is not sent.
    pub(super) async fn run(&self, out: &Out) -> Result<Heard, Fallen> {
        let endpoint = self.service.endpoint(is_text(&self.generate.prompt))?;
        let ask = ask_of(self.service, self.model, self.generate, self.sample)?;
        let key = self.services.keys.key(&self.service.id);
        // What cannot be built is told before anybody waits in a line; the first try sends what was built.
        let Built { request, .. } = build(&endpoint, &ask, key.as_deref())?;
        let mut built = Some((key, request));
        let content = content_of(self.model, &self.generate.prompt);
        let about = content.characters / 4 + u64::from(self.generate.max_tokens);
        let course = Course {
            services: self.services,
            host: endpoint.address.host(),
            limits: self.service.limits,
            tokens: u32::try_from(about).unwrap_or(u32::MAX),
            has_other: self.has_other,
        };
        let note = |text| {
            let (sample, kind) = (self.sample, AsideKind::Note);
            out.say(Reply::Aside { sample, kind, text });
        };
        let attempt = async || {
            let key = self.services.keys.key(&self.service.id);
            let request = match built.take().filter(|it| is_same(&it.0, &key)) {
                Some((_, request)) => request,
                None => build(&endpoint, &ask, key.as_deref())?.request,
            };
            let begun = self.services.ports.host.now_millis();
            let parcel = Parcel {
                host: endpoint.address.host(),
                request,
                why: self.why,
                content: content.clone(),
                may_be_kept: true,
                no_cors: false,
                waits: Waits::Pieces,
                patience_seconds: self.service.patience_seconds,
            };
            let open = answered(self.services, parcel, key.as_deref()).await?;
            let speech = Speech::new(self.sample, out.clone(), begun);
            let parser = Parser::new(endpoint.protocol);
            let text = self.listen(open, parser, speech, key.as_deref()).await?;
            let has_key = key.is_some_and(|it| KeyFor::secret(&it).is_in(&text));
            Ok(Heard { text, has_key })
        };
        course.run(note, attempt).await
    }

    /// Reads one answer to its end.
    async fn listen(
        &self,
        mut open: Open,
        mut parser: Parser,
        mut speech: Speech,
        key: Option<&KeyFor>,
    ) -> Result<String, Fallen> {
        let end = loop {
            let piece = open.next().await;
            let now = self.services.ports.host.now_millis();
            let events = match piece {
                Some(Ok(bytes)) => parser.push(&bytes),
                None => parser.end(),
                Some(Err(lost)) => {
                    let host = open_host(self.service);
                    let error = ServiceError::Lost { lost, host };
                    let spoke = speech.spoke();
                    return Err(Fallen { error, spoke });
                }
            };
            if let Some(end) = speech.take(events, now) {
                break end;
            }
        };
        let cost = self.cost(&speech);
        let usage = speech.usage.unwrap_or_default();
        let mut row = RowEnd {
            status: None,
            ended: Ended::Fine,
            input_tokens: usage.input.map(super::speech::small),
            output_tokens: usage.output.map(super::speech::small),
            cost,
        };
        match end {
            Ok(finish) => {
                open.close(row);
                let text = speech.text.clone();
                speech.finish(finish, cost, self.answered_by.clone());
                Ok(text)
            }
            Err(mut failure) => {
                if let Some(key) = key {
                    failure.strike(key.secret());
                }
                row.ended = Ended::Failed(format!("{:?}", failure.kind));
                open.close(row);
                let spoke = speech.spoke();
                let error = failure.into();
                Err(Fallen { error, spoke })
            }
        }
    }

    fn cost(&self, speech: &Speech) -> Option<engine::Money> {
        let day = day_of(self.services.ports.host.now_millis());
        let price = self
            .services
            .prices
            .find(&self.service.preset, self.model, &day)?;
        prices::after(&price, speech.usage.as_ref()?)
    }
}

fn open_host(service: &Service) -> String {
    service.place().map(|it| it.host()).unwrap_or_default()
}
