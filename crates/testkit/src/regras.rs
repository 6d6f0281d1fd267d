//! Reading `vectors/regras/`: documents that a rule of the authority refuses, and near misses.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use crate::vectors::{ler, merge_patch, raiz};

/// A vector of `vectors/regras/*.json`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VetorRegra {
    /// What it shows.
    pub nome: String,
    /// Stable code of the rule's problems: its `nome` in the table of rules.
    pub regra: String,
    /// Its code at the authority, where rules of several codes share the name.
    pub cstat: Option<u16>,
    /// `cte`, `cte_os`, or an event: `cancelamento`, `carta_correcao`, `desacordo`, `registro_multimodal`, `dados_gtv`.
    pub documento: String,
    /// File that the patch applies to; without it the patch is the whole document.
    pub base: Option<String>,
    /// JSON Merge Patch (RFC 7386).
    pub patch: Value,
    /// After the patch: a list whose first item fills it so many times.
    pub repetir: Option<Repetir>,
    /// What is known beside the document.
    #[serde(default)]
    pub contexto: ContextoVetor,
    /// Whether the rule fires; otherwise it is a near miss.
    pub dispara: bool,
    /// Codes of other rules and of the layout that the same document breaks.
    #[serde(default)]
    pub tambem: Vec<String>,
}

/// The `repetir` of a vector: what a list of thousands would be in the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Repetir {
    /// The list.
    pub campo: String,
    /// How many items it gets.
    pub vezes: usize,
}

/// The `contexto` of a vector: every member optional.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ContextoVetor {
    /// `producao` or `homologacao`.
    pub ambiente: Option<String>,
    /// Moment of reception, with offset.
    pub quando: Option<String>,
    /// Whether the technical responsible is asked for.
    pub responsavel_tecnico: bool,
    /// Computed elements, by `#` and their tag: `#cDV`.
    pub computados: BTreeMap<String, String>,
    /// For an event: the document's access key.
    pub chave: Option<String>,
    /// For an event: its sequence number.
    pub sequencia: Option<u32>,
    /// For an event: CNPJ or CPF of who makes it.
    pub autor: Option<String>,
    /// The document that this one replaces or complements, or that the event is about.
    pub referenciado: Option<ReferenciadoVetor>,
}

/// The `referenciado` of a vector's `contexto`: a patch on the base, and what the authority knows of it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReferenciadoVetor {
    /// JSON Merge Patch (RFC 7386) on the vector's base.
    pub patch: Value,
    /// Its access key.
    pub chave: Option<String>,
    /// `autorizado`, `cancelado`, `substituido` or `denegado`.
    pub situacao: Option<String>,
    /// When it was authorised, with offset.
    pub autorizado_em: Option<String>,
    /// Whether its taker declared a disagreement.
    pub desacordo: Option<bool>,
    /// How many documents complement it.
    pub complementos: Option<u32>,
    /// Whether it has a letter of correction.
    pub carta_correcao: Option<bool>,
}

impl VetorRegra {
    /// The document that this one replaces or complements, or that the event is about: its patch applied to the base.
    #[must_use]
    pub fn referenciado(&self) -> Option<(Value, &ReferenciadoVetor)> {
        let referenciado = self.contexto.referenciado.as_ref()?;
        Some((self.remendado(&referenciado.patch), referenciado))
    }

    fn remendado(&self, patch: &Value) -> Value {
        let mut documento =
            self.base.as_ref().map_or_else(|| Value::Object(serde_json::Map::new()), |base| ler(&raiz().join(base)));
        if !patch.is_null() {
            merge_patch(&mut documento, patch);
        }
        documento
    }

    /// The document: the patch applied to the base.
    #[must_use]
    pub fn documento(&self) -> Value {
        let mut documento = self.remendado(&self.patch);
        if let Some(Repetir { campo, vezes }) = &self.repetir {
            let item = documento[campo][0].clone();
            documento[campo] = Value::Array(vec![item; *vezes]);
        }
        documento
    }
}

/// The vectors of the authority's rules, with the file of each.
#[must_use]
pub fn regras() -> Vec<(String, VetorRegra)> {
    let pasta = raiz().join("crates/testkit/vectors/regras");
    let mut arquivos: Vec<_> = std::fs::read_dir(&pasta)
        .expect("vectors/regras exists")
        .map(|entrada| entrada.expect("readable").path())
        .filter(|arquivo| arquivo.extension().is_some_and(|e| e == "json"))
        .collect();
    arquivos.sort();
    arquivos
        .iter()
        .flat_map(|arquivo| {
            let nome = arquivo.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            let vetores: Vec<VetorRegra> =
                serde_json::from_value(ler(arquivo)).unwrap_or_else(|e| panic!("{}: {e}", arquivo.display()));
            vetores.into_iter().map(move |vetor| (nome.clone(), vetor))
        })
        .collect()
}
