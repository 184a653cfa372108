//! Patterns by random input, beside a matcher that is too simple to be wrong.

use super::Pattern;
use crate::fuzz::{Random, check};

/// Few characters, so that much matches: among them some that change their length in lower case.
const CHARACTERS: [&str; 9] = ["a", "b", "A", "é", "İ", "ß", "😀", "\u{307}", "/"];

/// All ways to spend a star, one after another.
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
fn a_pattern_matches_what_a_simple_matcher_does() {
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
fn many_stars_take_no_longer() {
    let (pattern, text) = ("*a".repeat(500) + "b", "a".repeat(20_000));
    assert!(!Pattern::new(&pattern).matches(&text));
}
