//! `focus-cte assinar`: the signature of an XML that is already there.

use std::path::Path;

use focus_cte_xml::{ErroAssinatura, assinar, assinar_conferido, texto_do_xml};
use serde::Serialize;

use crate::certificado;
use crate::cli::Assinar;
use crate::documento::xml_ilegivel;
use crate::entrada;
use crate::erros::{CliError, Saida};
use crate::gravacao::Destino;
use crate::terminal::Resultado;

#[derive(Serialize)]
struct Resposta<'a> {
    arquivo: &'a str,
    titular: &'a str,
    cnpj: Option<&'a str>,
    valido_ate: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    saida: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    xml: Option<&'a str>,
}

/// Signs one file.
pub(crate) fn executar(pedido: &Assinar, json: bool) -> Result<Saida, CliError> {
    let nome = entrada::nome(&pedido.arquivo);
    let certificado = certificado::ler(&pedido.certificado)?.ok_or_else(|| {
        CliError::entrada("certificado_ausente", "falta dizer com que certificado assinar")
            .dica("use --certificado a1.pfx; um XML de teste, sem valor, sai assinado de focus-cte xml")
    })?;
    let bytes = entrada::ler_bytes(&pedido.arquivo)?;
    let xml = texto_do_xml(&bytes).map_err(|e| xml_ilegivel(&nome, &e))?;
    let agora = jiff::Timestamp::now();
    let assinado =
        if pedido.sem_conferir { assinar(&xml, &certificado) } else { assinar_conferido(&xml, &certificado, agora) };
    let assinado = assinado.map_err(|e| recusa(&nome, &e))?;
    let caminho = pedido.saida.as_deref().map(Path::to_string_lossy);
    if !json || caminho.is_some() {
        let mut destino = Destino::abrir(pedido.saida.as_deref())?;
        destino.linha(assinado.trim_end_matches(['\r', '\n']))?;
        destino.concluir()?;
    }
    if json {
        let titular = certificado.titular();
        let mut resultado = Resultado::new();
        resultado.json(&Resposta {
            arquivo: &nome,
            titular: &titular.nome,
            cnpj: titular.cnpj.as_deref(),
            valido_ate: titular.valido_ate.to_string(),
            saida: caminho.as_deref(),
            xml: caminho.is_none().then_some(&assinado),
        })?;
        resultado.concluir()?;
    }
    Ok(Saida::Ok)
}

/// Why there is no signature, as the user meets it.
pub(crate) fn recusa(nome: &str, erro: &ErroAssinatura) -> CliError {
    match erro {
        ErroAssinatura::Xml(erro) => xml_ilegivel(nome, erro),
        ErroAssinatura::Certificado(erro) => CliError::new(Saida::Recusado, "certificado", format!("{nome}: {erro}"))
            .dica("para assinar mesmo assim, sabendo que a SEFAZ recusaria: --sem-conferir"),
        _ => CliError::new(Saida::Recusado, "assinatura", format!("{nome}: {erro}")),
    }
}
