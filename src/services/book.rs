//! The services that the person set up, kept on this device; two tabs do not overwrite each other.

mod shape;

use std::{cell::RefCell, rc::Rc};

use storage::Store;

use crate::{Service, ServiceError, words};

const KEY: &str = "services/book";
/// Where a book lies that could not be read.
const ASIDE: &str = "services/book-damaged";
const MAX_SERVICES: usize = 100;
const MAX_MODELS: usize = 5_000;
const MAX_NAME: usize = 200;

/// The book, as last read or written.
pub(crate) struct Book {
    store: Rc<dyn Store>,
    services: RefCell<Rc<Vec<Service>>>,
}

impl Book {
    /// Reads it. Where it is damaged its bytes are set aside, and the error is in what comes back besides.
    pub(crate) async fn open(store: Rc<dyn Store>) -> (Self, Option<ServiceError>) {
        let book = Self {
            store,
            services: RefCell::default(),
        };
        let trouble = book.reload().await.err();
        (book, trouble)
    }

    pub(crate) fn services(&self) -> Rc<Vec<Service>> {
        self.services.borrow().clone()
    }

    pub(crate) fn find(&self, id: &str) -> Result<Service, ServiceError> {
        let services = self.services();
        let found = services.iter().find(|it| it.id == id).cloned();
        found.ok_or_else(|| ServiceError::UnknownService { id: id.into() })
    }

    async fn reload(&self) -> Result<Option<Vec<u8>>, ServiceError> {
        let bytes = self.store.get(KEY).await?;
        match shape::read(bytes.as_deref().unwrap_or_default()) {
            Ok(services) => {
                *self.services.borrow_mut() = Rc::new(services);
                Ok(bytes)
            }
            Err(what) => {
                self.store
                    .put(ASIDE, bytes.as_deref().unwrap_or_default())
                    .await?;
                self.store.delete(KEY).await?;
                Err(ServiceError::DamagedBook { what })
            }
        }
    }

    /// Changes what lies in the store, whatever another tab wrote there meanwhile.
    async fn change(&self, edit: impl Fn(&mut Vec<Service>)) -> Result<(), ServiceError> {
        loop {
            let old = self.reload().await?;
            let mut services = self.services().to_vec();
            edit(&mut services);
            if services.len() > MAX_SERVICES {
                return Err(ServiceError::TooMuch {
                    what: words::list_of_services(),
                });
            }
            let new = shape::write(&services);
            if self.store.put_if(KEY, old.as_deref(), &new).await? {
                *self.services.borrow_mut() = Rc::new(services);
                return Ok(());
            }
        }
    }

    /// Adds the service, or puts it in the place of the one with its id.
    pub(crate) async fn put(&self, service: Service) -> Result<(), ServiceError> {
        check(&service)?;
        self.change(
            |services| match services.iter_mut().find(|it| it.id == service.id) {
                Some(old) => *old = service.clone(),
                None => services.push(service.clone()),
            },
        )
        .await
    }

    pub(crate) async fn remove(&self, id: &str) -> Result<(), ServiceError> {
        self.change(|services| services.retain(|it| it.id != id))
            .await
    }
}

fn check(service: &Service) -> Result<(), ServiceError> {
    let id = &service.id;
    let plain = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-';
    if id.is_empty() || id.len() > 40 || !id.bytes().all(plain) {
        let id = id.chars().take(40).collect();
        return Err(ServiceError::BadId { id });
    }
    let is_long = |it: &String| it.len() > MAX_NAME;
    let too_much = |what| Err(ServiceError::TooMuch { what });
    if is_long(&service.name) {
        return too_much(words::name_of_service());
    }
    if service.models.len() > MAX_MODELS || service.models.iter().any(is_long) {
        return too_much(words::models_of_service());
    }
    if service.chain.len() > 20 || service.chain.iter().any(|it| it.len() > 300) {
        return too_much(words::chain_of_models());
    }
    service.endpoint(false)?;
    Ok(())
}

#[cfg(test)]
mod tests;
