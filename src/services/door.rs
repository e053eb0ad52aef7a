//! The one door out: asks the rules, writes the ledger, hands the request to the carrier, and keeps the time limits.

use std::rc::Rc;

use futures::future::{Either, LocalBoxFuture, select};
use futures::stream::LocalBoxStream;
use futures::{FutureExt, StreamExt};
use remote::{Address, HttpRequest, Reach};
use zeroize::Zeroizing;

use crate::ledger::{Content, Ended, Entry, RowEnd, RowId, Why};
use crate::rules::Pass;
use crate::services::Inner;
use crate::{Host, Ledger, Lost, Piece, Wire};

/// How long a request waits for its row to be kept, at most.
const KEPT_WITHIN_MILLIS: u64 = 2000;

/// How long requests may keep silent, in milliseconds, where the person did not say it for the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Patience {
    /// Until the head of an answer that comes in pieces, or of one that takes no work.
    pub(crate) head_millis: u64,
    /// Until the head of an answer that is sent when it is whole: all of it is computed before.
    pub(crate) whole_millis: u64,
    /// Until the head, and between two pieces, of a program on this machine or in this network: it may have to load its
    /// model first, and reads a long prompt slowly.
    pub(crate) near_millis: u64,
    /// Between two pieces of a body from elsewhere.
    pub(crate) silence_millis: u64,
}

impl Default for Patience {
    /// Large models think long before the first byte of a body, so silence there is borne longer.
    fn default() -> Self {
        Self {
            head_millis: 30_000,
            whole_millis: 300_000,
            near_millis: 300_000,
            silence_millis: 60_000,
        }
    }
}

/// What kind of answer is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Waits {
    /// In pieces, as a model writes it.
    Pieces,
    /// A model's work, sent when it is whole.
    Whole,
    /// What takes a service no work: a list, a sign of life.
    Brief,
}

impl Patience {
    /// Until the head, and between two pieces of the body.
    fn of(&self, waits: Waits, is_near: bool) -> (u64, u64) {
        match (waits, is_near) {
            (Waits::Brief, _) => (self.head_millis, self.silence_millis),
            (_, true) => (self.near_millis, self.near_millis),
            (Waits::Whole, false) => (self.whole_millis, self.silence_millis),
            (Waits::Pieces, false) => (self.head_millis, self.silence_millis),
        }
    }
}

/// A request and what the ledger is told of it.
pub(crate) struct Parcel {
    pub(crate) host: String,
    pub(crate) request: HttpRequest,
    pub(crate) why: Why,
    pub(crate) content: Content,
    /// Its body may be kept where the person keeps bodies.
    pub(crate) may_be_kept: bool,
    /// A blind request, whose answer cannot be read.
    pub(crate) no_cors: bool,
    pub(crate) waits: Waits,
    /// As the person set it for the service: how long it may keep silent at any time. 0 counts as 1.
    pub(crate) patience_seconds: Option<u32>,
}

/// An answer whose head is there. Dropping it aborts the request and closes its row.
pub(crate) struct Open {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    flow: Flow,
    silence_millis: u64,
    row: OpenRow,
}

/// What comes back, with the clock beside it.
struct Flow {
    pieces: LocalBoxStream<'static, Result<Piece, Lost>>,
    host: Rc<dyn Host>,
    pass: Pass,
    /// One timer serves all pieces: it looks at the clock when it rings, and is set again.
    timer: LocalBoxFuture<'static, ()>,
    last_millis: u64,
}

/// A row that is closed as cancelled unless somebody says how it ended.
struct OpenRow {
    ledger: Ledger,
    id: RowId,
    is_closed: bool,
}

impl OpenRow {
    fn close(&mut self, end: RowEnd) {
        self.is_closed = true;
        self.ledger.end(self.id, end);
    }
}

impl Drop for OpenRow {
    fn drop(&mut self) {
        if !self.is_closed {
            self.close(RowEnd {
                ended: Ended::Cancelled,
                ..RowEnd::default()
            });
        }
    }
}

