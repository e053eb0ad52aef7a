//! The texts of the history.

::phrases::catalogue!();
