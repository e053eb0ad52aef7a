//! Remembers that memory ran out, since nothing else can be said once it has.

use std::{
    alloc::{GlobalAlloc, Layout, System},
    sync::atomic::{AtomicUsize, Ordering},
};

/// The bytes of the last request that was refused; 0 while all were granted.
static REFUSED_BYTES: AtomicUsize = AtomicUsize::new(0);

#[global_allocator]
static ALLOCATOR: Watched = Watched;

/// How much was asked for when there was no more, if that has happened.
pub(super) fn refused_bytes() -> Option<usize> {
    Some(REFUSED_BYTES.load(Ordering::Relaxed)).filter(|it| *it > 0)
}

/// The system's allocator, watched.
struct Watched;

impl Watched {
    fn seen(pointer: *mut u8, n_bytes: usize) -> *mut u8 {
        if pointer.is_null() {
            REFUSED_BYTES.store(n_bytes, Ordering::Relaxed);
        }
        pointer
    }
}

// SAFETY: every call is passed on unchanged to `System`, which keeps the contract; only its answer is looked at.
#[expect(unsafe_code, reason = "an allocator can be written no other way")]
unsafe impl GlobalAlloc for Watched {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promises are those that `System` asks for.
        Self::seen(unsafe { System.alloc(layout) }, layout.size())
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as above.
        Self::seen(unsafe { System.alloc_zeroed(layout) }, layout.size())
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, n_bytes: usize) -> *mut u8 {
        // SAFETY: as above.
        Self::seen(unsafe { System.realloc(pointer, layout, n_bytes) }, n_bytes)
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: as above.
        unsafe { System.dealloc(pointer, layout) };
    }
}
