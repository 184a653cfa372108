//! Resource quantities such as `500Mi`, as far as it takes to compare them.

use std::cmp::Ordering;

/// A number of any size: `0.d1d2d3...` times ten to the power of `magnitude`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    negative: bool,
    /// Decimal digits without zeros at either end; none for zero.
    digits: Vec<u8>,
    magnitude: i64,
}

/// Nothing is smaller than a billionth.
const FRACTION_DIGITS: i64 = 9;

impl Quantity {
    /// Reads a sign, a number and a suffix. A suffix alone is a quantity too, of nothing
    /// (apimachinery `pkg/api/resource/quantity.go`, `ParseQuantity`; `suffix.go`, `interpret`).
    pub fn parse(text: &str) -> Option<Self> {
        if text.is_empty() {
            return None;
        }
        let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
        let (whole, rest) = digits(unsigned);
        let (fraction, suffix) = rest.strip_prefix('.').map_or(("", rest), digits);
        let suffix = Suffix::parse(suffix)?;
        if whole.is_empty() && fraction.is_empty() && suffix.needs_digits() {
            return None;
        }
        let mut quantity = Self {
            negative: text.starts_with('-'),
            digits: whole.bytes().chain(fraction.bytes()).map(|digit| digit - b'0').collect(),
            magnitude: i64::try_from(whole.len()).ok()?,
        };
        match suffix {
            Suffix::Ten(exponent) => quantity.magnitude = quantity.magnitude.saturating_add(exponent.into()),
            Suffix::Two(exponent) => (0..exponent).for_each(|_| quantity.double()),
        }
        quantity.trim();
        quantity.round_up();
        if matches!(suffix, Suffix::Two(_)) {
            quantity.cap();
        }
        Some(quantity)
    }

    fn double(&mut self) {
        let mut carry = 0;
        for digit in self.digits.iter_mut().rev() {
            let doubled = *digit * 2 + carry;
            (*digit, carry) = (doubled % 10, doubled / 10);
        }
        self.put_before(carry);
    }

    fn put_before(&mut self, carry: u8) {
        if carry > 0 {
            self.digits.insert(0, carry);
            self.magnitude = self.magnitude.saturating_add(1);
        }
    }

    fn trim(&mut self) {
        let zeros = self.digits.iter().take_while(|digit| **digit == 0).count();
        self.digits.drain(..zeros);
        self.magnitude = self.magnitude.saturating_sub(i64::try_from(zeros).unwrap_or(i64::MAX));
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
        if self.digits.is_empty() {
            *self = Self { negative: false, digits: Vec::new(), magnitude: 0 };
        }
    }

    /// Away from zero, so that a little of something does not become nothing.
    fn round_up(&mut self) {
        let kept = usize::try_from(self.magnitude.saturating_add(FRACTION_DIGITS)).unwrap_or_default();
        if self.digits.len() <= kept {
            return;
        }
        self.digits.truncate(kept);
        if self.digits.is_empty() {
            self.magnitude = -FRACTION_DIGITS;
        }
        let mut carry = 1;
        for digit in self.digits.iter_mut().rev() {
            let sum = *digit + carry;
            (*digit, carry) = (sum % 10, sum / 10);
        }
        self.put_before(carry);
        self.trim();
    }

    /// With a binary suffix, nothing is larger than the largest 64-bit number.
    fn cap(&mut self) {
        let digits = i64::MAX.to_string().bytes().map(|digit| digit - b'0').collect();
        let largest = Self { negative: false, digits, magnitude: 19 };
        if self.compare_size(&largest).is_gt() {
            *self = Self { negative: self.negative, ..largest };
        }
    }

    fn compare_size(&self, other: &Self) -> Ordering {
        let empty = |quantity: &Self| quantity.digits.is_empty();
        // Zero has a magnitude like any other number.
        empty(other)
            .cmp(&empty(self))
            .then(self.magnitude.cmp(&other.magnitude))
            .then_with(|| self.digits.cmp(&other.digits))
    }
}

