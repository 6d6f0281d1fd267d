//! `focus-cte xml`: the official XML of a document, as a preview.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde::Serialize;

use crate::assunto::Assunto;
use crate::cadastro;
use crate::certificado;
use crate::cli::Xml;
use crate::entrada;
use crate::erros::{CliError, Saida};
use crate::gravacao::Destino;
use crate::linhas::Linha;
use crate::previa::{Falta, Fonte, Previa, fazer};
use crate::terminal::{self, aviso};

/// What `--json` shows.
#[derive(Serialize)]
struct Resposta<'a> {
    arquivo: &'a str,
    chave: &'a str,
    valido: bool,
    assinado: bool,
    empresa_ficticia: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    saida: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    xml: Option<&'a str>,
}

/// One file, one XML.
pub(crate) fn executar(pedido: &Xml, json: bool) -> Result<Saida, CliError> {
    let nome = entrada::nome(&pedido.arquivo);
    let fonte = fonte(pedido)?;
    conferir_destino(pedido)?;
    let bytes = entrada::ler(&pedido.arquivo)?;
    let feito = match fazer(pedido, &fonte, &bytes, 0) {
        Ok(feito) => feito,
        Err(Falta::Outra(erro)) => return Err(erro),
        Err(Falta::Json(erro)) => return Err(super::json_invalido(&nome, &erro)),
        Err(Falta::Invalido(relatorio)) => {
            return super::recusar(&nome, assunto(pedido), &relatorio, json, "nenhum XML foi escrito");
        }
    };
    if !feito.valido {
        aviso(&format!("{nome} é inválido (veja com focus-cte validar), e o XML foi escrito mesmo assim"));
    }
    avisar_do_que_nao_vale(pedido, feito.ficticia);
    let caminho = pedido.saida.as_deref().map(Path::to_string_lossy);
    if !json || caminho.is_some() {
        let mut destino = Destino::abrir(pedido.saida.as_deref())?;
        destino.linha(&feito.xml)?;
        destino.concluir()?;
    }
    if json {
        let mut resultado = terminal::Resultado::new();
        resultado.json(&resposta(&nome, &feito, pedido, caminho.as_deref()))?;
        resultado.concluir()?;
    }
    Ok(Saida::Ok)
}

fn resposta<'a>(nome: &'a str, feito: &'a Previa, pedido: &Xml, saida: Option<&'a str>) -> Resposta<'a> {
    Resposta {
        arquivo: nome,
        chave: &feito.chave,
        valido: feito.valido,
        assinado: !pedido.sem_assinatura,
        empresa_ficticia: feito.ficticia,
        saida,
        xml: saida.is_none().then_some(&feito.xml),
    }
}

/// One document a line, one XML a line; an empty line where there is none.
pub(crate) fn fluxo(pedido: &Xml) -> Result<Saida, CliError> {
    let fonte = fonte(pedido)?;
    conferir_destino(pedido)?;
    let mut linhas = entrada::fluxo(&pedido.arquivo)?;
    let mut destino = Destino::abrir(pedido.saida.as_deref())?;
    let mut recusadas = 0_u64;
    let mut ficticia = false;
    let mut ordem = 0_u32;
    loop {
        if linhas.vai_esperar() {
            destino.esvaziar()?;
        }
        let proxima = linhas.proxima().map_err(|e| entrada::erro_de_fluxo(&pedido.arquivo, &e))?;
        let Some((numero, linha)) = proxima else { break };
        let feito = match linha {
            Linha::Texto(texto) if texto.trim_ascii().is_empty() => {
                destino.linha("")?;
                continue;
            }
            Linha::Texto(texto) => fazer(pedido, &fonte, texto, ordem),
            Linha::GrandeDemais => Err(CliError::entrada("arquivo_grande", entrada::linha_grande_demais()).into()),
        };
        ordem += 1;
        match feito {
            Ok(feito) => {
                ficticia |= feito.ficticia;
                destino.linha(&em_uma_linha(feito.xml))?;
            }
            Err(falta) => {
                recusadas += 1;
                contar_falta(&format!("linha {numero}"), pedido, &falta);
                destino.linha("")?;
            }
        }
    }
    destino.concluir()?;
    avisar_do_que_nao_vale(pedido, ficticia);
    Ok(if recusadas == 0 { Saida::Ok } else { Saida::Recusado })
}

fn contar_falta(onde: &str, pedido: &Xml, falta: &Falta) {
    match falta {
        Falta::Json(erro) => terminal::erro(&super::json_invalido(onde, erro)),
        Falta::Outra(erro) => {
            terminal::erro(&CliError { mensagem: format!("{onde}: {}", erro.mensagem), ..erro.clone() });
        }
        Falta::Invalido(relatorio) => super::mostrar_problemas(onde, assunto(pedido), relatorio),
    }
}

fn assunto(pedido: &Xml) -> Assunto {
    Assunto::Documento(super::modelo(pedido.os))
}

fn fonte(pedido: &Xml) -> Result<Fonte, CliError> {
    if pedido.sem_assinatura && pedido.certificado.certificado.is_some() {
        let mensagem = "--certificado e --sem-assinatura não andam juntos: o certificado é para assinar";
        return Err(CliError::entrada("uso_incorreto", mensagem));
    }
    let empresa = pedido.empresa.as_deref().map(cadastro::ler).transpose()?;
    Ok(Fonte { empresa, certificado: certificado::ler(&pedido.certificado)? })
}

fn avisar_do_que_nao_vale(pedido: &Xml, ficticia: bool) {
    let mut texto = String::new();
    if ficticia {
        texto.push_str("os dados da empresa que faltavam são fictícios (dê os reais com --empresa ARQUIVO); ");
    }
    let _ = if pedido.sem_assinatura {
        write!(texto, "o XML não está assinado")
    } else if pedido.certificado.certificado.is_some() {
        write!(texto, "o XML está assinado, mas não autorizado pela SEFAZ")
    } else {
        write!(texto, "a assinatura é de um certificado de teste")
    };
    texto.push_str(": sem valor fiscal");
    aviso(&texto);
}

/// A file of input is never an output.
fn conferir_destino(pedido: &Xml) -> Result<(), CliError> {
    let Some(saida) = pedido.saida.as_deref().and_then(|s| fs::canonicalize(s).ok()) else { return Ok(()) };
    for lido in
        [Some(&pedido.arquivo), pedido.empresa.as_ref(), pedido.certificado.certificado.as_ref()].into_iter().flatten()
    {
        if fs::canonicalize(lido).is_ok_and(|lido| lido == saida) {
            let mensagem = format!("--saida {} é um arquivo de entrada, e seria perdido", entrada::nome(lido));
            return Err(CliError::entrada("saida_sobre_entrada", mensagem));
        }
    }
    Ok(())
}

/// Line feeds in values as references, which mean the same in XML.
fn em_uma_linha(xml: String) -> String {
    if xml.contains(['\n', '\r']) { xml.replace('\r', "&#13;").replace('\n', "&#10;") } else { xml }
}
