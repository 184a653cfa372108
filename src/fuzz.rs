//! Random input for unit tests: repeatable cases, and mutations of valid documents.
//!
//! Every run has the same cases. `FUZZ_CASES` sets their number, `FUZZ_SEED` the first seed; a failure prints the values
//! that repeat it.

use std::env;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// Checks a property with `cases` cases, or as many as `FUZZ_CASES` asks for. A property that does not hold panics.
pub fn check(cases: u64, mut property: impl FnMut(&mut Random)) {
    let number = |name: &str| env::var(name).ok().map(|value| value.parse::<u64>().expect("a number"));
    let seed = number("FUZZ_SEED").unwrap_or(1);
    for case in 0..number("FUZZ_CASES").unwrap_or(cases) {
        let seed = seed.wrapping_add(case);
        let result = catch_unwind(AssertUnwindSafe(|| property(&mut Random::new(seed))));
        if let Err(panic) = result {
            note(&format!("to see this case alone: FUZZ_SEED={seed} FUZZ_CASES=1"));
            resume_unwind(panic);
        }
    }
}

#[expect(clippy::print_stderr, reason = "the test harness captures it with the other output of a failed test")]
fn note(text: &str) {
    eprintln!("{text}");
}

/// A pseudorandom number generator (Steele and others, "Fast splittable pseudorandom number
/// generators", `SplitMix64`).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; 0 if `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap().max(1);
        usize::try_from(self.next() % end).unwrap()
    }

    /// True once in `times` calls on average.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of the items.
    pub fn pick<'a, T: ?Sized>(&mut self, items: &[&'a T]) -> &'a T {
        items[self.below(items.len())]
    }

    /// Up to this many items that a closure makes.
    pub fn some<T>(&mut self, most: usize, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.below(most + 1)).map(|_| make(self)).collect()
    }

    /// A text of a few of these parts.
    pub fn text(&mut self, parts: &[&str], most: usize) -> String {
        self.some(most, |random| random.pick(parts)).concat()
    }

    /// A range of up to this many bytes.
    fn range(&mut self, length: usize) -> std::ops::Range<usize> {
        let start = self.below(length + 1);
        // Most parts are short, since a long one leaves little of the document.
        let longest = if self.once_in(4) { length - start } else { (length - start).min(12) };
        start..start + self.below(longest + 1)
    }
}

/// Mutates a document in a few places: flips bits, replaces bytes, removes, repeats or swaps parts, inserts words that
/// mean something to its reader.
pub fn mutate(random: &mut Random, document: &[u8], words: &[&str]) -> Vec<u8> {
    let mut bytes = document.to_vec();
    for _ in 0..=random.below(6) {
        let at = random.below(bytes.len());
        match random.below(10) {
            0 if !bytes.is_empty() => bytes[at] ^= 1 << random.below(8),
            1 if !bytes.is_empty() => bytes[at] = u8::try_from(random.below(256)).unwrap(),
            2 => drop(bytes.drain(random.range(bytes.len()))),
            3 => {
                let copy = bytes[random.range(bytes.len())].to_vec();
                bytes.splice(at..at, copy);
            }
            4 => bytes.truncate(bytes.len() - random.below(bytes.len().min(40) + 1)),
            5 => {
                // Swaps two tokens, or replaces one by another.
                let (first, second) = (token(random, &bytes), token(random, &bytes));
                let copy = bytes[first].to_vec();
                bytes.splice(second, copy);
            }
            6 => drop(bytes.drain(token(random, &bytes))),
            7 => {
                let token = token(random, &bytes);
                bytes.splice(token, random.pick(words).bytes());
            }
            _ => drop(bytes.splice(at..at, random.pick(words).bytes())),
        }
    }
    bytes
}

/// A run of letters, digits and such, as a key or value is one; or a single character between them.
fn token(random: &mut Random, bytes: &[u8]) -> std::ops::Range<usize> {
    let at = random.below(bytes.len());
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte >= 0x80 || b"-_./".contains(byte);
    let before = bytes[..at].iter().rev().take_while(|byte| is_part(byte)).count();
    let after = bytes[at..].iter().take_while(|byte| is_part(byte)).count();
    at - before..(at + after.max(1)).min(bytes.len())
}

#[test]
fn the_same_seed_makes_the_same_cases() {
    let cases = |seed: u64| {
        let mut random = Random::new(seed);
        random.some(20, |random| mutate(random, b"{\"a\": [1, 2]}", &["null", "{"]))
    };
    assert_eq!(cases(7), cases(7));
    assert_ne!(cases(7), cases(8));
}
