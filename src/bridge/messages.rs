//! Every message that crosses, and how it becomes bytes.

use engine::{EngineError, Question, Reply};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::Frame;

/// Names this build: page and worker must agree. Release builds set `EXEMPLAR_BUILD`.
pub const BUILD: &str = match option_env!("EXEMPLAR_BUILD") {
    Some(build) => build,
    None => "dev",
};

/// Ties answers to their question; never used twice in one page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RequestId(pub u32);

/// From the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ToWorker {
    /// The page's first message; `base` is the address that its relative addresses start from.
    Hello {
        base: String,
    },
    Ask {
        id: RequestId,
        question: Question,
    },
    /// Nobody waits for the answers any more.
    Cancel {
        id: RequestId,
    },
}

/// From the worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FromWorker {
    /// The worker's first message. Its shape never changes, so that any build can read it.
    Hello {
        build: String,
    },
    Reply {
        id: RequestId,
        reply: Reply,
    },
    /// The question ended in an error.
    Failed {
        id: RequestId,
        error: EngineError,
    },
    /// The question was answered in full.
    Done {
        id: RequestId,
    },
    /// The last message of a worker that cannot go on; `what` is for people.
    Crashed {
        what: String,
    },
}

/// Bytes that are no message of this build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Garbled;

impl ToWorker {
    pub fn frame(&self) -> Frame {
        frame(self)
    }

    pub fn read(frame: &Frame) -> Result<Self, Garbled> {
        read(frame)
    }
}

impl FromWorker {
    pub fn frame(&self) -> Frame {
        frame(self)
    }

    pub fn read(frame: &Frame) -> Result<Self, Garbled> {
        read(frame)
    }
}

fn frame(message: &impl Serialize) -> Frame {
    // These types hold no maps of unknown length and no foreign serialisers: the only way to fail.
    Frame(postcard::to_allocvec(message).expect("plain data always becomes bytes"))
}

fn read<T: DeserializeOwned>(frame: &Frame) -> Result<T, Garbled> {
    match postcard::take_from_bytes(&frame.0) {
        Ok((message, [])) => Ok(message),
        _ => Err(Garbled),
    }
}
