//! `focus-cte inutilizar`: the legacy request that gives up a range of numbers.

use focus_cte::documento::RespostaInutilizacao;

use super::{corpo, evento};
use crate::api::{self, Conexao};
use crate::arquivo::{Arquivo, Peca};
use crate::assunto::Assunto;
use crate::cli::Inutilizar;
use crate::erros::{CliError, Saida};
use crate::ficha::Ficha;
use crate::gravacao;
use crate::terminal::{self, Espera, Resultado, limpo};

/// Sends the request, and says that it is legacy.
pub(crate) fn executar(pedido: &Inutilizar, json: bool) -> Result<Saida, CliError> {
    let corpo = corpo::inutilizar(pedido)?;
    let opcoes = &pedido.evento;
    if let Some(saida) = super::conferir(&corpo, Assunto::Inutilizacao, &opcoes.acesso, opcoes.sem_validar, json)? {
        return Ok(saida);
    }
    if let Some(pasta) = &pedido.evento.saida {
        gravacao::preparar_pasta(pasta)?;
    }
    terminal::aviso("a SEFAZ encerrou a inutilização no leiaute 4.00: números pulados não precisam mais de pedido");
    let (resposta, arquivo) = api::com_api(&pedido.evento.acesso, interrompido, async |conexao| {
        let resposta = {
            let _espera = Espera::new("enviando a inutilização");
            conexao.client.inutilizar(&corpo.json).await.map_err(|e| conexao.erro(&e))?
        };
        let arquivo = salvar(conexao, pedido, &resposta).await?;
        Ok((resposta, arquivo))
    })?;
    escrever(&resposta, arquivo.as_ref(), json)?;
    let saida = evento::saida(&resposta.status);
    if saida == Saida::Recusado {
        let motivo = resposta.sefaz().unwrap_or_else(|| "sem explicação".to_owned());
        let mensagem = format!("a SEFAZ recusou a inutilização: {}", limpo(&motivo));
        terminal::erro(&CliError::new(saida, "evento_recusado", mensagem).dica("confira a série e a faixa de números"));
    }
    Ok(saida)
}

async fn salvar(
    conexao: &Conexao,
    pedido: &Inutilizar,
    resposta: &RespostaInutilizacao,
) -> Result<Option<Arquivo>, CliError> {
    let (Some(pasta), Some(caminho)) = (&pedido.evento.saida, &resposta.caminho_xml) else { return Ok(None) };
    let xml = conexao.client.baixar(caminho).await.map_err(|e| conexao.erro(&e))?;
    let [inicial, ultimo] = [resposta.numero_inicial, resposta.numero_final].map(Option::unwrap_or_default);
    let peca = Peca::Inutilizacao(resposta.serie.unwrap_or_default(), inicial, ultimo);
    Arquivo::salvar(pasta, &peca, None, &xml).map(Some)
}

fn escrever(resposta: &RespostaInutilizacao, arquivo: Option<&Arquivo>, json: bool) -> Result<(), CliError> {
    let mut resultado = Resultado::new();
    if json {
        let mut valor = serde_json::to_value(resposta).unwrap_or_default();
        if let (Some(campos), Some(arquivo)) = (valor.as_object_mut(), arquivo) {
            campos.insert("arquivo_xml".to_owned(), arquivo.caminho().into());
        }
        resultado.json(&valor)?;
        return resultado.concluir();
    }
    let numero = |n: Option<u32>| n.map_or_else(|| "?".to_owned(), |n| n.to_string());
    let faixa = format!("{} a {}", numero(resposta.numero_inicial), numero(resposta.numero_final));
    let ficha = Ficha::new("inutilização")
        .estado(evento::cor(&resposta.status), resposta.status.as_str())
        .linha("SEFAZ", resposta.sefaz())
        .linha("série", resposta.serie.map(|n| n.to_string()))
        .linha("números", Some(faixa))
        .linha("XML", arquivo.map(Arquivo::caminho));
    let na_api = resposta.caminho_xml.clone().filter(|_| arquivo.is_none());
    let ficha = ficha.linha("XML na API", na_api);
    resposta
        .erros
        .iter()
        .fold(ficha, |ficha, erro| ficha.linha("erro", Some(erro.to_string())))
        .escrever(&mut resultado)?;
    resultado.concluir()
}

fn interrompido() -> CliError {
    CliError::new(Saida::Indefinido, "interrompido", "interrompido; o pedido pode já ter sido enviado")
        .dica("pode ser repetido: inutilizar a mesma faixa outra vez não muda nada")
}
