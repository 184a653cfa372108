//! Globs with `*` and `?` over a whole name.

/// A pattern in which `*` stands for any characters, none too, and `?` for one.
#[derive(Clone, Debug)]
pub struct Glob(Vec<char>);

impl Glob {
    /// Reads a pattern.
    pub fn new(pattern: &str) -> Self {
        Self(pattern.chars().collect())
    }

    /// Whether a text is more than a plain name.
    pub fn has_wildcards(text: &str) -> bool {
        text.contains(['*', '?'])
    }

    /// Whether the whole of a text matches. It goes back to the last star alone, so that no text takes more steps than
    /// its length times the pattern's.
    pub fn matches(&self, text: &str) -> bool {
        let text: Vec<char> = text.chars().collect();
        let (mut at, mut next) = (0, 0);
        let mut star = None;
        while at < text.len() {
            match self.0.get(next) {
                Some('*') => {
                    star = Some((next, at));
                    next += 1;
                }
                Some(&wanted) if wanted == '?' || wanted == text[at] => {
                    at += 1;
                    next += 1;
                }
                _ => {
                    let Some((position, taken)) = star else { return false };
                    star = Some((position, taken + 1));
                    (next, at) = (position + 1, taken + 1);
                }
            }
        }
        self.0[next..].iter().all(|&rest| rest == '*')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_is_anything_and_a_question_mark_one_character() {
        for (pattern, text, expected) in [
            ("prod-*", "prod-", true),
            ("prod-*", "prod-eu-1", true),
            ("prod-*", "a-prod-1", false),
            ("*-eu-?", "prod-eu-1", true),
            ("*-eu-?", "prod-eu-10", false),
            ("a*b*c", "abcbc", true),
            ("a*b*c", "abcb", false),
            ("?", "é", true),
            ("", "", true),
            ("*", "", true),
        ] {
            assert_eq!(Glob::new(pattern).matches(text), expected, "{pattern} {text}");
        }
    }
}
