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
    /// Into a pipe whose reader has gone.
    ClosedPipe,
    /// Onto a disk without room.
    FullDisk,
    /// To the test, by a terminal.
    #[cfg(target_os = "linux")]
    Terminal,
}

impl Sink {
    /// The side of the run, and that of the test where there is something to read.
    pub fn open(self) -> (Stdio, Option<Box<dyn Read + Send>>) {
        let (reader, writer) = io::pipe().unwrap();
        match self {
            Self::Test => (writer.into(), Some(Box::new(reader))),
            Self::ClosedPipe => (writer.into(), None),
            Self::FullDisk => (fs::File::options().write(true).open("/dev/full").unwrap().into(), None),
            #[cfg(target_os = "linux")]
            Self::Terminal => {
                let (terminal, stdio) = Terminal::open();
                (stdio, Some(Box::new(terminal)))
            }
        }
    }
}
