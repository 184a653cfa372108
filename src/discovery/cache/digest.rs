//! A digest of file contents.

/// FNV-1a: it distinguishes contents, but does not protect against an attacker who can write to the cache.
pub struct Digest(u64);

impl Digest {
    pub fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// The digest of one file.
    pub fn of(bytes: &[u8]) -> String {
        let mut digest = Self::new();
        digest.add(bytes);
        digest.finish()
    }

    /// Adds one file. Its length precedes it, so that different lists of files never have the same bytes.
    pub fn add(&mut self, bytes: &[u8]) {
        self.add_bytes(&bytes.len().to_le_bytes());
        self.add_bytes(bytes);
    }

    /// The digest of all files added, in hexadecimal.
    pub fn finish(&self) -> String {
        format!("{:016x}", self.0)
    }

    fn add_bytes(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digest_depends_on_file_boundaries() {
        let of = |files: &[&str]| {
            let mut digest = Digest::new();
            for file in files {
                digest.add(file.as_bytes());
            }
            digest.finish()
        };
        assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
        assert_eq!(of(&["ab"]), Digest::of(b"ab"));
    }
}
