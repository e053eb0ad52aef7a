//! What stays between visits: bytes under keys, with a memory version and the browser's own.
