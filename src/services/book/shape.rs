//! The book as it lies in the store: JSON of its own shape, version 1.

use remote::retry::Limits;
use serde::{Deserialize, Serialize};

use crate::{Service, words};

const VERSION: u32 = 1;
const MAX_BYTES: usize = 4 << 20;

#[derive(Serialize, Deserialize)]
struct BookShape {
    version: u32,
    services: Vec<ServiceShape>,
}

#[derive(Serialize, Deserialize)]
struct ServiceShape {
    id: String,
    name: String,
    preset: String,
    address: String,
    models: Vec<String>,
    takes_text: bool,
    takes_turns: bool,
    asks_logprobs: bool,
    most_open: usize,
    requests_per_minute: Option<u32>,
    tokens_per_minute: Option<u32>,
    /// Younger than the rest of version 1.
    #[serde(default)]
    patience_seconds: Option<u32>,
    chain: Vec<String>,
}

pub(super) fn write(services: &[Service]) -> Vec<u8> {
    let book = BookShape {
        version: VERSION,
        services: services.iter().map(shaped).collect(),
    };
    serde_json::to_vec(&book).unwrap_or_default()
}

/// Nothing at all is an empty book. The error says what is wrong and quotes nothing.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Service>, String> {
    if bytes.is_empty() {
        return Ok(Vec::new());
    }
    if bytes.len() > MAX_BYTES {
        return Err(words::book_too_large().into());
    }
    let book: BookShape = serde_json::from_slice(bytes)
        .map_err(|it| words::at_place(&it.line().to_string(), &it.column().to_string()))?;
    if book.version != VERSION {
        return Err(words::of_version(&book.version.to_string()));
    }
    let mut services: Vec<Service> = Vec::new();
    for service in book.services.into_iter().map(plain) {
        super::check(&service).map_err(|_| words::of_service(&(services.len() + 1).to_string()))?;
        if services.iter().any(|it| it.id == service.id) {
            return Err(words::same_short_name().into());
        }
        services.push(service);
    }
    Ok(services)
}

fn shaped(service: &Service) -> ServiceShape {
    let Service { limits, .. } = service;
    ServiceShape {
        id: service.id.clone(),
        name: service.name.clone(),
        preset: service.preset.clone(),
        address: service.address.clone(),
        models: service.models.clone(),
        takes_text: service.takes_text,
        takes_turns: service.takes_turns,
        asks_logprobs: service.asks_logprobs,
        most_open: limits.most_open,
        requests_per_minute: limits.requests_per_minute,
        tokens_per_minute: limits.tokens_per_minute,
        patience_seconds: service.patience_seconds,
        chain: service.chain.clone(),
    }
}

fn plain(shape: ServiceShape) -> Service {
    Service {
        id: shape.id,
        name: shape.name,
        preset: shape.preset,
        address: shape.address,
        models: shape.models,
        takes_text: shape.takes_text,
        takes_turns: shape.takes_turns,
        asks_logprobs: shape.asks_logprobs,
        limits: Limits {
            most_open: shape.most_open,
            requests_per_minute: shape.requests_per_minute,
            tokens_per_minute: shape.tokens_per_minute,
        },
        patience_seconds: shape.patience_seconds,
        chain: shape.chain,
    }
}
