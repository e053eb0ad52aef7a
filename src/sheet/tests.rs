//! Rows that come in, go out and are given to a project.

mod feed;
mod files;
mod gone;
