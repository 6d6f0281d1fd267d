//! Reading `vectors/` and `examples/`.

use std::path::{Path, PathBuf};

use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use serde_json::Value;

/// A vector of `vectors/validacao.json`: a document and the problems it has.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vetor {
    /// What it shows.
    pub name: String,
    /// Where the expectation comes from.
    pub source: String,
    /// 57 or 67.
    pub modelo: u8,
    /// File that the patch applies to; without it the patch is the whole document.
    pub base: Option<String>,
    /// JSON Merge Patch (RFC 7386).
    pub patch: Value,
    /// The problems, in any order.
    pub expect: Vec<Esperado>,
}

/// A problem that a vector expects.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Esperado {
    /// Field path.
    pub campo: String,
    /// Stable code.
    pub codigo: String,
    /// `erro` or `aviso`.
    pub severidade: String,
}

impl Vetor {
    /// The document: the patch applied to the base.
    #[must_use]
    pub fn documento(&self) -> Value {
        let mut documento = self.base.as_ref().map_or(Value::Null, |base| ler(&raiz().join(base)));
        merge_patch(&mut documento, &self.patch);
        documento
    }
}

/// The vectors of layout validation.
#[must_use]
pub fn validacao() -> Vec<Vetor> {
    let arquivo = raiz().join("crates/testkit/vectors/validacao.json");
    serde_json::from_value(ler(&arquivo)).expect("vectors are well formed")
}

/// Every file of `examples/` whose name begins so: `(name, text)`.
#[must_use]
pub fn exemplos(prefixo: &str) -> Vec<(String, String)> {
    let pasta = raiz().join("examples");
    let mut nomes: Vec<String> = std::fs::read_dir(&pasta)
        .expect("examples/ exists")
        .map(|entrada| entrada.expect("readable").file_name().to_string_lossy().into_owned())
        .filter(|nome| nome.starts_with(prefixo) && Path::new(nome).extension().is_some_and(|e| e == "json"))
        .collect();
    nomes.sort();
    nomes
        .into_iter()
        .map(|nome| {
            let texto = std::fs::read_to_string(pasta.join(&nome)).expect("readable");
            (nome, texto)
        })
        .collect()
}

/// An example document emitted an hour before `agora`, in the offset it was written with: the authority takes it as on time.
#[must_use]
pub fn exemplo_de_agora(nome: &str, agora: Timestamp) -> Value {
    let mut documento = ler(&raiz().join("examples").join(nome));
    let escrita = documento["data_emissao"].as_str().expect("every example has it");
    let (horas, resto) = escrita[escrita.len() - 6..].split_at(3);
    let horas: i8 = horas.parse().expect("every example has its offset");
    assert_eq!(resto, ":00", "offsets are whole hours");
    let local = Offset::constant(horas).to_datetime(agora - SignedDuration::from_hours(1));
    documento["data_emissao"] = format!("{}{horas:+03}:00", local.strftime("%Y-%m-%dT%H:%M:%S")).into();
    documento
}

/// RFC 7386: null removes, objects merge, anything else replaces.
pub fn merge_patch(target: &mut Value, patch: &Value) {
    let Value::Object(fields) = patch else {
        *target = patch.clone();
        return;
    };
    if !target.is_object() {
        *target = Value::Object(serde_json::Map::new());
    }
    let object = target.as_object_mut().expect("made an object above");
    for (name, value) in fields {
        if value.is_null() {
            object.remove(name);
        } else {
            merge_patch(object.entry(name.clone()).or_insert(Value::Null), value);
        }
    }
}

/// The repository's root.
#[must_use]
pub fn raiz() -> PathBuf {
    let mut raiz = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    raiz.pop();
    raiz.pop();
    raiz
}

pub(crate) fn ler(arquivo: &Path) -> Value {
    let texto = std::fs::read_to_string(arquivo).unwrap_or_else(|e| panic!("{}: {e}", arquivo.display()));
    serde_json::from_str(&texto).unwrap_or_else(|e| panic!("{}: {e}", arquivo.display()))
}
