//! Signing in at OpenRouter in one click: away from this page, and back with a code that becomes a key.

use remote::pkce;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::door::{Parcel, Waits};
use crate::ledger::{Content, Ended, Entry, RowEnd, Why};
use crate::services::Inner;
use crate::tries::answered;
use crate::{Keep, Lock, Service, ServiceError, Services};

const KEY: &str = "services/sign-in";
/// A sign-in that was begun longer ago is over, in milliseconds.
const LONGEST: u64 = 3_600_000;
const MAX_BYTES: usize = 64 << 10;

/// What has to survive the way to OpenRouter and back.
#[derive(Serialize, Deserialize)]
struct Pending {
    service: String,
    begun_millis: u64,
    /// The verifier, sealed under the key of this tab.
    sealed: Vec<u8>,
}

impl Services {
    /// Begins a sign-in for a service of OpenRouter; returns the address to go to. `callback`: this page.
    ///
    /// Going there is no request of this page, but something leaves all the same: the rules are asked, and the row is
    /// in the store before the address is known.
    ///
    /// # Errors
    /// Airplane mode, another kind of service, a browser that cannot seal, and the store's.
    pub async fn begin_sign_in(&self, id: &str, callback: &str) -> Result<String, ServiceError> {
        let service = self.sign_in_service(id)?;
        let Inner { guard, book, .. } = &*self.inner;
        let host = pkce::HOST;
        if let Err(lost) = guard.pass(host, &book.services()) {
            let host = host.to_owned();
            return Err(ServiceError::Lost { lost, host });
        }
        let ports = &self.inner.ports;
        let mut random = Zeroizing::new([0; 32]);
        ports.host.random_bytes(&mut *random);
        let verifier = pkce::verifier(&random);
        let challenge = pkce::challenge(&verifier);
        let secret = Zeroizing::new(verifier.as_bytes().to_vec());
        let pending = Pending {
            service: service.id,
            begun_millis: ports.host.now_millis(),
            sealed: ports.vault.seal(secret, Lock::Session).await?,
        };
        let bytes = serde_json::to_vec(&pending).unwrap_or_default();
        ports.store.put(KEY, &bytes).await?;
        let address = pkce::sign_in_address(callback, &challenge);
        let ledger = &self.inner.ledger;
        let row = ledger.begin(Entry {
            host: host.to_owned(),
            why: Why::SignIn,
            method: "GET".into(),
            url: address.clone(),
            sent_bytes: 0,
            content: Content::default(),
            body: None,
        });
        if let Err(error) = ledger.write_now().await {
            // What is not written down does not leave.
            let ended = Ended::Cancelled;
            ledger.end(
                row,
                RowEnd {
                    ended,
                    ..RowEnd::default()
                },
            );
            return Err(error.into());
        }
        Ok(address)
    }

    /// Ends it with the code that OpenRouter put behind the callback; returns the service that has its key now.
    /// A code is good once, so a failure ends the sign-in too.
    ///
    /// # Errors
    /// `NoSignIn` where none was begun in this tab, or too long ago; `SignInRefused`; the service's failures.
    pub async fn finish_sign_in(&self, code: &str, keep: Keep) -> Result<String, ServiceError> {
        let ports = &self.inner.ports;
        let bytes = ports.store.get(KEY).await?.unwrap_or_default();
        ports.store.delete(KEY).await?;
        let pending: Pending = serde_json::from_slice(&bytes[..bytes.len().min(MAX_BYTES)])
            .map_err(|_| ServiceError::NoSignIn)?;
        let age = ports.host.now_millis().saturating_sub(pending.begun_millis);
        if age > LONGEST {
            return Err(ServiceError::NoSignIn);
        }
        let service = self.sign_in_service(&pending.service)?;
        let opened = ports.vault.open(pending.sealed, Lock::Session).await;
        let verifier = opened.map_err(|_| ServiceError::NoSignIn)?;
        let verifier = std::str::from_utf8(&verifier).map_err(|_| ServiceError::NoSignIn)?;
        let parcel = Parcel {
            host: pkce::HOST.into(),
            request: pkce::exchange(code, verifier),
            why: Why::SignIn,
            content: Content::default(),
            may_be_kept: false,
            no_cors: false,
            waits: Waits::Brief,
            patience_seconds: None,
        };
        let mut open = answered(&self.inner, parcel, None).await?;
        let host = pkce::HOST.to_owned();
        let body = open.rest(MAX_BYTES).await;
        let body = Zeroizing::new(body.map_err(|lost| ServiceError::Lost { lost, host })?);
        open.end(Ended::Fine);
        let key = pkce::read_key(&body).ok_or(ServiceError::SignInRefused)?;
        self.set_key(&service.id, key, keep).await?;
        Ok(service.id)
    }

    /// Whether a sign-in was begun and not ended.
    ///
    /// # Errors
    /// The store's.
    pub async fn awaits_sign_in(&self) -> Result<bool, ServiceError> {
        Ok(self.inner.ports.store.get(KEY).await?.is_some())
    }

    fn sign_in_service(&self, id: &str) -> Result<Service, ServiceError> {
        let service = self.inner.book.find(id)?;
        let is_there = service.place()?.host() == pkce::HOST;
        let is_it = service.preset == "openrouter" && is_there;
        is_it.then_some(service).ok_or(ServiceError::NoSignIn)
    }
}
