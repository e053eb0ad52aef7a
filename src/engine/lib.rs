//! The one way to ask any model for text: the port, its questions, answers and errors.
