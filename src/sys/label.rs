//! What a thread works on, such as a context: its log lines begin with it, and [`parallel`](super::parallel) passes it
//! on to the threads it starts.

use std::cell::RefCell;

thread_local! {
    static LABEL: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Runs some work under a label; `None` for none.
pub fn with_label<T>(label: Option<&str>, work: impl FnOnce() -> T) -> T {
    let outer = LABEL.replace(label.map(str::to_owned));
    let result = work();
    LABEL.set(outer);
    result
}

/// The label of this thread.
pub fn label() -> Option<String> {
    LABEL.with_borrow(Clone::clone)
}
