//! The texts of the Files place.

::phrases::catalogue!();
