//! Simple types: the named ones of `tipos.toml` and the parametric `Texto(a,b)`, `Digitos(a,b)`, `TextoLivre(a,b)`.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

/// Pattern of TString in `tiposGeralCTe_v4.00.xsd`.
pub const PADRAO_TEXTO: &str = "[!-ÿ]{1}[ -ÿ]{0,}[!-ÿ]{1}|[!-ÿ]{1}";

/// A simple type with its exact facets.
#[derive(Debug, Clone, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct TipoFolha {
    /// Name used in the table.
    #[serde(skip)]
    pub nome: String,
    /// Built-in base other than `xs:string`.
    #[serde(default)]
    pub base: Option<String>,
    /// Patterns, all of which must hold.
    #[serde(default)]
    pub padroes: Vec<String>,
    /// Exact length.
    #[serde(default)]
    pub tamanho: Option<u32>,
    /// Least length.
    #[serde(default)]
    pub minimo: Option<u32>,
    /// Greatest length.
    #[serde(default)]
    pub maximo: Option<u32>,
    /// How the core reads and checks it (see `layout/types.rs`).
    pub leitura: String,
    /// Enumerated codes with their meaning.
    #[serde(default)]
    pub valores: Vec<(String, String)>,
}

/// All named types.
#[derive(Debug)]
pub struct Tipos(BTreeMap<String, TipoFolha>);

impl Tipos {
    /// Reads `tipos.toml`.
    pub fn ler(pasta: &Path) -> Result<Self, String> {
        let arquivo = pasta.join("tipos.toml");
        let texto = std::fs::read_to_string(&arquivo).map_err(|e| format!("{}: {e}", arquivo.display()))?;
        let mut tipos: BTreeMap<String, TipoFolha> =
            toml::from_str(&texto).map_err(|e| format!("{}: {e}", arquivo.display()))?;
        for (nome, tipo) in &mut tipos {
            tipo.nome.clone_from(nome);
        }
        Ok(Self(tipos))
    }

    /// The type that a row names; `codigo` takes its values from the row itself.
    pub fn resolver(&self, nome: &str, valores: &[(String, String)]) -> Result<TipoFolha, String> {
        if nome == "codigo" {
            let nome = format!("codigo({})", valores.iter().map(|v| v.0.as_str()).collect::<Vec<_>>().join(","));
            let mut tipo = novo(&nome, "lista".into(), vec![], None, None);
            tipo.valores = valores.to_vec();
            return Ok(tipo);
        }
        if let Some(tipo) = self.0.get(nome) {
            return Ok(tipo.clone());
        }
        let (familia, a, b) = parametros(nome).ok_or_else(|| format!("tipo desconhecido: {nome}"))?;
        Ok(match familia {
            "Texto" => novo(nome, format!("texto {a} {b}"), vec![PADRAO_TEXTO.into()], Some(a), Some(b)),
            "TextoLivre" => novo(nome, format!("texto_livre {a} {b}"), vec![], Some(a), Some(b)),
            "Digitos" => {
                let vezes = if a == b { format!("{{{a}}}") } else { format!("{{{a},{b}}}") };
                novo(nome, format!("digitos {a} {b}"), vec![format!("[0-9]{vezes}")], None, None)
            }
            _ => return Err(format!("tipo desconhecido: {nome}")),
        })
    }
}

fn novo(nome: &str, leitura: String, padroes: Vec<String>, minimo: Option<u32>, maximo: Option<u32>) -> TipoFolha {
    TipoFolha { nome: nome.into(), base: None, padroes, tamanho: None, minimo, maximo, leitura, valores: vec![] }
}

fn parametros(nome: &str) -> Option<(&str, u32, u32)> {
    let (familia, resto) = nome.split_once('(')?;
    let limites = resto.strip_suffix(')')?;
    let (a, b) = limites.split_once(',').unwrap_or((limites, limites));
    let (a, b) = (a.parse().ok()?, b.parse().ok()?);
    Some((familia, a, b))
}
