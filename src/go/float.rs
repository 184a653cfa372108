//! Floating-point numbers as Go prints them.

/// As `%v` and YAML print it: with an exponent below 1e-4 and from 1e6 on
/// (Go `strconv/ftoa.go`, `FormatFloat` with `'g'` and the shortest precision).
pub fn general(number: f64) -> String {
    if number == 0.0 || !number.is_finite() || (1e-4..1e6).contains(&number.abs()) {
        return plain(number);
    }
    let (digits, sign, exponent) = scientific(number);
    format!("{digits}e{sign}{exponent:0>2}")
}

/// As JSON has it: with an exponent below 1e-6 and from 1e21 on (Go `encoding/json/encode.go`, `floatEncoder`).
pub fn json(number: f64) -> String {
    if number == 0.0 || !number.is_finite() || (1e-6..1e21).contains(&number.abs()) {
        return plain(number);
    }
    let (digits, sign, exponent) = scientific(number);
    format!("{digits}e{sign}{exponent}")
}

fn plain(number: f64) -> String {
    if number.is_nan() {
        ".nan".to_owned()
    } else if number.is_infinite() {
        if number > 0.0 { ".inf".to_owned() } else { "-.inf".to_owned() }
    } else {
        number.to_string()
    }
}

/// The shortest digits, the sign of the exponent, and the exponent's digits.
fn scientific(number: f64) -> (String, char, String) {
    let text = format!("{number:e}");
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let (sign, exponent) = exponent.strip_prefix('-').map_or(('+', exponent), |rest| ('-', rest));
    (digits.to_owned(), sign, exponent.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponent_begins_where_go_begins_it() {
        for (number, as_general, as_json) in [
            (1.0, "1", "1"),
            (1.5, "1.5", "1.5"),
            (123_456.0, "123456", "123456"),
            (1e6, "1e+06", "1000000"),
            (1_234_567.5, "1.2345675e+06", "1234567.5"),
            (1e21, "1e+21", "1e+21"),
            (12_345_678_901_234_567_890.0, "1.2345678901234567e+19", "12345678901234567000"),
            (-2.5e-7, "-2.5e-07", "-2.5e-7"),
            (0.0001, "0.0001", "0.0001"),
            (0.00001, "1e-05", "0.00001"),
            (-0.0, "-0", "-0"),
        ] {
            assert_eq!((general(number).as_str(), json(number).as_str()), (as_general, as_json));
        }
    }
}
