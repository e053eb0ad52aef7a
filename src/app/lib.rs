//! Everything the studio does, without a DOM: state, commands, undo, runs, notices.
