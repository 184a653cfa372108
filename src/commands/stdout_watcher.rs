//! Notices that stdout was closed while there is nothing to write: `pods --watch | head -1`.

use crate::sys::ExitCode;

/// Ends the run with `code` as soon as stdout, if it is a pipe or socket, has no reader. For commands that wait; others
/// notice when they write.
pub fn exit_when_stdout_closes(code: ExitCode) {
    #[cfg(unix)]
    unix::exit_when_stdout_closes(code);
    // Windows reports a closed pipe to the next write only.
    #[cfg(not(unix))]
    let _ = code;
}

#[cfg(unix)]
mod unix {
    use std::fs::File;
    use std::io;
    use std::os::fd::AsFd as _;
    use std::os::unix::fs::FileTypeExt as _;
    use std::sync::Once;
    use std::thread;

    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::io::Errno;

    use crate::sys::ExitCode;
    use crate::sys::signals;

    pub fn exit_when_stdout_closes(code: ExitCode) {
        static STARTED: Once = Once::new();
        STARTED.call_once(|| {
            if is_pipe() {
                // Without the thread, the next write notices.
                let _ = thread::Builder::new().name("stdout-watcher".to_owned()).spawn(move || {
                    if wait_until_closed() {
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

    /// Returns true when stdout has no reader, false when that cannot be determined. `POLLERR` and `POLLHUP` are
    /// reported though no event is requested (poll(2)).
    fn wait_until_closed() -> bool {
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
