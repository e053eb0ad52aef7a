//! The texts of the place, and figures as a person reads them.

pub(crate) use controls::words::*;

::phrases::catalogue!();
