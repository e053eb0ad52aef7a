//! Asks until there is an answer or no sense in asking: the line, the host's health, back-off.

use std::rc::Rc;

use remote::retry::{Limits, Next, Permit};
use remote::{KeyFor, read_failure};

use crate::door::{Open, Parcel, send};
use crate::ledger::Ended;
use crate::services::Inner;
use crate::{Service, ServiceError, words};

/// Nobody waits for a host that is left alone once nothing good came from it for so long, in milliseconds.
const LONGEST_ILLNESS: u64 = 60_000;
/// Between two looks at a host whose probe is out.
const LOOK_AGAIN: u64 = 1_000;
/// Bodies of failures are read up to here.
const MAX_FAILURE_BYTES: usize = 1 << 20;

/// Why a try came to nothing.
pub(crate) struct Fallen {
    pub(crate) error: ServiceError,
    /// Part of an answer was given on already, so that asking again would say it twice.
    pub(crate) spoke: bool,
}

impl<E: Into<ServiceError>> From<E> for Fallen {
    fn from(error: E) -> Self {
        Self {
            error: error.into(),
            spoke: false,
        }
    }
}

/// What is asked, and of whom.
pub(crate) struct Course<'a> {
    pub(crate) services: &'a Inner,
    pub(crate) host: String,
    pub(crate) limits: Limits,
    /// Of the host's minute.
    pub(crate) tokens: u32,
    /// There is somebody else to ask, so nobody waits for a host that is left alone.
    pub(crate) has_other: bool,
}

impl Course<'_> {
    /// Tries, as often as is sensible. `note` is told of every wait for another try, in words.
    pub(crate) async fn run<T>(
        &self,
        mut note: impl FnMut(String),
        mut attempt: impl AsyncFnMut() -> Result<T, Fallen>,
    ) -> Result<T, Fallen> {
        let line = &self.services.line;
        let mut ticket = line.enter(&self.host, self.limits, self.tokens);
        let (mut n_tries, mut told) = (0, false);
        loop {
            ticket.turn().await;
            if let Permit::Wait { millis } = line.permit(&self.host) {
                let millis = if millis == 0 { LOOK_AGAIN } else { millis };
                if self.has_other || line.ill_for(&self.host) > LONGEST_ILLNESS {
                    let host = self.host.clone();
                    return Err(ServiceError::LeftAlone { host }.into());
                }
                if !told {
                    told = true;
                    let host = &self.host;
                    note(words::told_left_alone(host, millis.div_ceil(1000)));
                }
                ticket.back(millis);
                continue;
            }
            n_tries += 1;
            let fallen = match attempt().await {
                Ok(answer) => {
                    line.was_well(&self.host);
                    return Ok(answer);
                }
                Err(fallen) => fallen,
            };
            let failure = fallen.error.failure();
            // Only an answer tells of the host's health; a request that was never sent does not.
            match fallen.error {
                _ if failure.kind.is_illness() => line.was_ill(&self.host),
                ServiceError::Failed(_) => line.was_well(&self.host),
                _ => {}
            }
            if fallen.spoke {
                return Err(fallen);
            }
            match self
                .services
                .policy
                .get()
                .after(&failure, n_tries, ticket.number())
            {
                Next::GiveUp => return Err(fallen),
                Next::Again { wait_millis } => {
                    let seconds = wait_millis.div_ceil(1000);
                    note(words::asked_again(&fallen.error.to_string(), seconds));
                    ticket.back(wait_millis);
                }
            }
        }
    }
}

/// Sends, and reads the failure where the answer is one.
pub(crate) async fn answered(
    services: &Inner,
    parcel: Parcel,
    key: Option<&KeyFor>,
) -> Result<Open, ServiceError> {
    let host = parcel.host.clone();
    let lost = |lost| ServiceError::Lost {
        lost,
        host: host.clone(),
    };
    let mut open = send(services, parcel).await.map_err(lost)?;
    if (200..300).contains(&open.status) {
        return Ok(open);
    }
    let body = open.rest(MAX_FAILURE_BYTES).await.map_err(lost)?;
    let now = services.ports.host.now_millis() / 1000;
    let secret = key.map(KeyFor::secret);
    let failure = read_failure(open.status, &open.headers, &body, secret, now);
    open.end(Ended::Failed(format!("{:?}", failure.kind)));
    Err(failure.into())
}

/// An answer read whole, and the key that its request had.
pub(crate) struct Whole {
    pub(crate) body: Vec<u8>,
    pub(crate) key: Option<Rc<KeyFor>>,
}

/// A request whose answer is read whole, through the line and with its tries.
///
/// Each try takes the key as it is then: one that was forgotten meanwhile is not sent.
pub(crate) async fn whole(
    services: &Inner,
    service: &Service,
    most: usize,
    parcel: impl Fn(Option<&KeyFor>) -> Result<Parcel, ServiceError>,
) -> Result<Whole, ServiceError> {
    let course = Course {
        services,
        host: service.place()?.host(),
        limits: service.limits,
        tokens: 0,
        has_other: false,
    };
    let attempt = async || {
        let key = services.keys.key(&service.id);
        let parcel = parcel(key.as_deref())?;
        let host = parcel.host.clone();
        let mut open = answered(services, parcel, key.as_deref()).await?;
        let lost = |lost| ServiceError::Lost { lost, host };
        let body = open.rest(most).await.map_err(lost)?;
        open.end(Ended::Fine);
        Ok(Whole { body, key })
    };
    course.run(|_| (), attempt).await.map_err(|it| it.error)
}
