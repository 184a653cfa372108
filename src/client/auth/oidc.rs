//! The `oidc` auth-provider of old kubeconfigs, with an ID token that is still valid.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use serde::Deserialize;

use crate::client::Error;
use crate::kubeconfig::Secret;

/// How long before its end a token counts as expired, in seconds
/// (client-go `plugin/pkg/client/auth/oidc/oidc.go`, `expiryDelta`).
const EXPIRY_DELTA: i64 = 10;

#[derive(Deserialize)]
struct Claims {
    exp: f64,
}

/// The ID token. It is not refreshed: that would change the kubeconfig, which kubegvr only reads.
///
/// # Errors
/// No token, one that has expired, or one that is no JSON Web Token.
pub fn id_token(config: &BTreeMap<String, Secret>) -> Result<Secret, Error> {
    let refuse = |problem: &str| {
        let hint = "let kubectl refresh it once (kubectl get --raw /version), or use an exec plugin such as \
                    kubelogin (kubectl oidc-login) in place of the oidc auth-provider";
        Err(Error::Credentials { problem: format!("the oidc auth-provider {problem}"), hint: Some(hint.to_owned()) })
    };
    let Some(token) = config.get("id-token").filter(|token| !token.is_empty()) else {
        return refuse("has no id-token");
    };
    match expiry(&token.0) {
        None => refuse("has an id-token that is no JSON Web Token"),
        Some(expiry) if expiry <= Timestamp::now().as_second() + EXPIRY_DELTA => {
            refuse("has an id-token that has expired")
        }
        Some(_) => Ok(token.clone()),
    }
}

/// When a JSON Web Token expires, in seconds since 1970. The server verifies its signature.
fn expiry(token: &str) -> Option<i64> {
    let claims = token.split('.').nth(1)?;
    let claims = URL_SAFE_NO_PAD.decode(claims.trim_end_matches('=')).ok()?;
    let claims: Claims = serde_json::from_slice(&claims).ok()?;
    #[expect(clippy::cast_possible_truncation, reason = "the cast saturates")]
    Some(claims.exp as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(claims: &str) -> BTreeMap<String, Secret> {
        let token = format!("e30.{}.c2ln", URL_SAFE_NO_PAD.encode(claims));
        BTreeMap::from([("id-token".to_owned(), Secret(token))])
    }

    #[test]
    fn token_is_valid_until_shortly_before_its_end() {
        let now = Timestamp::now().as_second();
        assert!(id_token(&config(&format!(r#"{{"exp":{}}}"#, now + 60))).is_ok());
        for claims in [format!(r#"{{"exp":{}}}"#, now + 5), r#"{"exp":0}"#.into(), "{}".into(), "x".into()] {
            assert!(id_token(&config(&claims)).is_err(), "{claims}");
        }
        assert!(id_token(&BTreeMap::new()).is_err());
    }
}
