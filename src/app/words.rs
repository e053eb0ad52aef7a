//! The texts of the studio: commands, what happened, why something cannot be done.

::phrases::catalogue!();
