//! Who is asking: a token, as the user name of HTTP Basic or as the `token` parameter.
//!
//! Any token is good here; it only says whose references are seen. What is kept of it is a hash.

use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, Uri};
use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use sha2::{Digest as _, Sha256};

use crate::parametros::Parametros;

/// Base64 as clients write it, with or without padding.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// The SHA-256 of a token. The token itself is never kept.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Token([u8; 32]);

impl Token {
    pub(crate) fn de_segredo(segredo: &[u8]) -> Self {
        Self(Sha256::digest(segredo).into())
    }

    /// Reads back a stored hash.
    pub(crate) fn de_hash(hash: &[u8]) -> Option<Self> {
        hash.try_into().ok().map(Self)
    }

    pub(crate) fn hash(&self) -> &[u8] {
        &self.0
    }

    /// The token of a request, if it brings one that is not empty.
    pub(crate) fn da_requisicao(uri: &Uri, cabecalhos: &HeaderMap) -> Option<Self> {
        usuario_basic(cabecalhos)
            .or_else(|| Parametros::de_uri(uri).valor("token").map(|token| token.as_bytes().to_vec()))
            .filter(|segredo| !segredo.is_empty())
            .map(|segredo| Self::de_segredo(&segredo))
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(..)")
    }
}

/// The user name of HTTP Basic. The password, whatever it is, is not looked at.
fn usuario_basic(cabecalhos: &HeaderMap) -> Option<Vec<u8>> {
    let (esquema, credenciais) = cabecalhos.get(AUTHORIZATION)?.to_str().ok()?.trim().split_once(' ')?;
    if !esquema.eq_ignore_ascii_case("basic") {
        return None;
    }
    let mut credenciais = BASE64.decode(credenciais.trim()).ok()?;
    let fim = credenciais.iter().position(|byte| *byte == b':').unwrap_or(credenciais.len());
    credenciais.truncate(fim);
    (!credenciais.is_empty()).then_some(credenciais)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(uri: &'static str, authorization: Option<&'static str>) -> Option<Token> {
        let mut cabecalhos = HeaderMap::new();
        if let Some(valor) = authorization {
            cabecalhos.insert(AUTHORIZATION, valor.parse().expect("a header value"));
        }
        Token::da_requisicao(&Uri::from_static(uri), &cabecalhos)
    }

    #[test]
    fn the_token_is_the_user_name_and_any_password_will_do() {
        let esperado = Some(Token::de_segredo(b"abc"));
        for credenciais in ["Basic YWJjOg==", "Basic YWJjOg", "basic YWJjOnNlbmhh", "Basic YWJj"] {
            assert_eq!(token("/v2/cte/1", Some(credenciais)), esperado, "{credenciais}");
        }
    }

    #[test]
    fn the_token_parameter_works_without_a_header() {
        assert_eq!(token("/v2/cte/1?completa=1&token=abc", None), Some(Token::de_segredo(b"abc")));
    }

    #[test]
    fn an_absent_or_empty_token_is_nobody() {
        assert_eq!(token("/v2/cte/1", None), None);
        assert_eq!(token("/v2/cte/1?token=", None), None);
        assert_eq!(token("/v2/cte/1", Some("Basic Og==")), None);
        assert_eq!(token("/v2/cte/1", Some("Bearer YWJjOg==")), None);
        assert_eq!(token("/v2/cte/1", Some("Basic $$$")), None);
    }

    #[test]
    fn a_token_does_not_show_in_debug() {
        assert_eq!(format!("{:?}", Token::de_segredo(b"abc")), "Token(..)");
    }
}
