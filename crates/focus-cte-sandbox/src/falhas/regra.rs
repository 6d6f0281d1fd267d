//! When a fault strikes.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use super::falha::{CENARIOS, Cenario, Falha};

/// A fault, and which requests it strikes: by default every request to the API.
///
/// As text, which is what a command line takes: the fault, and after a colon what restricts it.
///
/// ```
/// use focus_cte_sandbox::{Falha, Regra};
///
/// let regra: Regra = "queda_antes:percentual=20,metodo=POST".parse()?;
/// assert_eq!(regra, Regra::nova(Falha::QuedaAntes).percentual(20.0).metodo("POST"));
/// assert!("cstat=539:referencia=pedido-*,vezes=1".parse::<Regra>().is_ok());
/// # Ok::<(), focus_cte_sandbox::ErroRegra>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Regra {
    pub(super) falha: Falha,
    pub(super) percentual: f64,
    pub(super) vezes: Option<u32>,
    pub(super) apos: u32,
    pub(super) durante: Option<Duration>,
    pub(super) metodo: Option<String>,
    pub(super) caminho: String,
    pub(super) referencia: Option<String>,
}

/// Why a text is no rule.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ErroRegra {
    /// No fault has this name.
    #[error("não há falha chamada {nome:?}: as que existem são {}", nomes())]
    Falha {
        /// What was given.
        nome: String,
    },
    /// The parameter does not fit the fault.
    #[error("a falha {falha} não aceita o parâmetro {valor:?}: {}", esperado(.falha))]
    Parametro {
        /// The fault.
        falha: &'static str,
        /// What was given.
        valor: String,
    },
    /// A restriction that does not exist, or whose value does not fit.
    #[error(
        "a restrição {texto:?} não é válida: use percentual=0 a 100, vezes=N, apos=N, durante=SEGUNDOS, metodo=POST, caminho=/v2/cte ou referencia=abc*"
    )]
    Restricao {
        /// What was given.
        texto: String,
    },
}

fn nomes() -> String {
    CENARIOS.map(|cenario| cenario.nome).join(", ")
}

fn esperado(falha: &str) -> String {
    match Cenario::de_nome(falha).map_or("", |cenario| cenario.parametro) {
        "" => "ela não tem parâmetro".to_owned(),
        parametro => format!("informe um número inteiro ({parametro})"),
    }
}

impl Regra {
    /// The fault, on every request to the API (`/v2/...`).
    #[must_use]
    pub fn nova(falha: Falha) -> Self {
        Self {
            falha,
            percentual: 100.0,
            vezes: None,
            apos: 0,
            durante: None,
            metodo: None,
            caminho: "/v2/".to_owned(),
            referencia: None,
        }
    }

    /// How many of the requests it strikes, by chance: 0 to 100 in a hundred.
    #[must_use]
    pub fn percentual(mut self, percentual: f64) -> Self {
        self.percentual = percentual.clamp(0.0, 100.0);
        self
    }

    /// How many times it strikes, at most.
    #[must_use]
    pub fn vezes(mut self, vezes: u32) -> Self {
        self.vezes = Some(vezes);
        self
    }

    /// How many requests it lets pass first.
    #[must_use]
    pub fn apos(mut self, requisicoes: u32) -> Self {
        self.apos = requisicoes;
        self
    }

    /// For how long it strikes, by the sandbox's clock, from the first time on.
    #[must_use]
    pub fn durante(mut self, tempo: Duration) -> Self {
        self.durante = Some(tempo);
        self
    }

    /// The only method it strikes.
    #[must_use]
    pub fn metodo(mut self, metodo: &str) -> Self {
        self.metodo = Some(metodo.to_ascii_uppercase());
        self
    }

    /// What the path of a request begins with; `/v2/` by default, `/` for downloads too.
    #[must_use]
    pub fn caminho(mut self, inicio: &str) -> Self {
        inicio.clone_into(&mut self.caminho);
        self
    }

    /// The `ref` that the request is about; with `*` at the end, what it begins with.
    #[must_use]
    pub fn referencia(mut self, referencia: &str) -> Self {
        self.referencia = Some(referencia.to_owned());
        self
    }

    /// The fault.
    #[must_use]
    pub fn falha(&self) -> &Falha {
        &self.falha
    }

