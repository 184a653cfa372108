//! A stable sort for orders that contradict themselves, as kubectl's of YAML keys and of the strings of `--sort-by` do.

/// The length of a run, which insertion sorts. Go sorts a list of at most this length by insertion, too (Go
/// `sort/zsortinterface.go`, `pdqsort`), so that `--sort-by` prints a few objects in kubectl's order even if their values
/// are `10`, `1a` and `2`. Where the order contradicts itself, the order of more objects is our own; so is that of YAML
/// keys, which kubectl prints differently from run to run.
const RUN: usize = 12;

/// Sorts items. Unlike the sorts of the standard library, it never panics if `is_less` contradicts itself.
pub fn sorted<T>(items: Vec<T>, is_less: impl Fn(&T, &T) -> bool) -> Vec<T> {
    let mut items = items.into_iter();
    let mut runs: Vec<Vec<T>> = Vec::with_capacity(items.len().div_ceil(RUN));
    while items.len() > 0 {
        let mut run = Vec::with_capacity(items.len().min(RUN));
        for item in items.by_ref().take(RUN) {
            let place = run.iter().rposition(|before| !is_less(&item, before)).map_or(0, |before| before + 1);
            run.insert(place, item);
        }
        runs.push(run);
    }
    while runs.len() > 1 {
        let mut unmerged = runs.into_iter();
        runs = Vec::with_capacity(unmerged.len().div_ceil(2));
        while let Some(left) = unmerged.next() {
            runs.push(match unmerged.next() {
                Some(right) => merged(left, right, &is_less),
                None => left,
            });
        }
    }
    runs.pop().unwrap_or_default()
}

/// Merges two sorted lists; of equal items, the left one comes first.
fn merged<T>(left: Vec<T>, right: Vec<T>, is_less: impl Fn(&T, &T) -> bool) -> Vec<T> {
    let mut merged = Vec::with_capacity(left.len() + right.len());
    let (mut left, mut right) = (left.into_iter().peekable(), right.into_iter().peekable());
    while let (Some(first), Some(second)) = (left.peek(), right.peek()) {
        merged.extend(if is_less(second, first) { right.next() } else { left.next() });
    }
    merged.extend(left.chain(right));
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_any_number_are_sorted_stably() {
        for length in 0..200 {
            let items: Vec<(usize, usize)> = (0..length).map(|index| (index * 7 % 20, index)).collect();
            let mut expected = items.clone();
            expected.sort_by_key(|(key, _)| *key);
            assert_eq!(sorted(items, |(one, _), (other, _)| one < other), expected);
        }
    }

    #[test]
    fn contradicting_order_keeps_all_items() {
        for length in [0, 1, 12, 13, 1000] {
            let rock_paper_scissors = |one: &usize, other: &usize| (one + 1) % 3 == other % 3;
            let mut items = sorted((0..length).collect(), rock_paper_scissors);
            items.sort_unstable();
            assert_eq!(items, (0..length).collect::<Vec<_>>());
        }
    }
}