/// Sends, and waits for the head of the answer.
pub(crate) async fn send(services: &Inner, parcel: Parcel) -> Result<Open, Lost> {
    let host = services.ports.host.clone();
    let mut pass = services
        .guard
        .pass(&parcel.host, &services.book.services())?;
    let reach = reach_of(&parcel.request.url);
    // Reaching this very machine takes no network.
    if !host.is_online() && reach != Some(Reach::Loopback) {
        return Err(Lost::Offline);
    }
    let keeps = parcel.may_be_kept && services.guard.rules().keeps_bodies;
    let is_near = matches!(reach, Some(Reach::Loopback | Reach::Private));
    let (head_millis, silence_millis) = match parcel.patience_seconds {
        Some(seconds) => {
            let millis = u64::from(seconds.max(1)) * 1000;
            (millis, millis)
        }
        None => services.patience.get().of(parcel.waits, is_near),
    };
    let wire = wire(&parcel);
    let id = services.ledger.begin(Entry {
        host: parcel.host,
        why: parcel.why,
        method: parcel.request.method.into(),
        url: parcel.request.url,
        sent_bytes: wire.body.len() as u64,
        content: parcel.content,
        body: keeps.then(|| parcel.request.body.to_string()),
    });
    let mut row = OpenRow {
        ledger: services.ledger.clone(),
        id,
        is_closed: false,
    };
    if is_stopped_while_kept(&services.ledger, &*host, &mut pass).await {
        row.close(RowEnd {
            ended: Ended::lost(Lost::Airplane),
            ..RowEnd::default()
        });
        return Err(Lost::Airplane);
    }
    let mut flow = Flow {
        pieces: services.ports.carrier.send(wire),
        timer: host.sleep(head_millis),
        last_millis: host.now_millis(),
        host,
        pass,
    };
    let head = flow.next(head_millis).await;
    let lost = match head {
        Some(Ok(Piece::Head { status, headers })) => {
            return Ok(Open {
                status,
                headers,
                flow,
                silence_millis,
                row,
            });
        }
        Some(Err(lost)) => lost,
        // A carrier that says nothing, or gives a body without a head, has no answer.
        Some(Ok(Piece::Body(_))) | None => Lost::NoAnswer,
    };
    row.close(RowEnd {
        ended: Ended::lost(lost),
        ..RowEnd::default()
    });
    Err(lost)
}

/// Nothing leaves before its row is kept, so that a page that dies a moment later has still said so. A store that hangs
/// holds a request up for no longer than [`KEPT_WITHIN_MILLIS`]. True where airplane mode came meanwhile.
async fn is_stopped_while_kept(ledger: &Ledger, host: &dyn Host, pass: &mut Pass) -> bool {
    let kept = select(ledger.keep().boxed_local(), host.sleep(KEPT_WITHIN_MILLIS));
    matches!(select(kept, pass).await, Either::Right(_))
}

/// How far away the host of an address is.
fn reach_of(url: &str) -> Option<Reach> {
    let path = url.find("://").map_or(0, |at| at + 3);
    let end = url[path..].find('/').map_or(url.len(), |at| path + at);
    Some(Address::parse(&url[..end]).ok()?.reach())
}

fn wire(parcel: &Parcel) -> Wire {
    let Parcel { request, .. } = parcel;
    let headers = request.headers.iter().map(|it| {
        let value = Zeroizing::new(it.value.reveal().to_owned());
        (it.name.to_owned(), value)
    });
    Wire {
        host: parcel.host.clone(),
        method: request.method,
        url: request.url.clone(),
        headers: headers.collect(),
        body: match request.body.is_null() {
            true => Vec::new(),
            false => request.body.to_string().into_bytes(),
        },
        no_cors: parcel.no_cors,
    }
}

impl Flow {
    /// The next piece, unless it keeps silent for too long or has to come back in.
    async fn next(&mut self, limit_millis: u64) -> Option<Result<Piece, Lost>> {
        loop {
            let stops = select(&mut self.timer, &mut self.pass);
            match select(self.pieces.next(), stops).await {
                Either::Left((piece, _)) => {
                    self.last_millis = self.host.now_millis();
                    return piece;
                }
                Either::Right((Either::Right(_), _)) => return Some(Err(Lost::Airplane)),
                Either::Right((Either::Left(_), _)) => {
                    let silent = self.host.now_millis().saturating_sub(self.last_millis);
                    if silent >= limit_millis {
                        return Some(Err(Lost::TimedOut));
                    }
                    self.timer = self.host.sleep(limit_millis - silent);
                }
            }
        }
    }
}

impl Open {
    /// More of the body; `None` at its end.
    pub(crate) async fn next(&mut self) -> Option<Result<Vec<u8>, Lost>> {
        loop {
            match self.flow.next(self.silence_millis).await? {
                Ok(Piece::Body(bytes)) => {
                    self.row.ledger.got(self.row.id, bytes.len() as u64);
                    return Some(Ok(bytes));
                }
                // There is one head; another says nothing new.
                Ok(Piece::Head { .. }) => {}
                Err(lost) => {
                    self.end(Ended::lost(lost));
                    return Some(Err(lost));
                }
            }
        }
    }

    /// The rest of the body, at most so many bytes of it.
    pub(crate) async fn rest(&mut self, most: usize) -> Result<Vec<u8>, Lost> {
        let mut body = Vec::new();
        while let Some(bytes) = self.next().await {
            body.extend(bytes?);
            if body.len() >= most {
                body.truncate(most);
                break;
            }
        }
        Ok(body)
    }

    /// Closes the row.
    pub(crate) fn end(&mut self, ended: Ended) {
        self.close(RowEnd {
            ended,
            ..RowEnd::default()
        });
    }

    /// Closes the row with what the answer cost; its status is filled in.
    pub(crate) fn close(&mut self, end: RowEnd) {
        let status = Some(self.status).filter(|it| *it != 0);
        self.row.close(RowEnd { status, ..end });
    }
}
