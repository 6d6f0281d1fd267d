//! What the authority's return codes mean.

use focus_cte::rejeicao;
use napi_derive::napi;

/// The entry of a code as JSON; nothing for a text that is no code, or a code that no rule has.
#[napi]
pub fn explicar(cstat: String) -> Option<String> {
    let entrada = rejeicao::explicar(cstat.trim().parse().ok()?)?;
    serde_json::to_string(entrada).ok()
}
