//! The texts of operating system errors as Go prints them.

use std::io;

/// The system's message as Go words it: in lower case and without the error number (Go `syscall`, `Errno.Error`).
pub fn message(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().expect("split gives at least one part");
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn system_error_is_lower_case_without_number() {
        let missing = std::fs::File::open("/nonexistent/file").unwrap_err();
        assert_eq!(message(&missing), "no such file or directory");
        assert_eq!(message(&io::Error::other("")), "");
    }
}
