//! Reading the data, and what must hold in it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use regex::Regex;
use serde::Deserialize;

use crate::tabela::{Tabela, escopos};

/// Every code, in order.
pub type Codigos = BTreeMap<u16, Codigo>;

/// What the data says of one code; the head of the file tells what each key means.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "as in the core")]
pub struct Codigo {
    pub mensagem: String,
    pub mensagem_cte: Option<String>,
    pub mensagem_cte_os: Option<String>,
    pub mensagem_evento: Option<String>,
    #[serde(default)]
    pub mensagem_parcial: bool,
    #[serde(default)]
    pub especie: Especie,
    pub causa: String,
    pub o_que_fazer: String,
    pub proximo_passo: ProximoPasso,
    #[serde(default)]
    pub aguardar_ajuda: bool,
    #[serde(default = "sim")]
    pub reutiliza_referencia: bool,
    #[serde(default = "sim")]
    pub reutiliza_numero: bool,
    pub fonte: String,
    pub vigencia: Option<String>,
    #[serde(default = "sim")]
    pub em_vigor: bool,
}

fn sim() -> bool {
    true
}

/// Kind of code. Variants are named as in the core.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Especie {
    Autorizado,
    Processamento,
    #[default]
    Rejeicao,
    Denegacao,
    Evento,
    Servico,
}

/// Next step. Variants are named as in the core.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProximoPasso {
    Corrigir,
    Aguardar,
    Consultar,
    Cadastro,
    NaoReenviar,
}

/// Names between backticks that are no field of the layout: of answers, of events' paths, of the API.
const DE_FORA: [&str; 12] = [
    "ref",
    "status_sefaz",
    "mensagem_sefaz",
    "erro_autorizacao",
    "processando_autorizacao",
    "caminho_xml",
    "caminho_xml_cancelamento",
    "caminho_dacte",
    "carta_correcao",
    "desacordo",
    "registro_multimodal",
    "dados_gtv",
];

/// Reads the file.
pub fn ler(arquivo: &Path) -> Result<Codigos, String> {
    let erro = |e: &dyn std::fmt::Display| format!("{}: {e}", arquivo.display());
    let texto = std::fs::read_to_string(arquivo).map_err(|e| erro(&e))?;
    let cru: BTreeMap<String, Codigo> = toml::from_str(&texto).map_err(|e| erro(&e))?;
    cru.into_iter()
        .map(|(cstat, codigo)| Ok((cstat.parse().map_err(|_| erro(&format!("[{cstat}] não é um cStat")))?, codigo)))
        .collect()
}

/// Texts are there, end in a full stop, and name only fields that exist.
pub fn conferir(codigos: &Codigos, tabela: &Tabela) -> Result<(), String> {
    let escopos: Vec<_> = tabela.documentos.iter().flat_map(escopos).collect();
    let campos: BTreeSet<&str> = escopos.iter().flat_map(|e| &e.campos).map(|c| c.nome.as_str()).collect();
    let citado = Regex::new("`([a-z_]+)`").expect("the pattern is constant");
    for (cstat, codigo) in codigos {
        for (chave, texto) in [("mensagem", &codigo.mensagem), ("fonte", &codigo.fonte)] {
            if texto.trim().is_empty() {
                return Err(format!("[{cstat}] {chave} vazia"));
            }
        }
        let proprios = [("causa", Some(&codigo.causa)), ("o_que_fazer", Some(&codigo.o_que_fazer))];
        for (chave, texto) in proprios.into_iter().chain([("vigencia", codigo.vigencia.as_ref())]) {
            let Some(texto) = texto else { continue };
            if !texto.ends_with('.') {
                return Err(format!("[{cstat}] {chave} não termina em ponto: {texto}"));
            }
            for nome in citado.captures_iter(texto).filter_map(|c| c.get(1)).map(|m| m.as_str()) {
                if !campos.contains(nome) && !DE_FORA.contains(&nome) {
                    return Err(format!("[{cstat}] {chave} cita `{nome}`, que não é campo do leiaute"));
                }
            }
        }
        if codigo.mensagem.contains("[...]") && !codigo.mensagem_parcial {
            return Err(format!("[{cstat}] mensagem com [...] e sem mensagem_parcial"));
        }
    }
    Ok(())
}
