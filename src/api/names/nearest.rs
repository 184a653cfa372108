//! Suggestions for a mistyped name.

use strsim::levenshtein;

const MAX_SUGGESTIONS: usize = 3;
/// Longer names get no suggestions: a comparison takes the product of both lengths.
const MAX_LENGTH: usize = 64;

/// The known names at most two edits away from a wrong one, or one edit from a short one, nearest first. Case does not
/// count; of names that differ in case alone, the one in lower case is suggested.
pub fn nearest<'a>(wrong: &str, known: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let wrong = wrong.to_lowercase();
    let length = wrong.chars().count();
    if length > MAX_LENGTH {
        return Vec::new();
    }
    let max_distance = if length < 4 { 1 } else { 2 };
    let mut near: Vec<_> = known
        .filter(|name| name.len().abs_diff(length) <= max_distance)
        .map(|name| (levenshtein(&wrong, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= max_distance)
        .collect();
    // In ASCII, lower case sorts after upper case: of equal names, the greater one comes first.
    near.sort_unstable_by(|(left, name), (right, other)| {
        (left, name.to_lowercase(), other).cmp(&(right, other.to_lowercase(), name))
    });
    near.dedup_by(|(_, next), (_, name)| next.eq_ignore_ascii_case(name));
    near.into_iter().map(|(_, name)| name).take(MAX_SUGGESTIONS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mistyped_name_has_suggestions() {
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
