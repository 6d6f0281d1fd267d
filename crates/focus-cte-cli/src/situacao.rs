//! A document's state as people and machines read it.

use focus_cte::Referencia;
use focus_cte::documento::{Documento, Status};
use serde_json::Value;

use crate::arquivo::Arquivo;
use crate::erros::{CliError, Saida};
use crate::ficha::Ficha;
use crate::terminal::{self, Cor, Resultado, limpo};

/// The exit code of a state.
pub(crate) fn saida(status: &Status) -> Saida {
    match status {
        Status::Autorizado | Status::Cancelado => Saida::Ok,
        Status::ErroAutorizacao | Status::Denegado => Saida::Recusado,
        Status::ProcessandoAutorizacao | Status::Outro(_) => Saida::Indefinido,
    }
}

/// A document as last seen, and what this command did with it.
pub(crate) struct Visto<'a> {
    /// What the API told.
    pub(crate) documento: &'a Documento,
    /// The reference it was asked by.
    pub(crate) referencia: &'a Referencia,
    /// Its XML, if it was saved.
    pub(crate) xml: Option<&'a Arquivo>,
    /// Whether the answer to its emission was lost.
    pub(crate) reconciliado: bool,
}

/// Writes the state on standard output.
pub(crate) fn escrever(visto: &Visto<'_>, json: bool) -> Result<(), CliError> {
    let Visto { documento, referencia, xml, reconciliado } = *visto;
    for divergencia in documento.divergencias() {
        terminal::aviso(&format!(
            "a API usou {} {}, e não {}, que foi o enviado",
            divergencia.campo,
            limpo(&divergencia.recebido),
            limpo(&divergencia.enviado)
        ));
    }
    if reconciliado {
        terminal::aviso("a resposta do envio se perdeu; a situação abaixo é a da consulta pela ref");
    }
    let mut resultado = Resultado::new();
    if json {
        resultado.json(&para_maquinas(visto)?)?;
    } else {
        let ficha = Ficha::new(referencia.as_str()).estado(cor(&documento.status), documento.status.as_str());
        linhas(documento, xml)
            .into_iter()
            .fold(ficha, |ficha, (rotulo, valor)| ficha.linha(rotulo, Some(valor)))
            .escrever(&mut resultado)?;
    }
    resultado.concluir()
}

fn cor(status: &Status) -> Cor {
    match saida(status) {
        Saida::Ok => Cor::Verde,
        Saida::Recusado => Cor::Vermelho,
        _ => Cor::Amarelo,
    }
}

fn linhas(documento: &Documento, xml: Option<&Arquivo>) -> Vec<(&'static str, String)> {
    let numeracao = match (documento.numero, documento.serie) {
        (Some(numero), Some(serie)) => Some(format!("{numero}, série {serie}")),
        (numero, _) => numero.map(|n| n.to_string()),
    };
    let protocolo = documento.protocolo.as_ref().and_then(|p| p.protocolo.clone());
    let recebido = documento.protocolo.as_ref().and_then(|p| p.data_recebimento.clone());
    let mut linhas: Vec<(&'static str, Option<String>)> = vec![
        ("SEFAZ", documento.sefaz()),
        ("modelo", documento.modelo.map(|m| format!("{} ({m})", m.codigo()))),
        ("chave", documento.chave_recebida.clone()),
        ("número", numeracao),
        ("protocolo", protocolo.or_else(|| xml.and_then(|x| x.protocolo.clone()))),
        ("recebido", recebido),
        ("XML", xml.map(Arquivo::caminho)),
    ];
    if xml.is_none() {
        linhas.push(("XML na API", documento.caminho_xml.clone()));
    }
    linhas.push(("DACTE", documento.caminho_dacte.clone()));
    linhas.push(("correção", documento.caminho_xml_carta_correcao.clone()));
    linhas.push(("cancelam.", documento.caminho_xml_cancelamento.clone()));
    linhas.extend(documento.erros.iter().map(|e| ("erro", Some(e.to_string()))));
    linhas.push(("a fazer", documento.rejeicao().map(|r| r.o_que_fazer.replace('`', ""))));
    linhas.into_iter().filter_map(|(rotulo, valor)| valor.map(|v| (rotulo, v))).collect()
}

fn para_maquinas(visto: &Visto<'_>) -> Result<Value, CliError> {
    let Visto { documento, referencia, xml, reconciliado } = *visto;
    let mut valor = serde_json::to_value(documento).map_err(|_| {
        CliError::new(Saida::Indisponivel, "resposta_invalida", "a resposta da API não pôde ser relida")
    })?;
    if let Value::Object(campos) = &mut valor {
        campos.entry("ref").or_insert_with(|| referencia.as_str().into());
        if reconciliado {
            campos.insert("reconciliado".to_owned(), true.into());
        }
        if let (false, Ok(divergencias)) =
            (documento.divergencias().is_empty(), serde_json::to_value(documento.divergencias()))
        {
            campos.insert("divergencias".to_owned(), divergencias);
        }
        if let Some(xml) = xml {
            campos.insert("arquivo_xml".to_owned(), xml.caminho().into());
            if let Some(protocolo) = &xml.protocolo {
                campos.insert("numero_protocolo".to_owned(), protocolo.as_str().into());
            }
        }
    }
    Ok(valor)
}
