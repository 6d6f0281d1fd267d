//! The query string's parameters.

use axum::extract::Query;
use axum::http::Uri;

/// The parameters of a request, decoded. The last of a repeated name wins, as in the API's own framework.
#[derive(Debug, Default)]
pub(crate) struct Parametros(Vec<(String, String)>);

impl Parametros {
    pub(crate) fn de_uri(uri: &Uri) -> Self {
        if uri.query().is_none_or(str::is_empty) {
            return Self::default();
        }
        Query::try_from_uri(uri).map_or_else(|_| Self::default(), |Query(pares)| Self(pares))
    }

    pub(crate) fn valor(&self, nome: &str) -> Option<&str> {
        self.0.iter().rev().find(|(chave, _)| chave == nome).map(|(_, valor)| valor.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_decoded_and_the_last_one_wins() {
        let parametros = Parametros::de_uri(&Uri::from_static("/v2/cte?ref=a&ref=b%2Fc+d"));
        assert_eq!(parametros.valor("ref"), Some("b/c d"));
        assert_eq!(parametros.valor("token"), None);
    }
}