impl Ord for Quantity {
    fn cmp(&self, other: &Self) -> Ordering {
        let sizes = || if self.negative { other.compare_size(self) } else { self.compare_size(other) };
        other.negative.cmp(&self.negative).then_with(sizes)
    }
}

impl PartialOrd for Quantity {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The leading digits, and what follows them.
fn digits(text: &str) -> (&str, &str) {
    let end = text.find(|character: char| !character.is_ascii_digit()).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

/// What a number is multiplied with: a power of one of these.
#[derive(Clone, Copy)]
enum Suffix {
    Ten(i32),
    Two(u32),
}

impl Suffix {
    fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "n" => Self::Ten(-9),
            "u" => Self::Ten(-6),
            "m" => Self::Ten(-3),
            "" => Self::Ten(0),
            "k" => Self::Ten(3),
            "M" => Self::Ten(6),
            "G" => Self::Ten(9),
            "T" => Self::Ten(12),
            "P" => Self::Ten(15),
            "E" => Self::Ten(18),
            "Ki" => Self::Two(10),
            "Mi" => Self::Two(20),
            "Gi" => Self::Two(30),
            "Ti" => Self::Two(40),
            "Pi" => Self::Two(50),
            "Ei" => Self::Two(60),
            _ => {
                let exponent: i64 = text.strip_prefix(['e', 'E'])?.parse().ok()?;
                // As Go converts it.
                #[expect(clippy::cast_possible_truncation, reason = "so does the original")]
                Self::Ten(exponent as i32)
            }
        })
    }

    /// Whether a number without any digit is an error: it is one where 64 bits do not do.
    fn needs_digits(self) -> bool {
        match self {
            Self::Ten(exponent) => exponent < -9,
            Self::Two(exponent) => exponent >= 50,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_are_in_order() {
        let ordered = [
            "-1Ki",
            "-1k",
            "-1",
            "-1n",
            "0",
            "1n",
            "2n",
            "1u",
            "1m",
            "999m",
            "1",
            "1.0000000011",
            "1.5",
            "2",
            "10",
            "1k",
            "1Ki",
            "1.1Ki",
            "1e4",
            "500Mi",
            "0.5Gi",
            "1Gi",
            "1T",
            "1Ti",
            "1P",
            "1Pi",
            "1E",
            "1Ei",
            "8Ei",
            "1e19",
            "1e300",
        ];
        let quantities: Vec<_> = ordered.iter().map(|text| Quantity::parse(text).unwrap()).collect();
        for (pair, texts) in quantities.windows(2).zip(ordered.windows(2)) {
            assert!(pair[0] < pair[1], "{texts:?}");
        }
    }

    #[test]
    fn different_spellings_are_equal() {
        for (one, other) in [
            ("1024", "1Ki"),
            ("1", "1000m"),
            ("1", "+01.00"),
            ("1e3", "1k"),
            ("1E3", "1k"),
            ("100", "1e2"),
            ("0", "-0"),
            ("0", "k"),
            ("0", "-"),
            ("0", "e5"),
            ("0.0000000001", "1n"),
            ("0.9999999999", "1"),
            ("9Ei", "10Ei"),
            ("0.5Ki", "512"),
            (".5", "500m"),
            ("1.", "1"),
        ] {
            assert_eq!(Quantity::parse(one), Quantity::parse(other), "{one} {other}");
            assert!(Quantity::parse(one).is_some(), "{one}");
        }
    }

    #[test]
    fn other_texts_are_no_quantities() {
        for text in
            ["", "a", "1a", "1KI", "1ki", "1 ", "1e", "1e1e1", "1.5.5", "--1", "Ei", "e-10", "2024-01-01", "10.0.0.1"]
        {
            assert_eq!(Quantity::parse(text), None, "{text}");
        }
    }

    #[test]
    fn sizes_beyond_reason_end_at_once() {
        assert!(Quantity::parse(&format!("{}Ei", "9".repeat(100_000))).is_some());
        assert!(Quantity::parse("1e2147483647") > Quantity::parse("1e2147483646"));
        assert!(Quantity::parse("1e-2147483648") == Quantity::parse("1n"));
    }
}
