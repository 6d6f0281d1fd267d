//! Where requests go.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The API's environment. Nothing is implied: a caller always names one, and each has its own token.
///
/// Reads `producao` and `homologacao` (accents and case do not matter) or a base URL, such as that of a sandbox.
///
/// ```
/// use focus_cte::Ambiente;
///
/// assert_eq!("homologação".parse::<Ambiente>()?, Ambiente::Homologacao);
/// let local: Ambiente = "http://127.0.0.1:8080/".parse()?;
/// assert_eq!(local.url_base(), "http://127.0.0.1:8080");
/// # Ok::<(), focus_cte::types::ErroAmbiente>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Ambiente {
    /// Documents with fiscal value: `https://api.focusnfe.com.br`.
    Producao,
    /// Tests with the authority, without fiscal value: `https://homologacao.focusnfe.com.br`.
    Homologacao,
    /// Another server with the same API: base URL with `http` or `https` and without user, query or fragment.
    Url(String),
}

/// Why a text names no environment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ErroAmbiente {
    /// Neither a name nor a URL.
    #[error(
        "{0:?} não é um ambiente; informe producao, homologacao ou a URL base de um servidor (http:// ou https://)"
    )]
    Desconhecido(String),
    /// A URL that cannot be a base.
    #[error(
        "a URL base {0}; informe só esquema, servidor e, se houver, porta e caminho, por exemplo http://127.0.0.1:8080"
    )]
    Url(&'static str),
}

impl Ambiente {
    /// The base URL, without a slash at its end.
    #[must_use]
    pub fn url_base(&self) -> &str {
        match self {
            Ambiente::Producao => "https://api.focusnfe.com.br",
            Ambiente::Homologacao => "https://homologacao.focusnfe.com.br",
            Ambiente::Url(url) => url.trim_end_matches('/'),
        }
    }

    /// Verifies that a base URL can be one; the two named environments always can.
    pub fn conferir(&self) -> Result<(), ErroAmbiente> {
        match self {
            Ambiente::Producao | Ambiente::Homologacao => Ok(()),
            Ambiente::Url(url) => conferir_url(url),
        }
    }
}

fn conferir_url(url: &str) -> Result<(), ErroAmbiente> {
    let (esquema, resto) = url.split_once("://").ok_or(ErroAmbiente::Url("não tem esquema"))?;
    if !(esquema.eq_ignore_ascii_case("http") || esquema.eq_ignore_ascii_case("https")) {
        return Err(ErroAmbiente::Url("não é http nem https"));
    }
    let servidor = resto.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    if servidor.contains('@') {
        return Err(ErroAmbiente::Url("traz usuário ou senha, e o token é informado à parte"));
    }
    if servidor.is_empty() {
        return Err(ErroAmbiente::Url("não tem servidor"));
    }
    if url.contains(['?', '#']) {
        return Err(ErroAmbiente::Url("traz parâmetros"));
    }
    if url.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err(ErroAmbiente::Url("tem espaço ou caractere de controle"));
    }
    Ok(())
}

impl FromStr for Ambiente {
    type Err = ErroAmbiente;

    fn from_str(texto: &str) -> Result<Self, Self::Err> {
        let texto = texto.trim();
        let nome: String = texto.to_lowercase().replace('ç', "c").replace('ã', "a");
        match nome.as_str() {
            "producao" => return Ok(Ambiente::Producao),
            "homologacao" => return Ok(Ambiente::Homologacao),
            _ => {}
        }
        if !texto.contains("://") {
            return Err(ErroAmbiente::Desconhecido(texto.chars().take(40).collect()));
        }
        conferir_url(texto)?;
        Ok(Ambiente::Url(texto.trim_end_matches('/').to_owned()))
    }
}

/// `producao`, `homologacao` or the base URL; a user or password written into it is not shown.
impl fmt::Display for Ambiente {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Ambiente::Producao => f.pad("producao"),
            Ambiente::Homologacao => f.pad("homologacao"),
            Ambiente::Url(url) if conferir_url(url).is_ok() => f.pad(self.url_base()),
            Ambiente::Url(_) => f.pad("(URL inválida)"),
        }
    }
}

impl fmt::Debug for Ambiente {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ambiente({self})")
    }
}

impl Serialize for Ambiente {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Ambiente {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::{Ambiente, ErroAmbiente};

    #[test]
    fn names_are_read_with_or_without_accents() {
        for texto in ["producao", "Produção", "PRODUÇÃO", " produção "] {
            assert_eq!(texto.parse(), Ok(Ambiente::Producao), "{texto}");
        }
    }

    #[test]
    fn a_url_with_a_password_is_refused_and_never_shown() {
        let erro = "https://usuario:segredo@example.com".parse::<Ambiente>().unwrap_err();
        assert!(!erro.to_string().contains("segredo"));
        let ambiente = Ambiente::Url("https://usuario:segredo@example.com".into());
        assert!(!format!("{ambiente} {ambiente:?}").contains("segredo"));
        assert!(ambiente.conferir().is_err());
    }

    #[test]
    fn other_texts_are_not_environments() {
        assert_eq!("teste".parse::<Ambiente>(), Err(ErroAmbiente::Desconhecido("teste".into())));
        for texto in ["ftp://x", "http://", "http://x?y", "http://x y", "https:///v2"] {
            assert!(texto.parse::<Ambiente>().is_err(), "{texto}");
        }
    }
}
