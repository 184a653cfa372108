//! Limits for what others have written: a file or an answer may be of any size, memory is not.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// The most values that one document of discovery may hold, whether it is an answer or a file. A resource takes about
/// forty, so that there is room for a hundred thousand.
pub const DISCOVERY_VALUES: usize = 4_000_000;

/// Reads to the end.
///
/// # Errors
/// More than `limit` bytes, of which no more are read then.
pub fn read(mut input: impl Read, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.by_ref().take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit { Err(too_large(limit)) } else { Ok(bytes) }
}

/// Reads a file, which may be a pipe or a device as well.
///
/// # Errors
/// A file that cannot be opened or read, or that holds more than `limit` bytes.
pub fn read_file(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    read_open(&File::open(path)?, limit)
}

/// As [`read_file`], for a file that is open.
///
/// # Errors
/// As there.
pub fn read_open(file: &File, limit: u64) -> io::Result<Vec<u8>> {
    if file.metadata().is_ok_and(|metadata| metadata.is_file() && metadata.len() > limit) {
        return Err(too_large(limit));
    }
    read(file, limit)
}

fn too_large(limit: u64) -> io::Error {
    io::Error::new(ErrorKind::FileTooLarge, format!("larger than {} MiB", limit >> 20))
}

/// Whether a JSON document holds no more than so many values, counted by its commas and opening brackets. In text
/// the smallest value takes two bytes, in memory a hundred: a document may be far smaller than what becomes of it.
pub fn holds_at_most(json: &[u8], values: usize) -> bool {
    json.len() <= values || json.iter().filter(|byte| matches!(byte, b',' | b'{' | b'[')).count() <= values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_read_than_the_limit() {
        assert_eq!(read(&b"abc"[..], 3).unwrap(), b"abc");
        let mut input = io::repeat(b'x').take(2 << 20);
        let error = read(&mut input, 1 << 20).unwrap_err();
        assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::FileTooLarge, "larger than 1 MiB"));
        assert_eq!(input.limit(), (1 << 20) - 1);
    }

    #[test]
    fn a_large_file_is_not_read_at_all() {
        let mut file = tempfile::tempfile().unwrap();
        file.set_len(5 << 40).unwrap();
        assert_eq!(read_open(&file, 1 << 20).unwrap_err().kind(), ErrorKind::FileTooLarge);
        assert_eq!(io::Seek::stream_position(&mut file).unwrap(), 0);
        file.set_len(3).unwrap();
        assert_eq!(read_open(&file, 3).unwrap(), b"\0\0\0");
    }

    #[test]
    fn values_are_counted() {
        for (json, values, expected) in
            [("[1,2,3]", 3, true), ("[1,2,3]", 2, false), ("[{},{},{}]", 6, true), ("[{},{},{}]", 4, false)]
        {
            assert_eq!(holds_at_most(json.as_bytes(), values), expected, "{json} {values}");
        }
    }
}
