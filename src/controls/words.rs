//! The texts of the controls, and figures as a person reads them.

pub use crate::figures::*;

::phrases::catalogue!();
