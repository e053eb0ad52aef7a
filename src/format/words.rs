//! The texts of the room: what a person reads of a file, a link or a table.

::phrases::catalogue!();
