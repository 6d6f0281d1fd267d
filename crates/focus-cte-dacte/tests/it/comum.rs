//! Documents to print.

use std::path::PathBuf;

use focus_cte::{Empresa, Modelo, Payload};
use focus_cte_dacte::{Autorizacao, Situacao};
use focus_cte_xml::{Emissao, Protocolo, TipoAmbiente, cte_proc, escrever, url_qrcode};
use serde_json::Value;

pub(crate) fn raiz() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The documents of `examples/`: name and JSON.
pub(crate) fn exemplos() -> Vec<(String, String)> {
    let mut exemplos: Vec<_> = std::fs::read_dir(raiz().join("examples"))
        .unwrap()
        .map(|arquivo| arquivo.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "json"))
        .map(|p| (p.file_stem().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(&p).unwrap()))
        .filter(|(nome, _)| nome.starts_with("cte_"))
        .collect();
    exemplos.sort();
    exemplos
}

pub(crate) fn modelo(nome: &str) -> Modelo {
    if nome.starts_with("cte_os") { Modelo::CteOs } else { Modelo::Cte }
}

/// When and under which number the test authority takes documents in.
pub(crate) const PROTOCOLO: &str = "135260000012345";
const RECEBIMENTO: &str = "2026-11-20T09:32:40-03:00";

/// A document with key and protocol, as the sandbox would authorise it.
pub(crate) fn autorizado(modelo: Modelo, json: &str, ambiente: TipoAmbiente) -> (Payload<'_>, Autorizacao) {
    let mut payload = Payload::from_slice(modelo, json.as_bytes()).unwrap();
    let empresa = Empresa::ficticia(payload.texto("cnpj_emitente").unwrap());
    let emissao = Emissao { codigo_numerico: 18_273_645, ..Emissao::nova(ambiente, 1, 4321) };
    let chave = escrever(&mut payload, &empresa, &emissao).unwrap().chave;
    let autorizacao = Autorizacao {
        url_qrcode: url_qrcode(&chave, ambiente),
        chave,
        ambiente,
        situacao: Situacao::Autorizado,
        protocolo: PROTOCOLO.to_owned(),
        data_recebimento: RECEBIMENTO.to_owned(),
    };
    (payload, autorizacao)
}

/// An example by its name.
pub(crate) fn exemplo(nome: &str) -> String {
    std::fs::read_to_string(raiz().join("examples").join(format!("{nome}.json"))).unwrap()
}

/// A document with some fields changed.
pub(crate) fn com(json: &str, campos: &[(&str, Value)]) -> String {
    let mut valor: Value = serde_json::from_str(json).unwrap();
    for (campo, novo) in campos {
        valor[*campo] = novo.clone();
    }
    valor.to_string()
}

/// Keys of so many NF-es, all different.
pub(crate) fn nfes(quantas: usize) -> Vec<String> {
    (1..=quantas).map(|n| format!("3526112298765400019355001{n:09}1102938473")).collect()
}

/// A document with these NF-es.
pub(crate) fn com_nfes(json: &str, chaves: &[String]) -> String {
    let nfes: Vec<Value> = chaves.iter().map(|chave| serde_json::json!({ "chave_nfe": chave })).collect();
    com(json, &[("nfes", nfes.into())])
}

/// The XML of an authorised document, `cteProc` or `cteOSProc`.
pub(crate) fn xml_autorizado(modelo: Modelo, json: &str, ambiente: TipoAmbiente, cstat: u16) -> String {
    let mut payload = Payload::from_slice(modelo, json.as_bytes()).unwrap();
    let empresa = Empresa::ficticia(payload.texto("cnpj_emitente").unwrap());
    let emissao = Emissao { codigo_numerico: 18_273_645, ..Emissao::nova(ambiente, 1, 4321) };
    let escrito = escrever(&mut payload, &empresa, &emissao).unwrap();
    let protocolo = Protocolo {
        ambiente,
        versao_aplicativo: "TESTE".to_owned(),
        chave: escrito.chave,
        data_recebimento: RECEBIMENTO.to_owned(),
        protocolo: PROTOCOLO.to_owned(),
        digest_value: String::new(),
        cstat,
        motivo: "Motivo".to_owned(),
    };
    cte_proc(&escrito.xml, &protocolo)
}
