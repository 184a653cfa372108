//! Bounded reads: files and responses may have any size, memory has not.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// The limit of JSON values in one discovery document. A resource takes about forty, so a hundred thousand fit.
pub const DISCOVERY_VALUES: usize = 4_000_000;

/// Reads to the end of the input.
///
/// # Errors
/// More than `limit` bytes; no more are read.
pub fn read(mut input: impl Read, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.by_ref().take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit { Err(too_large(limit)) } else { Ok(bytes) }
}

/// Reads a file, a pipe or a device.
///
/// # Errors
/// A file that cannot be opened or read, or that holds more than `limit` bytes.
pub fn read_file(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    read_open(&File::open(path)?, limit)
}

/// As [`read_file`], for an open file.
///
/// # Errors
/// As [`read_file`].
pub fn read_open(file: &File, limit: u64) -> io::Result<Vec<u8>> {
    if file.metadata().is_ok_and(|metadata| metadata.is_file() && metadata.len() > limit) {
        return Err(too_large(limit));
    }
    read(file, limit)
}

fn too_large(limit: u64) -> io::Error {
    io::Error::new(ErrorKind::FileTooLarge, format!("larger than {} MiB", limit >> 20))
}

/// Whether a JSON document has at most this many values, counted by commas and opening brackets. The smallest value
/// takes two bytes of text and a hundred of memory, so a limit of bytes alone does not bound memory.
pub fn holds_at_most(json: &[u8], values: usize) -> bool {
    json.len() <= values || json.iter().filter(|byte| matches!(byte, b',' | b'{' | b'[')).count() <= values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn read_stops_at_limit() {
        assert_eq!(read(&b"abc"[..], 3).unwrap(), b"abc");
        let mut input = io::repeat(b'x').take(2 << 20);
        let error = read(&mut input, 1 << 20).unwrap_err();
        assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::FileTooLarge, "larger than 1 MiB"));
        assert_eq!(input.limit(), (1 << 20) - 1);
    }

    #[test]
    fn file_over_limit_is_not_read() {
        let mut file = tempfile::tempfile().unwrap();
        file.set_len(5 << 40).unwrap();
        assert_eq!(read_open(&file, 1 << 20).unwrap_err().kind(), ErrorKind::FileTooLarge);
        assert_eq!(io::Seek::stream_position(&mut file).unwrap(), 0);
        file.set_len(3).unwrap();
        assert_eq!(read_open(&file, 3).unwrap(), b"\0\0\0");
    }

    #[test]
    fn json_values_are_counted() {
        for (json, values, expected) in
            [("[1,2,3]", 3, true), ("[1,2,3]", 2, false), ("[{},{},{}]", 6, true), ("[{},{},{}]", 4, false)]
        {
            assert_eq!(holds_at_most(json.as_bytes(), values), expected, "{json} {values}");
        }
    }
}
