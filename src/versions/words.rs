//! The texts of the versions.

::phrases::catalogue!();
