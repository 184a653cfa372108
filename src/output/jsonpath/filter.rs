//! Comparisons in filters, which know no order between kinds
//! (client-go `third_party/forked/golang/template/funcs.go`, `Equal`, `Less` and what is made of them).

use std::cmp::Ordering;

use super::found::{Found, Scalar};

/// Whether `left operator right` holds. The errors are those of Go's templates.
pub fn holds(left: Found<'_>, operator: &str, right: Found<'_>) -> Result<bool, String> {
    match operator {
        "==" => equal(left, right),
        "!=" => equal(left, right).map(|equal| !equal),
        "<" => less(left, right),
        "<=" => less_or_equal(left, right),
        ">" => less_or_equal(left, right).map(|less| !less),
        ">=" => less(left, right).map(|less| !less),
        _ => Err(format!("unrecognized filter operator {operator}")),
    }
}

fn less_or_equal(left: Found<'_>, right: Found<'_>) -> Result<bool, String> {
    Ok(less(left, right)? || equal(left, right)?)
}

fn equal(left: Found<'_>, right: Found<'_>) -> Result<bool, String> {
    match scalars(left, right)? {
        (Scalar::Bool(left), Scalar::Bool(right)) => Ok(left == right),
        (Scalar::Integer(left), Scalar::Integer(right)) => Ok(left == right),
        (Scalar::Float(left), Scalar::Float(right)) => Ok(left.partial_cmp(&right).is_some_and(Ordering::is_eq)),
        (Scalar::Text(left), Scalar::Text(right)) => Ok(left == right),
        _ => Err(INCOMPATIBLE.to_owned()),
    }
}

fn less(left: Found<'_>, right: Found<'_>) -> Result<bool, String> {
    match scalars(left, right)? {
        (Scalar::Bool(_), Scalar::Bool(_)) => Err(INVALID.to_owned()),
        (Scalar::Integer(left), Scalar::Integer(right)) => Ok(left < right),
        (Scalar::Float(left), Scalar::Float(right)) => Ok(left < right),
        (Scalar::Text(left), Scalar::Text(right)) => Ok(left < right),
        _ => Err(INCOMPATIBLE.to_owned()),
    }
}

fn scalars<'a>(left: Found<'a>, right: Found<'a>) -> Result<(Scalar<'a>, Scalar<'a>), String> {
    left.scalar().zip(right.scalar()).ok_or_else(|| INVALID.to_owned())
}

const INVALID: &str = "invalid type for comparison";
const INCOMPATIBLE: &str = "incompatible types for comparison";

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_of_one_kind_are_compared() {
        for (left, operator, right, expected) in [
            (json!(1), "==", json!(1), Ok(true)),
            (json!(1), "<", json!(2), Ok(true)),
            (json!(10), ">", json!(9), Ok(true)),
            (json!("10"), ">", json!("9"), Ok(false)),
            (json!("a"), "<=", json!("a"), Ok(true)),
            (json!(1.5), ">=", json!(1.5), Ok(true)),
            (json!(0.0), "==", json!(-0.0), Ok(true)),
            (json!(true), "!=", json!(false), Ok(true)),
            (json!(true), "<=", json!(true), Err(INVALID)),
            (json!(1), "==", json!(1.0), Err(INCOMPATIBLE)),
            (json!(1), "!=", json!("1"), Err(INCOMPATIBLE)),
            (json!(null), "==", json!(1), Err(INVALID)),
            (json!(1), "==", json!([]), Err(INVALID)),
            (json!(1), "=", json!(1), Err("unrecognized filter operator =")),
        ] {
            let held = holds(Found::Value(&left), operator, Found::Value(&right));
            assert_eq!(held, expected.map_err(str::to_owned), "{left} {operator} {right}");
        }
    }
}
