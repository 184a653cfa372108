//! The body of a response as it is read: by a deadline, and with errors that name the URL.

use std::io::{self, Read};
use std::time::Instant;

use crate::client::Error;
use crate::client::transport::TransportError;

/// Fails after a deadline, even if the inner reader never waits: a small body may decompress to any size.
pub struct DeadlineReader<R> {
    pub inner: R,
    pub deadline: Option<Instant>,
}

impl<R: Read> Read for DeadlineReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.deadline.is_some_and(|deadline| Instant::now() >= deadline) {
            return Err(io::ErrorKind::TimedOut.into());
        }
        self.inner.read(buffer)
    }
}

/// Turns I/O errors into the errors of [`read_error`].
pub struct ContextReader<R> {
    pub url: String,
    pub inner: R,
}

impl<R: Read> Read for ContextReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.inner.read(buffer).map_err(|error| match error.kind() {
            io::ErrorKind::Interrupted => error,
            _ => io::Error::other(read_error(self.url.clone(), &error)),
        })
    }
}

/// The error of a body that ends early, too late, or cannot be decoded.
pub fn read_error(url: String, error: &io::Error) -> Error {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<ureq::Error>());
    let problem = match (error.kind(), inner) {
        (_, Some(ureq::Error::Timeout(_))) | (io::ErrorKind::TimedOut, _) => {
            "did not send its whole answer in time".to_owned()
        }
        (io::ErrorKind::UnexpectedEof | io::ErrorKind::ConnectionReset, _) => {
            "broke off in the middle of its answer".to_owned()
        }
        (_, Some(ureq::Error::Decompress(_, error))) if error.kind() == io::ErrorKind::UnexpectedEof => {
            "broke off in the middle of its answer".to_owned()
        }
        (_, Some(ureq::Error::Other(error))) => match error.downcast_ref() {
            Some(TransportError::MalformedResponse(problem)) => {
                format!("sent an answer that cannot be read: {problem}")
            }
            _ => format!("sent an answer that cannot be read: {error}"),
        },
        (_, Some(ureq::Error::Protocol(error))) => format!("sent an answer that cannot be read: {error}"),
        (_, Some(ureq::Error::Decompress(..))) => "sent an answer that cannot be decompressed".to_owned(),
        _ => format!("sent an answer that cannot be read: {error}"),
    };
    Error::Response { url, problem }
}
