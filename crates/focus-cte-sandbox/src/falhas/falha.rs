//! The faults, and the one table that describes them.

use std::fmt;
use std::time::Duration;

/// Something that goes wrong with a request, or with the document it sends.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Falha {
    /// The request waits before it is looked at.
    Latencia(Duration),
    /// 429, as when the token's credits are spent.
    Limite {
        /// Seconds, for `Retry-After` and `Rate-Limit-Reset`.
        reinicia_em: u32,
    },
    /// 500 before anything is done.
    Erro500,
    /// The request is processed, and its answer is a 500.
    Erro500Depois,
    /// 503 with an HTML body, before anything is done.
    Erro503,
    /// 401 with an HTML body.
    Html401,
    /// The connection is closed before anything is done.
    QuedaAntes,
    /// The request is processed, and the connection is closed without an answer.
    QuedaDepois,
    /// The request is processed, and the connection is closed in the middle of the answer's body.
    CorpoCortado,
    /// The answer's body takes this long.
    CorpoLento(Duration),
    /// The authority's verdict on the document or event.
    Cstat {
        /// Its code. 100 authorises; 110, 301 and 302 deny; any other one rejects.
        cstat: u16,
        /// Its words.
        mensagem: Option<String>,
    },
    /// The document stays in process for so many queries.
    Consultas(u32),
    /// The storage fails while the request is processed.
    Armazenamento,
}

/// A row of the table of faults: its name, its parameter, and what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cenario {
    /// The name, the same in the builder's texts, in the control endpoint and in references.
    pub nome: &'static str,
    /// What its parameter means; empty when it has none.
    pub parametro: &'static str,
    /// What the parameter is when it is not given.
    pub padrao: u32,
    /// What it does, in Portuguese.
    pub efeito: &'static str,
}

const fn cenario(nome: &'static str, parametro: &'static str, padrao: u32, efeito: &'static str) -> Cenario {
    Cenario { nome, parametro, padrao, efeito }
}

/// Every fault there is, in the order of the documentation.
pub const CENARIOS: [Cenario; 13] = [
    cenario("latencia", "milissegundos", 1000, "a requisição espera antes de ser processada"),
    cenario("limite", "segundos até a liberação", 1, "429 `limite_excedido`, com `Retry-After`; nada é processado"),
    cenario("erro_500", "", 0, "500 `erro_interno`; nada é processado"),
    cenario("erro_500_depois", "", 0, "a requisição é processada, e a resposta é um 500"),
    cenario("erro_503", "", 0, "503 com corpo HTML; nada é processado"),
    cenario("html_401", "", 0, "401 com corpo HTML, como o de um token recusado"),
    cenario("queda_antes", "", 0, "a conexão é fechada sem resposta; nada é processado"),
    cenario("queda_depois", "", 0, "a requisição é processada, e a conexão é fechada sem resposta"),
    cenario("corpo_cortado", "", 0, "a requisição é processada, e a conexão é fechada no meio do corpo da resposta"),
    cenario("corpo_lento", "milissegundos", 2000, "o corpo da resposta chega aos poucos, ao longo desse tempo"),
    cenario(
        "cstat",
        "código da SEFAZ",
        999,
        "o documento ou evento recebe esse veredito: 100 autoriza, 110, 301 e 302 denegam, os demais rejeitam",
    ),
    cenario(
        "consultas",
        "número de consultas",
        3,
        "o documento fica em processamento durante esse número de consultas",
    ),
    cenario(
        "armazenamento",
        "",
        0,
        "o banco de dados falha durante a requisição: 500 `erro_interno`, e nada é gravado",
    ),
];

impl Cenario {
    /// The row of a name.
    #[must_use]
    pub fn de_nome(nome: &str) -> Option<&'static Self> {
        CENARIOS.iter().find(|cenario| cenario.nome == nome)
    }

    /// The fault of this row; without a parameter it takes the default. `None` when the parameter is out of range, or when
    /// there is one and the fault takes none.
    #[must_use]
    pub fn falha(&self, parametro: Option<u32>, mensagem: Option<String>) -> Option<Falha> {
        if self.parametro.is_empty() && parametro.is_some() {
            return None;
        }
        let parametro = parametro.unwrap_or(self.padrao);
        let tempo = Duration::from_millis(u64::from(parametro));
        Some(match self.nome {
            "latencia" => Falha::Latencia(tempo),
            "limite" => Falha::Limite { reinicia_em: parametro },
            "erro_500" => Falha::Erro500,
            "erro_500_depois" => Falha::Erro500Depois,
            "erro_503" => Falha::Erro503,
            "html_401" => Falha::Html401,
            "queda_antes" => Falha::QuedaAntes,
            "queda_depois" => Falha::QuedaDepois,
            "corpo_cortado" => Falha::CorpoCortado,
            "corpo_lento" => Falha::CorpoLento(tempo),
            "cstat" => Falha::Cstat { cstat: u16::try_from(parametro).ok().filter(|cstat| *cstat < 1000)?, mensagem },
            "consultas" => Falha::Consultas(parametro),
            "armazenamento" => Falha::Armazenamento,
            _ => return None,
        })
    }
}

impl Falha {
    /// Its name in the table.
    #[must_use]
    pub fn nome(&self) -> &'static str {
        match self {
            Self::Latencia(_) => "latencia",
            Self::Limite { .. } => "limite",
            Self::Erro500 => "erro_500",
            Self::Erro500Depois => "erro_500_depois",
            Self::Erro503 => "erro_503",
            Self::Html401 => "html_401",
            Self::QuedaAntes => "queda_antes",
            Self::QuedaDepois => "queda_depois",
            Self::CorpoCortado => "corpo_cortado",
            Self::CorpoLento(_) => "corpo_lento",
            Self::Cstat { .. } => "cstat",
            Self::Consultas(_) => "consultas",
            Self::Armazenamento => "armazenamento",
        }
    }

    /// Its parameter, if it takes one.
    #[must_use]
    pub fn parametro(&self) -> Option<u32> {
        match self {
            Self::Latencia(tempo) | Self::CorpoLento(tempo) => u32::try_from(tempo.as_millis()).ok(),
            Self::Limite { reinicia_em } => Some(*reinicia_em),
            Self::Cstat { cstat, .. } => Some(u32::from(*cstat)),
            Self::Consultas(consultas) => Some(*consultas),
            _ => None,
        }
    }
}

impl fmt::Display for Falha {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.parametro() {
            Some(parametro) => write!(f, "{}={parametro}", self.nome()),
            None => f.write_str(self.nome()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_makes_the_fault_of_its_name() {
        for cenario in &CENARIOS {
            let falha = cenario.falha(None, None).expect("a fault with its default");
            assert_eq!(falha.nome(), cenario.nome);
            assert_eq!(falha.parametro(), (!cenario.parametro.is_empty()).then_some(cenario.padrao));
        }
    }

    #[test]
    fn a_parameter_that_the_fault_does_not_take_is_refused() {
        assert_eq!(Cenario::de_nome("queda_antes").and_then(|cenario| cenario.falha(Some(1), None)), None);
        assert_eq!(Cenario::de_nome("cstat").and_then(|cenario| cenario.falha(Some(1000), None)), None);
    }
}
