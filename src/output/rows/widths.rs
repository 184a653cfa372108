//! The widths of a table's columns in a window that is too narrow for them.

/// More rows are sampled: the widths are those for most of them.
const MAX_ROWS: usize = 512;
/// How often the widths of all pairs of columns are shared again.
const MAX_PASSES: usize = 4;
/// What a line of the screen costs, in lines of a cell or breaks within a word.
const LINE_COST: usize = 4;

/// The length of a cell beyond its first parts does not count: a server may send a long text.
const MAX_PARTS: usize = 32;

/// A cell as the lengths of its parts, between which it may wrap.
pub type Parts = Vec<usize>;

/// The parts of a text, which is marked where it may wrap.
pub fn parts(text: &str, mark: char) -> Parts {
    text.split(mark).map(|part| part.chars().count()).take(MAX_PARTS).collect()
}

/// Widths that sum up to `available` at most, and with which the rows take few lines. `None` if all cells fit, or not even
/// the `least` widths do.
pub fn fitting(rows: &[Vec<Parts>], least: &[usize], available: usize) -> Option<Vec<usize>> {
    let length = |column: usize| rows.iter().filter_map(move |row| Some(row.get(column)?.iter().sum::<usize>())).max();
    let natural: Vec<usize> = (0..least.len()).map(|column| length(column).unwrap_or_default()).collect();
    if natural.iter().sum::<usize>() <= available {
        return None;
    }
    let least: Vec<usize> = natural.iter().zip(least).map(|(natural, least)| *natural.min(least)).collect();
    let mut left = available.checked_sub(least.iter().sum())?;
    let mut widths = least.clone();
    // To all columns alike, until no width is left: some are narrower than they would be.
    while left > 0 {
        for (width, natural) in widths.iter_mut().zip(&natural) {
            if left > 0 && *width < *natural {
                *width += 1;
                left -= 1;
            }
        }
    }
    let step = rows.len().div_ceil(MAX_ROWS).max(1);
    let sample: Vec<_> = rows.iter().step_by(step).collect();
    for _ in 0..MAX_PASSES {
        let before = widths.clone();
        for first in 0..widths.len() {
            for second in first + 1..widths.len() {
                share(&sample, &mut widths, &least, &natural, (first, second));
            }
        }
        if widths == before {
            break;
        }
    }
    Some(widths)
}

/// Shares the widths of two columns between them so that the rows cost least.
fn share(
    rows: &[&Vec<Parts>],
    widths: &mut [usize],
    least: &[usize],
    natural: &[usize],
    (first, second): (usize, usize),
) {
    // Of each row, the lines of the other cells.
    let others: Vec<usize> = rows
        .iter()
        .map(|row| {
            let others = row.iter().zip(&*widths).enumerate().filter(|(index, _)| ![first, second].contains(index));
            others.map(|(_, (parts, width))| wrapped(parts, *width).0).max().unwrap_or(1)
        })
        .collect();
    let both = widths[first] + widths[second];
    let cost = |width: usize| -> usize {
        let cell =
            |row: &[Parts], column: usize, width: usize| row.get(column).map_or((1, 0), |parts| wrapped(parts, width));
        let of_row = |(row, others): (&&Vec<Parts>, &usize)| {
            let (left, right) = (cell(row, first, width), cell(row, second, both - width));
            LINE_COST * left.0.max(right.0).max(*others) + left.0 + left.1 + right.0 + right.1
        };
        rows.iter().zip(&others).map(of_row).sum()
    };
    let range = least[first].max(both.saturating_sub(natural[second]))..=natural[first].min(both - least[second]);
    let now = widths[first];
    // If nothing is better, they stay as they are.
    let best = range.map(|width| (cost(width), width.abs_diff(now), width)).min();
    if let Some((_, _, width)) = best {
        (widths[first], widths[second]) = (width, both - width);
    }
}

/// How many lines a cell takes, and how many of its parts are broken.
fn wrapped(parts: &[usize], width: usize) -> (usize, usize) {
    let width = width.max(1);
    let (mut lines, mut breaks, mut used) = (1, 0, 0);
    for &part in parts {
        if used + part <= width {
            used += part;
        } else if part <= width {
            lines += 1;
            used = part;
        } else {
            let more = (used + part - 1) / width;
            lines += more;
            breaks += more;
            used = used + part - more * width;
        }
    }
    (lines, breaks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cell_wraps_between_parts_and_breaks_longer_ones() {
        for (parts, width, expected) in [
            (&[][..], 5, (1, 0)),
            (&[5], 5, (1, 0)),
            (&[3, 3], 5, (2, 0)),
            (&[2, 3, 3, 2], 5, (2, 0)),
            (&[11], 5, (3, 2)),
            (&[2, 7, 2], 5, (3, 1)),
            (&[4, 7], 5, (3, 2)),
            (&[1, 1], 0, (2, 0)),
        ] {
            assert_eq!(wrapped(parts, width), expected, "{parts:?} {width}");
        }
    }

    #[test]
    fn parts_of_a_long_text_are_limited() {
        assert_eq!(parts("apps/|v1", '|'), [5, 2]);
        assert_eq!(parts(&"a|".repeat(1 << 20), '|'), [1; MAX_PARTS]);
    }

    #[test]
    fn width_goes_where_it_saves_lines() {
        let row = |first: usize, second: usize| vec![vec![first], vec![second]];
        // The long cell of one row gets less than the many of the other column.
        let rows = [row(30, 5), row(4, 12), row(4, 12), row(4, 12)];
        assert_eq!(fitting(&rows, &[4, 4], 20), Some(vec![8, 12]));
        assert_eq!(fitting(&rows, &[4, 4], 42), None, "all cells fit");
        assert_eq!(fitting(&rows, &[4, 4], 7), None, "the least widths do not fit");
        assert_eq!(fitting(&[], &[4, 4], 20), None);
    }
}
