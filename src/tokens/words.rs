//! The texts of the room.

::phrases::catalogue!();
