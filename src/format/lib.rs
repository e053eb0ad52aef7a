//! Everything that leaves or enters the app: files, share links, pasted tables, and what may leave.
