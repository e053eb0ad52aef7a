//! Looks at a service on request: the connection doctor, and the list of its models.

use remote::doctor::{Diagnosis, Fetch, Observed, Probe, diagnose};
use remote::{
    Address, Ask, Event, Failure, FailureKind, HttpRequest, Input, KeyFor, Parser, Settings, build,
    list_request, read_list,
};

use crate::door::{Parcel, Waits, send};
use crate::ledger::{Content, Ended, Why};
use crate::tries::{Whole, answered, whole};
use crate::{Lost, Service, ServiceError, Services};

/// A list of models longer than this is not read, in bytes.
const MAX_LIST_BYTES: usize = 16 << 20;

impl Services {
    /// The models that a service says it has, in its order. Nothing is changed by asking.
    ///
    /// # Errors
    /// A missing key, a service that fails, and one whose list cannot be read.
    pub async fn list_models(&self, id: &str) -> Result<Vec<String>, ServiceError> {
        let service = self.inner.book.find(id)?;
        let endpoint = service.endpoint(false)?;
        let parcel = |key: Option<&KeyFor>| {
            let request = list_request(&endpoint, key)?;
            Ok(plain(&service, &endpoint.address, request, Why::ModelList))
        };
        let Whole { body, key } = whole(&self.inner, &service, MAX_LIST_BYTES, parcel).await?;
        let names = read_list(&body).ok_or(ServiceError::NoModelList {
            service: service.name,
        })?;
        // The list may be kept, and a service that repeats the key it was sent is not helped to keep it.
        let is_clean = |name: &String| key.as_ref().is_none_or(|it| !it.secret().is_in(name));
        Ok(names.into_iter().filter(is_clean).collect())
    }

    /// Finds out why a service does not answer. With a model it asks it for a word, which may cost a few tokens and
    /// shows a wrong model and an empty account; without one it asks for the list of models.
    ///
    /// # Errors
    /// Where nothing may be asked at all: airplane mode, a host that is not allowed, no guard, a request that was
    /// sent on elsewhere, a missing key.
    pub async fn examine(&self, id: &str, model: Option<&str>) -> Result<Diagnosis, ServiceError> {
        let service = self.inner.book.find(id)?;
        let address = service.place()?;
        let host = &self.inner.ports.host;
        let fetch = match self.fetch(&service, model).await {
            Ok(()) => Fetch::Fine,
            Err(ServiceError::Failed(failure)) => Fetch::Failed(failure),
            Err(ServiceError::Lost { lost, host }) => match lost {
                Lost::NoAnswer | Lost::Offline => Fetch::Blind,
                Lost::TimedOut => Fetch::Failed(Failure::of(FailureKind::TimedOutHere)),
                Lost::BrokeOff => Fetch::Failed(Failure::of(FailureKind::Truncated)),
                lost => return Err(ServiceError::Lost { lost, host }),
            },
            Err(error) => return Err(error),
        };
        let probe = match &fetch {
            Fetch::Blind => self.probe(&service, &address).await,
            Fetch::Failed(it) if it.kind == FailureKind::TimedOutHere => {
                self.probe(&service, &address).await
            }
            _ => Probe::NotTried,
        };
        Ok(diagnose(&Observed {
            page: host.page_address(),
            address: service.address,
            preset: Some(service.preset),
            fetch,
            probe,
            permission: host.local_network_permission().await,
            is_online: host.is_online(),
        }))
    }

    /// One real request, without a second try.
    async fn fetch(&self, service: &Service, model: Option<&str>) -> Result<(), ServiceError> {
        let key = self.inner.keys.key(&service.id);
        let endpoint = service.endpoint(false)?;
        let request = match model {
            Some(model) => {
                let ask = hello(model);
                build(&endpoint, &ask, key.as_deref())?.request
            }
            None => list_request(&endpoint, key.as_deref())?,
        };
        let mut parcel = plain(service, &endpoint.address, request, Why::Doctor);
        if let Some(model) = model {
            parcel.content = Content {
                model: model.to_owned(),
                turns: 1,
                characters: HELLO.len() as u64,
            };
            parcel.waits = Waits::Pieces;
        }
        let mut open = answered(&self.inner, parcel, key.as_deref()).await?;
        let host = endpoint.address.host();
        let body = open.rest(MAX_LIST_BYTES).await;
        let body = body.map_err(|lost| ServiceError::Lost { lost, host })?;
        let last = match model {
            Some(_) => {
                let mut parser = Parser::new(endpoint.protocol);
                let mut events = parser.push(&body);
                events.extend(parser.end());
                events.pop()
            }
            None if read_list(&body).is_some() => None,
            None => Some(Event::Failed(Failure::of(FailureKind::NotJson))),
        };
        match last {
            Some(Event::Failed(mut failure)) => {
                if let Some(key) = &key {
                    failure.strike(KeyFor::secret(key));
                }
                open.end(Ended::Failed(format!("{:?}", failure.kind)));
                Err(failure.into())
            }
            _ => {
                open.end(Ended::Fine);
                Ok(())
            }
        }
    }

    /// A blind request, without key, headers or body: shows whether something answers at all.
    async fn probe(&self, service: &Service, address: &Address) -> Probe {
        let request = HttpRequest {
            method: "GET",
            url: address.to_string(),
            headers: Vec::new(),
            body: serde_json::Value::Null,
        };
        let parcel = Parcel {
            no_cors: true,
            // The person's patience is for answers.
            patience_seconds: None,
            ..plain(service, address, request, Why::Doctor)
        };
        match send(&self.inner, parcel).await {
            Ok(mut open) => {
                open.end(Ended::Fine);
                Probe::Reached
            }
            Err(Lost::Airplane | Lost::NotAllowed | Lost::NoGuard | Lost::Offline) => {
                Probe::NotTried
            }
            // Whatever sent it on is there.
            Err(Lost::Redirected) => Probe::Reached,
            Err(Lost::NoAnswer | Lost::TimedOut | Lost::BrokeOff) => Probe::NotReached,
        }
    }
}

fn plain(service: &Service, address: &Address, request: HttpRequest, why: Why) -> Parcel {
    Parcel {
        host: address.host(),
        request,
        why,
        content: Content::default(),
        may_be_kept: true,
        no_cors: false,
        waits: Waits::Brief,
        patience_seconds: service.patience_seconds,
    }
}

/// The shortest question there is.
const HELLO: &str = "Hello";

fn hello(model: &str) -> Ask {
    Ask {
        model: model.to_owned(),
        system: String::new(),
        input: Input::Turns(vec![remote::Turn {
            role: remote::Role::User,
            text: HELLO.into(),
        }]),
        settings: Settings {
            // OpenAI's Responses take no fewer.
            max_tokens: 16,
            ..Settings::default()
        },
        stream: true,
    }
}
