//! `focus-cte recebidas`: the CT-es that others issued for a company.

mod cursor;
mod listar;

use std::path::PathBuf;

use focus_cte::Modelo;
use focus_cte::evento::TipoEvento;
use focus_cte::model;
use serde_json::json;

use super::corpo;
use super::evento::{self, Registrado};
use crate::api;
use crate::arquivo::{Arquivo, Peca};
use crate::assunto::Assunto;
use crate::cli::{DaChave, ManifestarDesacordo, Recebidas, XmlRecebida};
use crate::erros::{CliError, Saida};
use crate::ficha::Ficha;
use crate::gravacao;
use crate::terminal::{Espera, Resultado, aviso, limpo};

/// Runs one of the commands.
pub(crate) fn executar(pedido: &Recebidas, json: bool) -> Result<Saida, CliError> {
    match pedido {
        Recebidas::Listar(pedido) => listar::executar(pedido, json),
        Recebidas::Mostrar(pedido) => mostrar(pedido, json),
        Recebidas::Xml(pedido) => xml(pedido, json),
        Recebidas::Desacordo(pedido) => desacordo(pedido, json),
    }
}

/// The whole document as JSON: on one line for machines, indented for people.
fn mostrar(pedido: &DaChave, json: bool) -> Result<Saida, CliError> {
    let chave = chave(&pedido.chave)?;
    let documento = api::com_api(&pedido.acesso, api::interrompida, async |conexao| {
        let _espera = Espera::new("consultando");
        conexao.client.consultar_recebida(chave).await.map_err(|e| conexao.erro(&e))
    })?;
    let mut resultado = Resultado::new();
    if json {
        resultado.json(&documento)?;
    } else {
        for linha in format!("{documento:#}").lines() {
            resultado.linha(&limpo(linha))?;
        }
    }
    resultado.concluir()?;
    Ok(Saida::Ok)
}

fn xml(pedido: &XmlRecebida, json: bool) -> Result<Saida, CliError> {
    let DaChave { chave: texto, acesso } = &pedido.da_chave;
    let chave = chave(texto)?;
    let pasta = pedido.saida.clone().unwrap_or_else(|| PathBuf::from("."));
    gravacao::preparar_pasta(&pasta)?;
    let (peca, arquivo) = api::com_api(acesso, api::interrompida, async |conexao| {
        let _espera = Espera::new("baixando o XML");
        let (peca, xml) = if pedido.cancelamento {
            let xml = conexao.client.baixar_xml_cancelamento_recebida(chave).await;
            (Peca::Evento(TipoEvento::Cancelamento), xml)
        } else if pedido.carta_correcao {
            let xml = conexao.client.baixar_xml_carta_correcao_recebida(chave).await;
            (Peca::Evento(TipoEvento::CartaCorrecao), xml)
        } else {
            (Peca::Xml, conexao.client.baixar_xml_recebida(chave).await)
        };
        let xml = xml.map_err(|e| conexao.erro(&e))?;
        let arquivo = Arquivo::salvar(&pasta, &peca, Some(chave), &xml)?;
        Ok((peca, arquivo))
    })?;
    let mut resultado = Resultado::new();
    if json {
        resultado.json(&json!({"chave": chave, "tipo": peca.nome(), "arquivo": arquivo.caminho()}))?;
    } else {
        Ficha::new(chave).linha("XML", Some(arquivo.caminho())).escrever(&mut resultado)?;
    }
    resultado.concluir()?;
    Ok(Saida::Ok)
}

fn desacordo(pedido: &ManifestarDesacordo, json: bool) -> Result<Saida, CliError> {
    let DaChave { chave: texto, acesso } = &pedido.da_chave;
    let chave = chave(texto)?;
    let tipo = TipoEvento::PrestacaoDesacordo;
    let resposta = if pedido.consultar {
        api::com_api(acesso, api::interrompida, async |conexao| {
            conexao.client.consultar_desacordo_recebida(chave).await.map_err(|e| conexao.erro(&e))
        })?
    } else {
        let campos = [("observacoes", pedido.observacoes.clone())];
        let corpo = corpo::ler(None, &campos, "--observacoes TEXTO, ou --consultar", "recebidas desacordo")?;
        let assunto = Assunto::Evento(tipo, Modelo::Cte);
        if let Some(saida) = super::conferir(&corpo, assunto, acesso, pedido.sem_validar, json)? {
            return Ok(saida);
        }
        api::com_api(
            acesso,
            || interrompido(pedido),
            async |conexao| {
                let _espera = Espera::new("enviando o desacordo");
                let corpo = evento::tipado::<model::Desacordo>(&corpo)?;
                conexao.client.desacordo_recebida(chave, corpo).await.map_err(|e| conexao.erro(&e))
            },
        )?
    };
    evento::escrever(&Registrado { nome: tipo.nome(), referencia: None, resposta: &resposta, arquivo: None }, json)?;
    Ok(evento::concluir(tipo, &resposta))
}

fn interrompido(pedido: &ManifestarDesacordo) -> CliError {
    let DaChave { chave, acesso } = &pedido.da_chave;
    let comando = api::comando_em(acesso, &["recebidas", "desacordo", chave, "--consultar"]);
    CliError::new(Saida::Indefinido, "interrompido", "interrompido; o desacordo pode já ter sido declarado")
        .dica(format!("antes de repetir: {comando}"))
}

/// The key without the prefix that the XML's `Id` has. Only its form must be right: a list can have a key with a wrong digit.
fn chave(texto: &str) -> Result<&str, CliError> {
    let texto = texto.trim();
    let chave = texto.get(..3).filter(|p| p.eq_ignore_ascii_case("cte")).map_or(texto, |_| &texto[3..]);
    if chave.len() != 44 || !chave.bytes().all(|b| b.is_ascii_alphanumeric()) {
        let mensagem = format!("a chave tem 44 letras e algarismos, e a informada tem {}", chave.chars().count());
        return Err(
            CliError::entrada("chave_invalida", mensagem).dica("veja as chaves com: focus-cte recebidas listar")
        );
    }
    if let Err(motivo) = chave.parse::<focus_cte::Chave>() {
        aviso(&limpo(&motivo.to_string()));
    }
    Ok(chave)
}
