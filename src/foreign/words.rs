//! The texts of the room: what a person reads of files, not what stands in them.

::phrases::catalogue!();
