//! What is asked beside answers: what would leave, how many tokens a prompt has, how likely words are.

use engine::{EngineError, Generate, Money, Outgoing, PromptText, Reply};
use remote::{
    Counter, Dropped, KeyFor, RemoteError, Setting, build, count_request, read_count, read_score,
    score_request,
};

use super::answer::{ask_of, content_of, is_text};
use crate::day::day_of;
use crate::door::{Parcel, Waits};
use crate::ledger::{Content, Why};
use crate::tries::whole;
use crate::{Service, ServiceError, Services, prices, words};

/// An answer longer than this is no count and no list of probabilities, in bytes.
const MAX_BYTES: usize = 16 << 20;

/// The request as it would leave, without a key where there is none yet.
///
/// Where nobody counted the prompt's tokens the cost is bounded all the same: no token is shorter than a byte, so the
/// prompt has at most as many as the body has bytes.
pub(super) fn outgoing(
    services: &Services,
    generate: &Generate,
    n_prompt_tokens: Option<u32>,
) -> Result<Outgoing, ServiceError> {
    let (service, model) = services.model(&generate.model)?;
    let inner = &services.inner;
    let mut endpoint = service.endpoint(is_text(&generate.prompt))?;
    let key = inner.keys.key(&service.id);
    endpoint.needs_key &= key.is_some();
    let ask = ask_of(&service, &model, generate, 0)?;
    let built = build(&endpoint, &ask, key.as_deref())?;
    let body_bytes = built.request.body.to_string().len() as u64;
    let day = day_of(inner.ports.host.now_millis());
    let price = inner.prices.find(&service.preset, &model, &day);
    let n_prompt = n_prompt_tokens.map_or(body_bytes, u64::from);
    let cost = price.as_ref().map(|it| {
        // Each sample is a request of its own, prompt and all.
        let each = prices::at_most(it, n_prompt, generate.max_tokens);
        Money(each.0.saturating_mul(u64::from(generate.n_samples)))
    });
    let said = |it: &Dropped| {
        let label = it.setting.label();
        words::not_sent(label, it.why)
    };
    Ok(Outgoing {
        text: built.request.preview(),
        instead: others(services, &service),
        host: endpoint.address.host(),
        body_bytes,
        n_requests: generate.n_samples,
        dropped: built.dropped.iter().map(said).collect(),
        schema_dropped: built
            .dropped
            .iter()
            .find(|it| it.setting == Setting::Schema)
            .map(said),
        cost,
        priced_on: price.map(|it| it.read),
    })
}

/// The hosts of the service's chain besides its own, each once. Models in this page and recorded answers have none.
fn others(services: &Services, service: &Service) -> Vec<String> {
    let host = |service: &Service| service.place().ok().map(|it| it.host());
    let own = host(service);
    let mut hosts: Vec<String> = Vec::new();
    for id in &service.chain {
        let found = services.model(id).ok().and_then(|it| host(&it.0));
        hosts.extend(found.filter(|it| Some(it) != own.as_ref() && !hosts.contains(it)));
    }
    hosts
}

fn told(service: &Service) -> impl Fn(ServiceError) -> EngineError {
    let host = service.place().map(|it| it.host()).unwrap_or_default();
    move |error| match error {
        ServiceError::Remote(
            error @ (RemoteError::CountsTextOnly { .. } | RemoteError::NoPromptScores { .. }),
        ) => EngineError::Service {
            host: host.clone(),
            what: error.to_string(),
        },
        other => other.told(&host),
    }
}

/// Asks the service to count.
pub(super) async fn count(services: &Services, generate: &Generate) -> Result<Reply, EngineError> {
    let found = services.model(&generate.model).map_err(|it| it.told(""));
    let (service, model) = found?;
    let told = told(&service);
    let Some(counter) = Counter::of(&service.preset) else {
        let what = words::counts_not_for_others(&service.name);
        return Err(EngineError::Unsupported { what });
    };
    let inner = &*services.inner;
    let endpoint = service.endpoint(is_text(&generate.prompt)).map_err(&told)?;
    let ask = ask_of(&service, &model, generate, 0).map_err(&told)?;
    let parcel = |key: Option<&KeyFor>| {
        Ok(Parcel {
            host: endpoint.address.host(),
            request: count_request(counter, &endpoint, &ask, key)?,
            why: Why::Count,
            content: content_of(&model, &generate.prompt),
            may_be_kept: true,
            no_cors: false,
            waits: Waits::Whole,
            patience_seconds: service.patience_seconds,
        })
    };
    let answer = whole(inner, &service, MAX_BYTES, parcel)
        .await
        .map_err(&told)?;
    let none = || EngineError::Service {
        host: endpoint.address.host(),
        what: words::no_count(&service.name),
    };
    Ok(Reply::Counted {
        n_tokens: read_count(counter, &answer.body).ok_or_else(none)?,
        is_exact: counter.is_exact(),
    })
}

/// Asks for the probabilities of each continuation, one request after another.
pub(super) async fn score(
    services: &Services,
    id: &str,
    prompt: PromptText,
    continuations: Vec<String>,
) -> Result<Reply, EngineError> {
    let (service, model) = services.model(id).map_err(|it| it.told(""))?;
    let told = told(&service);
    let PromptText::Text { text, .. } = &prompt else {
        let what = words::scores_a_text().into();
        return Err(EngineError::Unsupported { what });
    };
    let inner = &*services.inner;
    let endpoint = service.endpoint(true).map_err(&told)?;
    let asked = content_of(&model, &prompt);
    let mut scores = Vec::new();
    for continuation in &continuations {
        let parcel = |key: Option<&KeyFor>| {
            Ok(Parcel {
                host: endpoint.address.host(),
                request: score_request(&endpoint, &model, text, continuation, key)?,
                why: Why::Score,
                content: Content {
                    // The continuation leaves with the text.
                    characters: asked.characters + continuation.chars().count() as u64,
                    ..asked.clone()
                },
                may_be_kept: true,
                no_cors: false,
                waits: Waits::Whole,
                patience_seconds: service.patience_seconds,
            })
        };
        let answer = whole(inner, &service, MAX_BYTES, parcel)
            .await
            .map_err(&told)?;
        let read = read_score(text, continuation, &answer.body);
        let read = read.ok_or_else(|| {
            let service = service.name.clone();
            told(RemoteError::NoPromptScores { service }.into())
        })?;
        scores.push(read.into_iter().map(|it| it as f32).collect());
    }
    Ok(Reply::Scores(scores))
}
