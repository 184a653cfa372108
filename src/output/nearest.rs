//! Names that a mistyped one may have meant.

use strsim::levenshtein;

/// At the most so many.
const SUGGESTIONS: usize = 3;

/// The known names nearest to a wrong one: those it takes two changes at the most to reach, nearest first. Of names that
/// differ in upper and lower case alone it is the one in lower case.
pub fn nearest<'a>(wrong: &str, known: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let wrong = wrong.to_lowercase();
    let length = wrong.chars().count();
    // A long name is no typing mistake, and comparing it takes its length times that of every other.
    if length > 64 {
        return Vec::new();
    }
    let most = if length < 4 { 1 } else { 2 };
    let mut near: Vec<_> = known
        .filter(|name| name.len().abs_diff(length) <= most)
        .map(|name| (levenshtein(&wrong, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= most)
        .collect();
    // Lower case sorts behind upper case.
    near.sort_unstable_by(|(left, name), (right, other)| {
        (left, name.to_lowercase(), other).cmp(&(right, other.to_lowercase(), name))
    });
    near.dedup_by(|(_, next), (_, name)| next.eq_ignore_ascii_case(name));
    near.into_iter().map(|(_, name)| name).take(SUGGESTIONS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typing_mistake_has_near_names() {
        let known = ["pods", "nodes", "deployments", "deploy", "po", "services", "Deployment"];
        for (wrong, expected) in [
            ("pod", vec!["po", "pods"]),
            ("deplyoments", vec!["deployments"]),
            ("deploymnt", vec!["Deployment", "deployments"]),
            ("xyz", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(nearest(wrong, known.into_iter()), expected, "{wrong}");
        }
    }
}
