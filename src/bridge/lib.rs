//! The typed conversation between page and worker, both ends, testable in memory.
