//! Bodies of events: from a file, or from the flags of the command line.

use std::path::Path;

use focus_cte::evento::TipoEvento;
use serde_json::{Map, Value};

use super::evento::Evento;
use crate::cli::{Cancelar, Corrigir, Desacordo, Gtv, Inutilizar, Multimodal};
use crate::entrada;
use crate::erros::CliError;

/// A body, and what to call it in messages.
pub(crate) struct Corpo {
    /// The file, or the command line.
    pub(crate) nome: String,
    /// The JSON.
    pub(crate) json: Vec<u8>,
}

/// From a file where one is named, and otherwise from those fields that have a value.
pub(crate) fn ler(
    arquivo: Option<&Path>,
    campos: &[(&'static str, Option<String>)],
    falta: &'static str,
    comando: &'static str,
) -> Result<Corpo, CliError> {
    if let Some(caminho) = arquivo {
        return Ok(Corpo { nome: entrada::nome(caminho), json: entrada::ler(caminho)? });
    }
    let campos: Map<String, Value> =
        campos.iter().filter_map(|(nome, valor)| Some(((*nome).to_owned(), Value::String(valor.clone()?)))).collect();
    if campos.is_empty() {
        let mensagem = format!("falta informar: {falta}");
        return Err(CliError::entrada("uso_incorreto", mensagem).dica(format!("veja `focus-cte {comando} --help`")));
    }
    Ok(Corpo { nome: "linha de comando".to_owned(), json: Value::Object(campos).to_string().into_bytes() })
}

/// `focus-cte cancelar`
pub(crate) fn cancelar(pedido: &Cancelar) -> Result<Evento<'_>, CliError> {
    let campos = [("justificativa", pedido.justificativa.clone())];
    let corpo = ler(
        pedido.arquivo.as_deref(),
        &campos,
        "--justificativa TEXTO, ou um ARQUIVO com o corpo em JSON",
        "cancelar",
    )?;
    let tipo = TipoEvento::Cancelamento;
    Ok(Evento { tipo, os: false, referencia: &pedido.referencia, corpo, opcoes: &pedido.evento })
}

/// `focus-cte corrigir`
pub(crate) fn corrigir(pedido: &Corrigir) -> Result<Evento<'_>, CliError> {
    let campos = [
        ("grupo_corrigido", pedido.grupo.clone()),
        ("campo_corrigido", pedido.campo.clone()),
        ("valor_corrigido", pedido.valor.clone()),
        ("numero_item_grupo_corrigido", pedido.item.map(|n| n.to_string())),
        ("campo_api", pedido.tag.then(|| "0".to_owned())),
    ];
    let corpo = ler(
        pedido.arquivo.as_deref(),
        &campos,
        "--campo CAMPO e --valor VALOR, ou um ARQUIVO com o corpo em JSON",
        "corrigir",
    )?;
    let tipo = TipoEvento::CartaCorrecao;
    Ok(Evento { tipo, os: pedido.os, referencia: &pedido.referencia, corpo, opcoes: &pedido.evento })
}

/// `focus-cte desacordo`
pub(crate) fn desacordo(pedido: &Desacordo) -> Result<Evento<'_>, CliError> {
    let campos = [("observacoes", pedido.observacoes.clone())];
    let corpo =
        ler(pedido.arquivo.as_deref(), &campos, "--observacoes TEXTO, ou um ARQUIVO com o corpo em JSON", "desacordo")?;
    let tipo = TipoEvento::PrestacaoDesacordo;
    Ok(Evento { tipo, os: false, referencia: &pedido.referencia, corpo, opcoes: &pedido.evento })
}

/// `focus-cte multimodal`
pub(crate) fn multimodal(pedido: &Multimodal) -> Result<Evento<'_>, CliError> {
    let campos = [("registro", pedido.registro.clone()), ("numero_documento", pedido.documento.clone())];
    let corpo =
        ler(pedido.arquivo.as_deref(), &campos, "--registro TEXTO, ou um ARQUIVO com o corpo em JSON", "multimodal")?;
    let tipo = TipoEvento::RegistroMultimodal;
    Ok(Evento { tipo, os: false, referencia: &pedido.referencia, corpo, opcoes: &pedido.evento })
}

/// `focus-cte gtv`
pub(crate) fn gtv(pedido: &Gtv) -> Result<Evento<'_>, CliError> {
    let corpo = ler(Some(&pedido.arquivo), &[], "ARQUIVO", "gtv")?;
    let tipo = TipoEvento::InformacoesGtv;
    Ok(Evento { tipo, os: true, referencia: &pedido.referencia, corpo, opcoes: &pedido.evento })
}

/// `focus-cte inutilizar`
pub(crate) fn inutilizar(pedido: &Inutilizar) -> Result<Corpo, CliError> {
    let campos = [
        ("cnpj", pedido.cnpj.as_ref().map(|c| c.as_str().to_owned())),
        ("serie", pedido.serie.map(|n| n.to_string())),
        ("numero_inicial", pedido.numero_inicial.map(|n| n.to_string())),
        ("numero_final", pedido.numero_final.map(|n| n.to_string())),
        ("justificativa", pedido.justificativa.clone()),
        ("modelo", pedido.os.then(|| "67".to_owned())),
    ];
    ler(
        pedido.arquivo.as_deref(),
        &campos,
        "--cnpj, --serie, --numero-inicial, --numero-final e --justificativa, ou um ARQUIVO com o corpo em JSON",
        "inutilizar",
    )
}
