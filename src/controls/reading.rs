//! Derived values for views, with one code path for each type: a closure that is boxed here instead of
//! being compiled into the graph's own code saves the page some hundred bytes each time.

use leptos::prelude::*;

type Read<T> = Box<dyn Fn() -> T + Send + Sync>;

/// Read anew by everybody who asks.
pub fn seen<T: Send + Sync + 'static>(read: impl Fn() -> T + Send + Sync + 'static) -> Signal<T> {
    fn boxed<T: Send + Sync + 'static>(read: Read<T>) -> Signal<T> {
        Signal::derive(read)
    }
    boxed(Box::new(read))
}

/// Read once for all, and passed on only when it differs.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    read: impl Fn() -> T + Send + Sync + 'static,
) -> Signal<T> {
    fn boxed<T: PartialEq + Send + Sync + 'static>(read: Read<T>) -> Signal<T> {
        Memo::new(move |_| read()).into()
    }
    boxed(Box::new(read))
}
