//! `focus-cte baixar REF`: a document's files.

use std::path::PathBuf;

use focus_cte::documento::Documento;
use focus_cte::evento::TipoEvento;
use serde_json::json;

use crate::api::{self, Conexao};
use crate::arquivo::{Arquivo, Peca};
use crate::cli::Baixar;
use crate::erros::{CliError, Saida};
use crate::ficha::Ficha;
use crate::gravacao;
use crate::terminal::{Espera, Resultado, limpo};

/// Asks where the files are, and saves those that were asked for.
pub(crate) fn executar(pedido: &Baixar, json: bool) -> Result<Saida, CliError> {
    let referencia = api::referencia(&pedido.referencia)?;
    let pasta = pedido.saida.clone().unwrap_or_else(|| PathBuf::from("."));
    gravacao::preparar_pasta(&pasta)?;
    let (salvos, falta) = api::com_api(&pedido.acesso, api::interrompida, async |conexao| {
        let _espera = Espera::new("baixando");
        let documento = conexao.client.consultar(&referencia).await.map_err(|e| conexao.erro(&e))?;
        let mut salvos = Vec::new();
        for peca in pecas(pedido) {
            match baixar(conexao, pedido, &documento, &peca).await {
                Ok(bytes) => {
                    let chave = documento.chave_recebida.as_deref();
                    salvos.push((peca.nome(), Arquivo::salvar(&pasta, &peca, chave, &bytes)?));
                }
                Err(erro) => return Ok((salvos, Some(erro))),
            }
        }
        Ok((salvos, None))
    })?;
    let mut resultado = Resultado::new();
    if json && falta.is_none() {
        let arquivos: Vec<_> =
            salvos.iter().map(|(tipo, arquivo)| json!({"tipo": tipo, "arquivo": arquivo.caminho()})).collect();
        resultado.json(&json!({"ref": referencia.as_str(), "arquivos": arquivos}))?;
    } else if !json && !salvos.is_empty() {
        let ficha = Ficha::new(referencia.as_str());
        let linha = |ficha: Ficha, (tipo, arquivo): &(&'static str, Arquivo)| {
            ficha.linha(rotulo(tipo), Some(arquivo.caminho()))
        };
        salvos.iter().fold(ficha, linha).escrever(&mut resultado)?;
    }
    resultado.concluir()?;
    falta.map_or(Ok(Saida::Ok), Err)
}

fn pecas(pedido: &Baixar) -> Vec<Peca> {
    let nada = !(pedido.dacte || pedido.cancelamento || pedido.carta_correcao);
    [
        (pedido.xml || nada, Peca::Xml),
        (pedido.dacte, Peca::Dacte),
        (pedido.cancelamento, Peca::Evento(TipoEvento::Cancelamento)),
        (pedido.carta_correcao, Peca::Evento(TipoEvento::CartaCorrecao)),
    ]
    .into_iter()
    .filter_map(|(pedida, peca)| pedida.then_some(peca))
    .collect()
}

async fn baixar(conexao: &Conexao, pedido: &Baixar, documento: &Documento, peca: &Peca) -> Result<Vec<u8>, CliError> {
    let caminho = match peca {
        Peca::Dacte => &documento.caminho_dacte,
        Peca::Evento(TipoEvento::Cancelamento) => &documento.caminho_xml_cancelamento,
        Peca::Evento(_) => &documento.caminho_xml_carta_correcao,
        _ => &documento.caminho_xml,
    };
    match caminho {
        Some(caminho) => conexao.client.baixar(caminho).await.map_err(|e| conexao.erro(&e)),
        None => Err(sem_arquivo(conexao, pedido, documento, peca)),
    }
}

fn sem_arquivo(conexao: &Conexao, pedido: &Baixar, documento: &Documento, peca: &Peca) -> CliError {
    let que = match peca {
        Peca::Dacte => "DACTE",
        Peca::Evento(TipoEvento::Cancelamento) => "XML de cancelamento",
        Peca::Evento(_) => "XML de carta de correção",
        _ => "XML",
    };
    let mensagem =
        format!("{} não tem {que}: a situação é {}", limpo(&pedido.referencia), limpo(documento.status.as_str()));
    if documento.em_processamento() {
        return CliError::new(Saida::Indefinido, "sem_arquivo", mensagem).dica("espere a autorização e baixe de novo");
    }
    CliError::new(Saida::Referencia, "sem_arquivo", mensagem)
        .dica(format!("veja o que há na API com: {}", conexao.comando(&["consultar", &pedido.referencia])))
}

fn rotulo(tipo: &str) -> &'static str {
    match tipo {
        "dacte" => "DACTE",
        "cancelamento" => "cancelam.",
        "carta_correcao" => "correção",
        _ => "XML",
    }
}
