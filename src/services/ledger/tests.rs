//! The ledger: rows, pages, files.
