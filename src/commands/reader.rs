//! Whoever reads stdout, and goes away while there is nothing to write: `pods --watch | head -1`.

use crate::exit::ExitCode;

/// Ends the run as soon as nobody reads stdout any more, where that is a pipe. For commands that wait; others find out
/// when they write.
pub fn end_without(code: ExitCode) {
    #[cfg(unix)]
    system::end_without(code);
    #[cfg(not(unix))]
    let _ = code;
}

#[cfg(unix)]
mod system {
    use std::fs::File;
    use std::io;
    use std::os::fd::AsFd as _;
    use std::os::unix::fs::FileTypeExt as _;
    use std::sync::Once;
    use std::thread;

    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::io::Errno;

    use crate::exit::ExitCode;
    use crate::signals;

    pub fn end_without(code: ExitCode) {
        static STARTED: Once = Once::new();
        STARTED.call_once(|| {
            if is_pipe() {
                // Without the thread it is noticed when there is something to write.
                let _ = thread::Builder::new().name("reader".to_owned()).spawn(move || {
                    if is_left() {
                        signals::end(code);
                    }
                });
            }
        });
    }

    fn is_pipe() -> bool {
        let kind = io::stdout().as_fd().try_clone_to_owned().and_then(|stdout| File::from(stdout).metadata());
        kind.is_ok_and(|metadata| metadata.file_type().is_fifo() || metadata.file_type().is_socket())
    }

    /// Waits until there is no reader: that is told though it is not asked for (poll(2), `POLLERR` and `POLLHUP`).
    fn is_left() -> bool {
        let stdout = io::stdout();
        loop {
            let mut stdout = [PollFd::new(&stdout, PollFlags::empty())];
            match poll(&mut stdout, None) {
                Ok(0) | Err(Errno::INTR) => {}
                Ok(_) => return stdout[0].revents().intersects(PollFlags::ERR | PollFlags::HUP),
                Err(_) => return false,
            }
        }
    }
}
