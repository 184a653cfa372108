//! A pseudo-terminal that a run writes to, in a mode that changes no byte.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::os::fd::OwnedFd;
use std::os::unix::ffi::OsStrExt as _;
use std::process::Stdio;

use rustix::io::Errno;
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{OptionalActions, OutputModes, Winsize, tcgetattr, tcsetattr, tcsetwinsize};

/// The reading side of the terminal.
pub struct Terminal(File);

impl Terminal {
    /// A terminal of this width, and the side of the run.
    pub fn open(columns: u16) -> (Self, Stdio) {
        let (terminal, run) = Self::pair();
        tcsetwinsize(&run, Winsize { ws_row: 0, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 }).unwrap();
        (terminal, OwnedFd::from(run).into())
    }

    /// The same, with the side of the run as a file.
    pub fn pair() -> (Self, File) {
        let viewer = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).unwrap();
        grantpt(&viewer).unwrap();
        unlockpt(&viewer).unwrap();
        let path = ptsname(&viewer, Vec::new()).unwrap();
        let run = File::options().read(true).write(true).open(OsStr::from_bytes(path.as_bytes())).unwrap();
        // No carriage return before a line end: what arrives is what was written.
        let mut modes = tcgetattr(&run).unwrap();
        modes.output_modes.remove(OutputModes::OPOST);
        tcsetattr(&run, OptionalActions::Now, &modes).unwrap();
        (Self(viewer.into()), run)
    }
}

impl Terminal {
    /// The keyboard: what is written here is typed.
    pub fn keyboard(&self) -> File {
        self.0.try_clone().unwrap()
    }
}

impl Read for Terminal {
    /// On Linux, a read after the last writer has gone is an error (EIO), which is the end of the text.
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.0.read(buffer) {
            Err(error) if Errno::from_io_error(&error) == Some(Errno::IO) => Ok(0),
            result => result,
        }
    }
}
