//! `focus-cte dacte`: the printed document, of an XML or, as a preview, of a document in JSON.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use focus_cte::{Contexto, Payload, validar_payload};
use focus_cte_dacte::{ErroDacte, Logo, Opcoes, Situacao, e_xml, gerar_de_xml, previa};
use serde_json::json;

use crate::assunto::Assunto;
use crate::cadastro;
use crate::cli::Dacte;
use crate::documento::xml_ilegivel;
use crate::entrada;
use crate::erros::{CliError, Saida};
use crate::ficha::Ficha;
use crate::gravacao::{self, Gravacao};
use crate::previa::empresa_de;
use crate::terminal::{Resultado, aviso, limpo};

/// One file, one PDF.
pub(crate) fn executar(pedido: &Dacte, json: bool) -> Result<Saida, CliError> {
    let nome = entrada::nome(&pedido.arquivo);
    conferir_destino(pedido)?;
    let logo = pedido.logo.as_deref().map(ler_logo).transpose()?;
    let opcoes = Opcoes { logo, cancelado: pedido.cancelado };
    let bytes = entrada::ler(&pedido.arquivo)?;
    let impresso =
        if e_xml(&bytes) { do_xml(&nome, &bytes, &opcoes) } else { do_json(pedido, &nome, &bytes, &opcoes, json) };
    let dacte = match impresso? {
        Ok(dacte) => dacte,
        Err(saida) => return Ok(saida),
    };
    gravar(pedido, &dacte, json)?;
    Ok(Saida::Ok)
}

/// What was printed, or how the command ended when everything is said.
type Impresso = Result<Result<focus_cte_dacte::Dacte, Saida>, CliError>;

fn do_xml(nome: &str, xml: &[u8], opcoes: &Opcoes) -> Impresso {
    gerar_de_xml(xml, opcoes).map(Ok).map_err(|e| match e {
        ErroDacte::Leitura(e) => xml_ilegivel(nome, &e),
        e => CliError::entrada("xml_sem_dacte", format!("{nome}: {}", limpo(&e.to_string()))),
    })
}

fn do_json(pedido: &Dacte, nome: &str, bytes: &[u8], opcoes: &Opcoes, json: bool) -> Impresso {
    let modelo = super::modelo(pedido.os);
    let mut payload = Payload::from_slice(modelo, bytes).map_err(|e| super::json_invalido(nome, &e))?;
    let relatorio = validar_payload(&payload, &Contexto::leiaute());
    if !relatorio.is_valido() {
        if !pedido.sem_validar {
            super::sugerir_modelo(&payload);
            let assunto = Assunto::Documento(modelo);
            return super::recusar(nome, assunto, &relatorio, json, "nenhum DACTE foi impresso").map(Err);
        }
        aviso(&format!("{nome} é inválido (veja com focus-cte validar), e o DACTE foi impresso mesmo assim"));
    }
    let empresa = pedido.empresa.as_deref().map(cadastro::ler).transpose()?;
    let (empresa, ficticia) = empresa_de(&payload, empresa.as_ref())?;
    if ficticia {
        aviso("os dados da empresa que faltavam são fictícios (dê os reais com --empresa ARQUIVO)");
    }
    let dacte = previa(&mut payload, &empresa, opcoes);
    dacte.map(Ok).map_err(|e| CliError::entrada("dacte_impossivel", format!("{nome}: {}", limpo(&e.to_string()))))
}

fn gravar(pedido: &Dacte, dacte: &focus_cte_dacte::Dacte, json: bool) -> Result<(), CliError> {
    let caminho = match pedido.saida.as_deref() {
        Some(saida) if saida.as_os_str() == "-" => {
            let mut resultado = Resultado::new();
            resultado.write_all(&dacte.pdf)?;
            return resultado.concluir();
        }
        Some(saida) => {
            let mut gravacao = Gravacao::iniciar(saida)?;
            let nome = entrada::nome(saida);
            gravacao.write_all(&dacte.pdf).map_err(|e| CliError::escrita(&nome, &e))?;
            gravacao.concluir()?;
            nome
        }
        None => {
            let pasta = pedido.arquivo.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
            let nome = pedido.arquivo.file_stem().unwrap_or_default().to_string_lossy();
            let salvo = gravacao::salvar_sem_substituir(pasta, &nome, "pdf", &dacte.pdf)?;
            entrada::nome(salvo.caminho())
        }
    };
    let chave = dacte.chave.as_str();
    let mut resultado = Resultado::new();
    if json {
        let (situacao, folhas) = (dacte.situacao.as_str(), dacte.folhas);
        resultado.json(&json!({"chave": chave, "situacao": situacao, "folhas": folhas, "saida": caminho}))?;
    } else {
        Ficha::new(&caminho)
            .linha("chave", Some(chave))
            .linha("situação", Some(situacao(dacte.situacao)))
            .linha("folhas", Some(&dacte.folhas.to_string()))
            .escrever(&mut resultado)?;
    }
    resultado.concluir()
}

fn situacao(situacao: Situacao) -> &'static str {
    match situacao {
        Situacao::Previa => "prévia, sem valor fiscal",
        Situacao::SemProtocolo => "sem protocolo de autorização",
        Situacao::Autorizado => "autorizado",
        Situacao::Cancelado => "cancelado",
    }
}

fn ler_logo(caminho: &Path) -> Result<Logo, CliError> {
    let bytes = entrada::ler(caminho)?;
    Logo::de(&bytes).map_err(|e| CliError::entrada("logo_invalido", format!("{}: {e}", entrada::nome(caminho))))
}

/// Where to write is known, and is not what is read.
fn conferir_destino(pedido: &Dacte) -> Result<(), CliError> {
    let Some(saida) = pedido.saida.as_deref() else {
        if pedido.arquivo.as_os_str() == "-" {
            return Err(CliError::entrada(
                "sem_saida",
                "o documento vem da entrada padrão: diga onde gravar o PDF com -o ARQUIVO",
            ));
        }
        return Ok(());
    };
    let Ok(saida) = fs::canonicalize(saida) else { return Ok(()) };
    let lidos = [Some(&pedido.arquivo), pedido.logo.as_ref(), pedido.empresa.as_ref()];
    for lido in lidos.into_iter().flatten() {
        if fs::canonicalize(lido).is_ok_and(|lido| lido == saida) {
            let mensagem = format!("-o {} é um arquivo de entrada, e seria perdido", entrada::nome(lido));
            return Err(CliError::entrada("saida_sobre_entrada", mensagem));
        }
    }
    Ok(())
}
