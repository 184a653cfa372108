//! Patterns on random input, compared with a matcher that is too simple to be wrong.

use super::Pattern;
use crate::fuzz::{Random, check};

/// Few characters, so that many texts match; the lower case of some has another length.
const CHARACTERS: [&str; 9] = ["a", "b", "A", "é", "İ", "ß", "😀", "\u{307}", "/"];

/// Tries every length for each star.
fn matches(pattern: &[char], text: &[char]) -> bool {
    match (pattern.split_first(), text.split_first()) {
        (None, None) => true,
        (Some(('*', rest)), _) => (0..=text.len()).any(|skipped| matches(rest, &text[skipped..])),
        (Some((wanted, rest)), Some((found, others))) => (*wanted == '?' || wanted == found) && matches(rest, others),
        (None, Some(_)) | (Some(_), None) => false,
    }
}

fn lower(text: &str) -> Vec<char> {
    text.to_lowercase().chars().collect()
}

#[test]
fn pattern_matches_what_simple_matcher_does() {
    let with_wildcards: Vec<&str> = CHARACTERS.into_iter().chain(["*", "*", "?"]).collect();
    check(20_000, |random: &mut Random| {
        let (pattern, text) = (random.text(&with_wildcards, 6), random.text(&CHARACTERS, 8));
        let expected = if pattern.contains(['*', '?']) {
            matches(&lower(&pattern), &lower(&text))
        } else {
            text.to_lowercase().contains(&pattern.to_lowercase())
        };
        assert_eq!(Pattern::new(&pattern).matches(&text), expected, "{pattern:?} {text:?}");
    });
}

#[test]
fn pattern_of_many_stars_fails_fast() {
    let (pattern, text) = ("*a".repeat(500) + "b", "a".repeat(20_000));
    assert!(!Pattern::new(&pattern).matches(&text));
}
