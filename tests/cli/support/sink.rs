//! Where the streams of a run lead.

use std::fs;
use std::io::{self, Read};
use std::process::Stdio;

#[cfg(target_os = "linux")]
use super::terminal::Terminal;

/// Where a stream leads.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sink {
    /// To the test.
    Test,
    /// Into a pipe whose reader is closed.
    ClosedPipe,
    /// To a full disk.
    FullDisk,
    /// To the test, by a terminal of this width; 0 if it does not know its width.
    #[cfg(target_os = "linux")]
    Terminal(u16),
}

impl Sink {
    /// The side of the run, and that of the test if there is something to read.
    pub fn open(self) -> (Stdio, Option<Box<dyn Read + Send>>) {
        let (reader, writer) = io::pipe().unwrap();
        match self {
            Self::Test => (writer.into(), Some(Box::new(reader))),
            Self::ClosedPipe => {
                drop(reader);
                #[cfg(unix)]
                until_nobody_reads(&writer);
                (writer.into(), None)
            }
            Self::FullDisk => (fs::File::options().write(true).open("/dev/full").unwrap().into(), None),
            #[cfg(target_os = "linux")]
            Self::Terminal(columns) => {
                let (terminal, stdio) = Terminal::open(columns);
                (stdio, Some(Box::new(terminal)))
            }
        }
    }
}

/// A process that another test starts at the same time may inherit the reader for a moment.
#[cfg(unix)]
fn until_nobody_reads(writer: &io::PipeWriter) {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    super::running::until("nobody reads", || {
        let mut ends = [PollFd::new(writer, PollFlags::empty())];
        poll(&mut ends, Some(&Timespec { tv_sec: 0, tv_nsec: 0 })).unwrap();
        ends[0].revents().intersects(PollFlags::ERR | PollFlags::HUP)
    });
}
