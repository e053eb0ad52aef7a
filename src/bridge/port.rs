//! One end of a wire that carries frames, and can break.

/// The bytes of one message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame(pub Vec<u8>);

/// What arrives at an end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Incoming {
    Frame(Frame),
    /// The other end is gone and nothing more will come; `what` is for people.
    Died {
        what: String,
    },
}

/// One end of the wire.
pub trait Port {
    /// Sends; what cannot arrive any more is lost without a word.
    fn post(&self, frame: Frame);

    /// From now on `hear` gets everything that arrives, and what arrived before it first.
    ///
    /// Called once. `hear` may post and close.
    fn listen(&self, hear: Box<dyn FnMut(Incoming)>);

    /// Ends the wire, and the worker at its other end. Nothing is heard any more.
    fn close(&self);
}