    /// With one restriction more, given by name.
    pub(crate) fn restringir(self, nome: &str, valor: &str) -> Result<Self, ErroRegra> {
        let invalida = || ErroRegra::Restricao { texto: format!("{nome}={valor}") };
        let inteiro = || valor.parse::<u32>().map_err(|_| invalida());
        Ok(match nome {
            "percentual" => match valor.trim_end_matches('%').parse::<f64>() {
                Ok(percentual) if (0.0..=100.0).contains(&percentual) => self.percentual(percentual),
                _ => return Err(invalida()),
            },
            "vezes" => self.vezes(inteiro()?),
            "apos" => self.apos(inteiro()?),
            "durante" => self.durante(Duration::from_secs(u64::from(inteiro()?))),
            "metodo" if !valor.is_empty() => self.metodo(valor),
            "caminho" if valor.starts_with('/') => self.caminho(valor),
            "referencia" if !valor.is_empty() => self.referencia(valor),
            _ => return Err(invalida()),
        })
    }
}

/// The fault of a name and a parameter, both as text.
pub(crate) fn falha_de(nome: &str, parametro: Option<&str>, mensagem: Option<String>) -> Result<Falha, ErroRegra> {
    let cenario = Cenario::de_nome(nome).ok_or_else(|| ErroRegra::Falha { nome: nome.to_owned() })?;
    let recusado = || ErroRegra::Parametro { falha: cenario.nome, valor: parametro.unwrap_or_default().to_owned() };
    let numero = parametro.map(|valor| valor.parse().map_err(|_| recusado())).transpose()?;
    cenario.falha(numero, mensagem).ok_or_else(recusado)
}

impl FromStr for Regra {
    type Err = ErroRegra;

    fn from_str(texto: &str) -> Result<Self, ErroRegra> {
        let (falha, restricoes) = texto.split_once(':').unwrap_or((texto, ""));
        let (nome, parametro) = match falha.split_once('=') {
            Some((nome, parametro)) => (nome, Some(parametro.trim())),
            None => (falha, None),
        };
        let mut regra = Self::nova(falha_de(nome.trim(), parametro, None)?);
        for restricao in restricoes.split(',').map(str::trim).filter(|restricao| !restricao.is_empty()) {
            let (nome, valor) = restricao.split_once('=').unwrap_or((restricao, ""));
            regra = regra.restringir(nome.trim(), valor.trim())?;
        }
        Ok(regra)
    }
}

impl fmt::Display for Regra {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let restricoes = [
            (self.percentual < 100.0).then(|| format!("percentual={}", self.percentual)),
            self.vezes.map(|vezes| format!("vezes={vezes}")),
            (self.apos > 0).then(|| format!("apos={}", self.apos)),
            self.durante.map(|tempo| format!("durante={}", tempo.as_secs())),
            self.metodo.as_ref().map(|metodo| format!("metodo={metodo}")),
            (self.caminho != "/v2/").then(|| format!("caminho={}", self.caminho)),
            self.referencia.as_ref().map(|referencia| format!("referencia={referencia}")),
        ];
        let restricoes: Vec<_> = restricoes.into_iter().flatten().collect();
        write!(f, "{}", self.falha)?;
        if restricoes.is_empty() { Ok(()) } else { write!(f, ":{}", restricoes.join(",")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_read_back_from_its_own_text() {
        let regra = Regra::nova(Falha::Limite { reinicia_em: 2 })
            .percentual(12.5)
            .vezes(3)
            .apos(10)
            .durante(Duration::from_mins(1))
            .metodo("post")
            .caminho("/v2/cte")
            .referencia("abc*");
        let texto = "limite=2:percentual=12.5,vezes=3,apos=10,durante=60,metodo=POST,caminho=/v2/cte,referencia=abc*";
        assert_eq!(regra.to_string(), texto);
        assert_eq!(texto.parse(), Ok(regra));
    }

    #[test]
    fn what_is_no_rule_is_refused_with_what_would_be() {
        let erro = |texto: &str| texto.parse::<Regra>().map_err(|erro| erro.to_string()).expect_err("no rule");
        assert!(erro("queda").contains("queda_antes"), "{}", erro("queda"));
        assert_eq!(
            erro("latencia=muita"),
            "a falha latencia não aceita o parâmetro \"muita\": informe um número inteiro (milissegundos)"
        );
        assert!(erro("erro_500=1").ends_with("ela não tem parâmetro"));
        assert!(erro("erro_500:percentual=101").starts_with("a restrição \"percentual=101\" não é válida"));
        assert!(erro("erro_500:sempre").starts_with("a restrição \"sempre=\" não é válida"));
    }
}
