//! The headers that say who we are.

use std::fs;

use anyhow::Context as _;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ureq::http::HeaderValue;

use crate::kubeconfig::credential::Credential;

/// The `Authorization` header of a credential; None where requests are anonymous.
///
/// A token file wins over a token, which counts only while the file cannot be read
/// (client-go `transport/round_trippers.go`, `NewBearerAuthWithRefreshRoundTripper`).
///
/// # Errors
/// A token file that cannot be read and no token beside it; a credential that no header can hold.
pub fn authorization(credential: &Credential) -> anyhow::Result<Option<HeaderValue>> {
    let text = match credential {
        Credential::Anonymous => return Ok(None),
        Credential::Exec(_) | Credential::AuthProvider { .. } => anyhow::bail!("not supported yet"),
        Credential::Basic { username, password } => {
            format!("Basic {}", STANDARD.encode(format!("{username}:{}", password.0)))
        }
        Credential::Token { inline, file } => {
            let from_file = file.as_ref().map(|path| (path, fs::read_to_string(path)));
            let token = match (from_file, inline) {
                (Some((_, Ok(token))), _) if !token.trim().is_empty() => token.trim().to_owned(),
                (_, Some(token)) => token.0.clone(),
                (Some((path, Err(error))), None) => {
                    return Err(error).with_context(|| format!("open {}", path.display()));
                }
                (_, None) => return Ok(None),
            };
            format!("Bearer {token}")
        }
    };
    let mut value = HeaderValue::try_from(text)
        .map_err(|_| anyhow::anyhow!("the token or password holds a character that no HTTP header can carry"))?;
    value.set_sensitive(true);
    Ok(Some(value))
}
