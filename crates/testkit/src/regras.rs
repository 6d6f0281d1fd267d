//! Reading `vectors/regras/`: documents that a rule of the authority refuses, and near misses.

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
    /// What is known beside the document, as `focus_cte::Contexto::de_json` reads it; only that the `documento` of its
    /// `referenciado` is a `patch` on the base.
    #[serde(default)]
    pub contexto: serde_json::Map<String, Value>,
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

impl VetorRegra {
    /// The context, with the whole document that this one replaces or complements, or that the event is about.
    #[must_use]
    pub fn contexto(&self) -> Value {
        let mut contexto = self.contexto.clone();
        if let Some(Value::Object(referenciado)) = contexto.get_mut("referenciado") {
            let patch = referenciado.remove("patch").unwrap_or_default();
            referenciado.insert("documento".into(), self.remendado(&patch));
        }
        Value::Object(contexto)
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
