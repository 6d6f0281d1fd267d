//! A [`Contexto`] as JSON: how other languages and vectors tell it.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::contexto::{Contexto, Rigor};
use super::referenciado::{Referenciado, SituacaoReferenciado};
use crate::model::DataHora;
use crate::tabelas::Tabelas;
use crate::types::{Modelo, TipoAmbiente};

/// What a context in JSON lacks.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("o contexto da validação não serve: {0}")]
pub struct ErroContexto(String);

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Declarado {
    rigor: Option<String>,
    ambiente: Option<String>,
    quando: Option<String>,
    responsavel_tecnico: bool,
    chave: Option<String>,
    sequencia: Option<u32>,
    autor: Option<String>,
    computados: BTreeMap<String, String>,
    referenciado: Option<OutroDocumento>,
    tabelas: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct OutroDocumento {
    documento: Value,
    chave: Option<String>,
    situacao: Option<String>,
    autorizado_em: Option<String>,
    desacordo: Option<bool>,
    complementos: Option<u32>,
    carta_correcao: Option<bool>,
}

impl Contexto {
    /// Reads a context: an object whose members are all optional.
    ///
    /// `rigor` (`layout` or `sefaz`), `ambiente` (`producao` or `homologacao`), `quando` (date and time with offset),
    /// `responsavel_tecnico` (boolean), `chave`, `sequencia` and `autor` (of events), `computados` (texts of computed elements by `#` and
    /// tag, such as `#cDV`), `referenciado` (`documento` as the API takes it, `chave`, `situacao`, `autorizado_em`, `desacordo`,
    /// `complementos`, `carta_correcao`), `tabelas` (a folder, as [`Tabelas::da_pasta`] reads it).
    ///
    /// ```
    /// use focus_cte::{Contexto, Modelo};
    ///
    /// let contexto = Contexto::de_json(Modelo::Cte, r#"{"rigor": "sefaz", "quando": "2026-11-20T10:00:00-03:00"}"#)?;
    /// assert!(Contexto::de_json(Modelo::Cte, r#"{"quando": "ontem"}"#).is_err());
    /// # Ok::<(), focus_cte::validation::ErroContexto>(())
    /// ```
    pub fn de_json(modelo: Modelo, json: &str) -> Result<Self, ErroContexto> {
        let declarado: Declarado = serde_json::from_str(json).map_err(|e| ErroContexto(e.to_string()))?;
        let mut contexto = Self::novo().exige_responsavel_tecnico(declarado.responsavel_tecnico);
        if let Some(nome) = declarado.rigor {
            let rigor = Rigor::de_nome(&nome);
            contexto = contexto.rigor(rigor.ok_or_else(|| esperado("rigor", "layout ou sefaz", &nome))?);
        }
        if let Some(nome) = declarado.ambiente {
            let ambiente = TipoAmbiente::TODOS.into_iter().find(|ambiente| ambiente.nome() == nome);
            contexto =
                contexto.ambiente(ambiente.ok_or_else(|| esperado("ambiente", "producao ou homologacao", &nome))?);
        }
        if let Some(texto) = declarado.quando {
            contexto = contexto.quando(instante("quando", &texto)?);
        }
        if let Some(texto) = declarado.chave {
            contexto = contexto.chave(texto.parse().map_err(|e| ErroContexto(format!("chave: {e}")))?);
        }
        contexto = declarado.sequencia.into_iter().fold(contexto, Self::sequencia);
        contexto = declarado.autor.into_iter().fold(contexto, Self::autor);
        contexto.computados = declarado.computados.into_iter().collect();
        if let Some(outro) = declarado.referenciado {
            contexto = contexto.referenciado(outro.ler(modelo)?);
        }
        if let Some(pasta) = declarado.tabelas {
            contexto = contexto.tabelas(Tabelas::da_pasta(pasta).map_err(|e| ErroContexto(format!("tabelas: {e}")))?);
        }
        Ok(contexto)
    }
}

impl OutroDocumento {
    fn ler(self, modelo: Modelo) -> Result<Referenciado, ErroContexto> {
        let json = self.documento.to_string();
        let mut outro = Referenciado::ler(modelo, json.as_bytes())
            .map_err(|e| ErroContexto(format!("referenciado.documento: {e}")))?;
        if let Some(texto) = self.chave {
            outro = outro.chave(texto.parse().map_err(|e| ErroContexto(format!("referenciado.chave: {e}")))?);
        }
        if let Some(nome) = self.situacao {
            outro = outro.situacao(match nome.as_str() {
                "autorizado" => SituacaoReferenciado::Autorizado,
                "cancelado" => SituacaoReferenciado::Cancelado,
                "substituido" => SituacaoReferenciado::Substituido,
                "denegado" => SituacaoReferenciado::Denegado,
                _ => {
                    let situacoes = "autorizado, cancelado, substituido ou denegado";
                    return Err(esperado("referenciado.situacao", situacoes, &nome));
                }
            });
        }
        if let Some(texto) = self.autorizado_em {
            outro = outro.autorizado_em(instante("referenciado.autorizado_em", &texto)?);
        }
        outro = self.desacordo.into_iter().fold(outro, Referenciado::desacordo);
        outro = self.carta_correcao.into_iter().fold(outro, Referenciado::carta_correcao);
        Ok(self.complementos.into_iter().fold(outro, Referenciado::complementos))
    }
}

/// A date and time with its offset, or a UTC instant (`Z`).
fn instante(campo: &str, texto: &str) -> Result<jiff::Timestamp, ErroContexto> {
    let lido = texto.parse::<DataHora>().ok().and_then(DataHora::instante).or_else(|| texto.parse().ok());
    lido.ok_or_else(|| esperado(campo, "data e hora com fuso, como 2026-11-22T10:00:00-03:00", texto))
}

fn esperado(campo: &str, aceito: &str, veio: &str) -> ErroContexto {
    ErroContexto(format!("{campo}: esperado {aceito}; veio «{veio}»"))
}
